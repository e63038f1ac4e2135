"""By when a full answer comes, and until when a case is left alone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from amends.ledger.times import proposed, time_to_come, waits

NOW = datetime(2026, 9, 9, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "first"),
    [(9, "Wednesday 9 September, 17:00"), (14, "Thursday 10 September, 12:00")],
)
def test_times_to_answer_leave_some_hours(hour: int, first: str) -> None:
    assert (first, first) == proposed(NOW.replace(hour=hour))[0]


def test_times_to_answer_pass_over_the_weekend() -> None:
    friday = NOW.replace(day=11, hour=16)
    assert [words for _, words in proposed(friday)] == [
        "Monday 14 September, 12:00",
        "Monday 14 September, 17:00",
        "Tuesday 15 September, 12:00",
    ]


def test_times_to_answer_are_written_on_the_clients_clock_and_chosen_on_both() -> None:
    east, west = ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Auckland")

    assert proposed(NOW, east)[0] == (
        "Wednesday 9 September, 22:30 there; 17:00 yours",
        "Wednesday 9 September, 22:30",
    )
    assert proposed(NOW, west)[0] == (
        "Thursday 10 September, 05:00 there; Wednesday 17:00 yours",
        "Thursday 10 September, 05:00",
    )


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("yesterday", "“yesterday” is past. Name a time to come."),
        ("today at 09:00", "“today at 09:00” is past. Name a time to come."),
        ("soon", "No day or time of day is named here. Write it like “Thursday 14 May, 12:00”."),
        ("Friday 10 September", "That day is a Thursday. Leave the weekday out, or change it."),
        ("Friday, 12:00", ""),
        ("17:00", ""),
    ],
)
def test_a_time_to_answer_is_one_to_come(words: str, trouble: str) -> None:
    try:
        assert time_to_come(words, NOW) == words
        said = ""
    except ValueError as error:
        said = str(error)
    assert said == trouble


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("tomorrow", "Thursday 10 September"),
        ("Tomorrow at noon", "Thursday 10 September at noon"),
        ("tomorrow, Thursday 10 September, 12:00", "Thursday 10 September, 12:00"),
        ("the end of today", "the end of Wednesday 9 September"),
        ("17:00 today", "17:00 Wednesday 9 September"),
        ("the day after tomorrow, 10:00", "Friday 11 September, 10:00"),
        ("tomorrow or the day after tomorrow", "Thursday 10 September or Friday 11 September"),
        ("tomorrow 12 noon", "Thursday 10 September 12 noon"),
        ("tomorrow, 9 sharp", "Thursday 10 September, 9 sharp"),
        ("tomorrow 5 London time", "Thursday 10 September 5 London time"),
        ("tomorrow 12 may be early, 13:00", "Thursday 10 September 12 may be early, 13:00"),
        ("tomorrow 10 Sept at noon", "10 Sept at noon"),
        ("tomorrow, September 10", "September 10"),
        ("tomorrow, Thursday, at noon", "Thursday, at noon"),
        ("today, Wednesday, 17:00", "Wednesday, 17:00"),
        ("tomorrow, Friday 11 September", "Thursday 10 September, Friday 11 September"),
        ("a week tomorrow", "a week tomorrow"),
        ("a week from today", "a week from Wednesday 9 September"),
    ],
)
def test_a_letter_names_the_day_and_not_how_far_off_it_is(typed: str, written: str) -> None:
    assert time_to_come(typed, NOW) == written


@pytest.mark.parametrize(
    ("hour", "mornings"),
    [
        (0, {"this morning": 9, "tomorrow morning": 10}),
        (4, {"this morning": 9, "tomorrow morning": 10}),
        (5, {"tomorrow morning": 10}),
        (23, {"tomorrow morning": 10}),
    ],
)
def test_in_the_small_hours_the_coming_morning_can_be_waited_for(hour: int, mornings: dict[str, int]) -> None:
    times = waits(NOW.replace(hour=hour, minute=16))

    assert {words: until.day for words, until in times if "morning" in words} == mornings
    assert all(until.hour == 9 for words, until in times if "morning" in words)
    assert [until for _, until in times] == sorted(until for _, until in times)
