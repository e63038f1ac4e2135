"""One piece of news at a time, with its paths broken where one can read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import ModalScreen

from amends.widgets.breaking import broken
from amends.widgets.breakpoints import NARROW

if TYPE_CHECKING:
    from textual.notifications import Notify

_AROUND = 3
"""Columns of a toast that its words do not have: the border and the space beside them."""


class CalmToasts(App[int]):
    """Toasts that do not pile up."""

    def on_notify(self, event: Notify) -> None:
        """Put news in the place of the news before; a warning stays for its time, and the news beside it."""
        note = event.notification
        note.message = broken(note.message, self._toast_width)
        if note.severity == "information":
            for before in [each for each in self._notifications if each.severity == "information"]:
                self._unnotify(before, refresh=False)

    @property
    def _toast_width(self) -> int:
        """Columns for the words of a toast, as the styles have it."""
        across = self.size.width
        in_a_box = any(isinstance(each, ModalScreen) for each in self.screen_stack[-1:])
        if across < NARROW or in_a_box:
            return min(76, across * 96 // 100) - _AROUND
        return min(60, across // 2) - _AROUND
