"""Letters struck where no text has the focus: none is lost, and none does harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import TextArea

from amends.screens.read import Read
from amends.screens.respond import Respond
from amends.widgets.offers_block import OffersBlock
from app.test_amends import SIZE, app_with, in_front, on_disk, open_letter
from app.test_struck_together import strike
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.storage.places import Places

QUESTION = "Which 1 do you want, and why?"


async def go_to_offers(pilot: Pilot[int]) -> OffersBlock:
    await open_letter(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, Respond)
    offers = screen.editor.query_one(OffersBlock)
    screen.set_focus(offers)
    return offers


async def cool_down(pilot: Pilot[int]) -> Read:
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("escape", "1")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, Read)
    await pilot.press("ctrl+n")
    await pilot.pause()
    assert screen.stop == "cool-down"
    return screen


async def test_a_question_typed_on_the_offers_stands_below_them(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await go_to_offers(pilot)
        await strike(pilot, f" {QUESTION}")
        await pilot.press("escape")

        assert in_front(pilot) == "respond"
        assert app.case is not None
        assert app.case.drafts[0].parts[3].after == f"Which would you prefer? {QUESTION}"


async def test_a_paste_on_the_offers_stands_below_them(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await go_to_offers(pilot)
        app.post_message(events.Paste(" Or neither?"))
        await pilot.pause()
        await pilot.press("escape")

        assert app.case is not None
        assert app.case.drafts[0].parts[3].after.endswith("Or neither?")


async def test_at_the_offers_of_a_sent_letter_keys_are_keys(places: Places) -> None:
    app = app_with(places, case_with(draft().but(sent=NOW)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        app.screen.set_focus(app.screen.query_one(OffersBlock))
        await pilot.press("5")
        await pilot.pause()

        assert in_front(pilot) == "follow-up"


@pytest.mark.parametrize("heat", [True, False])
async def test_words_typed_while_cooling_down_are_kept_in_a_line(places: Places, heat: bool) -> None:
    case = case_with()
    if not heat:
        case = case.but(cooling=case.cooling.but(before=7, after=4))
    app = app_with(places, case)
    async with app.run_test(size=SIZE) as pilot:
        await cool_down(pilot)
        await strike(pilot, "Sam lets it go until 10, and answers then.")

        assert isinstance(app.focused, TextArea)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert on_disk(places)["cooling"]["should"] == "Sam lets it go until 10, and answers then."


async def test_the_keys_of_the_page_stay_keys(places: Places) -> None:
    app = app_with(places, case_with())
    async with app.run_test(size=SIZE) as pilot:
        screen = await cool_down(pilot)
        await pilot.press("space", "7")

        assert screen.cooling.pacer.paused
        assert screen.present.cooling.before == 7


async def test_enter_goes_to_what_a_quiet_case_is_about_and_begins_from_there(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("q", *"Tom", "enter", *"June", "enter")
        await pilot.pause()

        assert in_front(pilot) == "read"
        assert on_disk(places)["client"]["name"] == "Tom"
        assert "June" in on_disk(places)["title"]
