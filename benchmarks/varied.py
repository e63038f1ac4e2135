"""Sentences with other words in their place, and halves of two put together, for the teacher to label.

They need not be good English: what they say of a label is decided by the teacher, not by their source.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LIKE = [
    set(words.split())
    for words in (
        "i we you they he she",
        "my our your their his her",
        "will would shall should can could may might must",
        "is was were are",
        "have had has",
        "if when because although since unless while",
        "but and so yet",
        "just only merely simply even",
        "not never hardly",
        "this that these those",
        "in on at by for with from to about over under after before",
        "some any every no each all most many few",
        "did do does",
        "always often sometimes never rarely",
        "very quite rather really truly so too",
        "someone somebody nobody everyone anyone",
        "soon tomorrow today yesterday later now",
    )
]
"""Small words that may stand for one another: a sentence so changed may say something else."""
_OTHER_SMALL = """
the and for with that not be been being you yours me mine him hers them its it us who whom which what where
why how from into onto than then there here until though as of or up out off nor both either neither one two
still much more less least own same such a an
"""
_SMALL = frozenset(_OTHER_SMALL.split()).union(*_LIKE)
_WORD = re.compile(r"(?<![’'\w])[A-Za-z]+(?![\w’'])")
_JOINT = re.compile(
    r"(?<=[,;:]) "
    r"| (?=(?:and|but|because|so|if|when|which|who|although|though|since|while|as|that|after|before|until)\b)"
)
_EDGE = 12
"""No half is shorter, in characters."""


def varied(sentences: Sequence[str], alike: Mapping[str, Sequence[str]], count: int) -> list[str]:
    """Return so many sentences that none of the given ones is, the same ones each time.

    ``alike`` has for a word in small letters those that mean something near it.
    """
    chance = random.Random(1)
    found: set[str] = set()
    while len(found) < count:
        sentence, kind = chance.choice(sentences), chance.random()
        if kind < 0.35:
            spliced = _spliced(sentence, chance.choice(sentences), chance)
            if spliced is None:
                continue
            sentence = _other_words(spliced, alike, 0.15, 0.03, chance)
        elif kind < 0.85:
            sentence = _other_words(sentence, alike, chance.choice((0.15, 0.3, 0.5)), 0.05, chance)
        else:
            sentence = _other_words(sentence, alike, 0.1, 0.25, chance)
        if 3 <= len(sentence.split()) <= 55:
            found.add(sentence)
    return sorted(found.difference(sentences))


def _other_words(
    sentence: str, alike: Mapping[str, Sequence[str]], share: float, small_share: float, chance: random.Random
) -> str:
    def other(met: re.Match[str]) -> str:
        word = met[0]
        low = word.lower()
        near: Sequence[str] = ()
        if low not in _SMALL:
            near = alike.get(low, ())[:10] if chance.random() < share else ()
        elif chance.random() < small_share:
            near = sorted({one for words in _LIKE if low in words for one in words} - {low, "i"})
        if not near:
            return word
        chosen = chance.choice(near)
        return chosen.capitalize() if word[0].isupper() else chosen

    return _WORD.sub(other, sentence)


def _spliced(first: str, second: str, chance: random.Random) -> str | None:
    halves = []
    for at, sentence in enumerate((first, second)):
        joints = [one.start() for one in _JOINT.finditer(sentence)]
        joints = [place for place in joints if _EDGE < place < len(sentence) - _EDGE]
        if not joints:
            return None
        place = chance.choice(joints)
        halves.append(sentence[place:] if at else sentence[:place])
    return "".join(halves)
