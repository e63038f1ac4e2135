"""One undo for everything that can be done to a case: a stack of frozen cases."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amends.domain.case import Case

_DEEPEST = 500
WRITING = "writing"
"""Text that was taken up before a pause told of it: it goes on with what was written last, wherever."""


class Entry(NamedTuple):
    """The case on one side of a change, what the change was, and where it was made."""

    case: Case
    what: str
    where: tuple[str, ...] = ()
    """The screens on which it can be seen, as they are called; empty where it belongs to none."""


class History:
    """What the case was before each change, and what was undone since the last one."""

    def __init__(self) -> None:
        self._before: deque[Entry] = deque(maxlen=_DEEPEST)
        self._undone: list[Entry] = []
        self._open = ""
        """What the newest entry is about while more of the same may be merged into it."""

    def changed(
        self, before: Case, what: str, *, merge: bool, flowing: bool = True, where: tuple[str, ...] = ()
    ) -> None:
        """Note the case as it was before a change; merged changes that flow on are undone in one."""
        goes_on = self._open == what or (what == WRITING and self._open.startswith(WRITING))
        if not (merge and flowing and goes_on and self._before):
            self._before.append(Entry(before, what, where))
            self._open = what if merge else ""
        self._undone.clear()

    def next_undo(self) -> Entry | None:
        """Return what undo would take back."""
        return self._before[-1] if self._before else None

    def next_redo(self) -> Entry | None:
        """Return what redo would do again."""
        return self._undone[-1] if self._undone else None

    def undo(self, now: Case) -> tuple[Case, str] | None:
        """Return the case before the newest change and what that was, or None."""
        if not self._before:
            return None
        before, what, where = self._before.pop()
        self._undone.append(Entry(now, what, where))
        self._open = ""
        return before, what

    def redo(self, now: Case) -> tuple[Case, str] | None:
        """Return the case after the change undone last and what that was, or None."""
        if not self._undone:
            return None
        after, what, where = self._undone.pop()
        self._before.append(Entry(now, what, where))
        self._open = ""
        return after, what
