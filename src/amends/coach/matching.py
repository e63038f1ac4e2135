"""All patterns against all sentences: each tried only where all stands that it needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amends.coach.book import book
from amends.coach.memory import Memory
from amends.language.standing import Standing, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amends.coach.memory import Found
    from amends.language.rules import Rule

_memory = Memory()


def matches(texts: Iterable[str]) -> list[Found]:
    """Return what the patterns of all rules find in each of these plain sentences."""
    return _memory.recall(list(texts), _find)


def forget() -> None:
    """Forget the sentences judged so far."""
    _memory.forget()


@cache
def _searched() -> frozenset[str]:
    return frozenset(piece for rule in book().matched for piece in rule.searched)


def _find(texts: list[str]) -> dict[str, Found]:
    standing = Standing(texts, _searched())
    found: dict[str, list[tuple[Rule, int, int]]] = {text: [] for text in texts}
    for rule in book().matched:
        called = _called(rule, texts, standing)
        excepted = [standing.calling(needs) for needs in rule.except_calls] if called else []
        for at, patterns in called.items():
            exceptions = [
                pattern for pattern, bits in zip(rule.except_, excepted, strict=True) if bits >> at & 1
            ]
            spans = rule.among(texts[at], patterns, exceptions)
            found[texts[at]] += [(rule, start, end) for start, end in spans]
    return {text: tuple(hits) for text, hits in found.items()}


def _called(rule: Rule, texts: Sequence[str], standing: Standing) -> dict[int, list[str]]:
    """Return the patterns of a rule that are worth trying, by the place of the text."""
    called: dict[int, list[str]] = {}
    for pattern, needs in zip(rule.patterns, rule.calls, strict=True):
        for at in places(standing.calling(needs)):
            if not rule.needs or any(piece in texts[at] for piece in rule.needs):
                called.setdefault(at, []).append(pattern)
    return called
