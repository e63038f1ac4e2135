"""Times across zones and across the change of the clocks, by a clock that is passed in."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from amends.commands.here import Here
from amends.domain.case import Case, Client, Cooling
from amends.domain.draft import Draft, Promise
from amends.domain.letter import Letter, Section
from amends.domain.message import Message
from amends.domain.summary import Due, Summary
from amends.ledger import (
    age,
    earliest_due,
    how_soon,
    in_order,
    is_past,
    look_again,
    next_step,
    promises_in,
    rests_until,
    standing_now,
)
from amends.ledger.times import waits
from amends.ledger.zones import from_yours, in_figures, of_their_mail, there, zone_named, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

BERLIN, NEW_YORK, LONDON = (ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Europe/London"))
FRIDAY = datetime(2026, 10, 23, 15, 0, tzinfo=BERLIN)
"""The last Friday of summer time in Europe; in New York it ends a week later."""


def in_words(text: str, client: Client, now: datetime) -> tuple[Promise, ...]:
    letter = Letter(text=text, sections=(Section("part", 0, len(text), "close"),))
    return promises_in(Draft(shape="they-complained"), letter, now.date(), zone=zone_of(client, now))


def test_a_time_after_the_clocks_change_has_the_offset_of_its_own_season() -> None:
    (call,) = in_words("I will call you on Monday 26 October at 10:00.", Client(), FRIDAY)

    assert isinstance(call.due, datetime)
    assert call.due.astimezone(UTC) == datetime(2026, 10, 26, 9, 0, tzinfo=UTC)


def test_a_time_in_a_letter_is_on_the_clients_clock() -> None:
    (call,) = in_words(
        "I will call you on Monday 26 October at 10:00.", Client(time_zone="America/New_York"), FRIDAY
    )

    assert isinstance(call.due, datetime)
    assert call.due.astimezone(BERLIN) == datetime(2026, 10, 26, 15, 0, tzinfo=BERLIN)
    assert there(call.due, FRIDAY) == "10:00"
    assert there(call.due.astimezone(LONDON), FRIDAY.astimezone(LONDON)) == ""
    assert there(date(2026, 10, 26), FRIDAY) == ""


def test_a_time_is_told_on_the_clients_clock_whoever_wrote_it_down() -> None:
    here = datetime(2026, 10, 26, 15, 0, tzinfo=BERLIN)

    assert there(here, FRIDAY) == ""
    assert there(here, FRIDAY, "America/New_York") == "10:00"  # where summer time goes on
    assert there(here + timedelta(days=7), FRIDAY, "America/New_York") == "09:00"
    assert there(here, FRIDAY, "+05:30") == "19:30"
    assert there(here, FRIDAY, "Europe/Madrid") == ""
    assert in_figures(here, FRIDAY, "America/New_York") == "2026-10-26 15:00 (10:00 there)"
    assert in_figures(here.date(), FRIDAY, "America/New_York") == "2026-10-26"
    assert in_figures(None, FRIDAY) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("America/New_York", "6 h behind you"),
        ("Asia/Kolkata", "3 h 30 min ahead of you"),
        ("Europe/Paris", "the same time as yours"),
        ("-00:15", "2 h 15 min behind you"),
    ],
)
def test_a_zone_says_how_far_it_is_from_yours(name: str, words: str) -> None:
    zone = zone_named(name)

    assert zone is not None
    assert from_yours(zone, FRIDAY) == words


def test_in_the_week_between_the_two_changes_they_are_an_hour_nearer() -> None:
    assert from_yours(NEW_YORK, FRIDAY + timedelta(days=3)) == "5 h behind you"


def test_a_mail_says_no_more_than_how_far_from_utc_its_clock_was() -> None:
    def said(zone: tzinfo | None) -> str:
        when = datetime(2026, 10, 22, 8, 0, tzinfo=zone)
        case = Case(id="one", created=FRIDAY, updated=FRIDAY, messages=(Message(text="Well?", date=when),))
        return of_their_mail(case, FRIDAY)

    assert said(NEW_YORK) == "-04:00"
    assert said(ZoneInfo("Asia/Kathmandu")) == "+05:45"
    assert [said(zone) for zone in (BERLIN, UTC, None)] == ["", "", ""]
    assert of_their_mail(Case(id="one", created=FRIDAY, updated=FRIDAY), FRIDAY) == ""


def test_the_word_given_in_a_short_note_is_told_on_both_clocks() -> None:
    evening = datetime(2026, 10, 26, 11, 0, tzinfo=NEW_YORK)
    case = Case(
        id="one",
        created=FRIDAY,
        updated=FRIDAY,
        client=Client(time_zone="America/New_York"),
        messages=(Message(text="Well?", date=FRIDAY),),
        drafts=(Draft(shape="short-note", sent=FRIDAY),),
        promises=(Promise(what="an answer", due=evening),),
    )

    assert next_step(case, FRIDAY).words.endswith("You said: by Monday 26 October, 16:00 (11:00 there).")


@pytest.mark.parametrize("name", ["", "Europe", "Atlantis/Capital", "../etc/passwd", "\0"])
def test_a_zone_that_nobody_knows_is_your_own(name: str) -> None:
    assert zone_of(Client(time_zone=name), FRIDAY) is BERLIN


def test_an_evening_there_is_owed_on_the_next_day_here() -> None:
    evening = datetime(2026, 10, 26, 20, 0, tzinfo=NEW_YORK)
    case = Case(
        id="one", created=FRIDAY, updated=FRIDAY, promises=(Promise(what="a call", due=evening),)
    ).but(drafts=(Draft(shape="they-complained", sent=FRIDAY),))

    assert earliest_due(case, FRIDAY) == date(2026, 10, 27)
    assert next_step(case, FRIDAY).words == "You owe by Tuesday 27 October: a call."


@pytest.mark.parametrize(
    ("now", "past", "words"),
    [
        (datetime(2026, 10, 26, 9, 59, tzinfo=LONDON), False, "today"),
        (datetime(2026, 10, 26, 11, 1, tzinfo=BERLIN), True, "overdue"),
        (datetime(2026, 10, 25, 23, 30, tzinfo=LONDON), False, "tomorrow"),
        (datetime(2026, 10, 28, 1, 0, tzinfo=BERLIN), True, "overdue 2 days"),
    ],
)
def test_a_moment_is_overdue_at_the_same_time_everywhere(now: datetime, past: bool, words: str) -> None:
    call = datetime(2026, 10, 26, 10, 0, tzinfo=LONDON)

    assert is_past(call, now) is past
    assert how_soon(call, now) == words


def test_a_day_is_overdue_only_when_it_is_over_where_you_are() -> None:
    assert not is_past(date(2026, 10, 23), FRIDAY)
    assert is_past(date(2026, 10, 22), FRIDAY)
    assert [how_soon(day, FRIDAY) for day in (date(2026, 10, 27), date(2026, 10, 22), None)] == [
        "in 4 days",
        "overdue 1 day",
        "",
    ]


def test_a_moment_comes_before_a_whole_day_and_after_what_is_overdue() -> None:
    def due(what: str, when: date | datetime | None) -> Due:
        return Due("one", "", "", what, when)

    whole = due("whole day", FRIDAY.date())
    moment = due("moment", FRIDAY + timedelta(hours=2))
    late = due("late", datetime(2026, 10, 23, 8, 0, tzinfo=NEW_YORK))
    undated = due("undated", None)

    assert in_order((undated, whole, moment, late), FRIDAY) == (late, moment, whole, undated)


def test_an_hour_that_came_twice_has_passed_twice() -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)

    assert age(before, datetime(2026, 10, 25, 5, 30, tzinfo=BERLIN)) == "5 h"


TWICE = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
"""Ten minutes before the clock goes back to 02:00."""
LATER = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
"""Twenty minutes later, and earlier on the wall."""


def test_a_wait_of_minutes_is_as_long_when_the_clock_goes_back_in_it() -> None:
    ten, twenty = (until for _, until in waits(TWICE)[:2])

    assert (ten.astimezone(UTC) - TWICE.astimezone(UTC), twenty) == (timedelta(minutes=10), LATER)
    assert twenty.fold == 1


def test_a_wait_into_the_hour_that_comes_again_is_not_over_before_it_is() -> None:
    case = Case(id="one", created=TWICE, updated=TWICE, cooling=Cooling(until=LATER))
    summary = Summary(id="one", path=Path("one.toml"), stands="reading", rests_until=LATER)

    assert rests_until(case, TWICE) == LATER
    assert rests_until(case, LATER) is None
    assert standing_now(summary, TWICE) == "rests until 02:10"
    assert standing_now(summary, LATER) == "reading, wait over"


def test_what_is_due_in_the_hour_that_comes_again_is_past_after_it() -> None:
    assert not is_past(LATER, TWICE)
    assert is_past(TWICE, LATER)


def test_a_letter_sent_in_another_zone_is_followed_up_by_the_days_here() -> None:
    sent = datetime(2026, 10, 22, 20, 0, tzinfo=NEW_YORK)  # Friday 02:00 in Berlin
    case = Case(id="one", created=sent, updated=sent, drafts=(Draft(shape="they-complained", sent=sent),))

    assert look_again(case, FRIDAY) == date(2026, 10, 30)
    assert look_again(case, FRIDAY.astimezone(NEW_YORK)) == date(2026, 10, 29)


@pytest.fixture
def berlin() -> Iterator[None]:
    """Put the machine into another zone, and back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("hours", [0, 24 * 30, 24 * 120, 24 * 155, 24 * 155 + 1, 24 * 155 + 2, 24 * 300])
def test_the_zone_of_the_machine_knows_its_seasons(hours: int) -> None:
    moment = datetime(2026, 5, 23, 0, 30, tzinfo=UTC) + timedelta(hours=hours)

    assert moment.astimezone(Here()).isoformat() == moment.astimezone(BERLIN).isoformat()
    assert moment.astimezone(Here()).astimezone(UTC) == moment
    assert datetime(2026, 10, 26, 10, tzinfo=Here()).utcoffset() == timedelta(hours=1)
