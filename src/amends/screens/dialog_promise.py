"""Editing one promise."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.fields import DayField, TextField

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from amends.domain.draft import Promise


class EditPromise(Dialog["Promise"]):
    """What and by when. Dismissed with the promise as it reads now."""

    TITLE_TEXT = "What you promise"
    PURPOSE: ClassVar[str] = "What you owe in words of your own, and by when."
    BINDINGS = [Binding("ctrl+n", "take", "Take it"), Binding("enter", "take", "Take it", priority=True)]

    def __init__(self, promise: Promise, today: date) -> None:
        super().__init__()
        self._promise = promise
        due = promise.due
        self._what = TextField("What", promise.what, name="what")
        day = due.date() if isinstance(due, datetime) else due
        self._due = DayField("By when", day, name="due", today=today)

    def compose_box(self) -> ComposeResult:
        """Two fields."""
        yield self._what
        yield self._due
        if isinstance(self._promise.due, datetime):
            words = f"At {self._promise.due:%H:%M}; the time stays while the day does."
            yield Static(Content.styled(words, "$text-muted"), classes="gap")

    def on_mount(self) -> None:
        """Begin with what."""
        self._what.entry.focus()

    def action_take(self) -> None:
        """Take the promise as it stands; what lacks words or cannot be read is said first."""
        what, day = self._what.settle(), self._due.settle()
        if not what.strip():
            self._what.entry.focus()
            self.notify("A promise needs words. esc leaves it as it was.", markup=False)
            return
        if self._due.trouble:
            self._due.entry.focus()
            self._due.tell()
            return
        due = self._promise.due
        same = isinstance(due, datetime) and due.date() == day
        self.dismiss(self._promise.but(what=what, due=due if same else day))
