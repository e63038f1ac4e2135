"""The 29th of February where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from amends.coach import Circumstances, judge
from amends.domain.letter import Letter

NOVEMBER = date(2026, 11, 29)


def remarks(text: str, today: date | None) -> list[tuple[str, str]]:
    found = judge(Letter(f"Hello Ana,\n\n{text}\n"), Circumstances(today=today)).findings
    return [(one.text, one.message) for one in found if one.rule == "weekday-date"]


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("You have it by 29 February 2027.", "29 February 2027", "There is no 29 February 2027."),
        ("You have it by February 29, 2027.", "February 29, 2027", "There is no February 29, 2027."),
        ("You have it on the 29th of February.", "29th of February", "There is no 29th of February in 2027."),
        ("You have it by Feb 29.", "Feb 29", "There is no Feb 29 in 2027."),
        ("You have it on Monday, 29 February.", "29 February", "There is no 29 February in 2027."),
    ],
)
def test_a_leap_day_of_another_year_is_told(text: str, words: str, message: str) -> None:
    assert remarks(text, NOVEMBER) == [(words, message)]


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("You have it by 29 February 2028.", NOVEMBER),
        ("You have it by 29 February.", date(2027, 12, 1)),
        ("It came on 29 February.", date(2028, 3, 2)),
        ("It came on 29 February.", date(2028, 11, 2)),
        ("You have it by 29 February.", None),
        ("I will send the 29 February cards in one box.", NOVEMBER),
        ("We met in February 29 times.", NOVEMBER),
        ("You have it by 28 February 2027.", NOVEMBER),
        ("There were 29 of them in February 2027.", NOVEMBER),
    ],
)
def test_one_that_there_is_or_may_be_is_left(text: str, today: date | None) -> None:
    assert remarks(text, today) == []


@pytest.mark.parametrize("today", [date(2027, 1, 10), date(2027, 2, 10), date(2026, 3, 1)])
def test_without_a_year_it_is_that_of_the_february_to_come(today: date) -> None:
    assert remarks("You have it by 29 February.", today) == [
        ("29 February", "There is no 29 February in 2027."),
    ]


def test_a_year_of_a_hundred_is_told_too() -> None:
    assert remarks("You have it by 29 February 2100.", NOVEMBER) == [
        ("29 February 2100", "There is no 29 February 2100.")
    ]
