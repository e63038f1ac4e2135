from __future__ import annotations

import time as clock
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amends.language import dates

TUESDAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("it was due on Friday 8 May.", "Friday 8 May", date(2026, 5, 8)),
        ("the 8th of May 2026 at last", "8th of May 2026", date(2026, 5, 8)),
        ("May 8th was agreed", "May 8th", date(2026, 5, 8)),
        ("May 8, 2025 was agreed", "May 8, 2025", date(2025, 5, 8)),
        ("on 2026-05-08 then", "2026-05-08", date(2026, 5, 8)),
        ("on 08/05/2026 then", "08/05/2026", date(2026, 5, 8)),
        ("on 13/5/26 then", "13/5/26", date(2026, 5, 13)),
        ("on 5/13/2026 then", "5/13/2026", date(2026, 5, 13)),
        ("am 08.05.2026 dann", "08.05.2026", date(2026, 5, 8)),
        ("8-May-2026", "8-May-2026", date(2026, 5, 8)),
        ("before 10 June, please", "10 June", date(2026, 6, 10)),
        ("on 28 December we began", "28 December", date(2025, 12, 28)),
        ("by Thursday", "Thursday", date(2026, 5, 14)),
        ("by Tuesday", "Tuesday", date(2026, 5, 19)),
        ("by next Monday", "next Monday", date(2026, 5, 18)),
        ("next Friday then", "next Friday", date(2026, 5, 22)),
        ("a week on Friday", "a week on Friday", date(2026, 5, 22)),
        ("on Friday week", "Friday week", date(2026, 5, 22)),
        ("since last Monday", "last Monday", date(2026, 5, 11)),
        ("by tomorrow morning", "tomorrow morning", date(2026, 5, 13)),
        ("the day after tomorrow", "the day after tomorrow", date(2026, 5, 14)),
        ("I need it today.", "today", TUESDAY),
        ("EOD Friday at the latest", "EOD Friday", date(2026, 5, 15)),
        ("by end of day", "end of day", TUESDAY),
        ("by the end of the week", "end of the week", date(2026, 5, 15)),
        ("end of next week", "end of next week", date(2026, 5, 22)),
        ("by the end of June", "end of June", date(2026, 6, 30)),
        ("within 48 hours", "within 48 hours", date(2026, 5, 14)),
        ("within 3 working days", "within 3 working days", date(2026, 5, 15)),
        ("within five working days", "within five working days", date(2026, 5, 19)),
        ("in two weeks", "in two weeks", date(2026, 5, 26)),
        ("in a fortnight", "in a fortnight", date(2026, 5, 26)),
        ("by the 14th.", "the 14th", date(2026, 5, 14)),
        ("by the 8th, please", "the 8th", date(2026, 6, 8)),
        ("on Friday the 8th", "Friday the 8th", date(2026, 5, 8)),
        ("by fri", "fri", date(2026, 5, 15)),
        ("on Wed, 13 May", "Wed, 13 May", date(2026, 5, 13)),
        ("by 14th May, Thursday.", "14th May, Thursday", date(2026, 5, 14)),
    ],
)
def test_a_day_is_found_and_resolved(text: str, words: str, day: date) -> None:
    (mention,) = dates.find(text, TUESDAY)

    assert words == text[mention.start : mention.end]
    assert day == mention.day


@pytest.mark.parametrize(
    ("text", "words", "hour"),
    [
        ("by Thursday noon.", "Thursday noon", time(12)),
        ("by 16:00 please", "16:00", time(16)),
        ("came at 4pm today", "4pm today", time(16)),
        ("by 5 p.m. on Friday 20 March 2026", "5 p.m. on Friday 20 March 2026", time(17)),
        ("Thu 14 May at 4.30pm GMT", "Thu 14 May at 4.30pm GMT", time(16, 30)),
        ("at 9 o’clock", "9 o’clock", time(9)),
        ("12am", "12am", time(0)),
    ],
)
def test_a_time_of_day_joins_its_day(text: str, words: str, hour: time) -> None:
    (mention,) = dates.find(text, TUESDAY)

    assert words == text[mention.start : mention.end]
    assert hour == mention.clock


@pytest.mark.parametrize(
    "text",
    [
        "the 3rd time this happens",
        "option 1 may be better",
        "it took three days",
        "version 1.2.26 of the plug-in",
        "cut it to 16:9",
        "At the end of the day it is your name",
        "the Black Friday banner",
        "We sat in the sun",
        "a march of 3 miles",
        "20 marching bands",
        "31/31/2026",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert dates.find(text, TUESDAY) == ()


@pytest.mark.parametrize(
    "text", ["Friday 14 May", "14 May (Friday)", "Friday, 14th of May 2026", "Fri 2026-05-14"]
)
def test_a_weekday_that_disagrees_with_its_date_is_reported(text: str) -> None:
    (mention,) = dates.find(text, TUESDAY)

    assert date(2026, 5, 14) == mention.day
    assert mention.weekday == 4
    assert mention.disagrees


def test_a_weekday_and_its_date_can_agree() -> None:
    (mention,) = dates.find("Thursday 14 May", TUESDAY)

    assert not mention.disagrees


def test_without_a_base_only_a_full_date_has_a_day() -> None:
    full, short, weekday = dates.find("8 May 2026, then 10 June, or by Thursday", None)

    assert date(2026, 5, 8) == full.day
    assert short.day is None
    assert weekday.day is None
    assert weekday.weekday == 3


def test_a_day_that_does_not_exist_is_named_but_has_no_day() -> None:
    (mention,) = dates.find("on 31 February 2026", TUESDAY)

    assert mention.day is None


def test_two_days_stay_two() -> None:
    text = "not on Thursday, today or 8 May"

    assert [text[m.start : m.end] for m in dates.find(text, TUESDAY)] == ["Thursday", "today", "8 May"]


@pytest.mark.parametrize(
    "piece", ["1", "the 1", "Friday ", "8 May ", "in the next ", "12:", " , ", "(", "a week on "]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = clock.process_time()
    dates.find(text, TUESDAY)

    assert clock.process_time() - begin < 2


@pytest.mark.parametrize(
    ("text", "base", "day", "disagrees"),
    [
        ("on Tuesday 5 May", date(2026, 11, 22), date(2026, 5, 5), False),
        ("on Wednesday 5 May", date(2026, 11, 22), date(2027, 5, 5), False),
        ("on Friday 5 May", date(2026, 11, 22), date(2027, 5, 5), True),
        ("by Thursday 15 May", date(2026, 5, 12), date(2026, 5, 15), True),
        ("by Tuesday 5 May 2027", date(2026, 11, 22), date(2027, 5, 5), True),
        ("on Monday 29 February", date(2028, 1, 10), date(2028, 2, 29), True),
    ],
)
def test_a_date_without_a_year_is_meant_where_its_weekday_is_right(
    text: str, base: date, day: date, disagrees: bool
) -> None:
    (mention,) = dates.find(text, base)

    assert (mention.day, mention.disagrees) == (day, disagrees)


@pytest.mark.parametrize("text", ["on Frıday", "on ſat 3 May", "FRİDAY", "next weeK, 3 Juſt"])
def test_a_letter_that_only_looks_alike_makes_no_day_and_no_trouble(text: str) -> None:
    assert all(mention.weekday is None for mention in dates.find(text, date(2026, 5, 12)))


_WORDS = (
    *(
        "within",
        "in",
        "by",
        "on",
        "next",
        "last",
        "this",
        "the",
        "a week on",
        "end of",
        "week",
        "month",
        "(",
        ")",
    ),
    *(
        "900 weeks",
        "999 months",
        "48 hours",
        "999 working days",
        "two business days",
        "a fortnight's time",
        ",",
    ),
    *(
        "Monday",
        "Friday",
        "Sunday",
        "29 February",
        "31 December",
        "1 January",
        "the 31st",
        "the 1st",
        "eow",
        "eom",
    ),
    *(
        "December",
        "January",
        "2098",
        "5pm",
        "noon",
        "today",
        "tomorrow",
        "the day after tomorrow",
        "yesterday",
    ),
)


@given(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join),
    st.dates() | st.sampled_from((date.min, date(2, 1, 1), date(9998, 12, 31), date.max)),
)
@example("within 900 weeks", date(9998, 6, 1))
@example("by next Monday", date.max)
@example("since last Monday", date.min)
@example("end of next month", date(9999, 12, 1))
@example("by the end of January", date.max)
@example("in 999 working days", date.max)
@example("Friday week", date.max)
@example("yesterday", date.min)
def test_days_are_counted_in_every_year(text: str, base: date) -> None:
    """A mail is dated by whoever sent it; where the calendar ends there is no day, and no fault."""
    assert all(0 <= one.start < one.end <= len(text) for one in dates.find(text, base))


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("by Friday 15 May, 12 noon, at the latest", "Friday 15 May, 12 noon", time(12)),
        ("by 15 May at twelve noon.", "15 May at twelve noon", time(12)),
        ("by 12 midday on Friday", "12 midday on Friday", time(12)),
        ("by 12 midnight on Friday", "12 midnight on Friday", time(23, 59)),
    ],
)
def test_twelve_noon_is_one_time_of_that_day(text: str, words: str, clock: time) -> None:
    (mention,) = dates.find(text, TUESDAY)

    assert text[mention.start : mention.end] == words
    assert (mention.day, mention.clock) == (date(2026, 5, 15), clock)
