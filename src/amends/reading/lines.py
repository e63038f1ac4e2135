"""Sentences or clauses laid out one a line, so that each pattern passes over a message once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from amends.language.plain import Plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.language.rules import Rule


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that ^ and $ are the ends of a line and no negated set crosses one."""
    return re.compile(pattern.replace("[^", "[^\n"), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain stretches of a text, one a line, with the way back to the characters they came from."""

    text: str
    starts: tuple[int, ...]
    plains: tuple[Plain, ...]

    @classmethod
    def of(cls, low: str, places: Iterable[tuple[int, int]]) -> Lines:
        """Lay out these places of a lowered text."""
        plains = tuple(plain(low, start, end) for start, end in places)
        starts = accumulate((len(piece.text) + 1 for piece in plains[:-1]), initial=0)
        return cls("\n".join(piece.text for piece in plains), tuple(starts), plains)

    def hits(self, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """Yield line, start and end of what the rule's patterns match; places in the text itself."""
        speaks: dict[int, bool] = {}
        for pattern, pieces in zip(rule.patterns, rule.pieces, strict=True):
            if pieces and not any(piece in self.text for piece in pieces):
                continue
            for match in _compiled(pattern).finditer(self.text):
                line = bisect_right(self.starts, match.start()) - 1
                if line not in speaks:
                    speaks[line] = self._speaks(rule, self.plains[line].text)
                if speaks[line]:
                    offset = self.starts[line]
                    yield line, *self.plains[line].original(match.start() - offset, match.end() - offset)

    @staticmethod
    def _speaks(rule: Rule, line: str) -> bool:
        return all(_compiled(pattern).search(line) for pattern in rule.with_) and not any(
            _compiled(pattern).search(line) for pattern in rule.except_
        )
