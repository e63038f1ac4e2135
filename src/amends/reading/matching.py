"""Rules over a message: what each of them marks, sentence by sentence or clause by clause."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from amends.language import amounts, dates
from amends.language.plain import lowered
from amends.language.rules import load, ready
from amends.language.shelf import shelved
from amends.reading.lines import Lines
from amends.reading.shouting import shouting
from amends.reading.stretches import Stretch, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.language.rules import Rule

_RULES = Path(__file__).parent / "rules"
_DAY, _GONE, _SUM = "§", "¬", "¤"
_WITHIN = "within "
_ASKS = re.compile(
    r"(?:why|how|what|when|where|who|which|whose|is|are|was|were|do|does|did|can|could|will|would|should|has|have"
    r"|had|am|may|shall|isn't|aren't|wasn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|haven't|hasn't)\b"
    r"|(?:what|where|who|how|when)['’]s\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"(?:[\w.'’-]{1,20}[, ]{1,2}){0,3}(?:how (?:are|r|is|goes|now)\b(?: (?:you|u|ya|things|it|life|business"
    r"|the day|your day|your week|madam|everyone|everybody|all|the family|your family|the kids|and|today"
    r"|doing|going|keeping)){0,5}|tudo bem|what's up|you well|all well|all good|ça va)\W{0,4}\Z",
    re.IGNORECASE,
)
"""“How are you?” is a greeting: nobody waits for the answer."""
_WHOLE_SENTENCE = (
    *("question", "time", "charged", "wishes"),
    *("despair", "threat", "abuse", "data", "injury", "legal", "legal_turn", "law_named"),
)
"""Labels whose rules look at a whole sentence; the others look at one clause after the other."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Return the shipped rules of the reading, without their examples."""
    return shelved(_RULES, lambda: ready(whole()))


@functools.cache
def whole() -> tuple[Rule, ...]:
    """Return the same rules with their examples. A test has checked them: that is not done again."""
    return load(_RULES, checked=False)


@functools.cache
def _searched() -> frozenset[str]:
    return frozenset(piece for rule in rules() for piece in rule.searched)


def rule(rule_id: str) -> Rule:
    """Return one of the shipped rules."""
    return next(rule for rule in rules() if rule.id == rule_id)


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

    def __init__(self, text: str, *, chat: bool = False) -> None:
        low = masked(text)
        self.text = text
        self.low = low
        """The text as the rules see it, character for character."""
        self.stretches = tuple(stretches(text, chat=chat))
        clauses = [
            (sentence, clause)
            for sentence, stretch in enumerate(self.stretches)
            for clause in stretch.clauses
        ]
        self._of_clause = [sentence for sentence, _ in clauses]
        searched = _searched()
        self._sentences = Lines(low, ((one.start, one.end) for one in self.stretches), searched)
        self._clauses = Lines(low, (clause for _, clause in clauses), searched)

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


def _scoped(scope: str, start: int, end: int, stretch: Stretch) -> tuple[int, int]:
    if scope == "sentence":
        return stretch.start, stretch.end
    clause = clause_at(stretch, start)
    if scope == "clause":
        return min(clause[0], start), max(clause[1], end)
    return (start, max(clause[1], end)) if scope == "onward" else (start, end)


def clause_at(stretch: Stretch, at: int) -> tuple[int, int]:
    """Return the clause in which a place lies."""
    index = bisect_right(stretch.clauses, at, key=lambda clause: clause[0])
    return stretch.clauses[index - 1] if index else (stretch.start, stretch.end)


def _questions(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield a sentence that ends in a question mark, from the clause on that asks."""
    if "?" in text[max(stretch.start, stretch.end - 6) : stretch.end]:
        opens = (start for start, _ in stretch.clauses if _ASKS.match(text, start))
        start = next(opens, stretch.start)
        if not _POLITE.match(text[stretch.start : stretch.end]):
            yield start, stretch.end


def _shouts(text: str, stretch: Stretch) -> Iterator[tuple[int, int]]:
    yield from shouting(text, stretch.start, stretch.end)


_CHECKS = {"question-mark": _questions, "shouting": _shouts}
