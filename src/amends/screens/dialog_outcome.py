"""How it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from amends.ledger.endings import End, endings
from amends.screens.dialog import Dialog
from amends.widgets.fields import TextField
from amends.widgets.pick_list import PickList
from amends.widgets.taken_list import TakenList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.domain.case import Outcome
    from amends.domain.draft import Offer


class HowItEnded(Dialog[End]):
    """A list of endings and a note."""

    TITLE_TEXT = "How did it end?"
    PURPOSE: ClassVar[str] = (
        "How the case ended. It can be opened again. Next comes the letter that answers it, where one does, "
        "and then the closing card."
    )
    BINDINGS = [
        Binding("ctrl+n", "end", "Note the ending"),
        Binding("enter", "end", "Note the ending", show=False, priority=True),
        Binding("tab", "app.focus_next", "Note", priority=True),
    ]

    def __init__(
        self, outcome: Outcome | None, offers: Sequence[Offer], locale: str, *, note: str | None = None
    ) -> None:
        """Ask; ``note`` is what was left in its line when it was asked before."""
        super().__init__()
        self._outcome = outcome
        self._choices = endings(offers, locale, again=outcome is not None)
        self._list = TakenList()
        self.left = note if note is not None else outcome.note if outcome else ""
        """What stands in the line for a note when the user goes back."""
        self._note = TextField("Note", self.left, name="note")

    def compose_box(self) -> ComposeResult:
        """The endings, then a line for a note."""
        yield self._list
        yield self._note

    def on_mount(self) -> None:
        """Point at what was said before."""
        before = self._outcome
        ends = [end for _, end in self._choices]
        there = {number for end in ends for number in end.offers}
        taken = tuple(number for number in (before.taken if before else ()) if number in there)
        said = End(before.ending, taken[:1]) if before else None
        rows = [(words, end.offers) for words, end in self._choices]
        self._list.show_taken(rows, ends.index(said) if said in ends else 0, taken)
        self._list.focus()

    def action_cancel(self) -> None:
        """Go back; the note is left."""
        self.left = self._note.flush()
        super().action_cancel()

    @on(PickList.Picked)
    def action_end(self) -> None:
        """End it as the cursor says."""
        end = self._choices[self._list.cursor][1]
        self.dismiss(end._replace(offers=self._list.taken, note=self._note.flush()))
