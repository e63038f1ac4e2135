"""The user's own rules at work: any pattern, on any text, within a budget of time."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Any

from amends.coach.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.coach.memory import Found
    from amends.language.rules import Rule

BUDGET = 0.05
"""Seconds of work that one rule may cost in a letter; one that needs more rests until the next start."""

_ROOM = 4 << 20


class OwnRules:
    """Rules from the config folder, and what is wrong there."""

    def __init__(self, rules: tuple[Rule, ...] = (), troubles: tuple[str, ...] = ()) -> None:
        self.rules = rules
        self.troubles = troubles
        """File, rule and reason of each mistake, in words."""
        self.resting: dict[str, str] = {}
        """Rules whose budget was spent, with the words that say so."""
        self._memory = Memory()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OwnRules):
            return NotImplemented
        return (self.rules, self.troubles) == (other.rules, other.troubles)

    def __hash__(self) -> int:
        return hash((self.rules, self.troubles))

    def matches(self, texts: Iterable[str]) -> list[Found]:
        """Return what these rules find in each of these plain sentences."""
        return [
            tuple(hit for hit in found if hit[0].id not in self.resting)
            for found in self._memory.recall(list(texts), self._find)
        ]

    def _find(self, texts: list[str]) -> dict[str, Found]:
        found: dict[str, list[tuple[Rule, int, int]]] = {text: [] for text in texts}
        for rule in self.rules:
            for text, start, end in self._found(rule, texts):
                found[text].append((rule, start, end))
        return {text: tuple(hits) for text, hits in found.items()}

    def _found(self, rule: Rule, texts: list[str]) -> list[tuple[str, int, int]]:
        if rule.id in self.resting:
            return []
        try:
            budget = Budget(BUDGET)
            return [(text, *hit) for text in texts for hit in hits(rule, text, budget)]
        except TimeoutError:
            file = f"rules/{rule.family}.toml"
            self.resting[rule.id] = f"{file}: {rule.id}: it took too long over this letter and rests"
            return []


NO_RULES = OwnRules()


class BadPattern(ValueError):
    """A pattern that the engine does not take."""


class Budget:
    """How much time is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.process_time() + seconds

    def look(self) -> None:
        """Raise TimeoutError when there is none. One sentence costs little: the engine is linear in it."""
        if time.process_time() > self._end:
            raise TimeoutError


def hits(rule: Rule, text: str, budget: Budget) -> Iterator[tuple[int, int]]:
    """Yield where a rule speaks in a plain text; raises TimeoutError when the budget is spent."""
    budget.look()
    spans = [match.span() for pattern in rule.patterns for match in engine(pattern).finditer(text)]
    if not spans or any(engine(pattern).search(text) for pattern in rule.except_):
        return
    if all(engine(pattern).search(text) for pattern in rule.with_):
        yield from (span for span in spans if span[0] < span[1])


def has_engine() -> bool:
    """Whether own rules can be tried: RE2 is an extra, because not every machine has it ready to install."""
    try:
        import re2  # noqa: F401
    except ImportError:
        return False
    return True


@cache
def engine(pattern: str) -> Any:
    """Compile a pattern; raises BadPattern. RE2 takes time in proportion to the text, whatever it is."""
    import re2  # only for those who write rules

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _ROOM
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise BadPattern(_words(error)) from error


def _words(error: Exception) -> str:
    words = error.args[0] if error.args else ""
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    if "perl operator" in words or "escape sequence: \\1" in words:
        return f"{words}; looking ahead, looking back and \\1 are not known here: use except and with"
    return words
