"""Which times are deadlines, and which only tell when something was or is."""

from __future__ import annotations

import pytest

from amends.reading import read
from amends.reading.deadlines import LABEL, WEIGHTS, model
from amends.reading.times import Time, longest

KIBIBYTES = 64


def deadlines(text: str) -> list[str]:
    found = read(text, None)
    return [found.quote(span) for span in found.spans if span.label == LABEL]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Could you let me have the plan before the surveyor comes on the 9th?",
            "before the surveyor comes on the 9th",
        ),
        ("I need the corrected menu by the time we open on Friday.", "by the time we open on Friday"),
        ("Please send the key in the next hour.", "in the next hour"),
        ("The printer wants the cover on the 14th, so please send it then.", "on the 14th"),
        ("Kindly share the report latest by Monday EOD.", "latest by Monday"),
        ("We must have the film two days before the wake.", "two days before the wake"),
    ],
)
def test_a_time_by_which_something_is_wanted_is_one(text: str, time: str) -> None:
    assert any(time in found or found in time for found in deadlines(text))


@pytest.mark.parametrize(
    "text",
    [
        "The parcel came on Monday.",
        "You promised the draft by Friday and nothing came.",
        "I was at the counter at nine and nobody was there.",
        "We have worked together since 2019.",
        "The office is closed on Wednesday.",
        "Two weeks before the fair you told me it was done.",
    ],
)
def test_a_time_that_only_tells_when_is_none(text: str) -> None:
    assert deadlines(text) == []


def test_of_times_that_overlap_the_longest_is_weighed() -> None:
    found = longest([Time(4, 9), Time(0, 12), Time(10, 14), Time(20, 25), Time(20, 22)])

    assert found == [Time(0, 12), Time(20, 25)]


def test_the_weights_are_small_and_know_one_label() -> None:
    assert model().labels == (LABEL,)
    assert WEIGHTS.stat().st_size < KIBIBYTES * 1024
