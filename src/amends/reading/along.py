"""Places along a text, of which a long message has thousands: those at one place are found among all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Placed(Protocol):
    """Something with a place in the text; end exclusive, in characters."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


One = TypeVar("One", bound=Placed)


class Along(Generic[One]):
    """They may overlap and lie in one another."""

    def __init__(self, placed: Iterable[One]) -> None:
        self._all: Sequence[One] = sorted(placed, key=lambda one: one.start)
        self._starts = [one.start for one in self._all]
        self._reached = list(accumulate((one.end for one in self._all), max))
        """How far those up to each reach: it never falls, however they lie."""

    def __iter__(self) -> Iterator[One]:
        return iter(self._all)

    def over(self, start: int, end: int) -> list[One]:
        """Return those that have something of this stretch, in order."""
        first, last = bisect_right(self._reached, start), bisect_left(self._starts, end)
        return [one for one in self._all[first:last] if one.end > start]

    def at(self, place: int) -> One | None:
        """Return the first that has this character."""
        return next(iter(self.over(place, place + 1)), None)
