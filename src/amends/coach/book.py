"""The coach's rules: read once from rules/, one file a family."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amends.language.rules import load, ready
from amends.language.shelf import shelved

if TYPE_CHECKING:
    from amends.language.rules import Rule

SHIPPED = Path(__file__).parent / "rules"


class UnknownRule(Exception):
    """No rule has that id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"there is no rule “{wanted}”; “amends rules” lists them")


class _Book(NamedTuple):
    every: tuple[Rule, ...]
    matched: tuple[Rule, ...]
    """The rules that see one sentence at a time."""
    checked: tuple[Rule, ...]
    """The rules whose work a check does on the whole letter."""


@cache
def book() -> _Book:
    """Return the shipped rules as judging needs them, without examples."""
    every = shelved(SHIPPED, lambda: ready(whole()))
    return _Book(
        every,
        tuple(rule for rule in every if rule.patterns),
        tuple(rule for rule in every if rule.check),
    )


@cache
def whole() -> tuple[Rule, ...]:
    """Return the shipped rules with their examples. A test has checked them: that is not done again."""
    return load(SHIPPED, checked=False)


def rules() -> tuple[Rule, ...]:
    """Return the rules that speak, without examples, in the order of their families.

    Labels and ticks are not among them.
    """
    return tuple(rule for rule in book().every if rule.severity)


def explain(rule_id: str) -> Rule:
    """Return one rule with its why, source, grade and examples; raises UnknownRule."""
    for rule in whole():
        if rule.id == rule_id:
            return rule
    raise UnknownRule(rule_id)
