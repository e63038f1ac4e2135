"""I need longer: until when, and whether a short note goes out first."""

from __future__ import annotations

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
    from datetime import datetime

    from textual.app import ComposeResult

WORDS = (
    "Do something else until then; going over it again keeps it warm. "
    "A short note tells them that their message is here and when you will answer."
)

_COLUMN = 41
"""Columns for the words, the longest of which is the note."""


class Wait(NamedTuple):
    """Until when to wait, and whether to write a short note first."""

    until: datetime
    note: bool


class _Choice(NamedTuple):
    """One row: its digit, what it says, and what it comes to."""

    digit: int
    words: str
    wait: Wait


class _Times(PickList[_Choice]):
    BINDINGS = [Binding("enter", "pick", "Wait until then")]


class Longer(Dialog[Wait]):
    """Times to choose from, by enter or by digit. No letter acts: a sentence typed here chooses nothing."""

    TITLE_TEXT = "I need longer"
    PURPOSE: ClassVar[str] = (
        "A time until which the case rests, and whether a short note goes out first. The "
        "desk shows when it is over, and you may go on before."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(digit), f"take({digit})", "Wait, by its number", show=False) for digit in range(1, 6)
    ]

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._choices = _choices(now)
        self._times = _Times(self._row)

    @staticmethod
    def _row(choice: _Choice, width: int, view: PickList[_Choice]) -> Text:
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        until = f"until {choice.wait.until:%A %H:%M}"
        row = Text.assemble(" ", (str(choice.digit), accent), f"  {choice.words:{_COLUMN}}", (until, muted))
        row.truncate(width, overflow="ellipsis")
        return row

    def compose_box(self) -> ComposeResult:
        """The times, and what helps meanwhile."""
        yield self._times
        yield Static(Content(WORDS), classes="gap muted")

    def on_mount(self) -> None:
        """Show the times."""
        self._times.show(self._choices)
        self._times.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the digits that are shown choose."""
        return action != "take" or parameters[0] in [each.digit for each in self._choices]

    @on(PickList.Picked)
    def _wait(self, event: PickList.Picked) -> None:
        self.dismiss(event.item.wait)

    def action_take(self, digit: int) -> None:
        """Take the row with this digit."""
        self.dismiss(self._choices[digit - 1].wait)


def _choices(now: datetime) -> tuple[_Choice, ...]:
    """The times, and the last of them once more with the short note first."""
    times = waits(now)
    words, last = times[-1]
    rows = [*((each, Wait(until, note=False)) for each, until in times)]
    rows.append((f"short note first, then {words}", Wait(last, note=True)))
    return tuple(_Choice(digit, *row) for digit, row in enumerate(rows, 1))
