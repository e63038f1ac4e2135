"""ctrl+u, ctrl+k and ctrl+w in the letter: a line is a paragraph; one undo brings back what they took."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.screens.respond import Respond
from amends.widgets.part_area import PartArea
from app.test_amends import SIZE, app_with, one_breath, open_letter
from letters_given import case_with, draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.storage.places import Places


@pytest.mark.parametrize(
    ("key", "from_end", "left"),
    [
        ("ctrl+u", 1, lambda before: ". Two"),
        ("ctrl+k", 100, lambda before: before[:-100]),
        ("ctrl+w", 0, lambda before: f"{before[:-6]} Two"),
    ],
)
async def test_a_line_deleted_is_the_paragraph_and_comes_back_by_one_undo(
    places: Places, key: str, from_end: int, left: Callable[[str], str]
) -> None:
    app = app_with(places, case_with(draft()), ticks=one_breath)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        area = app.focused
        assert isinstance(area, PartArea)
        before = area.text
        await pilot.press(*" Two")
        typed = area.text
        area.move_cursor(area.location(len(before) - from_end))
        await pilot.press(key)
        after = area.text
        await pilot.press("ctrl+z")
        await pilot.pause()
        once = area.text
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert after == left(before)
        assert once == typed
        assert area.text == before


async def test_a_letter_not_begun_is_as_it_was_after_one_undo(places: Places) -> None:
    case = case_with()
    app = app_with(places, case, ticks=one_breath)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        screen = app.screen
        assert isinstance(screen, Respond)
        screen.editor.select(("greeting", ""), 6, 6)
        await pilot.press("ctrl+w")
        await pilot.pause()
        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.greeting == "Ines,"
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert app.case.draft is None
        assert screen.editor.text(("greeting", "")) == "Hello Ines,"
