"""What was typed or chosen in the dialogs of Follow up stands there again after esc."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from amends.domain.case import Outcome
from amends.domain.draft import Part
from amends.screens.dialog_outcome import HowItEnded
from amends.screens.dialog_promise import NewPromise
from amends.screens.dialog_sent import MarkSent
from amends.widgets.choice import Choice
from amends.widgets.fields import MomentField
from amends.widgets.promise_list import PromisesToMake
from screens.test_follow_up import LETTER, TODAY, Following, case, press, sent

WORDS = "I will call you tomorrow. I will pay by 25 September. I will write on Friday 18 September 2026."
ASKING = LETTER.but(offers=(), parts=(Part(name="close", text=WORDS),))


def to_make(app: Following) -> PromisesToMake:
    assert isinstance(app.screen, MarkSent)
    return app.screen.query_one(PromisesToMake)


def taken_on(app: Following) -> list[str]:
    return [promise.what for promise in to_make(app).taken()]


async def test_promises_added_edited_and_dropped_stand_there_again_after_esc() -> None:
    app = Following(case(drafts=(ASKING,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "space", "down", "e")
        await press(pilot, "ctrl+u", *"A letter", "ctrl+n")
        await press(pilot, "n")
        assert isinstance(app.screen, NewPromise)
        await press(pilot, *"send the proofs by 21 September", "ctrl+n")
        left = taken_on(app)
        assert len(left) == 3
        await press(pilot, "escape", "m")

        assert taken_on(app) == left
        assert len(to_make(app).items) == 4
        await press(pilot, "escape", "m", "ctrl+n")
        assert [promise.what for promise in app.now.promises] == left


async def test_after_a_letter_is_sent_the_next_one_begins_with_its_own_promises() -> None:
    app = Following(case(drafts=(ASKING,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "space", "escape", "m")
        assert len(taken_on(app)) == 2
        await press(pilot, "ctrl+n")
        promises = app.now.promises
        app.case = app.now.but(drafts=(*app.now.drafts, ASKING), promises=())
        await press(pilot, "m")

        assert len(promises) == 2
        assert len(taken_on(app)) == 3


async def test_another_draft_shows_nothing_of_what_was_made_of_the_one_before() -> None:
    app = Following(case(drafts=(ASKING,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "space", "escape")
        app.case = app.now.but(drafts=(ASKING.but(sent=TODAY), ASKING))
        await press(pilot, "m")

        assert len(taken_on(app)) == 3


async def test_an_edited_promise_gives_way_when_the_letter_names_another_day() -> None:
    """The letter is mended between esc and m: the day it names now counts, and what was added stays."""
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        at = next(i for i, (_, one) in enumerate(to_make(app).items) if "cover" in one.what.lower())
        await press(pilot, *["down"] * at, "e")
        await press(pilot, "ctrl+u", *"The cover", "ctrl+n")
        await press(pilot, "n")
        await press(pilot, *"send the proofs by 21 September", "ctrl+n", "escape", "m")
        assert "The cover" in taken_on(app)
        await press(pilot, "escape")
        offers = (LETTER.offers[0], LETTER.offers[1].but(due=date(2026, 9, 29)))
        app.case = app.now.but(drafts=(LETTER.but(offers=offers),))
        await press(pilot, "m")

        assert "The cover" not in taken_on(app)
        assert date(2026, 9, 29) in [promise.due for promise in to_make(app).taken()]
        assert any("proofs" in what for what in taken_on(app))


async def test_when_and_how_it_went_stand_there_again_after_esc() -> None:
    app = Following(case(drafts=(ASKING,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        app.screen.query_one(MomentField).entry.focus()
        await press(pilot, "ctrl+u", *"yesterday 18:00", "tab", "right")
        way = app.screen.query_one(Choice).value
        await press(pilot, "escape", "m")

        assert app.screen.query_one(Choice).value == way
        assert to_make(app).items[0][1].due == date(2026, 9, 15)
        await press(pilot, "ctrl+n")
        [letter] = app.now.drafts
        assert (letter.sent, letter.sent_by) == (datetime(2026, 9, 14, 18, tzinfo=UTC), way)


async def test_a_time_nobody_typed_is_that_of_now_when_it_is_asked_again() -> None:
    app = Following(case(drafts=(ASKING,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "escape")
        later = TODAY + timedelta(hours=2)
        app._shown.clock = lambda: later
        await press(pilot, "m")

        assert app.screen.query_one(MomentField).value == later


async def test_the_note_on_how_it_ended_stands_there_again_after_esc() -> None:
    app = Following(sent(promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "tab", *"by phone", "escape", "o")
        assert isinstance(app.screen, HowItEnded)
        await press(pilot, "down", "ctrl+n")
        assert app.now.outcome is not None
        assert app.now.outcome.note == "by phone"

        await press(pilot, "o", "tab", "ctrl+u", "escape", "o", "ctrl+n")
        assert app.now.outcome.note == ""


async def test_a_note_that_came_from_elsewhere_meanwhile_is_shown() -> None:
    app = Following(sent(promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "tab", *"by phone", "escape")
        app.case = app.now.but(outcome=Outcome(ending="declined", when=TODAY.date(), note="by mail"))
        await press(pilot, "o", "ctrl+n")

        assert app.now.outcome is not None
        assert app.now.outcome.note == "by mail"
