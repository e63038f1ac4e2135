"""Where a case stands, and what is to be done next."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from amends.domain.case import Card, Case, Cooling, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.domain.summary import Summary
from amends.ledger import (
    age,
    check_back_on,
    look_again,
    next_step,
    rests_until,
    standing_now,
    stands,
    taken_up,
    time_of,
)
from amends.ledger.days import brief, dated
from amends.ledger.way import nothing_missing
from amends.letters import shape

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
"""A Monday."""
TODAY = NOW.date()
CASE = Case(
    id="one",
    created=NOW,
    updated=NOW,
    messages=(Message(text="…", date=NOW - timedelta(hours=2), points=(Point(label="fact", quote="…"),)),),
)
EMPTY = Draft(
    shape="they-complained",
    parts=tuple(Part(name=name) for name in ("what-happened", "putting-it-right", "why", "offers", "close")),
)
OFFER = Offer(remedy="redo", what="the poster", percent=Decimal(1), due=date(2026, 10, 16))
FULL = EMPTY.but(parts=tuple(Part(name=part.name, text="Words.") for part in EMPTY.parts), offers=(OFFER,))
SENT = CASE.but(drafts=(FULL.but(sent=NOW),))
LETTER_SENT_EARLIER = CASE.but(messages=(), drafts=(FULL.but(sent=NOW - timedelta(days=11)),))
LEAVING = shape("they-said-no")
NOTE = Draft(shape="short-note", sent=NOW, parts=(Part(name="note", text="By noon."),))
ANSWER = Message(text="Yes please", date=NOW + timedelta(hours=1))
PROMISE = Promise(what="I will ring", due=date(2026, 10, 14), made=TODAY)


def writing(*names: str) -> Case:
    draft = EMPTY
    for name in names:
        draft = draft.written(Part(name=name, text="Words."))
    return CASE.but(drafts=(draft,))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (CASE, "new"),
        (CASE.but(messages=()), "new"),
        (CASE.but(cooling=Cooling(passed=True)), "reading"),
        (CASE.but(messages=(), facts=Facts(sure="yes")), "reading"),
        (CASE.but(drafts=(EMPTY,)), "writing, 0 of 5 parts"),
        (writing("what-happened", "why", "close"), "writing, 3 of 5 parts"),
        (CASE.but(drafts=(EMPTY.but(offers=(OFFER,)),)), "writing, 1 of 5 parts"),
        (CASE.but(drafts=(FULL,)), "ready"),
        (CASE.but(drafts=(FULL.but(copied=True),)), "copied"),
        (CASE.but(drafts=(FULL.but(copied=True).written(Part(name="why", text="New.")),)), "ready"),
        (CASE.but(drafts=(EMPTY.but(copied=True),)), "writing, 0 of 5 parts"),
        (CASE.but(drafts=(FULL.written(Part(name="why", text="By [day].")),)), "writing, 4 of 5 parts"),
        (
            CASE.but(drafts=(NOTE.but(sent=None, parts=(Part(name="note", text="By [day and time]."),)),)),
            "writing",
        ),
        (CASE.but(drafts=(NOTE.but(sent=None),)), "ready"),
        (CASE.but(drafts=(NOTE,)), "reading"),
        (SENT, "sent"),
        (SENT.but(messages=(*SENT.messages, ANSWER)), "answered"),
        (SENT.but(messages=(*SENT.messages, ANSWER.but(date=None))), "answered"),
        (SENT.but(messages=(Message(text="…"),)), "sent"),
        (SENT.but(drafts=(*SENT.drafts, EMPTY)), "sent"),
        (SENT.but(outcome=Outcome(ending="accepted", offer=1)), "accepted"),
        (SENT.but(outcome=Outcome(ending="silent")), "silent"),
    ],
)
def test_where_a_case_stands(case: Case, expected: str) -> None:
    assert stands(case) == expected


def test_a_part_that_the_letter_can_do_without_does_not_hold_it_up() -> None:
    parts = tuple(Part(name=part.name, text="" if part.optional else "Words.") for part in LEAVING.parts)
    case = CASE.but(drafts=(Draft(shape=LEAVING.id, parts=parts),))

    assert any(part.optional for part in LEAVING.parts)
    assert stands(case) == "ready"
    assert next_step(case, NOW).step == "preview"
    assert nothing_missing(case, "respond")


def test_a_part_that_the_letter_can_do_without_is_missing_something_once_begun() -> None:
    parts = tuple(
        Part(name=part.name, text="By [day]." if part.optional else "Words.") for part in LEAVING.parts
    )
    case = CASE.but(drafts=(Draft(shape=LEAVING.id, parts=parts),))

    assert stands(case) == f"writing, {len(parts) - 1} of {len(parts)} parts"
    assert next_step(case, NOW).step == "respond"
    assert not nothing_missing(case, "respond")


def test_offers_that_the_letter_can_do_without_are_not_asked_for() -> None:
    form = shape("checking-back")
    parts = tuple(Part(name=part.name, text="" if part.optional else "Words.") for part in form.parts)

    assert next_step(CASE.but(drafts=(Draft(shape=form.id, parts=parts),)), NOW).step == "preview"


def test_an_answer_whose_header_has_no_zone_can_be_compared() -> None:
    answer = ANSWER.but(date=datetime(2026, 10, 12, 11, 0))

    assert stands(SENT.but(messages=(*SENT.messages, answer))) == "answered"


@pytest.mark.parametrize(
    ("stood", "since", "expected"),
    [
        ("sent", NOW - timedelta(hours=1), "sent today"),
        ("sent", NOW - timedelta(hours=10), "sent yesterday"),
        ("sent", NOW - timedelta(days=4), "sent 4 days, quiet"),
        ("sent", NOW + timedelta(days=1), "sent today"),
        ("sent", None, "sent"),
        ("sent", datetime(2026, 10, 12, 1, 0, tzinfo=timezone(timedelta(hours=2))), "sent yesterday"),
        ("ready", NOW, "ready"),
    ],
)
def test_the_desk_says_how_quiet_it_has_been(stood: str, since: datetime | None, expected: str) -> None:
    summary = Summary(id="one", path=Path("one.toml"), stands=stood, since=since)

    assert standing_now(summary, NOW) == expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (NOW + timedelta(minutes=10), "rests until 09:40"),
        (NOW + timedelta(days=1), "rests until tomorrow"),
        (NOW + timedelta(days=2), "rests until Wed 14 Oct"),
        (datetime(2026, 10, 12, 11, 0, tzinfo=timezone(timedelta(hours=1))), "rests until 10:00"),
        (NOW, "reading, wait over"),
        (NOW - timedelta(days=1), "reading, wait over"),
        (None, "reading"),
    ],
)
def test_the_desk_says_until_when_a_case_rests(until: datetime | None, expected: str) -> None:
    summary = Summary(id="one", path=Path("one.toml"), stands="reading", rests_until=until)

    assert standing_now(summary, NOW) == expected


def test_a_letter_that_is_out_does_not_rest() -> None:
    summary = Summary(
        id="one", path=Path("one.toml"), stands="sent", since=NOW, rests_until=NOW + timedelta(days=1)
    )

    assert standing_now(summary, NOW) == "sent today"


def test_a_case_rests_until_its_time_or_until_it_is_taken_up() -> None:
    until = NOW + timedelta(minutes=10)
    case = CASE.but(cooling=Cooling(until=until, should="breathe"))

    assert rests_until(case, NOW) == until
    assert rests_until(case, until) is None
    assert rests_until(taken_up(case), NOW) is None
    assert rests_until(case.but(drafts=(NOTE.but(sent=None),)), NOW) is None, "the note goes out first"
    assert rests_until(case.but(drafts=(NOTE,)), NOW) == until
    assert taken_up(case).cooling == Cooling(should="breathe")
    assert rests_until(CASE.but(cooling=Cooling(until=datetime(2026, 10, 12, 9, 31))), NOW) is not None


@pytest.mark.parametrize(
    ("hours", "expected"), [(1, "10:30"), (24, "tomorrow, 09:30"), (48, "Wed 14 Oct, 09:30")]
)
def test_a_time_is_told_with_its_day_when_that_is_another_one(hours: int, expected: str) -> None:
    assert time_of(NOW + timedelta(hours=hours), NOW) == expected


def test_a_file_that_cannot_be_read_says_so_on_the_desk() -> None:
    assert standing_now(Summary(id="", path=Path("x"), trouble="line 3"), NOW) == "cannot be read"


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=-5), "now"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=1, hours=5), "1 day"),
        (timedelta(days=6), "6 days"),
        (timedelta(days=20), "22 Sep"),
        (timedelta(days=300), "16 Dec 2025"),
        (timedelta(days=-3), "15 Oct"),
    ],
)
def test_how_long_ago_is_said_in_a_word_or_two(gone: timedelta, expected: str) -> None:
    assert age(NOW - gone, NOW) == expected


def test_a_day_is_written_for_a_column_and_for_a_field() -> None:
    assert brief(date(2026, 6, 10)) == brief(datetime(2026, 6, 10, 17, 0)) == "Wed 10 Jun"
    assert dated(date(2026, 6, 10)) == "10 June 2026"


def test_an_unknown_moment_has_no_age() -> None:
    assert age(None, NOW) == ""


@pytest.mark.parametrize(
    ("case", "step", "words"),
    [
        (CASE, "read", "Take a breath"),
        (CASE.but(messages=()), "read", "did something go wrong?"),
        (CASE.but(cooling=Cooling(passed=True)), "read", "Say which points are yours"),
        (CASE.but(messages=(), facts=Facts(sure="yes")), "respond", "Begin the letter."),
        (writing("why"), "respond", "Go on with the letter: 1 of 5 parts written."),
        (writing("what-happened", "putting-it-right", "why", "close"), "remedy", "Choose what to offer"),
        (CASE.but(drafts=(FULL,)), "preview", "Read the letter as they will"),
        (SENT, "follow-up", "If it stays quiet, check back on Monday 19 October."),
        (LETTER_SENT_EARLIER, "follow-up", "Quiet for 11 days."),
        (SENT.but(promises=(PROMISE,)), "follow-up", "You owe by Wednesday 14 October: I will ring."),
        (
            SENT.but(promises=(PROMISE.but(due=date(2026, 10, 9)),)),
            "follow-up",
            "Overdue since Friday 9 October: I will ring.",
        ),
        (SENT.but(messages=(*SENT.messages, ANSWER)), "follow-up", "They have answered."),
        (SENT.but(outcome=Outcome(ending="accepted")), "follow-up", "They chose."),
        (SENT.but(outcome=Outcome(ending="declined")), "follow-up", "They said no."),
        (
            SENT.but(outcome=Outcome(ending="accepted"), drafts=(*SENT.drafts, Draft(shape="they-chose"))),
            "respond",
            "They chose.",
        ),
        (SENT.but(outcome=Outcome(ending="parted"), promises=(PROMISE,)), "follow-up", "You owe by"),
        (SENT.but(outcome=Outcome(ending="silent")), "follow-up", "closing card"),
        (
            SENT.but(outcome=Outcome(ending="silent"), card=Card(check_on=TODAY)),
            "follow-up",
            "Check that what you changed still holds.",
        ),
        (SENT.but(outcome=Outcome(ending="silent"), card=Card()), "follow-up", "Nothing is left"),
    ],
)
def test_the_next_step_is_one_sentence(case: Case, step: str, words: str) -> None:
    advice = next_step(case, NOW)

    assert advice.step == step
    assert words in advice.words


def test_a_short_note_keeps_the_letter_on_the_list_with_its_time() -> None:
    due = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)
    case = CASE.but(drafts=(NOTE,), promises=(Promise(what="I will answer", due=due, made=TODAY),))

    assert next_step(case, NOW).words.endswith("You said: by Tuesday 13 October, 12:00.")


def test_one_follow_up_then_rest() -> None:
    case = LETTER_SENT_EARLIER
    again = case.but(drafts=(*case.drafts, Draft(shape="checking-back", sent=NOW)))

    assert check_back_on(case, NOW) == date(2026, 10, 8)
    assert check_back_on(again, NOW) is None
    assert next_step(again, NOW).words == "Let them take their time."
    assert "close the case" in next_step(again, NOW + timedelta(days=7)).words


def test_the_desk_is_told_from_which_day_to_look_again() -> None:
    again = LETTER_SENT_EARLIER.but(
        drafts=(*LETTER_SENT_EARLIER.drafts, Draft(shape="checking-back", sent=NOW))
    )
    closed = SENT.but(outcome=Outcome(ending="accepted"), card=Card(check_on=date(2026, 12, 1)))
    held = closed.but(card=Card(check_on=date(2026, 12, 1), held=date(2026, 12, 2)))

    decided = SENT.but(outcome=Outcome(ending="accepted", when=TODAY))
    assert look_again(decided, NOW) == TODAY
    assert look_again(decided.but(drafts=(*SENT.drafts, Draft(shape="they-chose", sent=NOW))), NOW) is None
    assert look_again(SENT.but(outcome=Outcome(ending="silent", when=TODAY)), NOW) is None
    assert look_again(CASE, NOW) is None
    assert look_again(LETTER_SENT_EARLIER, NOW) == date(2026, 10, 8)
    assert look_again(again, NOW) == date(2026, 10, 19)
    assert look_again(SENT.but(messages=(*SENT.messages, ANSWER)), NOW) is None
    assert look_again(closed, NOW) == date(2026, 12, 1)
    assert look_again(held, NOW) is None
    chose = held.but(drafts=(*held.drafts, Draft(shape="they-chose", sent=NOW)))
    assert "It held on Wednesday 2 December." in next_step(chose, NOW).words


def test_a_decision_waits_for_its_letter_until_it_is_done_or_the_card_closes_it() -> None:
    plan = Offer(remedy="extra-deliverable", what="a plan", due=date(2026, 10, 15))
    offering = SENT.drafts[0].but(offers=(plan,))
    letter_day = offering.sent.date() if offering.sent else TODAY
    owed = Promise(what="A plan, at no charge", due=date(2026, 10, 15), made=letter_day)
    done = owed.but(kept=TODAY)
    case = SENT.but(drafts=(offering,), outcome=Outcome(ending="accepted", when=TODAY, offer=1))

    for waits in ((), (owed,), (done, owed), (done.but(made=letter_day - timedelta(days=9)),)):
        chosen = case.but(promises=waits)
        assert look_again(chosen, NOW) == TODAY, waits
        assert "(5, l). Told already? The closing card" in next_step(chosen, NOW).words
        carded = chosen.but(card=Card(cause="x"))
        assert look_again(carded, NOW) is None
        assert "They chose" not in next_step(carded, NOW).words
    kept_all = case.but(promises=(done,))
    assert look_again(kept_all, NOW) is None
    assert "Write the closing card (5, enter)" in next_step(kept_all, NOW).words
    undated = kept_all.but(drafts=(offering.but(offers=(plan.but(due=None),)),))
    assert look_again(undated, NOW) == TODAY


def test_a_letter_with_an_open_blank_is_still_missing_something() -> None:
    draft = FULL.written(Part(name="why", text="Since [day]."))

    assert nothing_missing(CASE.but(drafts=(FULL,)), "respond")
    assert not nothing_missing(CASE.but(drafts=(draft,)), "respond")


def test_the_desk_can_ask_the_ledger_before_pydantic_is_there() -> None:
    program = (
        "import sys, amends.ledger; "
        "print([m for m in ('pydantic', 'babel', 'textual', 'amends.language.dates') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_letter_that_is_handed_over_waits_to_be_sent_until_its_words_are_others() -> None:
    handed = FULL.but(handed_over=NOW)
    step = next_step(CASE.but(drafts=(handed,)), NOW)

    assert (step.step, step.words) == (
        "follow-up",
        "Send it with your own mail program, then mark it as sent (5, m).",
    )
    again = handed.but(subject="Another subject")
    assert again.handed_over is None
    assert next_step(CASE.but(drafts=(again,)), NOW).step == "preview"
    assert handed.but(despite=()).handed_over == NOW


def test_what_is_handed_over_for_a_chat_is_pasted_there() -> None:
    chat = tuple(message.but(chat=True) for message in CASE.messages)
    step = next_step(CASE.but(messages=chat, drafts=(FULL.but(handed_over=NOW),)), NOW)

    assert step.words == "Paste it into the chat, then mark it as sent (5, m)."


def test_the_letter_that_confirms_a_choice_is_only_to_be_sent_once_it_is_handed_over() -> None:
    ended = CASE.but(
        drafts=(FULL.but(sent=NOW), Draft(shape="they-chose", handed_over=NOW)),
        outcome=Outcome(ending="accepted", when=NOW.date()),
    )

    assert "mark it as sent" in next_step(ended, NOW).words


def test_a_day_that_the_promise_names_itself_is_not_said_twice() -> None:
    dated = PROMISE.but(what="I will ring on Wednesday 14 October at 9.")

    assert next_step(SENT.but(promises=(dated,)), NOW).words == (
        "You owe: I will ring on Wednesday 14 October at 9."
    )
