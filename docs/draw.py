"""Draw every screen from the program: pictures under docs/screens, keys and small pictures in screens.md.

    python docs/draw.py [NAME...]

With names only these are drawn. Nothing is drawn by hand: a case is made in a folder of its own, the
program is driven by keys at a fixed time, its files are really changed or in the way, and what it shows is
written down. A test holds the keys in screens.md against the program.
"""

from __future__ import annotations

import asyncio
import re
import secrets
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from views import VIEWS, app_for, in_front, no_folder, other_words

from amends.app.main import Amends
from amends.screens.help import keys_of
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from amends.widgets.key_line import in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot
    from views import View

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "screens"
PAGE = ROOT / "screens.md"
WIDE = (120, 34)
SMALL = (80, 24)


def _by_hand(app: Amends) -> None:
    path = in_front(app.places)
    path.write_text(dumps(other_words(load(path).case)), encoding="utf-8")
    app.look_elsewhere()


HAPPENS: dict[str, Callable[[Amends], None]] = {
    "(no_folder)": lambda app: no_folder(app.places),
    "(by_hand)": _by_hand,
}
"""What befalls the files between two keys."""


async def press(pilot: Pilot[int], key: str) -> None:
    """Press a key, or let happen what stands in its place; "out" is esc where a text has the focus."""
    if key == "out":
        if in_text(pilot.app.focused):
            await pilot.press("escape")
    elif key in HAPPENS:
        assert isinstance(pilot.app, Amends)
        HAPPENS[key](pilot.app)
    else:
        await pilot.press(key)


async def drive(view: View, pilot: Pilot[int]) -> None:
    """Press the keys that lead to the view, and wait until it has settled."""
    for key in view.keys:
        await press(pilot, key)
        await pilot.pause(0.3)
    await pilot.pause(view.settle)
    app = pilot.app
    assert isinstance(app, Amends)
    if not HAPPENS.keys() & set(view.keys):
        app.save_now()  # so that the line on top says the same however quick the machine is
    await pilot.pause()


async def shown(view: View, size: tuple[int, int], theme: str = "dusk") -> tuple[str, str, str]:
    """Return a view as SVG, as text and its keys as a table."""
    (svg,), words, keys = await seen(view, size, (theme,))
    return svg, words, keys


async def seen(
    view: View, size: tuple[int, int], themes: tuple[str, ...]
) -> tuple[tuple[str, ...], str, str]:
    """Return a view as SVG in each of these themes, as text and its keys as a table."""
    pictures = []
    with a_home() as home:
        app = app_for(view, home, themes[0])
        async with app.run_test(size=size) as pilot:
            await drive(view, pilot)
            words, keys = renamed(text(app, size), home), table(pilot)
            for theme in themes:
                app.theme = theme
                await pilot.pause()
                await pilot.pause()
                pictures.append(renamed(picture(app), home))
            return tuple(pictures), words, keys


@contextmanager
def a_home() -> Iterator[Path]:
    """Yield a folder of its own, with a name as long as the one that is drawn in its place."""
    home = Path("/tmp") / secrets.token_hex(3)
    home.mkdir(mode=0o700)
    try:
        yield home
    finally:
        shutil.rmtree(home)


def renamed(drawn: str, home: Path) -> str:
    """Return a drawing with the name that the home would have, and no number that changes each time."""
    if str(home) not in drawn:
        return drawn
    drawn = drawn.replace(str(home), "/home/robin")
    return re.sub(r"terminal-\d+", "terminal-0", re.sub(r"(achebe-)[0-9a-f]{8}", r"\g<1>7f3a90c2", drawn))


def picture(app: Amends) -> str:
    """Return the screen as SVG; spaces in it are kept by viewers that would drop them."""
    return app.export_screenshot().replace("<text ", '<text xml:space="preserve" ')


def text(app: Amends, size: tuple[int, int]) -> str:
    """Return the screen as plain text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines[: size[1]])


def table(pilot: Pilot[int]) -> str:
    """Return the keys that act on the screen in front, as a table."""
    rows = ["| key | does |", "|---|---|"]
    for group in keys_of(pilot.app.screen):
        if group.title == "Here":
            rows += [f"| {keys.replace('|', chr(92) + '|')} | {words} |" for keys, words in group.keys]
    return "\n".join(rows)


def block(page: str, kind: str, name: str, body: str) -> str:
    """Put a body between its marks on the page."""
    begin, end = f"<!-- {kind}: {name} -->", f"<!-- end {kind}: {name} -->"
    pattern = re.compile(re.escape(begin) + r".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"screens.md has no place for {kind} of {name}")
    return pattern.sub(lambda _: f"{begin}\n{body}\n{end}", page)


async def draw(*names: str) -> None:
    """Draw every view, or those of these names."""
    if unknown := set(names) - {view.name for view in VIEWS}:
        raise SystemExit(f"there is no view called {', '.join(sorted(unknown))}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page = PAGE.read_text(encoding="utf-8")
    for view in (each for each in VIEWS if not names or each.name in names):
        (dark, light), _, keys = await seen(view, WIDE, ("dusk", "paper"))
        (PICTURES / f"{view.name}.svg").write_text(dark, encoding="utf-8")
        (PICTURES / f"{view.name}-paper.svg").write_text(light, encoding="utf-8")
        _, small, _ = await shown(view, SMALL)
        page = block(page, "picture", view.name, f"```text\n{small}\n```")
        page = block(page, "keys", view.name, keys)
        print(view.name, file=sys.stderr)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(*sys.argv[1:]))
