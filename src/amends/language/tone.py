"""How the rest of a text moves what one of its sentences is taken for.

A sentence such as "I did send it on the 3rd" is a plain fact among honest ones, and a defence among excuses.
"""

from __future__ import annotations

from operator import add, mul
from typing import TYPE_CHECKING, Any, NamedTuple

from amends.language.odds import bounded, chances

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = 12
"""So many usual sentences are thought beside the others, since a short text says little of its tone."""
_FAINT = 0.02
"""What a sentence says with less than this chance adds next to nothing to the whole."""


class Tone(NamedTuple):
    """What was learned of it; places are those of the labels."""

    usual: tuple[float, ...]
    """The mean chance of each label in a sentence of any text."""
    bias: tuple[float, ...]
    own: tuple[float, ...]
    """What the sentence's own chance counts, as a log of odds."""
    others: tuple[tuple[float, ...], ...]
    """For each label, what the mean chances of all labels in the other sentences count."""

    @classmethod
    def of(cls, lists: Sequence[Sequence[Any]]) -> Tone:
        """Return it from the lists that it is kept as."""
        usual, bias, own, others = lists
        return cls(tuple(usual), tuple(bias), tuple(own), tuple(tuple(row) for row in others))

    def rounded(self) -> list[list[Any]]:
        """Return it as lists to be kept."""
        usual, bias, own = ([round(one, 3) for one in each] for each in self[:3])
        return [usual, bias, own, [[round(one, 2) for one in row] for row in self.others]]

    def heard(self, odds: Sequence[Sequence[float]]) -> list[list[float]]:
        """Return the chances of each sentence once the others are heard, from its odds as logs."""
        every = [chances(each) for each in odds]
        sums = [sum(of) for of in zip(*every, strict=True)]
        count = len(every) - 1 + UNKNOWN
        thought = [total + UNKNOWN * usual for total, usual in zip(sums, self.usual, strict=True)]
        whole = [
            bias + sum(map(mul, row, thought)) / count
            for bias, row in zip(self.bias, self.others, strict=True)
        ]
        told_by = tuple(zip(*self.others, strict=True))
        heard = []
        for each, alone in zip(every, odds, strict=True):
            rest = whole
            for one, weights in zip(each, told_by, strict=True):
                if one >= _FAINT:  # its own part in the whole is taken out again
                    share = one / count
                    rest = [total - share * weight for total, weight in zip(rest, weights, strict=True)]
            own = map(mul, self.own, bounded(alone))
            heard.append(chances(map(add, rest, own)))
        return heard
