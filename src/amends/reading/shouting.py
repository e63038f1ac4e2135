"""Shouting: words in capitals that are no names, and marks in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITALS = re.compile(r"(?<![\w.@/-])[A-Z][A-Z'’]{1,20}(?:[\s,]{1,2}[A-Z][A-Z'’]{0,20}\b){0,40}(?![\w@])")
_MARKS = re.compile(r"[\w'’]{1,20}\s?(?:[!?]{0,3}!{2,}|\?{2,}|!\?|\?!)[!?1]{0,20}")
_SHOUTED = frozenset(
    re.findall(
        r"\S+",
        """
        NOT NO NEVER NOW ALL ANY VERY WHY WHAT WHERE WHEN WHO HOW STILL AGAIN NOTHING NOBODY EVERY EVER THIS
        THAT STOP FIX MUST NEED WANT TODAY TWICE THREE FOUR FIVE ONLY ONCE WEEK WEEKS DAY DAYS MONTH MONTHS
        HOUR HOURS YEAR YEARS LATE WRONG BAD WORST TERRIBLE HORRIBLE HELP PLEASE ASAP IMMEDIATELY DONE AND
        YOU YOUR ARE WAS DID DOES DONT CANT WONT BEFORE AFTER SAME MORE LESS SO TOO REALLY SERIOUSLY ZERO
        EVEN SOMETHING ANYTHING EVERYTHING MY OUR MONEY BACK
        """,
    )
)
_MANY = 4
"""Words. So many names in a row are rarer than a shouted sentence."""

_LONG = 6
"""Letters. Names of things in capitals are seldom so long; a long word in capitals is raised voice."""


def shouting(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is shouted in a stretch: capitals that are words, and !! or ?? with the word before them."""
    for match in _CAPITALS.finditer(text, start, end):
        words = re.findall(r"[A-Z'’]+", match[0])
        loud = sum(word in _SHOUTED for word in words) + sum(len(word) >= _LONG for word in words)
        in_a_row = len(words) >= _MANY
        if (loud or in_a_row) and words != ["ASAP"]:
            yield match.span()
    for match in _MARKS.finditer(text, start, end):
        yield match.span()
