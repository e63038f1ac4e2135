"""I need longer: until when, and whether a short note goes out first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.ledger.times import waits
from amends.screens.dialog import Dialog
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult

WORDS = (
    "Do something else until then; going over it again keeps it warm. "
    "A short note tells them that their message is here and when you will answer."
)


class Wait(NamedTuple):
    """Until when to wait, and whether to write a short note first."""

    until: datetime
    note: bool


class _Times(PickList[tuple[str, datetime]]):
    BINDINGS = [Binding("enter", "pick", "Wait until then")]


class Longer(Dialog[Wait]):
    """Times to choose from; enter takes one, s takes it and writes the short note."""

    TITLE_TEXT = "I need longer"
    PURPOSE: ClassVar[str] = (
        "A time until which the case rests, and whether a short note goes out first. The "
        "desk shows when it is over."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "note", "Short note first")]

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._choices = waits(now)
        self._times = _Times(self._row)

    @staticmethod
    def _row(choice: tuple[str, datetime], _width: int, view: PickList[tuple[str, datetime]]) -> Text:
        muted = view.get_component_rich_style("pick--muted", partial=True)
        return Text.assemble(f" {choice[0]:18}", (f"until {choice[1]:%A %H:%M}", muted))

    def compose_box(self) -> ComposeResult:
        """The times, and what helps meanwhile."""
        yield self._times
        yield Static(Content(WORDS), classes="gap muted")

    def on_mount(self) -> None:
        """Show the times."""
        self._times.show(self._choices)
        self._times.focus()

    @on(PickList.Picked)
    def _wait(self, event: PickList.Picked) -> None:
        self.dismiss(Wait(event.item[1], note=False))

    def action_note(self) -> None:
        """Take the time, and write the short note first."""
        if self._times.pointed is not None:
            self.dismiss(Wait(self._times.pointed[1], note=True))
