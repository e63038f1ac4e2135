"""What was promised: by when, what, and whether it is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.message import Message

from amends.domain.draft import Promise
from amends.ledger import is_past
from amends.ledger.days import as_day, beside, brief
from amends.ledger.promises import doubt
from amends.ledger.zones import there
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Sequence

Numbered = tuple[int, Promise]
"""A promise with its place in the case."""

_ROW = 36
"""Characters that surely have room in a row beside the day."""


class PromiseList(PickList[Numbered]):
    """✓ kept, ! overdue, ○ still owed, – owed only if they choose it."""

    BINDINGS = [
        Binding("space", "pick", "Kept"),
        Binding("k,enter", "pick", "Kept", show=False),
        Binding("n", "add", "Add"),
        Binding("e", "edit", "Edit"),
        Binding("x,delete", "take_off", "Take off", key_display="x"),
    ]

    class Added(Message):
        """One is to be added by hand."""

    class TakenOff(Message):
        """The promise under the cursor is owed no more, and was not kept."""

        def __init__(self, index: int, promise: Promise) -> None:
            super().__init__()
            self.index = index
            self.promise = promise

    class Edited(Message):
        """The promise under the cursor is to be edited."""

        def __init__(self, index: int, promise: Promise) -> None:
            super().__init__()
            self.index = index
            self.promise = promise

    def __init__(self, now: datetime, *, empty: str) -> None:
        super().__init__(self._draw, empty=empty)
        self.now = now

    def show_promises(self, promises: Sequence[Promise]) -> None:
        """Show the promises in order; while one is in the list, in the order that stands there.

        Else the row just kept would go from under the cursor, and the next key would fall on another one.
        """
        rows, standing = in_order(promises), [at for at, _ in self.items]
        if self.screen.focused is self and sorted(standing) == list(range(len(promises))):
            rows = tuple((at, promises[at]) for at in standing)
        self.show(rows)

    def sign(self, index: int, promise: Promise) -> tuple[str, str]:
        """The sign before a promise, and its style."""
        if promise.kept is not None:
            return "✓", "pick--good"
        if promise.if_chosen:
            return "–", "pick--muted"
        return ("!", "pick--look") if is_past(promise.due, self.now) else ("○", "pick--muted")

    def action_edit(self) -> None:
        """Ask to edit the promise under the cursor."""
        if self.pointed is not None:
            self.post_message(self.Edited(*self.pointed))

    def action_add(self) -> None:
        """Ask for one more."""
        self.post_message(self.Added())

    def action_take_off(self) -> None:
        """Take the promise under the cursor off what is owed."""
        if self.pointed is not None:
            self.post_message(self.TakenOff(*self.pointed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be kept, edited or taken off in an empty list."""
        return bool(self.items) if action in ("pick", "edit", "take_off") else True

    def _draw(self, item: Numbered, width: int, _list: PickList[Numbered]) -> Text:
        index, promise = item
        sign, style = self.sign(index, promise)
        done = promise.kept is not None or promise.if_chosen
        row = Text()
        row.append(f"{sign} ", self.get_component_rich_style(style))
        row.append(f"{due_words(promise, self.now):<18}", self.get_component_rich_style("pick--muted"))
        row.append(promise.what, self.get_component_rich_style("pick--muted") if done else "")
        row.truncate(width, overflow="ellipsis")
        return row


class PromisesToMake(PromiseList):
    """Promises found in a letter, before it is marked as sent: each kept in the list or dropped."""

    BINDINGS = [
        Binding("space", "pick", "Keep or drop"),
        Binding("k,enter,x,delete", "pick", "Keep or drop", show=False),
        Binding("n", "add", "Add"),
        Binding("a", "add", "Add", show=False),
        Binding("e", "edit", "Edit"),
    ]

    def __init__(self, now: datetime, *, empty: str) -> None:
        super().__init__(now, empty=empty)
        self.dropped: frozenset[int] = frozenset()

    def sign(self, index: int, promise: Promise) -> tuple[str, str]:
        """✓ for one that is taken on, ! where its words and its day disagree, – for one that is dropped."""
        if index in self.dropped:
            return "–", "pick--muted"
        return ("!", "pick--look") if doubt(promise, self.now.date()) else ("✓", "pick--good")

    def turn(self, index: int) -> None:
        """Drop a promise, or take it on after all."""
        self.dropped ^= {index}
        self.refresh()

    def taken(self) -> tuple[Promise, ...]:
        """Return the promises that are taken on."""
        return tuple(promise for index, promise in self.items if index not in self.dropped)


def in_full(item: Numbered | None, now: datetime, zone: str) -> str:
    """Return what is promised, when it is too long for a row, and the time on the client's clock.

    The zone is the client's, as the case names it.
    """
    if item is None:
        return ""
    promise = item[1]
    words = [promise.what] if len(promise.what) > _ROW else []
    if promise.if_chosen and promise.kept is None:
        words.append("Owed only if they choose it.")
    if clock := there(promise.due, now, zone):
        words.append(f"{clock} where they are; the list shows your own time.")
    return "\n".join(words)


def due_words(promise: Promise, now: datetime) -> str:
    """Say by when, where the user is, short enough for a column: "Fri 15 May 10:00"."""
    due = promise.due
    if due is None:
        return "no day"
    if isinstance(due, datetime):
        here = beside(due, now)
        return f"{brief(here)} {here:%H:%M}"
    return brief(due)


def in_order(promises: Sequence[Promise]) -> tuple[Numbered, ...]:
    """Return the promises with their places: what is owed first, the earliest first, undated last."""
    return tuple(
        sorted(
            enumerate(promises),
            key=lambda one: (
                one[1].kept is not None,
                one[1].if_chosen,
                one[1].due is None,
                as_day(one[1].due) if one[1].due is not None else date.max,
            ),
        )
    )
