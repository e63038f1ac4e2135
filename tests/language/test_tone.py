"""What the rest of a text says of one sentence."""

from __future__ import annotations

import math
from random import Random

import pytest

from amends.language.odds import EDGE, bounded, chance
from amends.language.tone import UNKNOWN, Tone

BLAME, OWNED = 0, 1
TONE = Tone(
    usual=(0.1, 0.2),
    bias=(-0.5, 0.25),
    own=(0.75, 1.0),
    others=((2.0, -1.5), (-0.5, 1.0)),
)


def log_odds(of: float) -> float:
    kept = min(max(of, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def by_the_book(chances: list[list[float]]) -> list[list[float]]:
    """What the sums are meant to be, sentence by sentence."""
    found = []
    for at, own in enumerate(chances):
        others = [row for place, row in enumerate(chances) if place != at]
        means = [
            (sum(row[label] for row in others) + UNKNOWN * TONE.usual[label]) / (len(others) + UNKNOWN)
            for label in range(2)
        ]
        found.append(
            [
                chance(
                    TONE.bias[label]
                    + TONE.own[label] * log_odds(own[label])
                    + sum(TONE.others[label][other] * means[other] for other in range(2))
                )
                for label in range(2)
            ]
        )
    return found


def heard(chances: list[list[float]]) -> list[list[float]]:
    return TONE.heard([[log_odds(one) for one in each] for each in chances])


@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_each_sentence_is_heard_with_all_the_others(count: int) -> None:
    some = Random(count)
    chances = [[some.random(), some.random()] for _ in range(count)]

    for found, meant in zip(heard(chances), by_the_book(chances), strict=True):
        assert found == pytest.approx(meant, abs=0.01)


def test_the_same_words_are_likelier_to_blame_among_those_that_do() -> None:
    unsure = [0.4, 0.1]

    among_blame = heard([unsure, [0.9, 0.0], [0.8, 0.0]])[0][BLAME]
    among_owned = heard([unsure, [0.0, 0.9], [0.0, 0.8]])[0][BLAME]

    assert among_blame > among_owned


def test_it_is_kept_as_lists_and_read_back() -> None:
    assert Tone.of(TONE.rounded()) == TONE


def test_certainty_is_taken_for_very_likely() -> None:
    assert bounded([-900.0, 0.3, 900.0]) == pytest.approx([log_odds(0.0), 0.3, log_odds(1.0)])
    assert chance(log_odds(0.3)) == pytest.approx(0.3)
