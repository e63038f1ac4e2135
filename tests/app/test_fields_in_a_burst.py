"""A field of a form struck without pauses, as by a key that is held: what stands in it is what was typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from amends.domain.draft import Offer
from amends.widgets.offer_form import OfferForm
from app.test_amends import SIZE, app_with
from letters_given import case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.app.main import Amends
    from amends.storage.places import Places

LONG = "abc0123456789abcdefghij"
FORMS = {
    "offer": ("enter escape 3 tab enter", LONG),
    "client": ("enter escape 1 ctrl+n ctrl+n ctrl+n", LONG),
    "settings": ("comma", LONG),
}


def in_a_burst(pilot: Pilot[int], *keys: str) -> None:
    """Put keys into the line as a terminal does that sends them together."""
    for key in keys:
        pilot.app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


def offering(places: Places, *offers: Offer) -> Amends:
    return app_with(places, case_with(draft().but(offers=offers)))


@pytest.fixture
def app(places: Places) -> Amends:
    return offering(places, Offer(remedy="redo", what="old words"))


async def field_of(pilot: Pilot[int], way: str) -> Input:
    for key in way.split():
        await pilot.press(key)
        await pilot.pause()
    entry = pilot.app.focused
    assert isinstance(entry, Input)
    entry.select_on_focus = False
    return entry


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("back", [4, 23])
async def test_each_backspace_takes_one_character(app: Amends, form: str, back: int) -> None:
    way, text = FORMS[form]
    async with app.run_test(size=SIZE) as pilot:
        entry = await field_of(pilot, way)
        entry.value = text
        await settle(pilot)
        entry.action_end()
        in_a_burst(pilot, *["backspace"] * back)
        await settle(pilot)

        assert entry.value == text[: len(text) - back]


@pytest.mark.parametrize("form", FORMS)
async def test_words_and_corrections_in_one_burst_stand_as_they_were_typed(app: Amends, form: str) -> None:
    way, text = FORMS[form]
    async with app.run_test(size=SIZE) as pilot:
        entry = await field_of(pilot, way)
        entry.value = text
        await settle(pilot)
        entry.cursor_position = 10
        in_a_burst(
            pilot, *["backspace"] * 4, *"wxyz", "left", "left", "backspace", "delete", *"mn", "end", "q"
        )
        await settle(pilot)

        assert entry.value == f"{text[:6]}wmnz{text[10:]}q"


async def test_two_fields_of_an_offer_in_one_burst_keep_both(places: Places) -> None:
    app = offering(places, Offer(remedy="extra-deliverable", what="a card", due=date(2026, 5, 20)))
    async with app.run_test(size=SIZE) as pilot:
        await field_of(pilot, FORMS["offer"][0])
        entry = pilot.app.screen.query_one(OfferForm).query(Input).first()
        pilot.app.screen.set_focus(entry)
        entry.action_end()
        in_a_burst(pilot, *["backspace"] * 4, *"list", "enter", *["backspace"] * 30, *"21", "space", *"May")
        await settle(pilot)

        assert app.case is not None
        assert app.case.draft is not None
        [offer] = app.case.draft.offers
        assert (offer.what, offer.due) == ("a list", date(2026, 5, 21))


async def test_a_percentage_typed_in_a_burst_works_out_the_sum(places: Places) -> None:
    app = offering(places, Offer(remedy="discount-this-invoice"))
    async with app.run_test(size=SIZE) as pilot:
        await field_of(pilot, FORMS["offer"][0])
        in_a_burst(pilot, *"15", "backspace", "backspace", *"25")
        await settle(pilot)

        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.offers[0].percent == Decimal(25)
