"""screens.md says what the program does: every screen is in it, with the keys that act there."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]


def _drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw", ROOT / "docs" / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["draw"] = module
    spec.loader.exec_module(module)
    return module


draw: Any = _drawing()
PAGE = (ROOT / "screens.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", draw.VIEWS, ids=lambda view: view.name)
async def test_the_keys_on_the_page_are_the_keys_of_the_screen(view: Any) -> None:
    _, _, keys = await draw.shown(view, draw.WIDE)

    on_page = re.search(f"<!-- keys: {view.name} -->\n(.*?)\n<!-- end keys", PAGE, re.DOTALL)
    assert on_page is not None
    assert keys == on_page[1]


def test_every_screen_of_the_program_is_on_the_page() -> None:
    screens = {path.stem for path in (ROOT / "src/amends/screens").glob("*.py")}
    shared = {"__init__", "case_screen", "letter_screen", "points_screen", "dialog"}
    named = {name.replace("_", " ") for name in screens - shared if not name.startswith("dialog_")}

    titles = " ".join(re.findall(r"^## (.*)$", PAGE, re.MULTILINE)).lower()
    assert set() == {name for name in named if name not in titles}


def test_every_picture_named_on_the_page_is_there() -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", PAGE)

    assert named
    assert [] == [name for name in named if not (ROOT / name).is_file()]
