"""Every rule stands on examples of its own: they are its tests and its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.coach import judge, rules
from amends.coach.book import SHIPPED, book, whole
from amends.coach.checks import CHECKS
from amends.language.rules import load
from coach.given import circumstances_of, letter_of

if TYPE_CHECKING:
    from amends.language.rules import Example, Rule

FOUND = [(rule, example) for rule in whole() for example in rule.found]
NOT_FOUND = [(rule, example) for rule in whole() for example in rule.not_found]


def speaks(rule: Rule, example: Example) -> bool:
    judgement = judge(letter_of(example), circumstances_of(example))
    if rule.severity:
        return any(finding.rule == rule.id for finding in judgement.findings)
    if rule.move:
        return any(rule.move in sentence.moves for sentence in judgement.sentences)
    from amends.coach.seen import see

    return any(rule.job in one.ticks for one in see(letter_of(example)).sentences)


def named(pair: tuple[Rule, Example]) -> str:
    return f"{pair[0].id}: {pair[1].text[:40]}"


@pytest.mark.parametrize("pair", FOUND, ids=named)
def test_a_rule_finds_its_examples(pair: tuple[Rule, Example]) -> None:
    assert speaks(*pair)


@pytest.mark.parametrize("pair", NOT_FOUND, ids=named)
def test_a_rule_is_silent_on_its_near_misses(pair: tuple[Rule, Example]) -> None:
    assert not speaks(*pair)


SHORT: frozenset[str] = frozenset()
"""Rules that do not have enough examples yet; the list only ever shrinks."""


def test_every_rule_stands_on_three_examples_and_three_near_misses() -> None:
    thin = {rule.id for rule in whole() if min(len(rule.found), len(rule.not_found)) < 3}

    assert thin == SHORT


def test_no_rule_says_the_same_example_twice() -> None:
    told = [(rule.id, str(example)) for rule in whole() for example in (*rule.found, *rule.not_found)]

    assert len(told) == len(set(told))


def test_the_shipped_rules_are_sound() -> None:
    assert len(load(SHIPPED)) == len(whole())


def test_there_are_rules_enough_and_each_says_what_why_and_what_to_try() -> None:
    assert len(rules()) >= 60
    for rule in rules():
        assert rule.message, rule.id
        assert rule.why, rule.id
        assert rule.advice, rule.id
        assert rule.source, rule.id


def test_every_check_is_named_by_a_rule_and_every_named_check_is_there() -> None:
    assert {rule.check for rule in book().checked} == set(CHECKS)
