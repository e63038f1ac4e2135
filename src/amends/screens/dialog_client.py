"""The client's details, from every step: what they are called, where they are, on which clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.client_fields import client_fields
from amends.widgets.field import Field
from amends.widgets.shown_wrong import ShownWrong

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from amends.domain.case import Case

WORDS = "Times of day in a letter are read on their clock. Lists show yours, and theirs beside it."


class AboutClient(Dialog[dict[str, str]]):
    """A field for each detail. Dismissed with those that are different now, by their names."""

    TITLE_TEXT = "The client"
    PURPOSE: ClassVar[str] = """
        Who it went wrong for. The facts, the last stop of Read, have the same fields.

        The time zone matters once a letter says a time: “I will call at 10:00” is read at 10:00 where they
        are. Write a city, as in Berlin or New York, or how far they are from UTC, as in +05:30; only a city
        knows summer time. Their mail tells how far from UTC its clock was, and no more than that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "keep", "Keep"),
        Binding("escape", "keep", "Keep and go back"),
        Binding("tab", "app.focus_next", "Next field", priority=True),
    ]

    def __init__(self, case: Case, now: datetime) -> None:
        super().__init__()
        self._case = case
        self._now = now
        self._shown_wrong = ShownWrong()

    def compose_box(self) -> ComposeResult:
        """The fields, and what the zone is for."""
        yield from client_fields(self._case, self._now)
        yield Static(Content(WORDS), classes="gap muted")

    def on_mount(self) -> None:
        """Begin at the top."""
        self.query(Field).first().entry.focus()

    def action_keep(self) -> None:
        """Go back with what is different; what cannot be read is shown once before, and stays as it was."""
        client = self._case.client
        written = [
            field
            for field in self.query(Field)
            if field.entry.value != field.write(getattr(client, field.name or ""))
        ]
        for field in written:
            field.settle()
        wrong = self._shown_wrong.next(written)
        if wrong is not None:
            wrong.entry.focus()
            wrong.tell()
            words = f"“{wrong.label}” cannot be read. Once more leaves this field as it was."
            self.notify(words, markup=False)
            return
        read = {field.name or "": field.value for field in written if not field.trouble}
        changed = {name: value for name, value in read.items() if value != getattr(client, name)}
        self.dismiss(changed or None)
