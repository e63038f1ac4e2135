"""What a point is worth beside others: which say the same, which next to nothing, which weigh most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.language import amounts, dates

if TYPE_CHECKING:
    from collections.abc import Iterable

_WRONG = re.compile(
    r"\b(?:late|wrong|missing|not|never|no|nothing|nobody|broken|still|failed|old|due|again|twice|without|lost"
    r"|had to|charg\w+|only|instead|incorrect\w*|mistakes?|errors?)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundred|thousand)\b",
    re.IGNORECASE,
)
_ALIKE = 0.7
"""The part of their words that two points have in common which say the same."""
_WORDS = re.compile(r"[\w£€$%]+")
_COUNTED = "0123456789£€$"
_SMALL = frozenset(
    re.findall(
        r"\S+",
        """
        the a an and of to in on at it is was i we you your my our this that for me us with be have
        """,
    )
)
_LIGHT = _SMALL | frozenset(
    re.findall(
        r"\S+",
        """
        wasn isn aren weren hasn haven hadn doesn didn don won wouldn couldn shouldn ain he she they
        them him her his their its there here so but or as if are were been being am has had do does
        did done not no t s ve re ll d m can could will would should may might must just also too
        still now then again anyway obviously clearly actually really simply only even all some any
        more what which who where say says said ask asks asked tell tells told write writes wrote
        written look looked see sees saw seen know knows knew think thinks thought mean means meant
        nothing something everything anything thing things way case point matter
        """,
    )
)
_TELLS_TODAY = re.compile(
    r"(?:and |but |so )?(?:(?:it|today|this)(?: is|['’]s)|now(?: is|['’]s| it['’]?s| it is)|we are)"
    r"(?: now| already| only| just)*(?: on)? (?:the )?",
    re.IGNORECASE,
)


def content(quote: str) -> frozenset[str]:
    """Return the words of a point that tell it from others."""
    words = frozenset(word.lower() for word in _WORDS.findall(quote))
    return words - _SMALL or words


def alike(words: Iterable[str], other: frozenset[str]) -> bool:
    """Whether two points say the same, by their words."""
    mine = frozenset(words)
    if {word for word in mine ^ other if word[0] in _COUNTED}:
        return False  # page 3 is not page 4, however alike the words around it
    return len(mine & other) >= _ALIKE * len(mine | other)


def few(words: frozenset[str]) -> list[str]:
    """Return so many of the words, the same ones each time, that those alike have one of them in common."""
    return sorted(words)[: len(words) - int(_ALIKE * len(words)) + 1]


def says_little(fact: str) -> bool:
    """Whether a fact holds no word of its own and no number, or only tells what day it is."""
    if not any(word.lower() not in _LIGHT for word in _WORDS.findall(fact)):
        return not _COUNT.search(fact)
    told = _TELLS_TODAY.match(fact)
    if told is None:
        return False
    days = dates.find(fact, None)
    return any(day.start <= told.end() and day.end >= len(fact.rstrip()) for day in days)


def weight(quote: str) -> float:
    """Return how much there is to answer: days, sums, counts, signs that it went wrong, length."""
    dated = len(dates.find(quote, None)) + len(amounts.find(quote))
    counted = 1.5 * bool(_COUNT.search(quote))
    return max(2 * min(2, dated), counted) + 2 * bool(_WRONG.search(quote)) + min(len(quote), 80) / 80
