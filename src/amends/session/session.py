"""The open case: what it is now, what it was, and when it goes to disk."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from amends.session.head import heads
from amends.session.history import History
from amends.session.merging import merged
from amends.session.pending import Pending
from amends.session.watching import Elsewhere, Watch
from amends.session.writer import Writer
from amends.storage import cases, files
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Literal, Self

    from amends.domain.case import Case
    from amends.session.history import Entry
    from amends.session.pending import Taken
    from amends.storage.cases import Saved
    from amends.storage.places import Places

    Clock = Callable[[], datetime]
    Ticks = Callable[[], float]

_BREATH = 1.0
"""Seconds after which a further change is undone on its own, though it goes on with the one before."""

TAKEN_IN = "take in what was changed elsewhere"
"""What undo calls it."""

_OTHER = ""
"""The digest of no file: whatever is in it counts as changed elsewhere."""

_NEWER = "A newer amends wrote this case: it can be read here, not changed."


class Session:
    """One open case. Edits come from one thread; ``save`` may run in another and never holds them up."""

    def __init__(
        self,
        case: Case,
        path: Path | None,
        digest: str | None,
        clock: Clock,
        *,
        places: Places,
        ticks: Ticks = time.monotonic,
        newer: bool = False,
        older: int | None = None,
    ) -> None:
        """Take a case as it is in its file; without a path it gets one at the first save."""
        self.path = path
        self.newer = newer
        self.durable = True
        """Whether the disk confirmed the last save; if not, a power cut now may bring the old file back."""
        self.pending = Pending(ticks)
        self._case = self._base = case
        self._digest = digest
        self._clock = clock
        self._history = History()
        self._state = threading.Lock()
        self._saving = threading.Lock()
        self._notice = _NEWER if newer else ""
        self._closed = False
        self._writer = Writer(places, heads(clock), older)
        self._watch = Watch()

    @classmethod
    def open(cls, path: Path, clock: Clock, *, places: Places, ticks: Ticks = time.monotonic) -> Self:
        """Open the case in the file; raise CannotRead."""
        it = cases.load(path)
        kept, digest, newer, older = it.case, it.digest, it.newer, it.older
        return cls(kept, path, digest, clock, places=places, ticks=ticks, newer=newer, older=older)

    @classmethod
    def begin(cls, case: Case, clock: Clock, *, places: Places, ticks: Ticks = time.monotonic) -> Self:
        """Begin a new case; it is unsaved until its first save gives it a file and an id."""
        session = cls(case, None, None, clock, places=places, ticks=ticks)
        session.pending.changed()
        return session

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._case

    @property
    def replaces_older(self) -> bool:
        """Whether the next save replaces a file in an older format."""
        return self._writer.older is not None

    @property
    def unsaved(self) -> bool:
        """Whether the file lacks something of the case."""
        return bool(self.pending)

    @property
    def trouble(self) -> str:
        """What the user should know about the file: why it is not saved, or that it was changed elsewhere."""
        return self.pending.failure or self._notice

    @property
    def recovery(self) -> Path | None:
        """Where the case is kept while it cannot be saved in its place."""
        return self._writer.apart

    def change(self, case: Case, what: str, merge: bool = False, where: tuple[str, ...] = ()) -> Case:
        """Take the changed case and return it as it is from now on; ``what`` names the change for undo.

        Merged changes with the same name in a row are undone in one; ``where`` names the screens with it.
        """
        with self._state:
            return self._change(case, what, merge=merge, where=where)

    def _change(self, case: Case, what: str, *, merge: bool, where: tuple[str, ...] = ()) -> Case:
        case = self._with_id(case)
        if self.newer or case == self._case:
            return self._case
        flowing = self.pending.since_change() < _BREATH
        self._history.changed(self._case, what, merge=merge, flowing=flowing, where=where)
        self._now(case)
        return case

    def note(self, case: Case) -> Case:
        """Take a changed case that is no step of undo: what was said stays said."""
        with self._state:
            if not self.newer and self._with_id(case) != self._case:
                self._now(self._with_id(case))
            return self._case

    def change_since(self, before: Case, case: Case, what: str) -> Case:
        """Take what was written from an earlier state of the case, beside what has come in meanwhile.

        Where both touch the same this one stays, and what came in counts as not seen: it is asked about.
        """
        with self._state:
            both = merged(before, case, self._case)
            if both is None:
                self._unseen(before)
            return self._change(both or case, what, merge=True)

    def _unseen(self, before: Case) -> None:
        """Go on as if the file had been changed elsewhere since: nothing in it is written over unasked."""
        self._base, self._digest, self._watch = before, _OTHER, Watch()

    def next_step(self, *, back: bool) -> Entry | None:
        """Return what undo, or redo, would change."""
        return self._history.next_undo() if back else self._history.next_redo()

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
            case = self._with_id(found[0]).signed_as(self._case)
            self._now(case)
            return case, found[1]

    def _now(self, case: Case) -> None:
        self.pending.changed()
        self._case = case

    def _with_id(self, case: Case) -> Case:
        """Return the case with the id of its file: the first save may come between two edits."""
        return case if case.id == self._case.id else case.but(id=self._case.id)

    def want_file(self) -> None:
        """Count the case as unsaved when its file is gone: the next save writes it again."""
        path = self.path
        if path is not None and not self._closed and not files.is_there(path):
            with self._state:
                self.pending.changed()

    def due(self, now: float) -> bool:
        """Return whether it is time to save; ``now`` is on the clock that ``ticks`` reads."""
        return not self._saving.locked() and self.pending.due(now)

    def save(self) -> Saved:
        """Put the case as it is at this moment on disk; nothing is written when it was and the file is there.

        Raises NotSaved; the case then stays unsaved and ``trouble`` says why.
        """
        with self._saving:
            self.want_file()
            with self._state:
                taken = self.pending.take()
                case, path, base, digest = self._case, self.path, self._base, self._digest
                if path is not None and digest is not None and not self.pending:
                    return cases.Saved(digest, path)
            case = case.but(updated=self._clock().replace(microsecond=0))
            try:
                saved = self._writer.write(case, path, base=base, digest=digest)
            except NotSaved as trouble:
                with self._state:
                    self.pending.failed(str(trouble))
                raise
            with self._state:
                self._settle(saved, case, taken)
            self._writer.drop_apart()
            return saved

    def _settle(self, saved: Saved, case: Case, taken: Taken) -> None:
        """Note what is on disk; edits made while it was written stay unsaved."""
        if self.path is None or saved.conflict:
            self._case = self._case.but(id=saved.path.stem)
            case = case.but(id=saved.path.stem)
        self._base, self._digest = saved.merged or case, saved.digest
        if saved.merged is not None:
            self._taken_in(case, saved.merged)
        elif saved.conflict and self.path is not None:
            self._notice = (
                f"{self.path.name} was changed elsewhere. "
                f"Yours is in {saved.path.name} and is kept there from now on."
            )
        self.path = saved.path
        self.durable = saved.durable
        self.pending.saved(taken)

    def _taken_in(self, written: Case, both: Case) -> None:
        """Go on from what came out of a merge, with what was changed here since it was written."""
        now = merged(written, self._case, both)
        if now is None:
            self._unseen(written)
            return
        self._history.changed(self._case, TAKEN_IN, merge=False)
        self._case = now

    def as_bytes(self, case: Case | None = None) -> bytes:
        """Return this case, or another form of it, as its file would be."""
        return self._writer.as_bytes(case or self._case)

    def close(self) -> None:
        """Let other windows have what is kept apart, if anything is; a file that goes now is not wanted."""
        self._closed = True
        self._writer.let_go()

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
            if self._saving.locked() or not elsewhere.is_news(self._digest):
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
            self.pending.saved(self.pending.take())
