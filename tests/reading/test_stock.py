"""Phrases that stand in many messages and ask, tell or set nothing."""

from __future__ import annotations

import pytest

from amends.reading import propose_points, read
from reading.messages import TUESDAY

PLAIN = "The map is wrong. Please send the new one by Friday. "


def told(text: str) -> list[tuple[str, str]]:
    return [(point.label, point.title) for point in propose_points(read(text, TUESDAY), TUESDAY)]


@pytest.mark.parametrize(
    "stock",
    [
        "Please consider the environment before printing this email",
        "This message and any attachments are confidential.",
        "Don't get me started on the colours of the cover.",
        "What I want is simple.",
        "I asked for a date.",
    ],
)
def test_a_stock_phrase_makes_no_point(stock: str) -> None:
    assert told(PLAIN + stock) == told(PLAIN)


def test_i_have_had_it_is_no_fact() -> None:
    assert [words for label, words in told(PLAIN + "I have had it.") if label == "fact"] == [
        "The map is wrong"
    ]


def test_an_earlier_mail_sets_no_day() -> None:
    found = told("Per my last email (and the one before that), the labels are still wrong.")

    assert [one for one in found if one[0] != "heat"] == [("fact", "the labels are still wrong")]


def test_what_stands_beside_a_stock_phrase_stays() -> None:
    assert ("request", "a new sign") in told("What I want is simple: a new sign.")
    assert told("Please consider the other map before printing the flyers.")
