"""Sentences or clauses laid out one a line, so that each pattern passes over a message once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from amends.language.plain import Plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.language.rules import Rule


_FEW = 3
"""When fewer than one line in so many may match, the lines are looked at one by one."""


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that ^ and $ are the ends of a line and no negated set crosses one."""
    return re.compile(pattern.replace("[^", "[^\n"), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain stretches of a text, one a line, with the way back to the characters they came from."""

    text: str
    starts: tuple[int, ...]
    plains: tuple[Plain, ...]
    holding: dict[str, frozenset[int]] = field(default_factory=dict)
    """The lines that hold a piece, once it was looked for."""

    @classmethod
    def of(cls, low: str, places: Iterable[tuple[int, int]]) -> Lines:
        """Lay out these places of a lowered text."""
        plains = tuple(plain(low, start, end) for start, end in places)
        starts = accumulate((len(piece.text) + 1 for piece in plains[:-1]), initial=0)
        return cls("\n".join(piece.text for piece in plains), tuple(starts), plains)

    def hits(self, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """Yield line, start and end of what the rule's patterns match; places in the text itself."""
        speaks: dict[int, bool] = {}
        for pattern, pieces in zip(rule.patterns, zip(rule.pieces, rule.also, strict=True), strict=True):
            for line, match in self._matches(pattern, *pieces):
                if line not in speaks:
                    speaks[line] = self._speaks(rule, self.plains[line].text)
                if speaks[line]:
                    offset = self.starts[line]
                    yield line, *self.plains[line].original(match.start() - offset, match.end() - offset)

    def _matches(
        self, pattern: str, pieces: tuple[str, ...], also: tuple[str, ...]
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield line and match; where every match holds a known piece, only lines with one are looked at."""
        lines = frozenset[int]().union(*(self._holding(piece) for piece in pieces))
        if also and lines:
            lines &= frozenset[int]().union(*(self._holding(piece) for piece in also))
        if pieces and len(lines) * _FEW < len(self.starts):
            for line in sorted(lines):
                start = self.starts[line]
                for match in compiled(pattern).finditer(
                    self.text, start, start + len(self.plains[line].text)
                ):
                    yield line, match
            return
        for match in compiled(pattern).finditer(self.text):
            yield bisect_right(self.starts, match.start()) - 1, match

    def _holding(self, piece: str) -> frozenset[int]:
        found = self.holding.get(piece)
        if found is None:
            lines: list[int] = []
            at = self.text.find(piece)
            while at >= 0:
                line = bisect_right(self.starts, at) - 1
                lines.append(line)
                at = self.text.find(piece, self.starts[line] + len(self.plains[line].text))
            found = self.holding[piece] = frozenset(lines)
        return found

    @staticmethod
    def _speaks(rule: Rule, line: str) -> bool:
        return all(compiled(pattern).search(line) for pattern in rule.with_) and not any(
            compiled(pattern).search(line) for pattern in rule.except_
        )
