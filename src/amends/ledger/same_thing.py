"""Whether a sentence of a letter promises what is promised already: then it is owed once.

It is said by the words that both have. Two things due on one day are more often taken for two than for one:
a row too many is dropped with a key, one too few is forgotten.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_CALLS_YOU = re.compile(
    r"\b(?:call|calling|ring|ringing|phone|phoning|telephone) (?:(?:back|with|to) )?you\b"
    r"|\bgive you an? (?:\w+ )?(?:call|ring)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\bat (\d{1,2})\b")
_STOP = re.compile(r"[;:,]")
_WORD = re.compile(r"[^\W\d_]{3,40}")
_NUMBER = re.compile(r"\d[\d.,]*")
_CUT = 5
"""Letters that a word is known by, so that its endings do not matter."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about after all also and any are back before between but can charge come each either extra every for
        free from further get give got had has have hear her him his into its just let like look make may more
        much must new not off one only other our out over own please receive send sent shall she should some
        something soon still take than that the their them then there these they thing this those time today
        tomorrow until very want was week were what when which while will with without work would yes you your
        yours
        """,
    )
)
_COUNTED = {
    word: str(number)
    for number, words in enumerate(
        ("first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh"), 1
    )
    for word in words.split()
}


def says_the_same(sentence: str, things: tuple[str, ...], today: date) -> bool:
    """Whether the sentence is about one of the things: ways to name what is promised, days left out.

    All of a name of one or two words must be there, of a longer one two words and at least half of them; and
    where both have numbers, one that is the same.
    """
    said, counted = _content(without_days(sentence, today))
    for thing in things:
        words, numbers = _content(without_days(thing, today))
        if counted and numbers and not counted & numbers:
            return False
        every = words | numbers
        shared = len(every & (said | counted))
        if shared and shared >= max(min(2, len(every)), (len(every) + 1) // 2):
            return True
    return False


def calls_you(sentence: str) -> bool:
    """Whether a sentence says that the client is called."""
    return bool(_CALLS_YOU.search(sentence))


def same_act(sentence: str, other: str, today: date) -> bool:
    """Whether two sentences that name the same day promise one thing: to call them, or in the same words.

    Calls at two hours of the day are two.
    """
    if calls_you(sentence) and calls_you(other):
        hours, others = _hours(sentence), _hours(other)
        return not (hours and others) or bool(hours & others)
    words = _told(sentence, today)
    return any(words) and words == _told(other, today)


def _hours(sentence: str) -> set[int]:
    """Return the hours named, as they stand on a dial: "at 10" and "at 10 pm" are alike."""
    return {int(hour) % 12 for hour in _AT.findall(sentence)}


def _told(sentence: str, today: date) -> tuple[set[str], set[str]]:
    """Return what carries the sense in the first clause that has any."""
    clauses = (_content(clause) for clause in _STOP.split(without_days(sentence, today)))
    return next((one for one in clauses if any(one)), (set(), set()))


def shares_a_word(sentence: str, thing: str, today: date) -> bool:
    """Whether one word that carries the sense stands in both; days left out, and numbers."""
    said, _ = _content(without_days(sentence, today))
    words, _ = _content(without_days(thing, today))
    return bool(said & words)


def _content(text: str) -> tuple[set[str], set[str]]:
    """Return the words that carry the sense, cut, and the numbers, written out or not."""
    low = text.lower()
    found = [word for word in _WORD.findall(low) if word not in _COMMON]
    numbers = {number.rstrip(".,").replace(",", "") for number in _NUMBER.findall(low)}
    counted = {_COUNTED[word] for word in found if word in _COUNTED}
    return {word[:_CUT] for word in found if word not in _COUNTED}, numbers | counted


def without_days(text: str, today: date) -> str:
    """Return a text without the days and times that it names."""
    from amends.language.dates import find

    kept, at = [], 0
    for mention in find(text, today):
        kept.append(text[at : mention.start])
        at = mention.end
    return " ".join([*kept, text[at:]])
