"""What must stand in a text before a pattern can match it: most patterns are never tried, nor compiled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"[^\\()|\[\]<>?*+{}.^$]+|\((?:\?(?::|<?[=!]))?|[)|]|[?*+]\??|\{\d*,?\d*\}\??"
    r"|<[a-z_]+>|\[\^?\]?(?:[^\]\\]|\\.)*\]|\\.|.",
    re.DOTALL,
)
_NOT_PLAIN = frozenset("\\()|[]<>?*+{}.^$")
_ENDS = ("|", ")")
_SHORTEST = 3
_MOST = 60
_LONG_ENOUGH = 6

Needs = tuple[str, ...] | None
"""One of these pieces must stand in the text; None when nothing useful is known."""


def needs(pattern: str, of_list: Callable[[str], Needs]) -> Needs:
    """Return the pieces of which one must stand in every match; of_list knows those of a word list."""
    tokens = _TOKEN.findall(pattern)
    if "(" in tokens:
        return None
    found, _ = _alternatives(tokens, 0, of_list)
    return _better(None, found)


def both_needs(pattern: str, of_list: Callable[[str], Needs]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two such sets of pieces, the second from elsewhere in the pattern; empty when there is none."""
    first = needs(pattern, of_list)
    tokens = _TOKEN.findall(pattern)
    if first is None or "(" in tokens:
        return first or (), ()
    every: list[tuple[str, ...]] = []
    _, at = _sequence(tokens, 0, of_list, every)
    if at < len(tokens):
        return first, ()
    others = [pieces for pieces in every if pieces != first and _worth(pieces) > (0, 0)]
    return first, max(others, key=_worth, default=())


def _alternatives(tokens: list[str], at: int, of_list: Callable[[str], Needs]) -> tuple[Needs, int]:
    """Read up to the closing bracket: what is needed by all alternatives together."""
    together: list[str] = []
    known = True
    while True:
        one, at = _sequence(tokens, at, of_list)
        if one is None:
            known = False
        elif known:
            together += one
        if at >= len(tokens) or tokens[at] != "|":
            return (tuple(together) if known else None), at
        at += 1


def _sequence(
    tokens: list[str], at: int, of_list: Callable[[str], Needs], every: list[tuple[str, ...]] | None = None
) -> tuple[Needs, int]:
    """Read one alternative: of all that it must hold, the pieces that rule out most texts.

    All sets of pieces, one of each of which it must hold, are added to every.
    """
    every = [] if every is None else every
    if at + 1 < len(tokens) and tokens[at + 1] in _ENDS and tokens[at][0] not in _NOT_PLAIN:
        return (tokens[at],), at + 1
    best: Needs = None
    run = ""
    while at < len(tokens):
        token = tokens[at]
        kind = token[0]
        if token in _ENDS:
            break
        at += 1
        inner: Needs = None
        if kind == "(":
            inner, at = _alternatives(tokens, at, of_list)
            at += 1
            if token != "(?:":
                inner = None
        elif kind == "<" and len(token) > 1:
            inner = of_list(token[1:-1])
        times = tokens[at] if at < len(tokens) and tokens[at][0] in "?*+{" else ""
        at += bool(times)
        if kind not in _NOT_PLAIN:
            run += token[:-1] if _may_be_none(times) else token
            if not times:
                continue
        if run:
            every.append((run,))
            best = _better(best, (run,))
            run = ""
        if inner and not _may_be_none(times):
            every.append(inner)
            best = _better(best, inner)
    if run:
        every.append((run,))
        best = _better(best, (run,))
    return best, at


def _may_be_none(times: str) -> bool:
    return times.startswith(("?", "*", "{0", "{,"))


def _better(one: Needs, other: Needs) -> Needs:
    """Return the one that rules out more texts."""
    if one is None:
        return other if _worth(other) > (0, 0) else None
    return one if _worth(one) >= _worth(other) else other


def _worth(pieces: Needs) -> tuple[int, int]:
    if not pieces or len(pieces) > _MOST or (shortest := min(map(len, pieces))) < _SHORTEST:
        return 0, 0
    return min(shortest, _LONG_ENOUGH), -len(pieces)
