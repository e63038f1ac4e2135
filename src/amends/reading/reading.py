"""A message read: each stretch that is a fact, a wish, a question, a deadline, heat, goodwill or a threat."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.language import amounts, dates
from amends.language.plain import lowered
from amends.language.rules import Rule, load
from amends.reading.english import is_english
from amends.reading.lines import Lines
from amends.reading.shouting import shouting
from amends.reading.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

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

_RULES = Path(__file__).parent / "rules"
_DAY, _GONE, _SUM = "§", "¬", "¤"
_WITHIN = "within "
_ASKS = re.compile(
    r"(?:why|how|what|when|where|who|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|has|have"
    r"|had|am|may|shall|isn't|aren't|wasn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|haven't|hasn't)\b"
    r"|(?:what|where|who|how|when)['’]s\b",
    re.IGNORECASE,
)
_WHOLE_SENTENCE = ("question", "charged", "wishes", "abuse", "data", "injury")
"""Labels whose rules look at a whole sentence; the others look at one clause after the other."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a text; the spans are in order and those of one label never overlap."""

    text: str
    spans: tuple[Span, ...] = ()
    english: bool = True
    """False: the text is in another language, and nothing was looked for."""

    def quote(self, span: Span) -> str:
        """Return the words of a span as they stand in the text."""
        return self.text[span.start : span.end]


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return the shipped rules of the reading."""
    return load(_RULES, checked=False)


def rule(rule_id: str) -> Rule:
    """Return one of the shipped rules."""
    return next(rule for rule in rules() if rule.id == rule_id)


def read(text: str, written: datetime | None) -> Reading:
    """Read a message; the time it takes grows with its length alone.

    When it was written decides nothing here: which day "Thursday" is, the points work out.
    """
    if not is_english(text):
        return Reading(text, english=False)
    matcher = Matcher(text)
    by_sentence: list[list[Span]] = [[] for _ in matcher.stretches]
    for rule in rules():
        if rule.label in LABELS:
            for sentence, start, end in matcher.hits(rule):
                by_sentence[sentence].append(Span(start, end, rule.label))
    for sentence in _wished_in_lists(matcher):
        clauses = matcher.stretches[sentence].clauses
        if clauses and not any(span.label == "request" for span in by_sentence[sentence]):
            by_sentence[sentence].append(Span(clauses[0][0], clauses[-1][1], "request"))
    settled = [
        span
        for stretch, found in zip(matcher.stretches, by_sentence, strict=True)
        for span in _settled(stretch, found)
    ]
    return Reading(text, tuple(sorted(settled, key=lambda span: (span.start, span.end, span.label))))


def masked(text: str) -> str:
    """Return the text as the rules see it: lowered, days and sums of money as runs of one mark."""
    low = lowered(text).translate({ord(mark): " " for mark in (_DAY, _GONE, _SUM)})
    marks = [(one.start, one.end, _SUM) for one in amounts.find(text)]
    for day in dates.find(text, None):
        kept = len(_WITHIN) if low.startswith(_WITHIN, day.start) else 0
        gone = low.startswith(("last ", "yesterday"), day.start)
        marks.append((day.start + kept, day.end, _GONE if gone else _DAY))
    pieces: list[str] = []
    at = 0
    for start, end, mark in sorted(marks):
        if start >= at:
            pieces += [low[at:start], mark * (end - start)]
            at = end
    return "".join([*pieces, low[at:]])


class Matcher:
    """A text made ready for rules: its sentences, its clauses, and both laid out in lines."""

    def __init__(self, text: str) -> None:
        low = masked(text)
        self.text = text
        self.stretches = tuple(stretches(text))
        clauses = [
            (sentence, clause)
            for sentence, stretch in enumerate(self.stretches)
            for clause in stretch.clauses
        ]
        self._of_clause = [sentence for sentence, _ in clauses]
        self._sentences = Lines.of(low, ((stretch.start, stretch.end) for stretch in self.stretches))
        self._clauses = Lines.of(low, (clause for _, clause in clauses))

    def hits(self, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """Yield sentence, start and end of everything one rule marks."""
        if rule.check:
            for sentence, stretch in enumerate(self.stretches):
                for start, end in _CHECKS[rule.check](self.text, stretch):
                    yield sentence, start, end
            return
        whole = rule.label in _WHOLE_SENTENCE
        for line, start, end in (self._sentences if whole else self._clauses).hits(rule):
            sentence = line if whole else self._of_clause[line]
            yield sentence, *_scoped(rule.scope, start, end, self.stretches[sentence])


def _wished_in_lists(matcher: Matcher) -> Iterator[int]:
    """Yield the items of lists that begin with something like "please do this:"."""
    opened = {sentence for sentence, _, _ in matcher.hits(rule("list-of-wishes"))}
    wishing = False
    for sentence, stretch in enumerate(matcher.stretches):
        if not stretch.item:
            wishing = sentence in opened
        elif wishing:
            yield sentence


def _scoped(scope: str, start: int, end: int, stretch: Stretch) -> tuple[int, int]:
    if scope == "sentence":
        return stretch.start, stretch.end
    clause = _clause_at(stretch, start)
    if scope == "clause":
        return min(clause[0], start), max(clause[1], end)
    return (start, max(clause[1], end)) if scope == "onward" else (start, end)


def _clause_at(stretch: Stretch, at: int) -> tuple[int, int]:
    index = bisect_right(stretch.clauses, at, key=lambda clause: clause[0])
    return stretch.clauses[index - 1] if index else (stretch.start, stretch.end)


def _questions(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield a sentence that ends in a question mark, from the clause on that asks."""
    if "?" in text[max(stretch.start, stretch.end - 6) : stretch.end]:
        opens = (start for start, _ in stretch.clauses if _ASKS.match(text, start))
        yield next(opens, stretch.start), stretch.end


def _shouts(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    yield from shouting(text, stretch.start, stretch.end)


_CHECKS = {"question-mark": _questions, "shouting": _shouts}


def _settled(stretch: Stretch, found: list[Span]) -> Iterator[Span]:
    """Yield the spans of one sentence, those of one label joined, without facts that are something else."""
    joined = [
        span
        for label in dict.fromkeys(span.label for span in found)
        for span in _joined(stretch, [span for span in found if span.label == label])
    ]
    for span in joined:
        if span.label != "fact" or not any(_beats(other, span) for other in joined):
            yield span


def _joined(stretch: Stretch, spans: list[Span]) -> list[Span]:
    """Join spans that overlap; heat is joined within a clause, so that one outburst counts once."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        last = kept[-1] if kept else None
        if last is not None and (
            span.start <= last.end
            or (
                span.label == "charged" and _clause_at(stretch, span.start) == _clause_at(stretch, last.start)
            )
        ):
            kept[-1] = Span(last.start, max(last.end, span.end), span.label)
        else:
            kept.append(span)
    return kept


def _beats(other: Span, fact: Span) -> bool:
    """Whether a clause is the other thing rather than a fact: half of it is, or nearly all is heat."""
    shared = (min(fact.end, other.end) - max(fact.start, other.start)) / (fact.end - fact.start)
    return shared >= {"fact": 2.0, "charged": 0.7}.get(other.label, 0.5)
