"""The open case: what it is now, what it was, and when it goes to disk."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from amends.session.head import heads
from amends.session.history import History
from amends.storage import cases
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Self

    from amends.domain.case import Case
    from amends.storage.cases import Saved
    from amends.storage.places import Places
    from amends.storage.toml_out import Head

_PAUSE = 1.2
"""Seconds without a change after which a save is due."""
_BREATH = 1.0
"""Seconds after which a further change is undone on its own, though it goes on with the one before."""
_LONGEST = 9.0
"""Seconds after which a save is due under steady changes."""
_RETRY = 5.0
"""Seconds between a failed save and the next."""

_NEWER = "A newer amends wrote this case: it can be read here, not changed."


class Session:
    """One open case. Edits come from one thread; ``save`` may run in another and never holds them up."""

    def __init__(
        self,
        case: Case,
        path: Path | None,
        digest: str | None,
        clock: Callable[[], datetime],
        *,
        places: Places,
        head: Callable[[Case], Head] | None = None,
        ticks: Callable[[], float] = time.monotonic,
        newer: bool = False,
    ) -> None:
        """Take a case as it is in its file; without a path it gets one at the first save."""
        self.path = path
        self.newer = newer
        self._case = case
        self._digest = digest
        self._clock = clock
        self._places = places
        self._head = head or heads(clock)
        self._ticks = ticks
        self._history = History()
        self._state = threading.Lock()
        self._saving = threading.Lock()
        self._revision = self._saved_revision = 0
        self._last_change = self._first_unsaved = ticks()
        self._failed_at: float | None = None
        self._failure = ""
        self._notice = _NEWER if newer else ""

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Callable[[], datetime],
        *,
        places: Places,
        head: Callable[[Case], Head] | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> Self:
        """Open the case in the file; raise CannotRead."""
        opened = cases.load(path)
        return cls(
            opened.case, path, opened.digest, clock, places=places, head=head, ticks=ticks, newer=opened.newer
        )

    @classmethod
    def begin(
        cls,
        case: Case,
        clock: Callable[[], datetime],
        *,
        places: Places,
        head: Callable[[Case], Head] | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> Self:
        """Begin a new case; it is unsaved until its first save gives it a file and an id."""
        session = cls(case, None, None, clock, places=places, head=head, ticks=ticks)
        session._revision = 1
        return session

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._case

    @property
    def unsaved(self) -> bool:
        """Whether the file lacks something of the case."""
        return self._revision != self._saved_revision

    @property
    def trouble(self) -> str:
        """What the user should know about the file: why it is not saved, or that it was changed elsewhere."""
        return self._failure or self._notice

    def change(self, case: Case, what: str, merge: bool = False) -> Case:
        """Take the changed case and return it as it is from now on; ``what`` names the change for undo.

        Merged changes with the same name in a row are undone in one.
        """
        with self._state:
            case = self._with_id(case)
            if self.newer or case == self._case:
                return self._case
            flowing = self._ticks() - self._last_change < _BREATH
            self._history.changed(self._case, what, merge=merge, flowing=flowing)
            self._now(case)
            return case

    def undo(self) -> tuple[Case, str] | None:
        """Go back before the newest change; return the case and what was undone, or None."""
        return self._step(self._history.undo)

    def redo(self) -> tuple[Case, str] | None:
        """Do again what was undone last; return the case and what that was, or None."""
        return self._step(self._history.redo)

    def _step(self, step: Callable[[Case], tuple[Case, str] | None]) -> tuple[Case, str] | None:
        with self._state:
            found = step(self._case)
            if found is None:
                return None
            case = self._with_id(found[0])
            self._now(case)
            return case, found[1]

    def _now(self, case: Case) -> None:
        now = self._ticks()
        if not self.unsaved:
            self._first_unsaved = now
        self._last_change = now
        self._case = case
        self._revision += 1

    def _with_id(self, case: Case) -> Case:
        """Return the case with the id of its file: the first save may come between two edits."""
        return case if case.id == self._case.id else case.but(id=self._case.id)

    def due(self, now: float) -> bool:
        """Return whether it is time to save; ``now`` is on the clock that ``ticks`` reads."""
        if not self.unsaved or self._saving.locked():
            return False
        if self._failed_at is not None and now - self._failed_at < _RETRY:
            return False
        return now - self._last_change >= _PAUSE or now - self._first_unsaved >= _LONGEST

    def save(self) -> Saved:
        """Put the case as it is at this moment on disk; nothing is written when it is there already.

        Raises NotSaved; the case then stays unsaved and ``trouble`` says why.
        """
        with self._saving:
            with self._state:
                taken = self._ticks()
                case, revision, path = self._case, self._revision, self.path
                if path is not None and self._digest is not None and revision == self._saved_revision:
                    return cases.Saved(self._digest, path)
            case = case.but(updated=self._clock().replace(microsecond=0))
            try:
                saved = self._written(case, path)
            except NotSaved as trouble:
                with self._state:
                    self._failed_at, self._failure = self._ticks(), str(trouble)
                raise
            with self._state:
                self._settle(saved, revision, taken)
            return saved

    def _written(self, case: Case, path: Path | None) -> Saved:
        head = self._head(case)
        if path is None:
            return cases.save_new(case, self._places, head)
        return cases.save(case, path, self._digest, head, locks=self._places.locks)

    def _settle(self, saved: Saved, revision: int, taken: float) -> None:
        """Note what is on disk; edits made while it was written stay unsaved."""
        if self.path is None:
            self._case = self._case.but(id=saved.path.stem)
        if saved.conflict and self.path is not None:
            self._notice = (
                f"{self.path.name} was changed elsewhere. "
                f"Yours is in {saved.path.name} and is kept there from now on."
            )
        self.path = saved.path
        self._digest = saved.digest
        self._saved_revision = revision
        self._failed_at, self._failure = None, ""
        self._first_unsaved = taken
