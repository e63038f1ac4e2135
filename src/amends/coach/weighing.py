"""How likely each move and each fault is in a sentence: a small model learned from letters, beside the rules.

It weighs the words, their classes and order and who does what (``language.features``), what the rules found
in the sentence, and its place in the letter; then the tone of all the other sentences (``language.tone``).
``benchmarks/learn.py`` makes the weights.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from amends.language.features import features
from amends.language.learned import Feature, load
from amends.language.odds import chances

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amends.coach.seen import Seen
    from amends.language.learned import Model

WEIGHTS = Path(__file__).parent / "weights.txt"
_STRETCHES = 5
_LONGEST_NAMED = 40
_KEPT = 4096
_known: dict[str, list[float]] = {}
"""What the words of the sentences judged last add up to."""


@cache
def model() -> Model:
    """Return the model, read when the first letter is judged."""
    return load(WEIGHTS)


def weigh(seen: Sequence[Seen]) -> list[dict[str, float]]:
    """Return the chance of each label for each sentence; nothing for one that is not judged."""
    learned = model()
    alone = [
        learned.odds(_of_words(one.plain.text), learned.sums(around(seen, at)))
        for at, one in enumerate(seen)
        if not one.silent
    ]
    heard = iter(learned.tone.heard(alone) if learned.tone and alone else map(chances, alone))
    return [{} if one.silent else learned.named(next(heard)) for one in seen]


@lru_cache(_KEPT)
def named(text: str, label: str) -> tuple[str, ...]:
    """Return the words of a plain sentence that speak most for a label, strongest first."""
    short = [one for one in features(text) if one.end - one.start <= _LONGEST_NAMED]
    kept: list[Feature] = []
    for one in model().moved_by(short, label, most=12):
        words = text[one.start : one.end].strip(" ,;:.?!")
        if len(words) > 2 and not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(text[one.start : one.end].strip(" ,;:.?!") for one in kept[:3])


def everything(seen: Sequence[Seen], at: int) -> list[Feature]:
    """Return all features of one sentence of a letter: what a model learns from."""
    return [*features(seen[at].plain.text), *around(seen, at)]


def around(seen: Sequence[Seen], at: int) -> Iterator[Feature]:
    """Yield what is not in the words: what the rules found, and the place among several sentences."""
    yield from (Feature(f"r:{label}") for label in _found(seen[at]))
    last = len(seen) - 1
    if last:
        yield Feature(f"p:{int(at / last * (_STRETCHES - 0.01))}")


def forget() -> None:
    """Forget the sentences weighed so far."""
    _known.clear()
    named.cache_clear()


def _found(one: Seen) -> list[str]:
    return [*one.moves, *one.faults, *one.perhaps]


def _of_words(text: str) -> list[float]:
    sums = _known.get(text)
    if sums is None:
        if len(_known) >= _KEPT:
            _known.clear()
        sums = _known[text] = model().sums(features(text))
    return sums
