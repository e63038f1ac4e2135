"""When a version of the open case is kept: before its first change, and wherever work is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.session.writer import BEFORE_FORMAT
from amends.storage import versions

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case
    from amends.session.session import Session
    from amends.storage.places import Places

OPENED = "as it was opened"


class Versions:
    """Keeps versions of one open case; called from the one thread that has the disk."""

    def __init__(self, session: Session, places: Places) -> None:
        self._session = session
        self._places = places
        self._why_opened = BEFORE_FORMAT if session.replaces_older else OPENED
        self._opened: Case | None = session.case if session.path is not None else None
        self._last = session.case

    def changed(self) -> None:
        """Keep the case as it was opened, before a save replaces it for the first time. Raises NotSaved."""
        before, path = self._opened, self._session.path
        if before is None or path is None or self._session.newer or self._session.case == before:
            return
        self._opened = None
        versions.keep(self._places, path, before, self._why_opened, before.updated)

    def left(self, case: Case, why: str, now: datetime) -> None:
        """Keep the case as it is now, when it differs from the version kept last. Raises NotSaved."""
        path = self._session.path
        if path is None or self._session.newer or case == self._last:
            return
        self._last = case
        self.changed()
        versions.keep(self._places, path, case.but(updated=now), why, now)
