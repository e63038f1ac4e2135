"""Which facts are worth a point of their own, and which of many stay."""

from __future__ import annotations

import pytest

from amends.reading.worth import says_little, weight


@pytest.mark.parametrize(
    "fact",
    [
        "It obviously wasn't",
        "she asked",
        "you wrote",
        "I have nothing",
        "it is Thursday",
        "it is now the 28th",
    ],
)
def test_a_fact_without_a_word_of_its_own_or_that_only_tells_the_day_says_little(fact: str) -> None:
    assert says_little(fact)


@pytest.mark.parametrize(
    "fact",
    [
        "It crashed",
        "nobody came",
        "I count 41",
        "I had seven",
        "it is Thursday's delivery that is missing",
        "it was due on Thursday",
        "Now it is broken",
    ],
)
def test_a_short_fact_may_say_much(fact: str) -> None:
    assert not says_little(fact)


def test_a_count_weighs_more_than_a_long_remark() -> None:
    assert weight("I count 41") > weight("the pictures that did arrive were put in the shop by our Dev")
