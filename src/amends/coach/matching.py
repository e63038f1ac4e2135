"""All patterns against all sentences: each tried only where a piece that it needs stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amends.coach.book import book
from amends.coach.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.coach.memory import Found
    from amends.language.rules import Rule

_memory = Memory()


def matches(texts: Iterable[str]) -> list[Found]:
    """Return what the patterns of all rules find in each of these plain sentences."""
    return _memory.recall(list(texts), _find)


def forget() -> None:
    """Forget the sentences judged so far."""
    _memory.forget()


def _find(texts: list[str]) -> dict[str, Found]:
    called = _called("\n".join(texts))
    return {text: _found(text, called) for text in texts}


Called = list[tuple["Rule", list[tuple[str, tuple[tuple[str, ...], ...]]]]]
"""The rules worth trying on some texts: of each, the patterns with the pieces that were seen."""


@cache
def _pieces() -> tuple[str, ...]:
    """Return every piece that some pattern needs, once."""
    found = {piece for rule in book().matched for pieces in (*rule.pieces, *rule.also) for piece in pieces}
    return tuple(found)


def _called(text: str) -> Called:
    present = {piece for piece in _pieces() if piece in text}
    called: Called = []
    for rule in book().matched:
        if rule.needs and not any(piece in text for piece in rule.needs):
            continue
        patterns: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
        for pattern, *both in zip(rule.patterns, rule.pieces, rule.also, strict=True):
            seen = tuple(tuple(piece for piece in pieces if piece in present) for pieces in both if pieces)
            if all(seen):
                patterns.append((pattern, seen))
        if patterns:
            called.append((rule, patterns))
    return called


def _found(text: str, called: Called) -> Found:
    found = []
    for rule, patterns in called:
        worth = [
            pattern
            for pattern, seen in patterns
            if all(any(piece in text for piece in pieces) for pieces in seen)
        ]
        if worth and (not rule.needs or any(piece in text for piece in rule.needs)):
            found += [(rule, start, end) for start, end in rule.among(text, worth)]
    return tuple(found)
