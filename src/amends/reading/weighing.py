"""Where rules end: a small linear model weighs each clause, and the rules that speak in it are reasons."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.language.learned import Model, load
from amends.reading.features import Clause, features, words_of
from amends.reading.matching import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.language.rules import Rule
    from amends.reading.matching import Matcher

WEIGHED = ("charged", "fact", "request", "goodwill", "threat_to_leave", "legal_threat")
"""Labels that the model decides for whole clauses."""

JOINED = frozenset(("charged", "goodwill", "threat_to_leave", "legal_threat"))
"""Labels of which neighbouring clauses are one: an outburst counts once."""

_UNKIND = ("charged", "threat_to_leave", "legal_threat")
"""Nobody is kind and unkind in one clause: the likelier of the two stands."""

WEIGHTS = Path(__file__).parent / "weights.txt"
_LABELS = (*WEIGHED, "deadline", "question")
_KEPT = (*_LABELS, "wished_time", "time")
_CAPITALS = re.compile(r"[A-Za-z]{3,30}")
_QUARTERS = 3.99
_REACH = 12
_SHORTEST_FACT = 2
"""Words. “NINE.” repeats a fact, and tells none."""
_FEWEST = 3
"""Sentences of a message in which first and last mean something."""


@cache
def model() -> Model:
    """Return the weights as they were learned from the marked messages."""
    return load(WEIGHTS)


Hits = list[tuple["Rule", int, int, int]]
"""Rule, sentence, start and end."""


def hits_of(matcher: Matcher) -> Hits:
    """Return what the rules of all labels mark."""
    return [
        (one, sentence, start, end)
        for one in rules()
        if one.label in _KEPT
        for sentence, start, end in matcher.hits(one)
    ]


def clauses_of(matcher: Matcher, hits: Hits, *, alone: bool = False) -> list[Clause]:
    """Return the clauses of a message; ``alone``: of a sentence that stands for itself, without a place."""
    alone = alone or len(matcher.stretches) < _FEWEST
    found: list[Clause] = []
    firsts: list[int] = []
    for sentence, stretch in enumerate(matcher.stretches):
        firsts.append(len(found))
        for number, (start, end) in enumerate(stretch.clauses):
            clause = _clause(matcher, sentence, number, start, end)
            clause.place = "" if alone else _place(matcher, sentence, number)
            found.append(clause)
    firsts.append(len(found))
    for one, sentence, start, end in hits:
        if one.label not in _LABELS:
            continue
        for clause in found[firsts[sentence] : firsts[sentence + 1]]:
            if clause.start < end and start < clause.end:
                clause.rules.add(one.id)
                clause.labels.add(one.label)
    return found


def _clause(matcher: Matcher, sentence: int, number: int, start: int, end: int) -> Clause:
    text, low = matcher.text, matcher.low
    stretch = matcher.stretches[sentence]
    raw = text[start:end]
    last = number == len(stretch.clauses) - 1
    behind = text[end : end + 2].strip()[:1]
    before = low[max(0, start - _REACH) : start].split()
    return Clause(
        start,
        end,
        sentence,
        words_of(low[start:end]),
        after=behind,
        before=before[-1] if before else "^",
        asks=raw.endswith("?") or (last and "?" in text[end : stretch.end + 1]),
        shouts=any(word.isupper() for word in _CAPITALS.findall(raw)),
    )


def _place(matcher: Matcher, sentence: int, number: int) -> str:
    """Return where a clause stands: names with a space between them."""
    total = len(matcher.stretches)
    quarter = int(sentence / max(1, total - 1) * _QUARTERS)
    names = [f"pos:{quarter}", f"ci:{min(number, 2)}"]
    names += ["whole"] if len(matcher.stretches[sentence].clauses) == 1 else []
    names += ["first"] if sentence == 0 else []
    names += ["last"] if sentence == total - 1 else []
    return " ".join(names)


def chances(clauses: list[Clause], known: Model | None = None) -> list[list[float]]:
    """Return, for each clause, the chance of each label in their order."""
    known = known or model()
    found = []
    for at, clause in enumerate(clauses):
        before = clauses[at - 1] if at else None
        after = clauses[at + 1] if at + 1 < len(clauses) else None
        # the same name twice says nothing more
        found.append(known.told_by(set(features(clause, before, after))))
    return found


def weighed(clauses: list[Clause], each: list[list[float]]) -> Iterator[tuple[int, Span]]:
    """Yield the sentence and the span of each clause that is likely enough to be something."""
    enough = model().thresholds
    for clause, shares in zip(clauses, each, strict=True):
        likely: dict[str, float] = {}
        for label, share in zip(WEIGHED, shares, strict=True):
            where_a_rule_speaks, alone = enough[label]
            if share >= (where_a_rule_speaks if label in clause.labels else alone):
                likely[label] = share
        if len(clause.words) < _SHORTEST_FACT:
            likely.pop("fact", None)
        kind = likely.get("goodwill")
        if kind is not None and (unkind := max(likely.get(label, 0.0) for label in _UNKIND)):
            for label in ("goodwill",) if unkind >= kind else _UNKIND:
                likely.pop(label, None)
        for label in likely:
            yield clause.sentence, Span(clause.start, clause.end, label)
