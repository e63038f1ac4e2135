"""What becomes of a case that could not be saved in its place when amends ended."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from amends.session.head import heads
from amends.session.session import Session
from amends.storage import cases, versions
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from amends.storage.places import Places
    from amends.storage.recovery import Recovered

RESTORED = "restore what was not saved"
"""What undo calls it."""
BEFORE = "before what was not saved came back"
"""Why the version is kept that it replaces."""


class Restored(NamedTuple):
    """The open case with what was kept in its place."""

    session: Session
    trouble: str
    """Why what it replaces is no version; empty when it is one, or when nothing was replaced."""


def restored(kept: Recovered, clock: Callable[[], datetime], places: Places) -> Restored:
    """Open the case with what was kept put in its place; undo brings back what the file had. Raises NotSaved.

    What was kept is forgotten only when the file has been read again and says it. That no version of what it
    replaces can be kept is told, and keeps nobody from what they wrote.
    """
    session, trouble = None, ""
    if kept.of is not None:
        try:
            session = Session.open(kept.of, clock, places=places)
        except CannotRead:
            session = None  # what is there is left alone; it is put beside it
    if session is None:
        session = Session.open(beside(kept, clock, places, forget=False), clock, places=places)
    else:
        if not session.newer and session.path is not None:
            try:
                versions.keep(places, session.path, session.case, BEFORE, clock())
            except NotSaved as not_kept:
                trouble = str(not_kept)
        session.change(kept.case.but(id=session.case.id), RESTORED)
        session.save()
    assert session.path is not None
    _forget(kept, session.path)
    return Restored(session, trouble)


def beside(kept: Recovered, clock: Callable[[], datetime], places: Places, *, forget: bool = True) -> Path:
    """Put what was kept into a file of its own, and return it. Raises NotSaved."""
    head = heads(clock)(kept.case)
    if kept.of is None:
        path = cases.save_new(kept.case, places, head).path
    else:
        path = cases.save(kept.case, kept.of, None, head, locks=places.locks).path
    if forget:
        _forget(kept, path)
    return path


def discard(kept: Recovered, places: Places) -> Path:
    """Move what was kept to the trash and return where it is then. Raises NotSaved."""
    return cases.to_trash(places, kept.path)


def _forget(kept: Recovered, path: Path) -> None:
    """Remove what was kept, once the file can be read and says the same."""
    try:
        now = cases.load(path).case
    except CannotRead:
        return
    if now.but(updated=kept.case.updated, id=kept.case.id) == kept.case:
        with suppress(OSError):  # it is offered once more; that does no harm
            kept.path.unlink(missing_ok=True)
