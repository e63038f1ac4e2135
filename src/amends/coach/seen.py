"""A letter as the coach sees it: each sentence with its place, what it does and what was found in it."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from amends.coach.deciding import decided
from amends.coach.matching import matches
from amends.coach.quoting import MASK, is_quoted, masked
from amends.coach.weighing import weigh
from amends.domain.patterns import compiled
from amends.language.plain import lowered, plain
from amends.language.sentences import is_greeting, is_sign_off, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amends.coach.memory import Found
    from amends.domain.letter import Letter, Section
    from amends.language.plain import Plain
    from amends.language.rules import Rule

_WORD = r"\w[\w'-]{0,40}"
_TELLS_CAUSE = frozenset(("cause", "facts"))
MAY_BE_SAID = frozenset(("excuse", "blame_shift", "defensive"))
"""Faults that are none where the cause or the facts are told, once the act is owned."""


class Hit(NamedTuple):
    """Where a rule's pattern stands in the letter."""

    rule: Rule
    start: int
    end: int


@lru_cache(4096)
def _count(text: str) -> int:
    return len(compiled(_WORD).findall(text))


_EMPTY = "empty_promise"
_POINTS_BACK = r"\b(?:it|them|they|these|those|both|this|that|all of|everything)\b"
_BY_A_DAY = (
    r"\b(?:by|on|before|from|no later than|at)(?: the)? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|tomorrow|tonight|noon|\d)|\b(?:today|tonight|tomorrow)\b|\bwithin (?:an?|one|two|three|\d)"
)
_SIGNING = 4
"""Words that sign a letter; more of them may say something."""
_TO_SOMEBODY = r"\b(?:i|we|you|your|me|us|please)\b"


class Seen(NamedTuple):
    """One sentence of the letter."""

    start: int
    end: int
    plain: Plain
    section: Section | None = None
    hits: tuple[Hit, ...] = ()
    moves: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    ticks: frozenset[str] = frozenset()
    """Jobs that are not moves, found here by rules that only tick."""
    silent: bool = False
    """A quotation, a greeting or a sign-off: nothing in it is judged."""

    @property
    def part(self) -> str:
        """The name of the part it stands in; empty for a bare letter."""
        return self.section.part if self.section else ""

    @property
    def words(self) -> int:
        """How many words it has."""
        return _count(self.plain.text)


class Sight(NamedTuple):
    """The whole letter."""

    letter: Letter
    low: str
    """The text lowered, character for character, with quotations blotted out."""
    sentences: tuple[Seen, ...] = ()
    english: bool = True
    """False: the letter is in another language, and nothing was looked for in its sentences."""
    spoken: tuple[Seen, ...] = ()
    """The sentences that are the writer's own, without greeting and sign-off."""

    def own(self, one: Seen) -> str:
        """Return the sentence as it stands in the letter, character for character, quotations blotted out."""
        text, low = self.letter.text[one.start : one.end], self.low[one.start : one.end]
        if MASK not in low:
            return text
        return "".join(MASK if hidden == MASK else letter for letter, hidden in zip(text, low, strict=True))

    def does(self, move: str) -> tuple[Seen, ...]:
        """Return the sentences that make this move."""
        return tuple(one for one in self.sentences if move in one.moves)


def see(letter: Letter, *, tells_cause: bool = False, english: bool = True) -> Sight:
    """Look at each sentence by itself, then at what the others make of it; in another language at none.

    A text under a shape but without sections tells its cause somewhere when the shape has that job.
    """
    low = masked(lowered(letter.text), letter.text)
    laid = laid_out(letter, low)
    if not english:
        return Sight(letter, low, tuple(laid), english=False, spoken=_spoken(laid))
    seen = by_rules(laid)
    seen = [
        one if one.silent else decided(one, chances) for one, chances in zip(seen, weigh(seen), strict=True)
    ]
    owned = owned_from(seen)
    seen = [_with_its_day(one, after) for one, after in zip_longest(seen, seen[1:])]
    settled = [_in_its_place(one, owned, tells_cause) for one in seen]
    return Sight(letter, low, tuple(settled), spoken=_spoken(settled))


def _spoken(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(one for one in seen if not one.silent)


def owned_from(seen: Iterable[Seen]) -> int | None:
    """Return where the act is first owned, by a sentence that does not explain it away; or None."""
    return next(
        (one.start for one in seen if "acknowledge" in one.moves and MAY_BE_SAID.isdisjoint(one.faults)), None
    )


def laid_out(letter: Letter, low: str) -> list[Seen]:
    """Return the sentences in their sections, not judged yet."""
    return [_lay(letter, low, start, end) for start, end in split(letter.text)]


def by_rules(laid: Sequence[Seen]) -> list[Seen]:
    """Return the sentences with what the rules find in each of them."""
    spoken = iter(matches(one.plain.text for one in laid if not one.silent))
    return [one if one.silent else _labelled(one, next(spoken)) for one in laid]


def _lay(letter: Letter, low: str, start: int, end: int) -> Seen:
    """Put a sentence in its section, and say whether anything in it is to be judged."""
    section = letter.section_at(start)
    stretch = plain(low, start, end)
    line = letter.text[start:end]
    framing = section is not None and (section.kind == "greeting" or _only_signs(section, line))
    bare_sign_off = is_sign_off(line) and line[-1] not in ".!"
    silent = framing or is_quoted(stretch.text) or is_greeting(line) or bare_sign_off
    return Seen(start, end, stretch, section, silent=silent)


def _only_signs(section: Section, line: str) -> bool:
    """Whether a line of the sign-off is a name, a form of words or an address, and no sentence of its own."""
    if section.kind != "sign-off":
        return False
    if len(line.split()) <= _SIGNING or is_sign_off(line):
        return True
    return line[-1] not in ".!?" and not compiled(_TO_SOMEBODY).search(line.lower())


def _labelled(one: Seen, found: Found) -> Seen:
    hits = tuple(Hit(rule, *one.plain.original(begin, stop)) for rule, begin, stop in found)
    moves = {hit.rule.move: None for hit in hits if hit.rule.move}
    faults = {hit.rule.fault: None for hit in hits if hit.rule.fault}
    if one.section and one.section.kind == "offers":
        moves["concrete_remedy"] = None
    told = {"appreciation"} & moves.keys() | ({"cause"} if "excuse" in faults else set())
    ticks = frozenset({*told, *(hit.rule.job for hit in hits if hit.rule.job)})
    return one._replace(hits=hits, moves=tuple(moves), faults=tuple(faults), ticks=ticks)


def _with_its_day(one: Seen, after: Seen | None) -> Seen:
    """Take no promise for an empty one whose day stands right behind it: “You have them by Friday.”"""
    if after is None or _EMPTY not in (*one.faults, *one.perhaps) or "concrete_remedy" not in one.moves:
        return one
    if any(hit.rule.fault == _EMPTY for hit in one.hits) or after.silent or after.section != one.section:
        return one
    said = after.plain.text
    if said.endswith("?") or not all(compiled(pattern).search(said) for pattern in (_POINTS_BACK, _BY_A_DAY)):
        return one
    return one._replace(
        faults=tuple(fault for fault in one.faults if fault != _EMPTY),
        perhaps=tuple(fault for fault in one.perhaps if fault != _EMPTY),
    )


def _in_its_place(one: Seen, owned: int | None, tells_cause: bool) -> Seen:
    """Silence what may be said once the act is owned, where the cause or the facts are told."""
    if owned is None or owned > one.start or MAY_BE_SAID.isdisjoint((*one.faults, *one.perhaps)):
        return one
    telling = bool(_TELLS_CAUSE & set(one.section.jobs)) if one.section else tells_cause
    if not telling:
        return one
    hits = tuple(hit for hit in one.hits if not hit.rule.quiet_once_owned)
    gone = MAY_BE_SAID - {hit.rule.fault for hit in hits}
    return one._replace(
        hits=hits,
        ticks=one.ticks | {"cause"},
        faults=tuple(fault for fault in one.faults if fault not in gone),
        perhaps=tuple(fault for fault in one.perhaps if fault not in gone),
    )
