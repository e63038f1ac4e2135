"""Points that say nothing without the words before them."""

from __future__ import annotations

import pytest

from amends.domain.judgement import Span
from amends.reading import propose_points
from amends.reading.reading import Reading


def told(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the points of a text in which these words are what is said of them."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words), label) for label, words in found)
    return [(point.label, point.quote) for point in propose_points(Reading(text, spans), None)]


@pytest.mark.parametrize(
    ("text", "wish", "point"),
    [
        (
            "We paid a deposit of £300 and I want that back.",
            "I want that back",
            "We paid a deposit of £300 and I want that back",
        ),
        (
            "We paid a deposit of £300. We'd like it back now.",
            "We'd like it back now",
            "We paid a deposit of £300. We'd like it back now",
        ),
        ("We paid a deposit of £300.\n\nI want that back.", "I want that back", "I want that back"),
        ("We paid £300. I want the deposit back.", "I want the deposit back", "I want the deposit back"),
        ("I want that back.", "I want that back", "I want that back"),
    ],
)
def test_a_wish_for_that_has_what_that_is(text: str, wish: str, point: str) -> None:
    assert told(text, ("request", wish)) == [("request", point)]


def test_a_count_alone_has_what_was_counted_and_that_is_said_once() -> None:
    text = "You printed the wrong number on the flyers, 2,000 copies, and page 3 is torn."
    found = (
        ("fact", "You printed the wrong number on the flyers"),
        ("fact", "2,000 copies"),
        ("fact", "page 3 is torn"),
    )

    assert told(text, *found) == [
        ("fact", "You printed the wrong number on the flyers, 2,000 copies"),
        ("fact", "page 3 is torn"),
    ]


def test_the_fact_that_a_wish_leans_on_is_said_in_the_wish() -> None:
    text = "We paid a deposit of £300 and I want that back."

    assert told(text, ("fact", "We paid a deposit of £300"), ("request", "I want that back")) == [
        ("request", "We paid a deposit of £300 and I want that back")
    ]


def test_heat_is_not_taken_along() -> None:
    text = "You are crooks and thieves and I want that back."

    assert ("request", "I want that back") in told(
        text, ("charged", "You are crooks and thieves"), ("request", "I want that back")
    )
