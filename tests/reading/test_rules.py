from __future__ import annotations

from pathlib import Path

import pytest

import amends.reading
from amends.language.rules import Rule, load
from amends.reading.matching import Matcher, whole
from amends.reading.matching import rule as ready
from amends.reading.reading import LABELS

FOLDER = Path(amends.reading.__file__).parent / "rules"
SPEAKS = [pytest.param(rule, one.text, id=f"{rule.id}: {one.text}") for rule in whole() for one in rule.found]
SILENT = [
    pytest.param(rule, one.text, id=f"{rule.id}: {one.text}") for rule in whole() for one in rule.not_found
]


def test_every_shipped_rule_can_be_compiled_and_has_no_repetition_without_a_bound() -> None:
    assert load(FOLDER, checked=True) == whole()


def test_every_rule_stands_on_three_examples_and_three_near_misses() -> None:
    thin = {rule.id for rule in whole() if min(len(rule.found), len(rule.not_found)) < 3}

    assert not thin


def test_no_rule_says_the_same_example_twice() -> None:
    for rule in whole():
        told = [one.text for one in (*rule.found, *rule.not_found)]

        assert len(told) == len(set(told)), rule.id


def test_every_label_has_a_rule() -> None:
    assert set(LABELS) <= {rule.label for rule in whole()}


@pytest.mark.parametrize(("rule", "text"), SPEAKS)
def test_a_rule_finds_its_example(rule: Rule, text: str) -> None:
    assert list(Matcher(text).hits(ready(rule.id)))


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent_where_it_should_be(rule: Rule, text: str) -> None:
    assert not list(Matcher(text).hits(ready(rule.id)))
