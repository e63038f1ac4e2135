"""Sentences or clauses laid out one a line, so that each pattern passes over a message once."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from amends.language.plain import plain
from amends.language.standing import Standing, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amends.language.rules import Rule
    from amends.language.standing import Needs


_FEW = 3
"""When fewer than one line in so many may match, the lines are looked at one by one."""


@functools.cache
def by_line(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that ^ and $ are the ends of a line and no negated set crosses one."""
    return re.compile(pattern.replace("[^", "[^\n"), re.MULTILINE)


class Lines:
    """Plain stretches of a lowered text, one a line, with the way back to the characters they came from."""

    def __init__(self, low: str, stretches: Iterable[tuple[int, int]], searched: Iterable[str]) -> None:
        self._plains = tuple(plain(low, start, end) for start, end in stretches)
        texts = [one.text for one in self._plains]
        self._text = "\n".join(texts)
        self._starts = tuple(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        self._standing = Standing(texts, searched)

    def hits(self, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """Yield line, start and end of what the rule's patterns match; places in the text itself."""
        speaks: dict[int, bool] = {}
        excepted: list[int] = []
        for pattern, needs in zip(rule.patterns, rule.calls, strict=True):
            for line, match in self._matches(pattern, needs):
                excepted = excepted or [self._standing.calling(needs) for needs in rule.except_calls]
                if line not in speaks:
                    speaks[line] = self._speaks(rule, line, excepted)
                if speaks[line]:
                    offset = self._starts[line]
                    yield line, *self._plains[line].original(match.start() - offset, match.end() - offset)

    def _matches(self, pattern: str, needs: Needs) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield line and match; where every match holds a known piece, only lines with one are looked at."""
        called = self._standing.calling(needs)
        if called.bit_count() * _FEW < len(self._plains):
            for line in places(called):
                start = self._starts[line]
                for match in by_line(pattern).finditer(
                    self._text, start, start + len(self._plains[line].text)
                ):
                    yield line, match
            return
        for match in by_line(pattern).finditer(self._text):
            yield bisect_right(self._starts, match.start()) - 1, match

    def _speaks(self, rule: Rule, line: int, excepted: Sequence[int]) -> bool:
        text = self._plains[line].text
        return all(by_line(pattern).search(text) for pattern in rule.with_) and not any(
            bits >> line & 1 and by_line(pattern).search(text)
            for pattern, bits in zip(rule.except_, excepted, strict=True)
        )
