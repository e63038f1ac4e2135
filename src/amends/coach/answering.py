"""Where a letter takes up a point of the client's, as far as words can tell.

A mark too many is worse than one too few: what is marked is not looked at again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amends.coach.concepts import concepts, is_telling, weight, word_groups
from amends.coach.quoting import is_quoted, masked
from amends.domain.letter import NOWHERE
from amends.domain.patterns import compiled
from amends.language.plain import lowered
from amends.language.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.domain.letter import Letter
    from amends.domain.message import Message, Point

_SHARE, _SHARE_OF_THE_VAGUE = 0.5, 0.8
_ENOUGH = 3.0
"""So much in common is enough for a point of any length."""
_FEW, _LONG = 2, 5
_OWN = 0.8
"""What weighs less stands in other points too: alone it tells nothing."""
_ASKS = (
    r"\b(?:me|us|know|explain|say|see|wonder(?:ing)?|ask(?:ing)?|understand|idea|sure|about|please|and|or)"
)
_QUESTION = (
    rf"(?:^|[.,;:!?-]\s*|{_ASKS}\s+)"
    r"(who|when|why|where|how (?:much|many|long|come|could)|what day|what went)\b"
    r"(?=.{0,200}\?|\s+(?:is|are|was|were|do|does|did|will|can|could|would|should|has|have|had|pays?|it|this|that|the)\b)"
)
_KINDS = {
    "when": "when",
    "what day": "when",
    "how long": "when",
    "how much": "sum",
    "how many": "sum",
    "why": "cause",
    "how come": "cause",
    "how could": "cause",
    "what went": "cause",
}
_SOMEBODY = r"\b(?:i|i'll|we|we'll|me|my|mine|our|ours|on us|nothing|not|the \w+)\b"
_WILL = r"\b(?:will|shall|going to)\b|'ll\b"
_CLAUSE = r"[,;]? (?:but|however|though|although) |[;:–—] ?| - |, and |, (?=(?:i|we)(?: |'))"
TO_COME = (
    r"\b(?:will|shall|going to)\b|'ll\b"
    r"|\b(?:you|i|we) (?:get|have|receive|send|bring|deliver|post|hand|mail|upload)\b"
    r"|\b(?:comes?|arrives?|follows?|(?:is|are) (?:with you|ready|done|there|yours|finished|back|due))\b"
)
_ANOTHER_MATTER = frozenset(("phone", "answer", "write", "pay", "refund"))
"""What also has its day, and is not what “when can I expect it” asks for."""
_MOST = 0.65
"""Of a complaint so much said again takes it up, also where each word stands in other points as well."""
_WANTS = r"\?|\b(?:please|want|need|expect|would like|can you|could you|will you)\b"


_FEWEST_SAID_AGAIN = 3
"""So many words of a point, said again as they stand, are no chance."""
_TO_THEM = r"\b(?:you|your)\b"


class _Sought(NamedTuple):
    """What a point is about, what of it tells it from the others, and what would answer it."""

    weights: dict[str, float]
    asks: str = ""
    who_pays: bool = False
    wants: bool = False
    whole: float = 0.0
    """What its words would weigh if no other point had them."""
    as_said: str = ""
    """The words as they stand, if there are enough of them to be known again."""
    in_time: bool = False
    """Whether it was wanted within hours or days: only what is promised to them, with its day, meets it."""


def answered_in(letter: Letter, words: str, answered_by: str, others: tuple[str, ...] = ()) -> str:
    """Return the part of a letter that answers a point: by the user's word, else as far as words can tell.

    The words may be in two forms, each on its line: either may be taken up. The others are the other points
    of the message: what stands there too tells little. A part that is left out, or that nothing is written
    in, has no section and answers nothing.
    """
    if answered_by == NOWHERE:
        return ""
    if answered_by:
        return answered_by if any(section.part == answered_by for section in letter.sections) else ""
    return _taken_up(letter, words, others)


def part_answering(letter: Letter, message: Message, point: Point) -> str:
    """Return the part of a letter that answers this point of a message, or nothing."""
    return answered_in(letter, point.in_both_words, point.answered_by, message.beside(point))


def not_answered(letter: Letter, message: Message, point: Point) -> Point:
    """Return the point without its answer; said to have none where the coach would still find one."""
    bare = point.but(answered_by="")
    return bare.but(answered_by=NOWHERE) if part_answering(letter, message, bare) else bare


def linked(letter: Letter, message: Message, point: Point, part: str) -> tuple[Point, str]:
    """Return the point as the user says it is answered, by a part or NOWHERE, and what that is for undo."""
    if part == NOWHERE:
        return not_answered(letter, message, point), "leave a point open"
    return point.but(answered_by=part), "link a point"


def has_words(words: str) -> bool:
    """Whether there is anything in a point that could be found again."""
    return bool(concepts(lowered(words)))


def _taken_up(letter: Letter, words: str, others: tuple[str, ...]) -> str:
    """Return the name of the part with the sentence that shares most with a point; or nothing."""
    best, found = 0.0, _tells_the_cause(letter, words)
    for asked in _asked_for(words, others):
        for section in letter.sections:
            for whole in _said(letter.text[section.start : section.end]) if section.part else ():
                said = _without_refusals(asked, whole)
                share = _share(asked, said) if said else 0.0
                if share > best:
                    best, found = share, section.part
    return found


def _tells_the_cause(letter: Letter, words: str) -> str:
    """Return the part that tells the cause, where a point asks for the cause of it all; or nothing."""
    if not any(compiled(word_groups()["whole_cause"]).search(lowered(form)) for form in words.splitlines()):
        return ""
    for section in letter.sections:
        told = _said(letter.text[section.start : section.end]) if "cause" in section.jobs else ()
        if any(compiled(word_groups()["told"]).search(said) and not _refuses(said) for said in told):
            return section.part
    return ""


def _asked_for(words: str, others: tuple[str, ...]) -> Iterator[_Sought]:
    """Yield what each form of a point is about; one with “within 48 hours” at its end also without that."""
    for form in filter(str.strip, words.splitlines()):
        asked = _point(form, others)
        yield asked
        bare = compiled(word_groups()["until"]).sub("", lowered(form))
        if asked.wants and bare != lowered(form):
            yield _point(bare, others)._replace(asks="when", in_time=True, wants=True)


@lru_cache(maxsize=256)
def _point(words: str, others: tuple[str, ...]) -> _Sought:
    low = lowered(words).strip()
    about = [concepts(lowered(other)) for other in others]
    weights = {one: weight(one) / (1 + sum(one in other for other in about)) for one in concepts(low)}
    asked = compiled(_QUESTION).search(low)
    word = asked[1] if asked else ""
    pays = word == "who" and bool(re.search(word_groups()["asked"]["who"], low))
    wants = bool(asked or compiled(_WANTS).search(low))
    bare = low.strip(" .,;:!?…-")
    as_said = bare if len(bare.split()) >= _FEWEST_SAID_AGAIN and not wants else ""
    return _Sought(weights, _KINDS.get(word, ""), pays, wants, sum(map(weight, weights)), as_said)


def _share(asked: _Sought, said: str) -> float:
    """Return how much a sentence has in common with a point that it takes up; else nothing."""
    if not asked.weights:
        return _SHARE if asked.asks == "when" and _says_when(said) else 0.0
    common = asked.weights.keys() & (concepts(said) | _taken_as_said(asked, said))
    shared = sum(asked.weights[one] for one in common)
    vague = compiled(word_groups()["vague"]).search(said)
    needed = min(_ENOUGH, sum(asked.weights.values()) * (_SHARE_OF_THE_VAGUE if vague else _SHARE))
    enough = (shared >= needed and _enough(asked, common)) or (not vague and _says_most(asked, common))
    enough = enough or bool(asked.as_said and asked.as_said in said)
    return shared if common and enough and _could_answer(asked, said) else 0.0


def _taken_as_said(asked: _Sought, said: str) -> set[str]:
    """Return what is found fault with, where a sentence owns or mends it without that word."""
    if asked.wants or not compiled(word_groups()["mends"]).search(said):
        return set()
    return asked.weights.keys() & set(word_groups()["faulty"].split())


def _says_when(said: str) -> bool:
    """Whether it names a day to come: an “it” without a word of its own is what the letter is about."""
    if said.rstrip().endswith("?") or _ANOTHER_MATTER & concepts(said):
        return False
    return bool(compiled(TO_COME).search(said) and compiled(word_groups()["asked"]["when"]).search(said))


def _says_most(asked: _Sought, common: set[str]) -> bool:
    """Whether it says most of a complaint again. A wish is not met by naming what it is about."""
    if asked.wants or len(asked.weights) <= _FEW:
        return False
    return len(common) > 1 and sum(map(weight, common)) >= _MOST * asked.whole


def _enough(asked: _Sought, common: set[str]) -> bool:
    """Whether so many words are shared that it is no chance: two of a few, three of many, one its own."""
    count = len(asked.weights)
    least = min(count, 3 if count > _LONG else 2)
    own = asked.asks or any(asked.weights[one] >= _OWN for one in common)
    return bool(own and len(common) >= least) or any(is_telling(one) for one in common)


def _could_answer(asked: _Sought, said: str) -> bool:
    """Whether the sentence has what the question is after: a day, a sum, a cause, somebody who pays."""
    if said.rstrip().endswith("?") and asked.asks != "when":
        return False
    if asked.asks and not compiled(word_groups()["asked"][asked.asks]).search(said):
        return False
    if asked.in_time and not (compiled(TO_COME).search(said) and compiled(_TO_THEM).search(said)):
        return False
    if asked.wants and not asked.asks and any(map(is_telling, asked.weights)):
        # That it costs them the sum does not give it to them.
        told = any(map(is_telling, asked.weights.keys() & concepts(said)))
        if told and not compiled(word_groups()["gives"]).search(said):
            return False
    if asked.who_pays and not ("pay" in concepts(said) and compiled(_SOMEBODY).search(said)):
        return False
    # "I will call you" does not take up that nobody picked up.
    return asked.wants or len(asked.weights) > 1 or not compiled(_WILL).search(said)


def _without_refusals(asked: _Sought, said: str) -> str:
    """Return a sentence without the clauses in which the point is not answered: “I can't say when”.

    Nor is it in one that blames them: “you never told me about the colour card”.

    “I can't refund it” says plainly what will not be, and answers. Nothing is left where what stands before
    is meant: “I know who it was, but I will not say.”
    """
    if not _refuses(said):
        return said
    kept: list[str] = []
    for clause in re.split(_CLAUSE, said):
        if compiled(word_groups()["blames"]).search(clause):
            continue
        refusal = _refusal(asked, clause)
        if refusal is None:
            kept.append(clause)
        elif compiled(word_groups()["refused_bare"]).search(clause[refusal.end() :]):
            kept.clear()
    return ", ".join(kept)


@lru_cache(maxsize=512)
def _refuses(said: str) -> bool:
    groups = word_groups()
    return any(compiled(pattern).search(said) for pattern in (*groups["refuses"], groups["blames"]))


def _refusal(asked: _Sought, clause: str) -> re.Match[str] | None:
    """Return where a clause refuses to answer; None where what it refuses is what was asked for."""
    tries = (compiled(pattern).search(clause) for pattern in word_groups()["refuses"])
    found = next((found for found in tries if found), None)
    return None if found is None or concepts(found["what"] or "") & asked.weights.keys() else found


@lru_cache(maxsize=64)
def _said(text: str) -> tuple[str, ...]:
    """The sentences of a part, without what they quote; asked for every point at every pause."""
    low = masked(lowered(text), text)
    own = (low[start:end] for start, end in split(text))
    return tuple(said for said in own if not is_quoted(said))
