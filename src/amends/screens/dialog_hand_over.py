"""How to hand the letter over, and what stands in the way of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.widgets.state_line import Open

Way = Literal["eml", "copy", "print", "txt", "md", "json"]

WAYS: tuple[tuple[Way, str, str, str], ...] = (
    ("eml", "m", "Mail file", "a draft answer that your mail program opens"),
    ("copy", "c", "Copy", "to the clipboard, and a text file as well"),
    ("print", "p", "Print", "the bare letter, outside the full screen"),
    ("txt", "t", "Text file", "the letter as plain text"),
    ("md", "d", "Markdown file", "with address and subject on top"),
    ("json", "j", "JSON file", "for a program of your own"),
)


MOST = 6
"""Things that are listed one by one; of the rest the number is told."""

AS_IT_IS = "It is your letter: you can hand it over as it is, or go back."


def open_list(still: tuple[Open, ...]) -> Content:
    """Return what is still open, as a list, and whose letter it is."""
    times = Counter(still)
    lines = [
        Content.assemble(each.shown(), (f" ×{count}" if count > 1 else "", "$text-muted"))
        for each, count in list(times.items())[:MOST]
    ]
    if len(times) > MOST:
        lines.append(Content.styled(f"  and {len(times) - MOST} more", "$text-muted"))
    return Content("\n").join([*lines, Content(""), Content(AS_IT_IS)])


class HandOverHow(Dialog[Way]):
    """Choose a way out. Nothing is sent by any of them."""

    TITLE_TEXT = "Hand over"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"way('{way}')", title, show=False) for way, key, title, _ in WAYS
    ]

    def __init__(self, still: tuple[Open, ...]) -> None:
        super().__init__()
        self._still = still
        self._list: PickList[tuple[Way, str, str, str]] = Choices(self._row)

    @staticmethod
    def _row(way: tuple[Way, str, str, str], _width: int, view: PickList[tuple[Way, str, str, str]]) -> Text:
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        return Text.assemble(" ", (way[1], accent), f"  {way[2]:14}", (way[3], muted))

    def compose_box(self) -> ComposeResult:
        """What stands in the way, then the ways."""
        if self._still:
            yield Static(open_list(self._still), id="blocking")
        yield self._list
        yield Static(
            Content("None of these sends it. It stays “not sent” until you say so."), classes="gap muted"
        )

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(WAYS)
        self._list.focus()

    def action_way(self, way: Way) -> None:
        """Choose a way by its letter."""
        self.dismiss(way)

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item[0])
