"""Editing one promise."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from amends.domain.draft import Promise
from amends.screens.dialog import Dialog
from amends.widgets.fields import DayField, DeadlineField, TextField

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult


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


class NewPromise(Dialog["Promise"]):
    """One that no letter says with a day. Dismissed with the promise; its day may be left open."""

    TITLE_TEXT = "One more promise"
    PURPOSE: ClassVar[str] = "What you promised besides, and by when: a day, with a time if it has one."
    BINDINGS = [Binding("ctrl+n", "take", "Take it"), Binding("enter", "onward", "Take it", priority=True)]

    def __init__(self, now: datetime) -> None:
        """Ask; a time of day is on the user's clock."""
        super().__init__()
        self._zone = now.tzinfo
        self._what = TextField("What", "", name="what")
        self._due = DeadlineField("By when", None, name="due", today=now.date())

    def compose_box(self) -> ComposeResult:
        """Two fields."""
        yield self._what
        yield self._due

    def on_mount(self) -> None:
        """Begin with what."""
        self._what.entry.focus()

    def action_onward(self) -> None:
        """From what to by when; from there it is taken."""
        if self._what.entry.has_focus and self._what.settle():
            self._due.entry.focus()
        else:
            self.action_take()

    def action_take(self) -> None:
        """Take it; what is missing or cannot be read is shown first."""
        what, due = self._what.settle(), self._due.settle()
        self._what.object_to("" if what else "Say what you promise.")
        wrong = self._what if not what else self._due if self._due.trouble else None
        if wrong is not None:
            wrong.entry.focus()
            wrong.tell()
            return
        at = due.replace(tzinfo=self._zone) if isinstance(due, datetime) else due
        self.dismiss(Promise(what=what, due=at))
