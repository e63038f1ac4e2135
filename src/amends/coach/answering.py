"""Where a letter takes up a point of the client's, as far as words can tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from amends.coach.quoting import is_quoted, masked
from amends.domain.patterns import compiled
from amends.language.plain import lowered
from amends.language.sentences import split

if TYPE_CHECKING:
    from amends.domain.letter import Letter

_FEW = 3
"""A point of so few words is taken up by one of them; any other by two in one sentence."""

_CONTENT = r"[^\W\d_]{4,30}|\d{1,9}"
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about after again also always been before being but cannot come could didn does doesn done each
        even ever every from give given going have haven having here into just know like made make many
        more most much must need never only other over please really said same should since some still
        such take tell than that their them then there these they thing think this those time told very
        want wants wanted were what when where which while will with would your yours you
        """,
    )
)


def answered_in(letter: Letter, words: str, answered_by: str) -> str:
    """Return the part of a letter that answers a point: by the user's word, else as far as words can tell.

    A part that is left out, or that nothing is written in, has no section and answers nothing.
    """
    if answered_by:
        return answered_by if any(section.part == answered_by for section in letter.sections) else ""
    return _taken_up(letter, words)


def _taken_up(letter: Letter, words: str) -> str:
    """Return the name of the part with the sentence that shares most words with a point; or nothing."""
    asked = content_words(words.lower())
    best, found = 0, ""
    for section in letter.sections:
        for said in _said(letter.text[section.start : section.end]) if section.part else ():
            if _takes_up(asked, said) and len(asked & said) > best:
                best, found = len(asked & said), section.part
    return found


def _takes_up(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a sentence of these words takes up a point of those."""
    return len(asked & said) >= (1 if len(asked) <= _FEW else 2)


def content_words(text: str) -> frozenset[str]:
    """Return the words that carry the sense, cut to their first letters so that endings do not matter."""
    return frozenset(word[:5] for word in compiled(_CONTENT).findall(text) if word not in _COMMON)


@lru_cache(maxsize=32)
def _said(text: str) -> tuple[frozenset[str], ...]:
    """The words of each sentence of a part, without what it quotes; asked for every point at every pause."""
    low = masked(lowered(text), text)
    own = (low[start:end] for start, end in split(text))
    return tuple(content_words(said) for said in own if not is_quoted(said))
