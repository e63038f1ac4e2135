"""Every key that the line at the bottom prints does something, with an editor in focus and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amends.widgets.key_line import KeyLine
from drawing import draw

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZE = (140, 40)
PRESSES = {
    "1-5": ("2", "4"),
    "← →": ("right",),
    "↑ ↓": ("down",),
    "esc": ("escape",),
    "F1": ("f1",),
    "/": ("slash",),
    ",": ("comma",),
    "[": ("left_square_bracket",),
    "]": ("right_square_bracket",),
}


def seen(pilot: Pilot[Any]) -> tuple[Any, ...]:
    app = pilot.app
    return (
        [type(screen).__name__ for screen in app.screen_stack],
        app.focused,
        draw.text(app, SIZE),
        len(app._notifications),
        app._exit,
    )


async def keys_printed(view: Any, home: Path) -> list[str]:
    app = draw.app_for(view, home)
    async with app.run_test(size=SIZE) as pilot:
        await draw.drive(view, pilot)
        line = app.screen.query_one(KeyLine).render().plain
        shown = [active.binding for active in app.screen.active_bindings.values() if active.binding.show]
    names = [binding.key_display or binding.key for binding in shown]
    return [name for name in dict.fromkeys(names) if f"{name} " in line.replace("esc", "escape ")] + ["F1"]


@pytest.mark.parametrize("name", ["desk", "points", "facts", "respond", "remedy", "preview", "follow-up"])
async def test_each_printed_key_does_something(name: str, tmp_path: Path) -> None:
    view = next(view for view in draw.VIEWS if view.name == name)
    printed = await keys_printed(view, tmp_path / "first")
    idle = []
    for number, key in enumerate(key for printed_ in printed for key in PRESSES.get(printed_, (printed_,))):
        app = draw.app_for(view, tmp_path / str(number))
        async with app.run_test(size=SIZE) as pilot:
            await draw.drive(view, pilot)
            before = seen(pilot)
            await pilot.press(key)
            await pilot.pause(0.3)
            if seen(pilot) == before:
                idle.append(key)

    assert len(printed) > 3
    assert idle == []
