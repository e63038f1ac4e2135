"""What of the open case is not on disk yet: since when, why not, and when to try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSE = 1.2
"""Seconds without a change after which a save is due."""
_LONGEST = 9.0
"""Seconds after which a save is due under steady changes."""
_RETRY = 5.0
"""Seconds between a failed save and the next."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a save has in hand; changes made while it is written stay pending."""

    revision: int
    at: float


class Pending:
    """Counts the changes of one session. It has no lock: the session calls it under its own."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._revision = self._saved = 0
        self._last_change = self._first_unsaved = ticks()
        self._failed_at: float | None = None
        self.failure = ""
        """Why the last save failed; empty once one has worked."""
        self.held = False
        """Whether saving waits, because the user is asked what should become of two forms of the case."""

    def __bool__(self) -> bool:
        return self._revision != self._saved

    def changed(self) -> None:
        """Note a change at this moment."""
        now = self._ticks()
        if not self:
            self._first_unsaved = now
        self._last_change = now
        self._revision += 1

    def since_change(self) -> float:
        """Return how many seconds ago the last change was."""
        return self._ticks() - self._last_change

    def due(self, now: float) -> bool:
        """Return whether it is time to save."""
        if not self or self.held:
            return False
        if self._failed_at is not None and now - self._failed_at < _RETRY:
            return False
        return now - self._last_change >= _PAUSE or now - self._first_unsaved >= _LONGEST

    def take(self) -> Taken:
        """Return what a save that begins now has in hand."""
        return Taken(self._revision, self._ticks())

    def saved(self, taken: Taken) -> None:
        """A save has put what it had in hand on disk."""
        self._saved, self._first_unsaved = taken.revision, taken.at
        self._failed_at, self.failure = None, ""

    def failed(self, why: str) -> None:
        """A save did not work."""
        self._failed_at, self.failure = self._ticks(), why
