"""A message read: each stretch that is a fact, a wish, a question, a deadline, heat, goodwill or a threat."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.language.english import is_english
from amends.reading.deadlines import deadlines
from amends.reading.matching import Matcher, rule
from amends.reading.stock import without_stock
from amends.reading.weighing import JOINED, chances, clauses_of, hits_of, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from amends.reading.stretches import Stretch

LABELS = (
    "charged",
    "fact",
    "request",
    "deadline",
    "question",
    "goodwill",
    "threat_to_leave",
    "legal_threat",
)

MOST = 60_000
"""Characters that are looked at: thirty pages. Nobody waits for the rest, or answers it point by point."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text; the spans are in order and those of one label never overlap."""

    text: str
    spans: tuple[Span, ...] = ()
    english: bool = True
    """False: the text is in another language, and nothing was looked for."""
    whole: bool = True
    """False: the text is so long that only its front was looked at."""
    chat: bool = False
    """Whether it came from a chat, where each line is a sentence of its own."""

    @property
    def front(self) -> str:
        """As much of the text as is looked at: all of it, but for one that nobody reads through."""
        return _front(self.text)

    def quote(self, span: Span) -> str:
        """Return the words of a span as they stand in the text."""
        return self.text[span.start : span.end]


def read(text: str, written: datetime | None, *, chat: bool = False) -> Reading:
    """Read a message; the time it takes grows with its length alone.

    When it was written decides nothing here: which day "Thursday" is, the points work out.
    """
    front = _front(text)
    if not is_english(front):
        return Reading(text, english=False, chat=chat)
    matcher = Matcher(front, chat=chat)
    by_sentence: list[list[Span]] = [[] for _ in matcher.stretches]
    hits = hits_of(matcher)
    for one, sentence, start, end in hits:
        if one.label == "question":
            by_sentence[sentence].append(Span(start, end, one.label))
    clauses = clauses_of(matcher, hits)
    likely = chances(clauses)
    for sentence, span in (*weighed(clauses, likely), *deadlines(matcher, hits, clauses, likely)):
        by_sentence[sentence].append(span)
    for sentence in _wished_in_lists(matcher):
        inside = matcher.stretches[sentence].clauses
        if inside and not any(span.label == "request" for span in by_sentence[sentence]):
            by_sentence[sentence].append(Span(inside[0][0], inside[-1][1], "request"))
    settled = [
        span
        for stretch, found in zip(matcher.stretches, by_sentence, strict=True)
        for span in _settled(stretch, found)
    ]
    told = without_stock(matcher, settled)
    spans = tuple(sorted(told, key=lambda span: (span.start, span.end, span.label)))
    return Reading(text, spans, whole=front is text, chat=chat)


def _front(text: str) -> str:
    return text if len(text) <= MOST else text[: text.rfind("\n", MOST // 2, MOST) + 1 or MOST]


def _wished_in_lists(matcher: Matcher) -> Iterator[int]:
    """Yield the items of lists that begin with something like "please do this:"."""
    opened = {sentence for sentence, _, _ in matcher.hits(rule("list-of-wishes"))}
    wishing = False
    for sentence, stretch in enumerate(matcher.stretches):
        if not stretch.item:
            wishing = sentence in opened
        elif wishing:
            yield sentence


def _settled(stretch: Stretch, found: list[Span]) -> Iterator[Span]:
    """Yield the spans of one sentence, those of one label joined; what is nothing but a time is no fact."""
    times = [span for span in found if span.label == "deadline"]
    found = [
        span
        for span in found
        if span.label != "fact" or not any(one.start <= span.start and span.end <= one.end for one in times)
    ]
    for label in dict.fromkeys(span.label for span in found):
        yield from _joined(stretch, [span for span in found if span.label == label])


def _joined(stretch: Stretch, spans: list[Span]) -> list[Span]:
    """Join spans that overlap, and those of one label that is one thing however many clauses it takes."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        last = kept[-1] if kept else None
        if last is not None and (span.start <= last.end or _go_on(stretch, last, span)):
            kept[-1] = Span(last.start, max(last.end, span.end), span.label)
        else:
            kept.append(span)
    return kept


def _go_on(stretch: Stretch, last: Span, span: Span) -> bool:
    """Whether nothing but a joint stands between two spans that belong together."""
    starts = [start for start, _ in stretch.clauses]
    return span.label in JOINED and bisect_right(starts, span.start) - bisect_right(starts, last.start) <= 1
