"""screens.md says what the program does: every screen is in it, with the keys that act there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from drawing import ROOT, draw

PAGE = (ROOT / "screens.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", draw.VIEWS, ids=lambda view: view.name)
async def test_the_keys_on_the_page_are_the_keys_of_the_screen(view: Any) -> None:
    _, _, keys = await draw.shown(view, draw.WIDE)

    on_page = re.search(f"<!-- keys: {view.name} -->\n(.*?)\n<!-- end keys", PAGE, re.DOTALL)
    assert on_page is not None
    assert keys == on_page[1]


def test_every_screen_of_the_program_is_on_the_page() -> None:
    screens = {path.stem for path in (ROOT / "src/amends/screens").glob("*.py")}
    shared = {
        "__init__",
        "case_screen",
        "desk_news",
        "letter_screen",
        "judged_screen",
        "letter_tools",
        "points_screen",
        "reading_screen",
        "dialog",
    }
    named = {name.replace("_", " ") for name in screens - shared if not name.startswith("dialog_")}

    titles = " ".join(re.findall(r"^## (.*)$", PAGE, re.MULTILINE)).lower()
    assert not {name for name in named if name not in titles}


def test_every_picture_named_on_the_page_is_there() -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", PAGE)

    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
