"""Points that say nothing without the words before them: "2,000 copies", "I want that back"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.reading.along import Along
from amends.reading.stretches import stretches

if TYPE_CHECKING:
    from datetime import date

    from amends.domain.message import Label
    from amends.reading.reading import Reading

    Found = tuple[Label, Span, date | None]

_LEANS = {
    "fact": re.compile(r"(?:some |about |around |over |all )?[£€$]?\d[\d,.]*(?:\s\w+)?", re.IGNORECASE),
    "request": re.compile(
        r"(?:i|we)(?:['’]d| would)?(?: (?:now|just|really|all))? (?:want|need|expect|like|demand)"
        r" (?:that|it|this|them|those|these|both)(?: (?:back|too|now|please)){0,2}",
        re.IGNORECASE,
    ),
}
"""All the words of such a point, by its label."""
_GAP = re.compile(r"[\s,;:.!?–—-]{1,4}(?:(?:and|so|but|now)\s)?", re.IGNORECASE)
"""What may stand between: a joint or the end of a sentence, not of a paragraph."""
_LONGEST = 180


def leaning(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the points, those that lean with the clause before; a fact that is that clause is said there.

    Heat is not taken along: it would stand uncovered in what is answered.
    """
    clauses = [
        Span(*clause, "") for one in stretches(reading.front, chat=reading.chat) for clause in one.clauses
    ]
    places = Along(clauses)
    before = {one.start: other for other, one in pairwise(clauses)}
    heat = Along(span for span in reading.spans if span.label == "charged")
    whole: list[Found] = []
    carried: set[int] = set()
    for label, span, due in found:
        clause = places.at(span.start) if _leans(reading, span) else None
        last = None if clause is None else _front(reading.text, clause, span) or before.get(clause.start)
        if last is not None and _goes_on(reading.text, last, span) and not heat.over(last.start, last.end):
            carried.add(last.start)
            whole.append((label, span._replace(start=last.start), due))
        else:
            whole.append((label, span, due))
    new = Along(span for _, span, _ in whole if span.start in carried)
    return [one for one in whole if one[0] != "fact" or not _is_said(one[1], new)]


def _leans(reading: Reading, span: Span) -> bool:
    words = _LEANS.get(span.label)
    return words is not None and words.fullmatch(reading.quote(span).strip(" .!,")) is not None


def _front(text: str, clause: Span, span: Span) -> Span | None:
    """Return what stands before it in its own clause."""
    words = text[clause.start : span.start].rstrip(" \n,;:–—-")
    return clause._replace(end=clause.start + len(words)) if words else None


def _goes_on(text: str, last: Span, span: Span) -> bool:
    gap = text[last.end : span.start]
    return span.end - last.start <= _LONGEST and "\n\n" not in gap and _GAP.fullmatch(gap) is not None


def _is_said(fact: Span, new: Along[Span]) -> bool:
    return any(
        one.start <= fact.start and fact.end <= one.end and one[:2] != fact[:2]
        for one in new.over(fact.start, fact.end)
    )
