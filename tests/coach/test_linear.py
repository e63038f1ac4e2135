"""No text can make the shipped rules slow: their work grows with the letter, and no sentence costs much.

A sentence is cut at a thousand characters, so it is enough that no pattern repeats a repetition without a
bound, and that the worst sentence for each rule is still cheap.
"""

from __future__ import annotations

import itertools
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from amends.coach.book import whole
from amends.domain.patterns import compiled
from amends.language.needs import needs
from amends.language.plain import lowered, plain
from amends.language.sentences import LONGEST, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.language.rules import Rule

MATCHED = [rule for rule in whole() if rule.patterns]
UNBOUNDED = re._constants.MAXREPEAT  # type: ignore[attr-defined]
ONE_CHARACTER = {"IN", "LITERAL", "NOT_LITERAL", "ANY", "CATEGORY"}
MOST = 0.4
"""Seconds of work for the worst sentence of a rule, on a slow machine; it is a few ms on a good one."""


def repetitions(parsed: Any) -> Iterator[tuple[int, Any]]:
    """Yield the upper bound and the body of every repetition in a parsed pattern."""
    for operation, value in parsed:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield value[1], value[2]
            yield from repetitions(value[2])
        elif name == "BRANCH":
            for one in value[1]:
                yield from repetitions(one)
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"):
            yield from repetitions(value if name == "ATOMIC_GROUP" else value[-1])


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_only_a_single_character_repeats_without_a_bound(rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        for bound, body in repetitions(re._parser.parse(pattern)):  # type: ignore[attr-defined]
            if bound == UNBOUNDED:
                assert str(body[0][0]) in ONE_CHARACTER, pattern
                assert len(body) == 1, pattern


def worst(rule: Rule) -> Iterator[str]:
    """Yield sentences of the greatest length, made of what the rule looks for and never quite finds."""
    words = [word for example in rule.found for word in plain(lowered(example.text)).text.split()]
    calls = map(needs, rule.patterns)
    pieces = [piece.strip() for call in calls for groups in call for group in groups for piece in group[:3]]
    for stock in (words[:3], words, pieces[:6], [*words, *pieces], ["a"], ["i", "was", "so"], ["you"]):
        if stock:
            yield " ".join(itertools.islice(itertools.cycle(stock), LONGEST))[:LONGEST]


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_the_worst_sentence_for_a_rule_is_cheap(rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        compiled(pattern)
    begun = time.process_time()
    for text in worst(rule):
        rule.among(text, rule.patterns, rule.except_)

    assert time.process_time() - begun < MOST


def test_no_sentence_is_longer_than_what_that_is_measured_on() -> None:
    text = "word " * 5000 + "\n\n" + "x" * 5000

    assert max(end - start for start, end in split(text)) <= LONGEST
