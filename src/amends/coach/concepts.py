"""What a sentence is about: its words with one name for those that say the same, and what each tells."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from amends.domain.patterns import compiled
from amends.language.features import stem

_WORD = r"\d{1,9}(?:[.,]\d{1,3}){0,3}|[^\W\d_]{1,30}(?:'[^\W\d_]{1,4})?"
_WIDE, _PLAIN, _SMALL_NUMBER, _NUMBER = 0.6, 1.0, 0.8, 2.0
_LARGE = 10
_TELLING = 100
"""From here on a number is a sum or a count that stands for itself."""
_YEARS = range(1990, 2100)


@cache
def word_groups() -> dict[str, Any]:
    """The groups of words and the patterns of what an answer needs."""
    import tomllib  # only once a point is looked for

    return tomllib.loads(Path(__file__).with_name("word_groups.toml").read_text(encoding="utf-8"))


@cache
def _names() -> dict[str, str]:
    lines = (line.split() for line in word_groups()["same"])
    return {word: line[0] for line in lines for word in line}


@cache
def _numbers() -> dict[str, str]:
    groups = word_groups()
    units = enumerate(groups["units"].split(), 2)
    tens = zip(range(30, 100, 10), groups["tens"].split(), strict=True)
    return {word: str(number) for number, word in (*units, *tens)}


@cache
def _empty() -> frozenset[str]:
    return frozenset(word_groups()["empty"].split()) - _names().keys()


@cache
def _wide() -> frozenset[str]:
    return frozenset(word_groups()["wide"].split())


@lru_cache(maxsize=512)
def concepts(text: str) -> frozenset[str]:
    """Return what lowered words are about: numbers as digits, words by their group or their stem."""
    found = set()
    for pattern, name in word_groups()["phrases"]:
        text, times = compiled(pattern).subn(" ", text)
        if times:
            found.add(name)
    found |= {_concept(word) for word in compiled(_WORD).findall(text)}
    return frozenset(found - {""})


@lru_cache(maxsize=4096)
def _concept(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"[.,](?=\d{3})", "", word)
    word = word.removesuffix("'s")
    if word in _numbers():
        return _numbers()[word]
    if word in _names():
        return _names()[word]
    if word in _empty() or len(word) <= 2:
        return ""
    return stem(word)


def is_telling(concept: str) -> bool:
    """Whether it is a number that few things share: a sum, a count; not a year, not a page."""
    return concept.isdecimal() and int(concept) >= _TELLING and int(concept) not in _YEARS


def weight(concept: str) -> float:
    """Return how much it tells that two sentences share this."""
    if concept[0].isdigit():
        return _NUMBER if is_telling(concept) else _SMALL_NUMBER if len(concept) == 1 else _PLAIN
    return _WIDE if concept in _wide() else _PLAIN
