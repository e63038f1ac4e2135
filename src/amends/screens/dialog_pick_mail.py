"""Which message of a mailbox: a list that fills while it is read, and a line that filters it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from amends.domain.senders import OLDEST, newest_first
from amends.ledger.days import short
from amends.screens.dialog import Dialog
from amends.widgets.entry import Hinted
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from textual.app import ComposeResult

_ADDRESS = re.compile(r"\s*<[^<>]*>$")
_SENDER = 24


class Head(Protocol):
    """What is known of a message before it is read."""

    @property
    def sender(self) -> str:
        """Name and address."""

    @property
    def subject(self) -> str:
        """Its subject."""

    @property
    def date(self) -> datetime | None:
        """When it was written."""


H = TypeVar("H", bound=Head)


class PickMail(Dialog[tuple[H, ...]], Generic[H]):
    """The messages newest first. What is typed filters; enter takes the one pointed at, or those marked."""

    PURPOSE: ClassVar[str] = """
        Choose the message that you want to answer. Type a part of the sender, the subject or the day,
        as in “dana invoice”, and the list shows what has all of it.

        When they wrote several times about the same thing, mark each with ctrl+t and take them in
        together: the newest is answered, the others come before it in the same case.

        Only the headers are read for this list. Nothing in the mailbox is changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "take", "Take in", key_display="enter"),
        Binding("ctrl+t", "mark", "Mark several"),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    ]

    def __init__(self, name: str, today: date, own: str = "") -> None:
        super().__init__()
        self._own = own
        self._name_of_box = name
        self._today = today
        self._all: list[tuple[H, str]] = []
        """Each message with the text that the filter looks in."""
        self._marked: list[H] = []
        self._whole = False
        self._list: PickList[H] = Choices(self._row)
        self._list.can_focus = False  # what is typed goes to the filter, wherever one clicks

    def title_text(self) -> str:
        """The question, and which mailbox."""
        return f"Which message · {self._name_of_box}"

    def compose_box(self) -> ComposeResult:
        """The line that filters, the messages, how many there are."""
        yield Hinted(placeholder="Type to filter: sender, subject, day")
        yield self._list
        yield Static(classes="count gap muted")

    def on_mount(self) -> None:
        """Begin with the filter."""
        self.query_one(Input).focus()
        self._show()

    def add(self, heads: Sequence[H], *, whole: bool) -> None:
        """Show these too; the cursor stays on its message. Whole says that there are no more."""
        self._all += [(head, _said(head)) for head in heads]
        self._all.sort(key=lambda one: (one[0].date is not None, one[0].date or OLDEST), reverse=True)
        self._whole = whole
        if self.is_mounted:
            self._show(self._list.pointed if self._list.cursor else None)

    @property
    def marked(self) -> tuple[H, ...]:
        """The messages that were marked, in the order in which they were."""
        return tuple(self._marked)

    @on(Input.Changed)
    def _filter(self) -> None:
        self._show()

    def _show(self, pointed: H | None = None) -> None:
        wanted = self.query_one(Input).value.casefold().split()
        found = [head for head, said in self._all if all(word in said for word in wanted)]
        at = next((index for index, head in enumerate(found) if head is pointed), 0)
        self._list.empty = "Nothing has all of these words." if self._all else ""
        self._list.show(found, at)
        self._count()
        self.refresh_bindings()

    def _count(self) -> None:
        shown, all_ = len(self._list.items), len(self._all)
        words = f"{shown:,} of {all_:,} messages" if shown < all_ else _messages(all_)
        if not self._whole:
            words = f"{words}, still reading" if all_ else "Reading the headers"
        if self._marked:
            words += f" · {len(self._marked)} marked"
            words += ", the newest is answered" if len(self._marked) > 1 else ""
            words += f", {out} by another sender left out" if (out := self._left_out()) else ""
        self.query_one(".count", Static).update(Content(words))

    def _left_out(self) -> int:
        """How many of the marked are not by who wrote the newest that is not the user's own."""
        return len(self._marked) - len(newest_first(self._marked, self._own))

    def _row(self, head: H, width: int, view: PickList[H]) -> Text:
        muted = view.get_component_rich_style("pick--muted", partial=True)
        accent = view.get_component_rich_style("pick--accent", partial=True)
        day = short(head.date, self._today) if head.date is not None else ""
        sender = Text(_name(head.sender))
        sender.truncate(min(_SENDER, width // 3), overflow="ellipsis", pad=True)
        subject = head.subject if head.subject.strip() else ("(no subject)", muted)
        mark = ("✓ ", accent) if head in self._marked else "  "
        line = Text.assemble(mark, (f"{day:11}", muted), "  ", sender, "  ", subject)
        line.truncate(width, overflow="ellipsis")
        return line

    def action_move(self, by: int) -> None:
        """Point at another message."""
        self._list.action_move(by)

    def action_page(self, by: int) -> None:
        """Move by what fits."""
        self._list.action_page(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a message to mark or to take."""
        return bool(self._list.items or self._marked) if action in ("mark", "take") else True

    def action_mark(self) -> None:
        """Mark the message, or take its mark away; then point at the next."""
        head = self._list.pointed
        if head is None:
            return
        if head in self._marked:
            self._marked.remove(head)
        else:
            self._marked.append(head)
        self._list.action_move(1)
        self._list.refresh()
        self._count()

    @on(Input.Submitted)
    @on(PickList.Picked)
    def action_take(self) -> None:
        """Take in what is marked; with nothing marked, the message pointed at."""
        pointed = self._list.pointed
        chosen = self.marked or (() if pointed is None else (pointed,))
        if chosen:
            self.dismiss(chosen)


def _messages(count: int) -> str:
    return "1 message" if count == 1 else f"{count:,} messages"


def _name(sender: str) -> str:
    """Return the name, or the address of somebody without one."""
    return _ADDRESS.sub("", sender).strip('" ') or sender.strip("<> ") or "unknown"


def _said(head: Any) -> str:
    day = f"{head.date:%Y-%m-%d} {head.date.day} {head.date:%B %Y}" if head.date is not None else ""
    return f"{head.sender} {head.subject} {day}".casefold()
