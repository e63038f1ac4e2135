"""All patterns against all sentences: each tried only where a piece that it needs stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amends.coach.book import book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.language.rules import Rule

Found = tuple[tuple["Rule", int, int], ...]
"""Which rule matches where in one plain sentence."""

_KEPT = 4096
_known: dict[str, Found] = {}
"""What was found in the sentences judged last: at a keystroke only the changed one is looked at again."""


def matches(texts: Iterable[str]) -> list[Found]:
    """Return what the patterns of all rules find in each of these plain sentences."""
    wanted = list(texts)
    fresh = [text for text in dict.fromkeys(wanted) if text not in _known]
    if fresh:
        if len(_known) + len(fresh) > _KEPT:
            _known.clear()
        called = _called("\n".join(fresh))
        found = {text: _found(text, called) for text in fresh}
        if len(fresh) <= _KEPT:
            _known.update(found)
        else:
            return [_known.get(text) or found.get(text, ()) for text in wanted]
    return [_known[text] for text in wanted]


def forget() -> None:
    """Forget the sentences judged so far."""
    _known.clear()


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
