"""screens.md says what the program does: every screen is in it, with the keys that act there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amends.domain.summary import Copy
from amends.screens.dialog_files import Changed, CopyBeside, NotSavedNow, NotSavedThen
from drawing import ROOT, draw, views

if TYPE_CHECKING:
    from amends.screens.dialog_ways import Ways

PAGE = (ROOT / "screens.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", views.VIEWS, ids=lambda view: view.name)
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
        "cooling_screen",
        "desk_asking",
        "desk_news",
        "desk_words",
        "letter_screen",
        "judged_screen",
        "owing",
        "led_in",
        "read_stops",
        "letter_tools",
        "paned",
        "points_screen",
        "reading_screen",
        "dialog",
        "toasts_in_front",
    }
    named = {name.replace("_", " ") for name in screens - shared if not name.startswith("dialog_")}

    titles = " ".join(re.findall(r"^## (.*)$", PAGE, re.MULTILINE)).lower()
    assert not {name for name in named if name not in titles}


def test_every_picture_named_on_the_page_is_there() -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", PAGE)

    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(
    "dialog",
    [
        NotSavedNow("The disk is full.", "Quit", "/kept/here.toml"),
        Changed(()),
        NotSavedThen("Ines Okafor", "", None),
        CopyBeside(Copy(path=Path("a.toml"), by="Syncthing"), None, ""),
    ],
    ids=lambda dialog: dialog.title_text(),
)
def test_the_ways_on_from_a_dialog_about_a_file_are_on_the_page(dialog: Ways) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {dialog.title_text()} |")]

    told = {(way.key, way.title) for way in dialog.ways} - {("g", "Quit all the same")}
    assert told == set(re.findall(r"`(\w)` ([A-Z][\w ]+?)(?=[,;]| \|)", row))
    assert ("`g` to go all the same" in row) == (len(told) < len(dialog.ways))
