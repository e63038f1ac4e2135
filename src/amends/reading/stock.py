"""Stock phrases in a message: what lies in them is no fact, no wish and no day, whatever it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.reading.covering import mostly
from amends.reading.matching import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.domain.judgement import Span
    from amends.reading.matching import Matcher

_FAMILY = "stock"
_DROPPED = {
    "no_fact": ("fact",),
    "no_request": ("request", "fact", "question"),
    "no_deadline": ("deadline",),
}
"""What goes where only some of it is nothing; of boilerplate everything goes."""


def without_stock(matcher: Matcher, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that are more than a stock phrase."""
    stock = [
        (_DROPPED.get(rule.label), start, end)
        for rule in rules()
        if rule.family == _FAMILY
        for _, start, end in matcher.hits(rule)
    ]
    for span in spans:
        if not any(
            (labels is None or span.label in labels) and mostly(span, start, end)
            for labels, start, end in stock
        ):
            yield span
