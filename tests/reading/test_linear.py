"""No message can make the reading slow: no pattern repeats a repetition, and no line costs much."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from amends.reading.lines import by_line
from amends.reading.matching import whole
from coach.test_linear import ONE_CHARACTER, UNBOUNDED, repetitions, worst

if TYPE_CHECKING:
    from amends.language.rules import Rule

MATCHED = [rule for rule in whole() if rule.patterns]
MOST = 0.4
"""Seconds of work for the worst lines of a rule, on a slow machine; it is a few ms on a good one."""


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_only_a_single_character_repeats_without_a_bound(rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        for bound, body in repetitions(re._parser.parse(pattern)):  # type: ignore[attr-defined]
            if bound == UNBOUNDED:
                assert str(body[0][0]) in ONE_CHARACTER, pattern
                assert len(body) == 1, pattern


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_the_worst_line_for_a_rule_is_cheap(rule: Rule) -> None:
    patterns = [by_line(pattern) for pattern in (*rule.patterns, *rule.with_, *rule.except_)]
    begun = time.process_time()
    for text in worst(rule):
        for pattern in patterns:
            for _ in pattern.finditer(text):
                pass

    assert time.process_time() - begun < MOST
