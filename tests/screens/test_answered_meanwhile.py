"""Dialogs answered after the case was changed elsewhere: the answer goes into the case as it is now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from amends.domain.case import Outcome
from amends.domain.draft import Offer, Promise
from amends.screens.dialog_label import ChooseLabel
from amends.screens.dialog_outcome import HowItEnded
from amends.screens.dialog_parts import ArrangeParts
from amends.screens.dialog_promise import EditPromise
from amends.screens.dialog_set_aside import SetAside
from amends.screens.follow_up import FollowUp
from amends.screens.respond import Respond
from amends.widgets.fields import TextField
from amends.widgets.promise_list import PromiseList
from letters_given import NOW, case_with, draft
from screens.host import Host
from screens.read_host import POINTS, App, cooled, typed
from screens.test_remedy import Choosing
from screens.test_remedy import case as with_offers

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.domain.case import Case
    from amends.domain.message import Point

SIZE = (140, 40)
CALL = Promise(what="a call on the labels", due=date(2026, 9, 17))
CARDS = Promise(what="the shelf cards", due=date(2026, 9, 18))


async def elsewhere(pilot: Pilot[None], case: Case) -> None:
    """Another window has changed the case, and this one shows it by now."""
    host = pilot.app
    assert isinstance(host, Host)
    host.case = case
    await pilot.pause()


def now(host: Host) -> Case:
    assert host.case is not None
    return host.case


def told(host: Host) -> list[str]:
    return [str(each.message) for each in host._notifications]


def out(*promises: Promise) -> Case:
    letter = draft().but(sent=NOW, sent_by="mail")
    return case_with(letter).but(promises=promises)


async def test_how_it_ended_goes_into_the_case_as_another_window_left_it() -> None:
    host = Host(out(), FollowUp)
    async with host.run_test(size=SIZE) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(host.screen, HowItEnded)
        await elsewhere(pilot, out().but(notes="Written in the other window."))
        await pilot.press("end", "enter")
        await pilot.pause()

        assert now(host).notes == "Written in the other window."
        assert now(host).outcome is not None


async def test_opening_a_case_again_keeps_what_another_window_wrote() -> None:
    ended = out().but(outcome=Outcome.of("declined", date(2026, 9, 9)))
    host = Host(ended, FollowUp)
    async with host.run_test(size=SIZE) as pilot:
        await pilot.press("o")
        await pilot.pause()
        await elsewhere(pilot, ended.but(notes="Written in the other window."))
        await pilot.press("end", "enter")
        await pilot.pause()

        assert now(host).outcome is None
        assert now(host).notes == "Written in the other window."


async def test_an_ending_that_names_other_offers_by_now_is_asked_again() -> None:
    host = Host(out(), FollowUp)
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("o")
        await pilot.pause()
        letter = out().drafts[0]
        await elsewhere(pilot, out().but(drafts=(letter.but(offers=letter.offers[::-1]),)))
        await pilot.press("home", "tab", *"by phone", "enter")
        await pilot.pause()

        assert now(host).outcome is None
        assert told(host) == ["The offers were changed elsewhere meanwhile. Say once more how it ended."]
        await pilot.press("o")
        await pilot.pause()
        assert host.screen.query_one(TextField).value == "by phone"


async def test_parts_are_arranged_with_the_words_of_the_other_window() -> None:
    case = case_with(draft())
    host = Host(case, Respond)
    async with host.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "o")
        await pilot.pause()
        assert isinstance(host.screen, ArrangeParts)
        there = draft()
        first = there.parts[0].but(text="From the other window.")
        await elsewhere(pilot, case.but(drafts=(there.written(first).but(subject="Re: Labels"),)))
        await pilot.press("right_square_bracket", "escape")
        await pilot.pause()
        await pilot.pause()

        letter = now(host).draft
        assert letter is not None
        assert letter.parts[1] == first
        assert letter.subject == "Re: Labels"


async def test_parts_looked_at_only_leave_the_order_of_the_other_window() -> None:
    case = case_with(draft())
    host = Host(case, Respond)
    async with host.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "o")
        await pilot.pause()
        there = draft()
        await elsewhere(pilot, case.but(drafts=(there.but(parts=there.parts[::-1]),)))
        await pilot.press("escape")
        await pilot.pause()

        assert host.did == []


async def test_parts_of_a_letter_that_is_sent_by_now_stay_as_they_went_out() -> None:
    host = Host(case_with(draft()), Respond)
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("escape", "o")
        await pilot.pause()
        await elsewhere(pilot, out())
        await pilot.press("right_square_bracket", "escape")
        await pilot.pause()

        assert now(host).drafts == out().drafts
        assert told(host) == ["This letter cannot be changed any more."]


GIFT = Offer(remedy="discount-this-invoice", amount=Decimal(6000), currency="GBP", due=date(2026, 7, 5))


async def test_going_past_a_stop_sign_keeps_the_letter_of_the_other_window() -> None:
    host = Choosing(with_offers(GIFT))
    async with host.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await pilot.pause()
        if len(host.screen.query(Input)) == 0:  # several stand there: the first
            await pilot.press("enter")
            await pilot.pause()
        case = now(host)
        assert case.draft is not None
        await elsewhere(pilot, case.with_draft(case.draft.but(subject="From the other window")))
        await pilot.press("enter")
        await pilot.pause()

        after = now(host).draft
        assert after is not None
        assert after.subject == "From the other window"
        assert len(after.despite) == 1


async def test_a_stop_sign_that_is_gone_by_now_is_not_gone_past() -> None:
    host = Choosing(with_offers(GIFT))
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("w")
        await pilot.pause()
        if len(host.screen.query(Input)) == 0:
            await pilot.press("enter")
            await pilot.pause()
        await elsewhere(pilot, with_offers())
        await typed(pilot, "It is fair")
        await pilot.press("enter")
        await pilot.pause()

        after = now(host).draft
        assert after is not None
        assert after.despite == ()
        assert told(host) == ["That stop sign does not stand there any more."]


async def edited(pilot: Pilot[None], number: int, case: Case) -> None:
    """Edit a promise, and let another window change the case before the answer."""
    pilot.app.screen.query_one(PromiseList).focus()
    await pilot.press(*["down"] * number, "e")
    await pilot.pause()
    assert isinstance(pilot.app.screen, EditPromise)
    await elsewhere(pilot, case)
    await pilot.press("end", *"!", "ctrl+n")
    await pilot.pause()


async def test_a_promise_is_edited_where_it_stands_by_now() -> None:
    host = Host(out(CALL, CARDS), FollowUp)
    async with host.run_test(size=SIZE) as pilot:
        await edited(pilot, 0, out(CARDS, CALL))

        assert now(host).promises == (CARDS, CALL.but(what=f"{CALL.what}!"))


@pytest.mark.parametrize("left", [(), (CARDS,), (CALL.but(kept=date(2026, 9, 9)), CARDS)])
async def test_a_promise_that_is_gone_or_other_by_now_is_not_written_over(left: tuple[Promise, ...]) -> None:
    host = Host(out(CALL, CARDS), FollowUp)
    async with host.run_test(size=SIZE, notifications=True) as pilot:
        await edited(pilot, 0, out(*left))

        assert now(host).promises == left
        assert told(host) == [
            f"This promise was changed elsewhere meanwhile and stays so. You wrote: “{CALL.what}!”"
        ]


async def ask(pilot: Pilot[None], key: str, *points: Point) -> None:
    """Ask about the first point with a key, and let another window leave these points."""
    await pilot.press(key)
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, App)
    message = app.now.message
    assert message is not None
    await elsewhere(pilot, app.now.with_message(message.but(points=points)))


async def test_the_point_that_was_asked_about_is_reworded_wherever_it_stands() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=SIZE) as pilot:
        await ask(pilot, "e", POINTS[1], POINTS[0])
        app.screen.query_one(Input).value = "The plan came late"
        await pilot.press("enter")
        await pilot.pause()

        assert app.points() == (POINTS[1], POINTS[0].but(words="The plan came late"))


async def test_a_point_is_the_same_while_its_words_are() -> None:
    app = App(cooled(*POINTS))
    mine = POINTS[0].but(doing="mine")
    async with app.run_test(size=SIZE) as pilot:
        await ask(pilot, "e", POINTS[1], mine)
        app.screen.query_one(Input).value = "The plan came late"
        await pilot.press("enter")
        await pilot.pause()

        assert app.points() == (POINTS[1], mine.but(words="The plan came late"))


async def test_words_for_a_point_that_is_gone_are_said_and_change_no_other() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ask(pilot, "e", *POINTS[1:])
        app.screen.query_one(Input).value = "The plan came late"
        await pilot.press("enter")
        await pilot.pause()

        assert app.points() == POINTS[1:]
        assert told(app) == ["This point is not there any more. You wrote: “The plan came late”"]


@pytest.mark.parametrize(("key", "dialog"), [("b", ChooseLabel), ("u", SetAside)])
async def test_a_point_that_is_gone_gets_no_other_label_and_is_not_set_aside(
    key: str, dialog: type[object]
) -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ask(pilot, key, *POINTS[1:])
        assert isinstance(app.screen, dialog)
        await pilot.press(*(["down"] if key == "b" else []), "enter")
        await pilot.pause()

        assert app.points() == POINTS[1:]
        assert told(app) == ["This point is not there any more."]
