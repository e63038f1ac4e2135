"""What the model weighs in a clause: its words and their kinds, who is named, what stands beside it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KINDS = Path(__file__).parent / "kinds.toml"
_WORD = re.compile(r"[a-z]{1,30}(?:[-'][a-z]{1,30}){0,4}|§+|¬+|¤+|\d{1,20}|[^\w\s]")
_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "this", "that", "there", "which", "who"))
_JOINS = frozenset(
    re.findall(
        r"\S+",
        """
        , and then please just so or but also kindly pls at least maybe perhaps again first now next finally
        instead always never simply don't do not dont go
        """,
    )
)
_OBJECTS = frozenset(
    re.findall(
        r"\S+",
        """
        me it the this that us my our your them him her a an all those these everything whatever out up back
        off down to with another some any both
        """,
    )
)
_MOST_JOINS = 4
_BEGUN = (4, 5)
"""Letters of the beginnings of words that are weighed as well: “disappointing” knows of “disappointed”."""
_LONGEST = 60
"""Words of a clause that are looked at; a clause of more is none."""


@dataclass(slots=True)
class Clause:
    """One clause as the model sees it."""

    start: int
    end: int
    sentence: int
    words: list[str]
    after: str = ""
    """The mark behind it."""
    before: str = "^"
    """The word or mark before it."""
    asks: bool = False
    shouts: bool = False
    place: str = ""
    """Its place in its sentence and the message; empty for a clause that stands alone."""
    rules: set[str] = field(default_factory=set)
    """The ids of the rules that speak in it."""
    labels: set[str] = field(default_factory=set)
    """Their labels."""

    def kinds(self) -> list[tuple[str, ...]]:
        """Return the kinds of each word."""
        return [kinds_of(word) for word in self.words]


def words_of(low: str) -> list[str]:
    """Return the words and marks of a lowered clause; numbers are all alike, and so are days and sums."""
    return [
        "#" if word[0].isdigit() else word[0] if word[0] in "§¬¤" else word
        for word in _WORD.findall(low)[:_LONGEST]
    ]


@cache
def _listed() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], tuple[int, ...]]:
    """Return the kinds of whole words, of beginnings of words, and how long these are."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for kind, words in tomllib.loads(_KINDS.read_text(encoding="utf-8"))["kinds"].items():
        for word in words.split():
            (begun if word.endswith("*") else whole).setdefault(word.rstrip("*"), []).append(kind)
    lengths = tuple(sorted({len(word) for word in begun}))
    return (
        {word: tuple(kinds) for word, kinds in whole.items()},
        {word: tuple(kinds) for word, kinds in begun.items()},
        lengths,
    )


_known: dict[str, tuple[str, ...]] = {}
_KEPT = 20_000


def kinds_of(word: str) -> tuple[str, ...]:
    """Return what a word may be, such as praise or anger."""
    found = _known.get(word)
    if found is None:
        if len(_known) > _KEPT:
            _known.clear()
        whole, begun, lengths = _listed()
        kinds = [*whole.get(word, ())]
        for length in lengths:
            kinds += begun.get(word[:length], ()) if length <= len(word) else ()
        found = _known[word] = tuple(dict.fromkeys(kinds))
    return found


def features(clause: Clause, before: Clause | None, after: Clause | None) -> Iterator[str]:
    """Yield the names of what stands in a clause and beside it."""
    words = clause.words
    kinds = clause.kinds()
    have = {kind for several in kinds for kind in several}
    yield from _of_words(words)
    yield from _of_kinds(words, kinds, have)
    yield from _of_doer(words, kinds, have)
    yield from _of_marks(clause)
    if clause.place:
        yield from clause.place.split()
        yield from _beside("P", clause, before)
        yield from _beside("N", clause, after)


def _of_words(words: Sequence[str]) -> Iterator[str]:
    last = "^"
    for word in words:
        yield f"w:{word}"
        yield f"b:{last} {word}"
        last = word
        for length in _BEGUN:
            if len(word) > length:
                yield f"p:{word[:length]}"
    yield f"b:{last} $"
    if words:
        yield f"f1:{words[0]}"
        yield f"f2:{' '.join(words[:2])}"
        yield f"f3:{' '.join(words[:3])}"
    yield f"len:{min(8, len(words) // 3)}"


def _of_kinds(words: Sequence[str], kinds: Sequence[tuple[str, ...]], have: set[str]) -> Iterator[str]:
    you, me = "person_you" in have, "person_i" in have
    who = next((k for several in kinds for k in several if k in ("person_i", "person_you")), "none")
    no = "negation" in have
    first = words[0] if words else ""
    ordered = sorted(have)
    for at, kind in enumerate(ordered):
        yield f"c:{kind}"
        yield f"cw:{kind}|{who}"
        yield f"cn:{kind}|{no}"
        yield f"cy:{kind}|{you}|{me}"
        yield f"c0:{kind}|{first}"
        for other in ordered[at + 1 :]:
            yield f"cc:{kind}|{other}"
    for kind in kinds[0] if kinds else ():
        yield f"c1:{kind}"
    for kind in kinds[-1] if kinds else ():
        yield f"cz:{kind}"


def _of_doer(words: Sequence[str], kinds: Sequence[tuple[str, ...]], have: set[str]) -> Iterator[str]:
    """Yield who does it, with what else stands there; and whether it opens like an order."""
    doer = next(
        (
            word
            for word, several in zip(words, kinds, strict=True)
            if word in _SUBJECTS or "person_i" in several or "person_you" in several
        ),
        "",
    )
    yield f"subj:{doer}"
    for kind in have:
        yield f"sc:{doer}|{kind}"
    if any(len(word) > 4 and word.endswith("ed") for word in words):
        yield "ed"
        yield f"ed|{doer}"
    if any(len(word) > 5 and word.endswith("ing") for word in words):
        yield "ing"
    at = next((i for i, word in enumerate(words[:_MOST_JOINS]) if word not in _JOINS), _MOST_JOINS)
    if at < len(words):
        verb = "order" in kinds[at]
        yield f"imp:{verb}{at + 1 < len(words) and words[at + 1] in _OBJECTS}"


def _of_marks(clause: Clause) -> Iterator[str]:
    if clause.asks:
        yield "?"
    if clause.shouts:
        yield "caps"
    if any(word in "#§¬¤" for word in clause.words):
        yield "num"
    yield f"end:{clause.after}"
    yield f"bef:{clause.before}"
    for rule in clause.rules:
        yield f"r:{rule}"
    for label in clause.labels:
        yield f"rl:{label}"
    yield f"rls:{'|'.join(sorted(clause.labels))}"


def _beside(side: str, clause: Clause, other: Clause | None) -> Iterator[str]:
    if other is None:
        yield f"{side}none"
        return
    same = other.sentence == clause.sentence
    near = f"{side}{'=' if same else '~'}"
    for label in other.labels:
        yield f"{near}{label}"
    if other.asks:
        yield f"{near}?"
    if same:
        for kind in {kind for several in other.kinds() for kind in several}:
            yield f"{side}c{kind}"
        if other.words:
            yield f"{side}w{other.words[0]}"
