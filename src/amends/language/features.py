"""What a model may weigh in one sentence: its words, their classes and order, its clauses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from amends.language.grammar import clauses, tokens
from amends.language.learned import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amends.language.grammar import Clause, Token

_KINDS = frozenset(("<num>", "<sum>", "<clock>"))
_LONG = (4, 8, 14, 22)


def features(text: str) -> list[Feature]:
    """Return the features of a plain sentence: names with the place they come from."""
    found = tokens(text)
    return [*_of_words(found), *_of_order(found), *_of_clauses(found), *_of_whole(text, found)]


@cache
def stem(word: str) -> str:
    """Return a word without the endings that tell number and tense: near enough to count by."""
    for ending, least in (("ing", 3), ("ied", 2), ("ies", 2), ("ed", 3), ("es", 3), ("ly", 3), ("s", 3)):
        if word.endswith(ending) and len(word) >= len(ending) + least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def _name(token: Token) -> str:
    kind = token.classes[0]
    if kind in _KINDS:
        return kind
    return token.word


def _of_words(found: Sequence[Token]) -> Iterator[Feature]:
    """Yield each word by its stem, each pair of words, and each class that a word may have."""
    before, before_at = "^", 0
    seen: set[str] = set()
    for token in found:
        name = _name(token)
        yield Feature(f"w:{stem(name)}", token.start, token.end)
        yield Feature(f"b:{before} {name}", before_at, token.end)
        for kind in token.classes:
            if kind not in seen:
                seen.add(kind)
                yield Feature(f"c:{kind}", token.start, token.end)
        before, before_at = name, token.start
    if found:
        yield Feature(f"b:{before} $", before_at, found[-1].end)


def _of_order(found: Sequence[Token]) -> Iterator[Feature]:
    """Yield each run of two and of three classes: the order of words without the words."""
    kinds = ["^", *(token.classes[0] for token in found), "$"]
    starts = [0, *(token.start for token in found), found[-1].end if found else 0]
    ends = [0, *(token.end for token in found), found[-1].end if found else 0]
    for at in range(len(kinds) - 1):
        yield Feature(f"o:{kinds[at]} {kinds[at + 1]}", starts[at], ends[at + 1])
        if at + 2 < len(kinds):
            yield Feature(f"o:{kinds[at]} {kinds[at + 1]} {kinds[at + 2]}", starts[at], ends[at + 2])


def _of_clauses(found: Sequence[Token]) -> Iterator[Feature]:
    subject = ""
    for number, clause in enumerate(clauses(found)):
        subject = clause.subject or (subject if clause.opened_by in ("and", "but") else "")
        yield from _of_clause(clause, subject or "-", first=number == 0)


def _of_clause(clause: Clause, subject: str, *, first: bool) -> Iterator[Feature]:
    def at(name: str) -> Feature:
        return Feature(name, clause.start, clause.end)

    voice = "passive" if clause.passive else "active"
    no = "-not" if clause.negated else ""
    kind = clause.verb_classes[0]
    how = f"{clause.tense}{no}"
    yield at(f"s:{subject}")
    yield at(f"s:{subject} {how}")
    yield at(f"s:{subject} {voice} {clause.tense}")
    yield at(f"v:{subject} {kind}")
    yield at(f"v:{subject} {kind} {how}")
    yield at(f"v:{kind} {how}")
    yield at(f"v:{stem(clause.verb)} {subject}{no}")
    if clause.opened_by:
        yield at(f"j:{clause.opened_by} {subject}")
        yield at(f"j:{clause.opened_by} {subject} {how}")
    if first:
        yield at(f"f:{subject} {how}")
        yield at(f"f:{subject} {kind}")


def _of_whole(text: str, found: Sequence[Token]) -> Iterator[Feature]:
    """Yield what it has as a whole: its length and end, who is named, whether a sum or a day stands in it."""
    words = sum(token.word[0].isalpha() for token in found)
    yield Feature(f"n:words<{next((step for step in _LONG if words < step), 99)}")
    kinds = {kind for token in found for kind in token.classes}
    dated = "time" in kinds or "<clock>" in kinds
    measured = bool(kinds & _KINDS)
    yield Feature(f"n:dated {dated}")
    yield Feature(f"n:measured {measured}")
    people = [name for name, of in (("self", ("i", "we")), ("you", ("you",))) if kinds & {*of}]
    yield Feature(f"n:people {' '.join(people)}")
    yield Feature(f"n:ends {text.rstrip()[-1:] if text.rstrip()[-1:] in '.?!:,' else 'open'}")
    if not kinds & {"i", "we", "you", "they"}:
        yield Feature("n:nobody named")
