"""The letter as one text: the caret, finding, parts in another order; on Respond, where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from amends.domain.settings import Settings
from amends.letters import render
from amends.screens.dialog_parts import ArrangeParts
from amends.screens.respond import Respond
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import PartArea
from letters_given import case_with, draft
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.widgets.letter_editor import LetterEditor

WIDE = (120, 34)
NARROW = (80, 24)


def editor(pilot: Pilot[None]) -> LetterEditor:
    found = pilot.app.screen
    assert isinstance(found, Respond)
    return found.editor


async def in_sight(pilot: Pilot[None]) -> bool:
    """Whether the caret is on the screen once it is drawn; the layout may take a moment."""
    for _ in range(10):
        await pilot.pause()
        if _seen(pilot):
            return True
    return False


def _seen(pilot: Pilot[None]) -> bool:
    area = pilot.app.focused
    if not isinstance(area, PartArea):
        return True  # the list of offers has no caret
    y = area.region.y + area.wrapped_document.location_to_offset(area.cursor_location).y
    pane = editor(pilot).region
    return pane.y <= y < pane.bottom


async def test_page_keys_go_through_the_whole_letter_and_the_caret_stays_in_sight() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+home")
        places = [editor(pilot).place]
        for _ in range(4):
            await pilot.press("pagedown")
            assert await in_sight(pilot)
            places.append(editor(pilot).place)
        await pilot.press("pagedown", "pagedown")

        assert editor(pilot).place == ("sign-off", "")
        assert len(set(places)) > 2
        assert places[0] == ("subject", "")
        for _ in range(6):
            await pilot.press("pageup")
        await pilot.pause()
        assert editor(pilot).place == ("subject", "")
        assert await in_sight(pilot)


async def test_arrows_walk_from_the_first_line_to_the_last_and_the_caret_stays_in_sight() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+home")
        for _ in range(34):
            await pilot.press("down")
            assert await in_sight(pilot)
        await pilot.press("ctrl+end")
        await pilot.pause()

        assert editor(pilot).caret() == (("sign-off", ""), len("Kind regards,\nSam"))
        assert await in_sight(pilot)


async def test_words_are_found_in_the_whole_letter_and_found_again() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+underscore", *"day in my", "enter")
        await pilot.pause()
        area = pilot.app.focused
        assert isinstance(area, PartArea)
        assert area.selected_text == "day in my"
        assert editor(pilot).place == ("part", "why")
        assert await in_sight(pilot)
        await pilot.press("escape", "slash")
        await pilot.pause()
        line = pilot.app.focused
        assert isinstance(line, Input)
        assert line.value == "day in my"
        await pilot.press("enter")
        await pilot.pause()

        assert editor(pilot).place == ("part", "why")


async def test_words_that_are_not_there_are_said_and_the_caret_stays() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW, notifications=True) as pilot:
        before = editor(pilot).caret()
        await pilot.press("ctrl+underscore", *"giraffe", "enter")
        await pilot.pause()

        assert before == editor(pilot).caret()
        assert [each.message for each in host._notifications] == ["“giraffe” is not in the letter."]


async def test_parts_are_moved_left_out_and_added_as_one_change() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("escape", "o")
        await pilot.pause()
        assert isinstance(host.screen, ArrangeParts)
        await pilot.press("right_square_bracket", "down", "enter", "a", "escape")
        await pilot.pause()
        await pilot.pause()

        letter = host.case.draft if host.case else None
        assert letter is not None
        named = [part.name for part in letter.parts]
        assert named == ["putting-it-right", "what-happened", "why", "offers", "also", "close"]
        assert [part.name for part in letter.parts if part.out] == ["why"]
        assert host.did == ["arrange the parts"]
        assert "also" in editor(pilot)._blocks
        assert "why" not in editor(pilot)._blocks


async def test_the_parts_left_as_they_are_change_nothing() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("escape", "o")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert host.did == []


async def test_the_caret_goes_to_what_is_undone() -> None:
    case = case_with(draft())
    host = Host(case, Respond)
    async with host.run_test(size=NARROW) as pilot:
        await pilot.press("ctrl+end", *" Reyes")
        await pilot.pause()
        editor(pilot).rest()
        await pilot.pause()
        await pilot.press("ctrl+home")
        host.case = case
        editor(pilot).point_at_change()
        await pilot.pause()
        await pilot.pause()

        assert editor(pilot).caret() == (("sign-off", ""), len("Kind regards,\nSam"))
        assert await in_sight(pilot)


async def test_offers_have_the_signs_that_the_letter_gives_them() -> None:
    made = draft()
    for offers in (made.offers, made.offers[:1]):
        case = case_with(made.but(offers=offers))
        host = Host(case, Respond)
        async with host.run_test(size=(120, 34)) as pilot:
            await pilot.pause()
            shown = str(host.screen.query_one(OffersBlock).render()).splitlines()
            listed = render(case.drafts[0]).text.partition("these:\n")[2].splitlines()

            assert shown[0].split()[0] == listed[0].split()[0].rstrip(".")


async def test_offers_stand_in_it_as_in_the_letter_in_every_locale() -> None:
    settings = Settings(name="Sam Reyes", currency="GBP", locale="de_DE")
    async with Host(case_with(draft()), Respond, settings).run_test(size=(160, 34)) as pilot:
        await pilot.pause()
        shown = str(pilot.app.screen.query_one(OffersBlock).render())

        assert "(60\xa0£)" in shown
