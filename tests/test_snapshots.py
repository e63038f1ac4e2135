"""How each screen looks, small and wide; after a wanted change add --snapshot-update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amends.widgets.part_area import PartArea
from drawing import draw, views

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

UNLIKE = ("not-saved", "changed-elsewhere")
"""Views that look another way each time: a folder is named, or whether a save is under way just then."""

SIZES = {"small": (80, 24), "wide": (140, 40)}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing blinks and nothing slides while a picture is taken."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.widgets._text_area.TextArea.cursor_blink", False)
    monkeypatch.setattr("textual.widgets._input.Input.cursor_blink", False)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "view",
    [view for view in views.VIEWS if view.name not in UNLIKE],
    ids=lambda view: view.name,
)
def test_the_screen_looks_as_before(view: Any, size: str, snap_compare: Any, tmp_path: Path) -> None:
    async def drive(pilot: Pilot[int]) -> None:
        if view.name == "cool-down":  # words only where nothing slides, before its first second is over
            await pilot.press(*view.keys, "space")
            pilot.app.save_now()  # type: ignore[attr-defined]
            await pilot.pause()
            return
        for key in view.keys:
            await draw.press(pilot, key)
            await pilot.pause(0.3)
        for area in pilot.app.screen.query(PartArea):
            area.cursor_blink = False
        await pilot.pause(view.settle)
        pilot.app.save_now()  # type: ignore[attr-defined]
        await pilot.pause()

    app = views.app_for(view, tmp_path / "home")
    assert snap_compare(app, terminal_size=SIZES[size], run_before=drive)
