"""An answer cut up: its clauses, and their pieces, which may say yes to one thing and no to another."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.language.plain import lowered
from amends.language.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 20_000
"""As much of an answer is looked at; the decision stands at its beginning."""

Joint = Literal["", "against", "either", "joined", "comma"]
"""What stands between a piece and the one before it."""

_TURN = re.compile(r"[,;:]? (?:but|so|however,|although|though) ")
_BUT = re.compile(r"but,? ")
_ALL_BUT = re.compile(r"\b(all|everything) but\b", re.IGNORECASE)

_NUMBER = r"(?:[1-9]|one|two|three|four)"
_AND = r"(?:, ?|,? (?:and|plus|&) | ?[+&] ?)"
_IN_A_LIST = re.compile(
    rf"\b(?:options?|offers?|numbers?|nos?\.|nos) (?P<called>{_NUMBER}(?:{_AND}{_NUMBER})+)\b"
    r"|(?:^|(?<=[,;:.] )|\b(?:take|choose|pick|want|like|have|with|for|prefer|both|to|and|but|so|do) )"
    rf"(?P<bare>[1-9](?:{_AND}[1-9])+)(?=,? (?:sounds?|seems?|looks?|works?|is|are|would|will|suits?|helps?"
    r"|please|thanks?|for (?:me|us)|but)\b|\W*$)",
    re.IGNORECASE,
)
_EACH = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)

_JOINTS: dict[str, Joint] = {
    "against": "against",
    "than": "against",
    "either": "either",
    "joined": "joined",
    "comma": "comma",
}
"""The named groups of the cuts; “than” is the “to” of “I prefer this to that”."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The patterns of answers.toml, each list as one."""

    declines: re.Pattern[str]
    accepts: re.Pattern[str]
    asks: re.Pattern[str]
    alone: re.Pattern[str]
    negates: re.Pattern[str]
    refuses: re.Pattern[str]
    everything: re.Pattern[str]
    a_thing: re.Pattern[str]
    has_a_verb: re.Pattern[str]
    asks_for_it: re.Pattern[str]
    for_another: re.Pattern[str]
    asks_first: re.Pattern[str]
    ends_with_all: re.Pattern[str]
    takes_back: re.Pattern[str]
    only_takes_back: re.Pattern[str]
    cuts: re.Pattern[str]
    hangs_on_something: re.Pattern[str]
    no_to_one: re.Pattern[str]
    only_when: re.Pattern[str]
    none_but: re.Pattern[str]
    an_exception: re.Pattern[str]
    leaves: re.Pattern[str]
    thinks: re.Pattern[str]
    defers: re.Pattern[str]
    plainly_no: re.Pattern[str]
    limits_a_no: re.Pattern[str]
    to_another: re.Pattern[str]
    names: re.Pattern[str]
    called: Mapping[str, str]
    """What people call an offer, by its remedy."""
    common: frozenset[str]


class Clause(NamedTuple):
    """What stands on either side of a “but”: in small letters, as written, and the sentence it is in."""

    low: str
    words: str
    sentence: str
    turns: bool
    """Whether a clause of the same sentence stands before it."""


class Piece(NamedTuple):
    """What stands between two joints of a clause, and where it begins there."""

    low: str
    words: str
    start: int
    joint: Joint


@cache
def ways() -> Ways:
    """Return the patterns, read once."""
    table = tomllib.loads((Path(__file__).parent / "answers.toml").read_text(encoding="utf-8"))
    common, called = frozenset(table.pop("common").split()), table.pop("called")
    polite = table.pop("polite")
    joined = {
        name: "|".join(lines).replace("{I}", "(?:i|we)").replace("{POLITE}", polite)
        for name, lines in table.items()
    }
    return Ways(
        **{name: re.compile(text, re.DOTALL) for name, text in joined.items()}, called=called, common=common
    )


def clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of a text in their order."""
    text = text[:LONGEST]
    for start, end in split(text):
        sentence = " ".join(text[start:end].split())
        words = _numbered(_ALL_BUT.sub(r"\1 except", sentence))
        low = lowered(words)
        if len(low) != len(words):  # a letter with no small one of its own length: as written is not needed
            words = low
        began = _BUT.match(low)
        at = first = began.end() if began else 0
        for turn in (*_TURN.finditer(low), None):
            until = turn.start() if turn else len(low)
            if low[at:until]:
                yield Clause(low[at:until], words[at:until], sentence, at > first)
            at = turn.end() if turn else until


def _numbered(sentence: str) -> str:
    """Return the sentence with each number of a list called one: “two” of “numbers one and two” too."""

    def called(met: re.Match[str]) -> str:
        listed = met["called"] or met["bare"]
        before = "" if met["called"] else met[0][: -len(listed)]
        return before + _EACH.sub(r"number \g<0>", listed)

    return _IN_A_LIST.sub(called, sentence)


def pieces(clause: Clause) -> tuple[Piece, ...]:
    """Return the pieces of a clause in their order, none of them empty."""
    found: list[Piece] = []
    at = 0
    joint: Joint = ""
    for cut in (*ways().cuts.finditer(clause.low), None):
        until = cut.start(cut.lastgroup or 0) if cut else len(clause.low)
        low = clause.low[at:until]
        if low.strip():
            lead = len(low) - len(low.lstrip())
            words = clause.words[at:until].strip()
            found.append(Piece(low.strip(), words, at + lead, joint))
        if cut is not None:
            joint = _JOINTS[cut.lastgroup or ""]
            at = until if joint == "against" else cut.end()
    return tuple(found)
