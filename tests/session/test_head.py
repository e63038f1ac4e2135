"""What the desk says of a case, days after its file was written: the same as if it were opened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from amends.domain.case import Card, Client, Cooling, Outcome
from amends.domain.draft import Draft, Part, Promise
from amends.domain.message import Message, Point
from amends.ledger import next_step, standing_now
from amends.ledger.today import next_today
from amends.session.session import Session
from amends.storage.glimpse import glimpse
from amends.storage.summaries import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.storage.places import Places

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SAVED = datetime(2026, 10, 20, 9, 30, tzinfo=BERLIN)
"""A Tuesday; the clocks of Berlin go back on the Sunday after, those of New York a week later."""
MESSAGE = Message(
    text="Where is it?", date=SAVED - timedelta(hours=3), points=(Point(label="fact", quote="W"),)
)
LETTER = Draft(shape="they-complained", sent=SAVED, parts=(Part(name="close", text="Words."),))
NOTE = LETTER.but(shape="short-note")
CALL = Promise(what="a call", due=datetime(2026, 10, 26, 20, 0, tzinfo=NEW_YORK), made=SAVED.date())
PLAN = Promise(what="the plan", due=date(2026, 10, 23), made=SAVED.date())
ACCEPTED = Outcome(ending="accepted", when=SAVED.date())
CONFIRMED = LETTER.but(shape="they-chose", sent=SAVED + timedelta(minutes=5))
CARD = Card(cause="one list", changed="two lists", check_on=date(2026, 10, 30))

CASES: dict[str, dict[str, Any]] = {
    "new": {"messages": (MESSAGE,)},
    "quiet": {"messages": (MESSAGE,), "drafts": (LETTER,)},
    "checked back": {"drafts": (LETTER, LETTER.but(shape="checking-back", sent=SAVED + timedelta(hours=1)))},
    "the last letter first in the file": {
        "drafts": (LETTER.but(shape="checking-back", sent=SAVED + timedelta(hours=1)), LETTER)
    },
    "an unbegun draft": {"drafts": (LETTER, Draft(shape="they-complained", parts=(Part(name="close"),)))},
    "owed": {"messages": (MESSAGE,), "drafts": (LETTER,), "promises": (CALL, PLAN)},
    "owed without a day": {"drafts": (LETTER,), "promises": (PLAN.but(due=None),)},
    "a call by the clock there": {"drafts": (LETTER,), "promises": (CALL,)},
    "waits for their choice": {"drafts": (LETTER,), "promises": (PLAN.but(if_chosen=True),)},
    "kept": {"drafts": (LETTER,), "promises": (PLAN.but(kept=SAVED.date()),)},
    "word given": {"messages": (MESSAGE,), "drafts": (NOTE,), "promises": (CALL,)},
    "word given in silence": {"drafts": (NOTE,), "promises": (CALL,)},
    "word given, and handed over": {
        "messages": (MESSAGE,),
        "drafts": (NOTE, LETTER.but(sent=None, handed_over=SAVED)),
        "promises": (PLAN, CALL),
    },
    "word given on their clock": {
        "client": Client(name="Ines", time_zone="Asia/Kolkata"),
        "messages": (MESSAGE,),
        "drafts": (NOTE,),
        "promises": (CALL,),
    },
    "writing": {"drafts": (LETTER, LETTER.but(sent=None, parts=LETTER.parts)), "promises": (PLAN,)},
    "chosen": {"drafts": (LETTER,), "outcome": ACCEPTED},
    "chosen and owed": {"drafts": (LETTER,), "outcome": ACCEPTED, "promises": (PLAN,)},
    "no card": {"drafts": (LETTER, CONFIRMED), "outcome": ACCEPTED},
    "card": {"drafts": (LETTER, CONFIRMED), "outcome": ACCEPTED, "card": CARD},
    "card before the letter": {"drafts": (LETTER,), "outcome": ACCEPTED, "card": CARD},
    "card and owed": {
        "drafts": (LETTER, CONFIRMED),
        "outcome": ACCEPTED,
        "card": CARD,
        "promises": (PLAN.but(due=None),),
    },
    "held": {"drafts": (LETTER, CONFIRMED), "outcome": ACCEPTED, "card": CARD.but(held=SAVED.date())},
    "parted": {"drafts": (LETTER,), "outcome": Outcome(ending="parted", when=SAVED.date()), "card": CARD},
}


@pytest.fixture
def put(places: Places, case: Callable[..., Case]) -> Callable[..., Session]:
    def putting(**fields: Any) -> Session:
        given = {"id": "new", "created": SAVED, "updated": SAVED, "client": Client(name="Ines")}
        session = Session.begin(case(**(given | fields)), lambda: SAVED, places=places)
        session.save()
        return session

    return putting


@pytest.mark.parametrize("fields", CASES.values(), ids=CASES)
def test_on_every_day_the_desk_says_what_the_case_would(
    put: Callable[..., Session], fields: dict[str, Any]
) -> None:
    session = put(**fields)
    assert session.path is not None
    head, inside = summary(session.path), glimpse(session.path)

    for hours in range(0, 24 * 15, 5):
        now = SAVED + timedelta(hours=hours)
        assert next_today(head, inside, now) == next_step(session.case, now).words, now


@pytest.mark.parametrize(
    ("kind", "day", "words", "stands"),
    [
        ("quiet", 26, "check back on Tuesday 27 October", "sent 6 days, quiet"),
        ("quiet", 27, "Quiet for 7 days. You may check back", "sent 7 days, look again"),
        ("owed", 23, "You owe by Friday 23 October: the plan.", "sent 3 days, due"),
        ("owed", 24, "Overdue since Friday 23 October: the plan.", "sent 4 days, due"),
        ("a call by the clock there", 26, "You owe by Tuesday 27 October: a call.", "sent 6 days, quiet"),
        ("a call by the clock there", 27, "Overdue since Tuesday 27 October: a call.", "sent 7 days, due"),
        ("word given", 28, "Overdue since Tuesday 27 October: a call. Say which", "reading"),
        ("card", 29, "Check on Friday 30 October", "accepted"),
        ("card", 30, "Check that what you changed still holds.", "accepted, look again"),
    ],
)
def test_the_day_that_has_come_is_said_on_that_day(
    put: Callable[..., Session], kind: str, day: int, words: str, stands: str
) -> None:
    session = put(**CASES[kind])
    assert session.path is not None
    now = datetime(2026, 10, day, 9, 0, tzinfo=BERLIN)
    head = summary(session.path)

    assert words in next_today(head, glimpse(session.path), now)
    assert standing_now(head, now) == stands


def test_a_wait_that_is_over_says_so(put: Callable[..., Session]) -> None:
    until = datetime(2026, 10, 26, 9, 0, tzinfo=BERLIN)
    session = put(messages=(MESSAGE,), cooling=Cooling(until=until))
    assert session.path is not None
    head, inside = summary(session.path), glimpse(session.path)
    before, after = until - timedelta(minutes=1), until + timedelta(minutes=1)

    assert "that is over" not in next_today(head, inside, before)
    assert next_today(head, inside, after) == (
        "You wanted to leave it alone until 09:00; that is over. Take a breath, then look at what they ask."
    )
    assert "until Mon 26 Oct, 09:00; that is over." in next_today(head, inside, until + timedelta(days=1))
    assert [standing_now(head, now) for now in (before, after)] == ["rests until 09:00", "new, wait over"]


def test_a_file_that_says_less_is_told_as_it_says(put: Callable[..., Session]) -> None:
    session = put(**CASES["quiet"])
    assert session.path is not None
    lines = session.path.read_text(encoding="utf-8").splitlines(keepends=True)
    older = [line for line in lines if not line.startswith(("since", "follow_up", "due"))]
    session.path.write_text("".join(older), encoding="utf-8")
    head, inside = summary(session.path), glimpse(session.path)

    assert next_today(head, inside, SAVED + timedelta(days=30)) == inside.next
    assert inside.next.startswith("It is with them now.")


def test_a_day_is_the_one_where_you_are(put: Callable[..., Session]) -> None:
    session = put(**CASES["a call by the clock there"])
    assert session.path is not None
    call = datetime(2026, 10, 27, 0, 30, tzinfo=UTC)

    assert (
        next_today(summary(session.path), glimpse(session.path), call) == next_step(session.case, call).words
    )
    assert next_today(
        summary(session.path), glimpse(session.path), call.astimezone(timezone(timedelta(hours=-5)))
    ).startswith("Overdue since Monday 26 October")
