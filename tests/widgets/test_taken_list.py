"""Offers that are taken together, and those that are no longer there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from amends.domain.case import Outcome
from amends.domain.draft import Offer
from amends.ledger.endings import End
from amends.screens.dialog_outcome import HowItEnded
from amends.widgets.taken_list import TakenList

if TYPE_CHECKING:
    from textual.app import ComposeResult

OFFERS = (Offer(remedy="extra-deliverable", what="A set of shelf cards"), Offer(remedy="call-and-note"))


class Shown(App[None]):
    """The list alone."""

    def compose(self) -> ComposeResult:
        yield TakenList()


@pytest.mark.parametrize(("before", "now"), [((1, 7), (1,)), ((1, 2), (1, 2)), ((1, 2, 7), (1, 2))])
async def test_what_is_no_longer_offered_is_not_taken(before: tuple[int, ...], now: tuple[int, ...]) -> None:
    app = Shown()
    async with app.run_test():
        shown = app.query_one(TakenList)
        shown.show_taken([("The cards", (1,)), ("The call", (2,)), ("No", ())], 0, before)

        assert shown.taken == now


async def test_the_ending_said_before_is_kept_without_the_offers_that_are_gone() -> None:
    ended: list[End | None] = []
    app: App[None] = App()
    outcome = Outcome.of("accepted", date(2026, 9, 9), (2, 7))
    async with app.run_test() as pilot:
        await app.push_screen(HowItEnded(outcome, OFFERS, "en_GB"), ended.append)
        await pilot.press("enter")
        await pilot.pause()

    assert ended == [End("accepted", (2,))]


async def test_the_cursor_comes_to_the_offer_that_is_still_there() -> None:
    ended: list[End | None] = []
    app: App[None] = App()
    outcome = Outcome(ending="accepted", offer=0, also=(2,))
    async with app.run_test() as pilot:
        await app.push_screen(HowItEnded(outcome, OFFERS, "en_GB"), ended.append)
        await pilot.press("enter")
        await pilot.pause()

    assert ended == [End("accepted", (2,))]
