"""What must stand in a text before a pattern can match it: most patterns are never tried, nor compiled."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from amends.language.standing import ANYTHING, LONGEST, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amends.language.standing import Groups, Needs

_TOKEN = re.compile(
    r"[^\\()|\[\]?*+{}.^$]+(?![?*+{])|\((?:\?(?::|<?[=!]))?|[)|]|[?*+]\??|\{\d*,?\d*\}\??"
    r"|\[\^?\]?(?:[^\]\\]|\\.)*\]|\\.|.",
    re.DOTALL,
)
_ENDS = ("|", ")", "")
_NOT_PLAIN = frozenset("\\()|[]?*+{}.^$")
_NO_WORD = re.compile(r"\W+")
_SPACES = re.compile(" +")
_FEW_SIGNS = re.compile(r"\[(?:\w{1,4}|[^\w\\^\]-]{1,9})\]")
_EDGE = "\b"
"""Where a word begins or ends, as long as it is not known what stands beside it."""
_OUTER_EDGE = re.compile(r"\A[\b ]+(?=\w)|(?<=\w)[\b ]+\Z")
_MOST_WAYS = 16
"""Ways of saying a stretch that are told whole; where there are more, its parts are told one by one."""
_MOST_GROUPS = 3
_MOST_PIECES = 200
_LONG_ENOUGH = 8
"""Characters of a piece: a longer one rules out no more texts."""


class Told(NamedTuple):
    """What is known of a stretch of a pattern: all the ways to say it, or else what it needs."""

    ways: frozenset[str] | None
    needs: Groups = ()


_NOTHING = Told(None)
_NO_WIDTH = Told(frozenset(("",)))
_SIGNS = {
    r"\b": Told(frozenset((_EDGE,))),
    "^": Told(frozenset((" ^ ",))),
    "$": Told(frozenset((" $ ",))),
    r"\Z": Told(frozenset((" $ ",))),
    r"\W": Told(frozenset((" ",))),
    r"\s": Told(frozenset((" ",))),
    ".": _NOTHING,
}


def needs(pattern: str) -> Needs:
    """Return what must stand in a text in which the pattern is found."""
    return _Reader(pattern).needs()


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._tokens = [*_TOKEN.findall(pattern), ""]
        self._at = 0

    def needs(self) -> Needs:
        """Read to the end: what each of the alternatives needs."""
        found = self._alternatives("")
        together = _together(found)
        every = [_needs_of(one) for one in ([together] if together.ways is not None else found)]
        return tuple(every) if all(every) else ANYTHING

    def _alternatives(self, before: str) -> list[Told]:
        """Read up to the closing bracket, or to the end; before is what is known to stand before it."""
        found = [self._sequence(before)]
        while self._tokens[self._at] == "|":
            self._at += 1
            found.append(self._sequence(before))
        return found

    def _sequence(self, before: str) -> Told:
        token = self._tokens[self._at]
        if token not in _ENDS and token[0] not in _NOT_PLAIN and self._tokens[self._at + 1] in _ENDS:
            self._at += 1
            return Told(frozenset((before + _NO_WORD.sub(" ", token),)))
        stretch = _Stretch(before)
        while self._tokens[self._at] not in _ENDS:
            stretch.add(self._repeated(self._one(stretch.edge)))
        return stretch.told()

    def _one(self, before: str) -> Told:
        token = self._tokens[self._at]
        self._at += 1
        if token[0] == "(":
            inner = _together(self._alternatives(before))
            self._at += 1
            return inner if token in ("(?:", "(") else _NO_WIDTH
        if token in _SIGNS:
            return _SIGNS[token]
        if token[0] == "[":
            signs = token[1:-1] if _FEW_SIGNS.fullmatch(token) else ""
            return Told(frozenset(_NO_WORD.sub(" ", sign) for sign in signs)) if signs else _NOTHING
        if token[0] == "\\" and token[1:].isalnum():
            return _NOTHING
        return Told(frozenset((_NO_WORD.sub(" ", token),)))

    def _repeated(self, one: Told) -> Told:
        times = self._tokens[self._at]
        if times[:1] not in ("?", "*", "+", "{"):
            return one
        self._at += 1
        if times in ("?", "??", "{0,1}"):
            return _NOTHING if one.ways is None else Told(one.ways | {""})
        return _NOTHING if times.startswith(("*", "{0", "{,")) else Told(None, _needs_of(one))


class _Stretch:
    """What is known of the alternative that is being read."""

    def __init__(self, before: str) -> None:
        self._ways = frozenset((before,))
        self._groups: list[tuple[str, ...]] = []
        self._is_whole = True

    @property
    def edge(self) -> str:
        """What is known to stand before the next item."""
        return _EDGE if all(way.endswith((" ", _EDGE)) for way in self._ways) else ""

    def add(self, one: Told) -> None:
        """Go on with what is known of the next item."""
        if one.ways is None:
            self._cut("")
            self._groups += one.needs
            self._ways = frozenset(("",))
        elif len(self._ways) == 1 or len(self._ways) * len(one.ways) <= _MOST_WAYS:
            self._ways = frozenset([before + after for before in self._ways for after in one.ways])
        else:
            edge = self.edge
            self._cut(_EDGE if all(way.startswith((" ", _EDGE)) for way in one.ways) else "")
            self._ways = frozenset([edge + way for way in one.ways])

    def told(self) -> Told:
        """Return what is known of all of it."""
        if self._is_whole:
            return Told(self._ways)
        self._cut("")
        return Told(None, _best(self._groups))

    def _cut(self, edge: str) -> None:
        self._is_whole = False
        self._groups.append(_group(way + edge for way in self._ways))


def _together(found: Sequence[Told]) -> Told:
    """Return what is known where one of these stands: of what each needs, the one thing most telling."""
    if len(found) == 1:
        return found[0]
    ways = [one.ways for one in found if one.ways is not None]
    if len(ways) == len(found):
        return Told(frozenset[str]().union(*ways))
    each = [max(_needs_of(one), key=_worth, default=()) for one in found]
    group = _fewest(piece for pieces in each for piece in pieces) if all(each) else ()
    return Told(None, (group,)) if group else _NOTHING


def _needs_of(one: Told) -> Groups:
    return one.needs if one.ways is None else _best([_group(one.ways)])


def _best(groups: Iterable[tuple[str, ...]]) -> Groups:
    """Return those that rule out most texts, in their order."""
    every = [pieces for pieces in dict.fromkeys(groups) if pieces]
    best = sorted(every, key=_worth, reverse=True)[:_MOST_GROUPS]
    return tuple(pieces for pieces in every if pieces in best)


def _worth(pieces: tuple[str, ...]) -> tuple[int, int]:
    return min(min(map(len, pieces)), _LONG_ENOUGH), -len(pieces)


def _group(ways: Iterable[str]) -> tuple[str, ...]:
    return _fewest(map(_piece, ways))


def _fewest(pieces: Iterable[str]) -> tuple[str, ...]:
    """Return the pieces without those that another stands in; none when they rule nothing out."""
    kept: list[str] = []
    for piece in sorted(sorted({*pieces}), key=len):
        if len(piece) < SHORTEST or len(kept) > _MOST_PIECES:
            return ()
        if not any(other in piece for other in kept):
            kept.append(intern(piece))
    return tuple(kept)


def _piece(way: str) -> str:
    """Return what stands in a text when it says this: whole words, if there are any of some length."""
    if _EDGE in way:
        way = _OUTER_EDGE.sub(" ", way).replace(_EDGE, "")
    words = _SPACES.sub(" ", way).split(" ")
    whole = words[1:-1]
    if whole and (sum(map(len, whole)) > SHORTEST or not (words[0] or words[-1])):
        return f" {' '.join(whole[:LONGEST])} "
    return " ".join(words)
