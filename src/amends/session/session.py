"""The open case: what it is now, what it was, and when it goes to disk."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from amends.session.head import heads
from amends.session.history import History
from amends.session.merging import merged
from amends.session.watching import Elsewhere, Watch
from amends.storage import cases
from amends.storage.recovery import Keeper
from amends.storage.toml_out import dumps
from amends.storage.trouble import NotSaved
from amends.storage.upgrading import keep_old

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Literal, Self

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

TAKEN_IN = "take in what was changed elsewhere"
"""What undo calls it."""

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
        older: int | None = None,
    ) -> None:
        """Take a case as it is in its file; without a path it gets one at the first save."""
        self.path = path
        self.newer = newer
        self._older = older
        self.durable = True
        """Whether the disk confirmed the last save; if not, a power cut now may bring the old file back."""
        self.held = False
        """Whether saving waits, because the user is asked what should become of two forms of the case."""
        self._case = self._base = case
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
        self._keeper = Keeper(places)
        self._watch = Watch()

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
            opened.case,
            path,
            opened.digest,
            clock,
            places=places,
            head=head,
            ticks=ticks,
            newer=opened.newer,
            older=opened.older,
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

    @property
    def recovery(self) -> Path | None:
        """Where the case is kept while it cannot be saved in its place."""
        return self._keeper.path

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
        if not self.unsaved or self.held or self._saving.locked():
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
                self._keep_apart(case, path)
                raise
            with self._state:
                self._settle(saved, case, revision, taken)
            self._keeper.drop()
            return saved

    def _written(self, case: Case, path: Path | None) -> Saved:
        head = self._head(case)
        if path is None:
            return cases.save_new(case, self._places, head)

        def together(theirs: Case) -> tuple[Case, Head] | None:
            both = merged(self._base, case, theirs)
            return None if both is None else (both, self._head(both))

        if self._older is not None:
            keep_old(self._places, path, self._older)
            self._older = None

        return cases.save(case, path, self._digest, head, locks=self._places.locks, merge=together)

    def _keep_apart(self, case: Case, path: Path | None) -> None:
        with suppress(NotSaved):  # nothing can be written there either: the words stay on the screen
            self._keeper.keep(case, path, self._head(case))

    def _settle(self, saved: Saved, case: Case, revision: int, taken: float) -> None:
        """Note what is on disk; edits made while it was written stay unsaved."""
        if self.path is None:
            self._case = self._case.but(id=saved.path.stem)
            case = case.but(id=saved.path.stem)
        if saved.merged is not None:
            self._taken_in(case, saved.merged)
        elif saved.conflict and self.path is not None:
            self._notice = (
                f"{self.path.name} was changed elsewhere. "
                f"Yours is in {saved.path.name} and is kept there from now on."
            )
        self.path = saved.path
        self.durable = saved.durable
        self._digest = saved.digest
        self._base = saved.merged or case
        self._saved_revision = revision
        self._failed_at, self._failure = None, ""
        self._first_unsaved = taken

    def _taken_in(self, written: Case, both: Case) -> None:
        """Go on from what came out of a merge, with what was changed here since it was written."""
        now = merged(written, self._case, both) or self._case
        self._history.changed(self._case, TAKEN_IN, merge=False)
        self._case = now

    def as_bytes(self, case: Case | None = None) -> bytes:
        """Return this case, or another form of it, as its file would be."""
        case = case or self._case
        return dumps(case, self._head(case)).encode()

    def close(self) -> None:
        """Let other windows have what is kept apart, if anything is."""
        self._keeper.let_go()

    def look(self) -> Elsewhere | None:
        """Return what somebody else has written into the file meanwhile, or None. For a thread: it reads."""
        with self._state:
            path, digest = self.path, self._digest
        if path is None or self._saving.locked():
            return None
        return self._watch.look(path, digest)

    def adopt(self, elsewhere: Elsewhere) -> Literal["taken", "merged", "touching", "known"]:
        """Go on with what is in the file: taken as it is, or merged where the two do not touch each other.

        Where they touch nothing is done: the next save puts this one beside the other, unless the user says
        which to keep.
        """
        with self._state:
            if elsewhere.digest == self._digest or self._saving.locked():
                return "known"
            if self.newer or elsewhere.newer:
                self.newer, self._notice = elsewhere.newer, _NEWER if elsewhere.newer else ""
                self._follow(elsewhere, elsewhere.case, saved=True)
                return "taken"
            both = merged(self._base, self._case, elsewhere.case) if self.unsaved else elsewhere.case
            if both is None:
                return "touching"
            unsaved = self.unsaved
            self._follow(elsewhere, both, saved=not unsaved)
            return "merged" if unsaved else "taken"

    def take(self, elsewhere: Elsewhere) -> None:
        """Go on with theirs; undo brings mine back."""
        with self._state:
            self._follow(elsewhere, elsewhere.case, saved=True)

    def keep(self, elsewhere: Elsewhere) -> None:
        """Go on with mine: theirs is known now, and the next save replaces it."""
        with self._state:
            self._digest = elsewhere.digest

    def _follow(self, elsewhere: Elsewhere, case: Case, *, saved: bool) -> None:
        case = case.but(id=self._case.id)
        if case != self._case:
            self._history.changed(self._case, TAKEN_IN, merge=False)
            self._now(case)
        self._digest, self._base = elsewhere.digest, elsewhere.case
        if saved:
            self._saved_revision = self._revision
            self._failed_at, self._failure = None, ""
