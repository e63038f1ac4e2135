"""Which pieces of words stand in which of some texts, so that few patterns are tried on few of them.

A piece is told in bare words: one space between, a space too where a word begins or ends, ^ and $ for the
ends of a text. ``language.needs`` says which of them a pattern needs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 3
"""Words in a piece that is looked up."""
SHORTEST = 3
"""Letters and spaces in a piece: a shorter one stands in any text."""

_NO_WORD = re.compile(r"\W+")

Groups = tuple[tuple[str, ...], ...]
"""Groups of pieces: of each one must stand in a text, in the order of the groups."""
Needs = tuple[Groups, ...]
"""What each alternative of a pattern needs."""
ANYTHING: Needs = ((),)
"""Nothing useful is known: the pattern is to be tried on any text."""


class Standing:
    """Some plain texts, and where each piece stands; pieces that are to be searched for are named before."""

    def __init__(self, texts: Sequence[str], searched: Iterable[str]) -> None:
        self._everywhere = (1 << len(texts)) - 1
        self._where: dict[str, int] = {}
        """For each piece, a bit for each text that holds it."""
        lines = [["^", *_NO_WORD.sub(" ", text).split(), "$"] for text in texts]
        for at, words in enumerate(lines):
            for piece in _looked_up(words):
                self._where[piece] = self._where.get(piece, 0) | 1 << at
        self._lines = [f" {' '.join(words)} " for words in lines]
        together = "\n".join(self._lines)
        begins = [*accumulate((len(line) + 1 for line in self._lines), initial=0)]
        for piece in searched:
            begin = together.find(piece)
            while begin >= 0:
                at = bisect_right(begins, begin) - 1
                self._where[piece] = self._where.get(piece, 0) | 1 << at
                begin = together.find(piece, begins[at + 1])

    def calling(self, needs: Needs) -> int:
        """Return a bit for each text in which all that is needed stands."""
        called = 0
        for groups in needs:
            for at in places(self._holding(groups) & ~called):
                if _in_order(groups, self._lines[at]):
                    called |= 1 << at
        return called

    def _holding(self, groups: Groups) -> int:
        where, holding = self._where, self._everywhere
        for pieces in groups:
            here = 0
            for piece in pieces:
                if piece in where:
                    here |= where[piece]
            holding &= here
            if not holding:
                break
        return holding


def _in_order(groups: Groups, line: str) -> bool:
    """Whether pieces of all groups follow each other; two may share the space between them."""
    at = 0
    for pieces in groups if len(groups) > 1 else ():
        ends = [begin + len(piece) for piece in pieces if (begin := line.find(piece, at)) >= 0]
        if not ends:
            return False
        at = min(ends) - 1
    return True


def places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def is_looked_up(piece: str) -> bool:
    """Whether a piece is whole words, few enough, or the beginning or the end of one word."""
    words = piece.split()
    whole = piece[0] == piece[-1] == " "
    return len(words) <= LONGEST if whole else len(words) == 1 and " " in (piece[0], piece[-1])


def _looked_up(words: Sequence[str]) -> set[str]:
    """Return the words, two and three of them together, and how each of them begins and ends."""
    found = {f" {one} {two} " for one, two in pairwise(words)}
    found.update(f" {one} {two} {three} " for (one, two), (_, three) in pairwise(pairwise(words)))
    for word in {*words}:
        begun, ended = f" {word} ", f"{word} "
        found.add(begun)
        found.update(begun[:end] for end in range(SHORTEST, len(begun)))
        found.update(ended[start:] for start in range(len(ended) - SHORTEST + 1))
    return found
