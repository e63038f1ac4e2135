from __future__ import annotations

from pathlib import Path

import pytest

import amends.reading
from amends.language.rules import Rule, load
from amends.reading.matching import Matcher, rules
from amends.reading.reading import LABELS

FOLDER = Path(amends.reading.__file__).parent / "rules"
SPEAKS = [pytest.param(rule, one.text, id=f"{rule.id}: {one.text}") for rule in rules() for one in rule.found]
SILENT = [
    pytest.param(rule, one.text, id=f"{rule.id}: {one.text}") for rule in rules() for one in rule.not_found
]


def test_every_shipped_rule_can_be_compiled_and_has_no_repetition_without_a_bound() -> None:
    assert load(FOLDER, checked=True) == rules()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.found
    assert rule.not_found


def test_every_label_has_a_rule() -> None:
    assert set(LABELS) <= {rule.label for rule in rules()}


@pytest.mark.parametrize(("rule", "text"), SPEAKS)
def test_a_rule_finds_its_example(rule: Rule, text: str) -> None:
    assert list(Matcher(text).hits(rule))


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent_where_it_should_be(rule: Rule, text: str) -> None:
    assert not list(Matcher(text).hits(rule))
