"""What can be done in a case, and what comes first: one answer for the window and for line by line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amends.domain.case import Card, Case, Outcome
from amends.domain.draft import Draft, Promise
from amends.domain.message import Message, Point
from amends.ledger.possible import acts, can_be_kept, first_act, waiting_for_the_letter

if TYPE_CHECKING:
    from amends.ledger.possible import Act

NOW = datetime(2026, 9, 15, 10, 20, tzinfo=UTC)  # a Tuesday
SENT = Draft(shape="they-complained", sent=NOW - timedelta(days=1))
OWED = Promise(what="Ring", due=NOW.date() + timedelta(days=3))
CHOICE = Promise(what="A second cover", if_chosen=True)
ANSWER = Message(text="Thank you.", date=NOW)
ACCEPTED, SILENT = Outcome(ending="accepted"), Outcome(ending="silent")


def case(**fields: Any) -> Case:
    return Case(id="one", created=NOW, updated=NOW, **fields)


@pytest.mark.parametrize(
    ("stands", "possible", "first"),
    [
        (case(), ("begin", "answer"), "begin"),
        (case(drafts=(Draft(shape="they-complained"),)), ("mark_sent", "answer"), "mark_sent"),
        (case(drafts=(SENT,)), ("answer", "next_letter", "outcome"), None),
        (
            case(drafts=(SENT.but(sent=NOW - timedelta(days=9)),)),
            ("answer", "next_letter", "outcome"),
            "next_letter",
        ),
        (case(drafts=(SENT,), messages=(ANSWER,)), ("answer", "decide", "next_letter", "outcome"), "decide"),
        (
            case(drafts=(SENT,), messages=(ANSWER.but(comes_to="question"),)),
            ("answer", "decide", "next_letter", "outcome"),
            "next_letter",
        ),
        (
            case(drafts=(SENT,), messages=(ANSWER.but(comes_to="other"),)),
            ("answer", "decide", "next_letter", "outcome"),
            None,
        ),
        (
            case(drafts=(SENT,), promises=(CHOICE, OWED)),
            ("answer", "keep", "next_letter", "outcome"),
            None,
        ),
        (case(drafts=(SENT,), promises=(CHOICE,)), ("answer", "next_letter", "outcome"), None),
        (case(outcome=ACCEPTED), ("answer", "next_letter", "outcome", "card"), "next_letter"),
        (case(outcome=SILENT), ("answer", "outcome", "card"), "card"),
        (case(outcome=SILENT, promises=(CHOICE,)), ("answer", "outcome", "card"), "card"),
        (case(outcome=SILENT, promises=(OWED,)), ("answer", "keep", "outcome", "card"), None),
        (case(outcome=SILENT, card=Card()), ("answer", "outcome", "card"), None),
        (
            case(outcome=SILENT, card=Card(check_on=NOW.date())),
            ("answer", "outcome", "card", "held"),
            None,
        ),
        (case(card=Card(check_on=NOW.date())), ("begin", "answer"), "begin"),
    ],
    ids=[
        "no letter",
        "a letter not sent",
        "sent",
        "quiet for long",
        "answered",
        "they ask",
        "nothing decided",
        "owed",
        "an offer to choose",
        "accepted without a letter",
        "ended",
        "ended, the offers lapsed",
        "ended, owed",
        "the card written",
        "to look at",
        "opened again",
    ],
)
def test_what_can_be_done_and_what_comes_first(
    stands: Case, possible: tuple[Act, ...], first: Act | None
) -> None:
    assert acts(stands) == possible
    assert first_act(stands, NOW) == first


def test_what_is_overdue_comes_before_the_letter_that_confirms() -> None:
    late = case(drafts=(SENT,), outcome=ACCEPTED, promises=(OWED.but(due=NOW.date() - timedelta(days=1)),))

    assert "next_letter" in acts(late)
    assert first_act(late, NOW) is None


def test_what_hangs_on_their_choice_is_kept_only_once_it_was_marked_so() -> None:
    assert can_be_kept(OWED)
    assert not can_be_kept(CHOICE)
    assert can_be_kept(CHOICE.but(kept=NOW.date()))


def test_what_their_answer_asks_waits_for_the_next_letter_until_it_is_sent() -> None:
    asked, wanted = Point(label="question", quote="When?"), Point(label="request", quote="Send a proof")
    heat = Point(label="heat", quote="Really!")
    told = case(drafts=(SENT,), messages=(ANSWER.but(points=(asked, heat)),))
    two = told.but(messages=(ANSWER.but(points=(asked, wanted, asked)),))
    again = Draft(shape="they-chose", sent=NOW + timedelta(hours=1))

    assert waiting_for_the_letter(told) == "1 question waits"
    assert waiting_for_the_letter(two) == "2 questions and 1 request wait"
    assert waiting_for_the_letter(told.but(messages=(ANSWER.but(points=(heat,)),))) == ""
    assert waiting_for_the_letter(told.but(messages=(ANSWER.but(points=(asked.but(set_aside=""),)),))) == ""
    assert waiting_for_the_letter(two.but(drafts=(SENT, again))) == ""
