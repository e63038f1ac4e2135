"""Their answer to offers: what it seems to come to, and which words say so. Always a proposal."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from amends.language import amounts, dates
from amends.language.plain import lowered
from amends.language.sentences import split
from amends.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from amends.domain.draft import Offer

Meaning = Literal["accepted", "declined", "question", "other"]

LONGEST = 20_000
"""As much of an answer is looked at; the decision stands at its beginning."""

_ORDINALS = {"first": 1, "former": 1, "second": 2, "third": 3, "fourth": 4}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "a": 1, "b": 2, "c": 3}
_TURN = re.compile(r"[,;:]? (?:but|so|however,|although|though) ")
_WORD = re.compile(r"[^\W\d_]{4,30}")
_CLOSE = 30
"""Characters before a yes in which a “not” takes it back."""
_NOT_THERE = 0
"""The number of an offer that was named and is none of those made."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer seems to come to; the offer is counted from 1."""

    meaning: Meaning
    offer: int | None = None
    words: str = ""
    """The sentence that says so."""


@dataclass(frozen=True, slots=True)
class _Ways:
    """The patterns of answers.toml, each list as one."""

    declines: re.Pattern[str]
    accepts: re.Pattern[str]
    negates: re.Pattern[str]
    hangs_on_something: re.Pattern[str]
    names: re.Pattern[str]
    common: frozenset[str]


@cache
def _ways() -> _Ways:
    table = tomllib.loads((Path(__file__).parent / "answers.toml").read_text(encoding="utf-8"))
    common = frozenset(table.pop("common").split())
    joined = {name: "|".join(lines).replace("{I}", "(?:i|we)") for name, lines in table.items()}
    return _Ways(**{name: re.compile(text, re.DOTALL) for name, text in joined.items()}, common=common)


def propose_answer(text: str, offers: Sequence[Offer], today: date | None = None) -> Answer:
    """Propose what an answer comes to; a yes that hangs on something is a question to be answered first."""
    yes: list[Answer] = []
    no: list[Answer] = []
    asked: list[Answer] = []
    for words, clause in _clauses(text):
        number = _named(clause, len(offers))
        if number is None:
            number = _by_its_words(words, clause, offers, today)
        if _ways().declines.search(clause):
            no.append(Answer("declined", None, words))
        elif clause.endswith("?"):
            asked.append(Answer("question", None, words))
        elif number != _NOT_THERE and (_accepts(clause) or (number is not None and _is_short(clause))):
            hangs = _ways().hangs_on_something.search(clause)
            (asked if hangs else yes).append(Answer("question" if hangs else "accepted", number, words))
    taken = next((each for each in yes if each.offer is not None), yes[0] if yes else None)
    if no and (taken is None or taken.offer is None):
        # “The first is no use to us. That sounds fair otherwise.” says neither yes nor no.
        return no[0] if not yes else Answer("other", None, no[0].words)
    if taken is not None:
        only = 1 if taken.offer is None and len(offers) == 1 else taken.offer
        return Answer("accepted", only, taken.words)
    return Answer("question", None, asked[0].words) if asked else Answer("other")


def is_charged(text: str, written: datetime | None = None) -> bool:
    """Whether an answer has charged words in it, so that a pause comes first; thanks are none."""
    reading = read(text, written)
    return any(
        span.label in ("charged", "legal_threat") and not reading.quote(span).lower().startswith("thank")
        for span in reading.spans
    )


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence with a clause of it in small letters: what stands on either side of a “but”."""
    text = text[:LONGEST]
    low = lowered(text).replace("’", "'")
    for start, end in split(text):
        sentence = " ".join(text[start:end].split())
        for clause in _TURN.split(" ".join(low[start:end].split())):
            if clause:
                yield sentence, clause


def _accepts(clause: str) -> bool:
    """Whether a clause says yes, and no “not” stands close before the words that do."""
    ways = _ways()
    return any(
        not ways.negates.search(clause[max(0, met.start() - _CLOSE) : met.end()])
        for met in ways.accepts.finditer(clause)
    )


def _is_short(clause: str) -> bool:
    return len(clause) <= 40 and not _ways().negates.search(clause)


def _named(clause: str, count: int) -> int | None:
    """Return the number of the one offer that is named; _NOT_THERE when there is none of that number."""
    found = set()
    for met in _ways().names.finditer(clause):
        name = met["number"] or met["hash"] or met["bare"] or met["ordinal"]
        if met["last"] or name == "latter":
            found.add(count)
        elif name:
            found.add(int(name) if name.isdigit() else _NUMBERS.get(name) or _ORDINALS[name])
    if len(found) != 1:
        return None
    one = found.pop()
    return one if one <= count else _NOT_THERE


def _by_its_words(words: str, low: str, offers: Sequence[Offer], today: date | None) -> int | None:
    """Return the offer that alone has the sum, the share, the day or most of the words of the sentence."""
    scores = [_likeness(words, low, offer, today) for offer in offers]
    best = max(scores, default=0)
    return scores.index(best) + 1 if best and scores.count(best) == 1 else None


def _likeness(words: str, low: str, offer: Offer, today: date | None) -> int:
    from amends.remedies import say

    score = 0
    if offer.amount is not None:
        score += 3 * any(one.amount == offer.amount for one in amounts.find(words))
    if offer.percent is not None:
        score += 3 * any(one.percent == offer.percent for one in amounts.percents(words))
    if offer.due is not None:
        score += 2 * any(one.day == offer.due for one in dates.find(words, today))
    said = lowered(say(offer.by(None).but(stands_until=None)))
    return score + len(_content(low) & _content(said))


def _content(low: str) -> set[str]:
    """Return the words that carry the sense, cut so that their endings do not matter."""
    return {word[:5] for word in _WORD.findall(low) if word not in _ways().common}
