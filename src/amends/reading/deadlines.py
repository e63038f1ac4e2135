"""Which of the times in a message are deadlines: a small linear model weighs each where it stands."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.language.learned import Model, load
from amends.reading.matching import rules
from amends.reading.times import Around, Time, longest, of_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amends.reading.features import Clause
    from amends.reading.matching import Matcher
    from amends.reading.weighing import Hits

LABEL = "deadline"
TIME = "time"
"""The label of the rules that find what may be one."""
WEIGHTS = Path(__file__).parent / "weights_of_times.txt"
_RULES = frozenset((LABEL, "wished_time"))


@cache
def model() -> Model:
    """Return the weights as they were learned from the marked messages."""
    return load(WEIGHTS)


@cache
def _spoken() -> frozenset[str]:
    """Return what stands in a time that a rule takes for a deadline."""
    return frozenset(f"tr:{rule.id}" for rule in rules() if rule.label == LABEL)


def candidates(
    matcher: Matcher, hits: Hits, clauses: Sequence[Clause], chances: Sequence[Sequence[float]]
) -> Iterator[tuple[int, Time, set[str]]]:
    """Yield the sentence and the place of each time, with the names of what stands in it and around it."""
    inside: defaultdict[int, list[tuple[Clause, Sequence[float]]]] = defaultdict(list)
    for clause, each in zip(clauses, chances, strict=True):
        inside[clause.sentence].append((clause, each))
    spoke: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
    told: defaultdict[int, set[Time]] = defaultdict(set)
    for rule, sentence, start, end in hits:
        if rule.label in _RULES:
            spoke[sentence].append((rule.id, start, end))
        elif rule.label == TIME:
            told[sentence].add(Time(start, end))
    for sentence, stretch in enumerate(matcher.stretches):
        for told_time in longest(told[sentence]):
            time = _in_its_clause(told_time, inside[sentence])
            rules = {rule for rule, start, end in spoke[sentence] if start < time.end and time.start < end}
            around = Around(stretch.start, stretch.end, inside[sentence], sorted(rules))
            yield sentence, time, set(of_time(matcher.low, time, around))


def _in_its_clause(time: Time, clauses: Sequence[tuple[Clause, Sequence[float]]]) -> Time:
    """Return the time without what a later clause says: “before the doors open | and tell me why”."""
    ends = [
        one.end for one, _ in clauses if one.start <= time.start + 1 and time.start + 1 < one.end < time.end
    ]
    return Time(time.start, max(ends, default=time.end))


def deadlines(
    matcher: Matcher, hits: Hits, clauses: Sequence[Clause], chances: Sequence[Sequence[float]]
) -> Iterator[tuple[int, Span]]:
    """Yield the sentence and the span of each time that is likely enough to be a deadline."""
    known = model()
    where_a_rule_speaks, alone = known.thresholds[LABEL]
    for sentence, time, names in candidates(matcher, hits, clauses, chances):
        (share,) = known.told_by(names)
        if share >= (where_a_rule_speaks if _spoken() & names else alone):
            yield sentence, Span(time.start, time.end, LABEL)
