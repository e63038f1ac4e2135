"""Choosing which letter to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.content import Content
from textual.widgets import Static

from amends.letters import Shape, shapes
from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ChooseShape(Dialog[str]):
    """The letters there are, each with when to choose it. What is written stays."""

    TITLE_TEXT = "Which letter"
    PURPOSE: ClassVar[str] = "Another kind of letter has other parts. What is written stays."

    def __init__(self, now: str) -> None:
        super().__init__()
        self._now = now
        self._list: PickList[Shape] = Choices(lambda shape, _width, _list: Text(f" {shape.title}"))

    def compose_box(self) -> ComposeResult:
        """The list, and when to choose the one under the cursor."""
        yield self._list
        yield Static(id="when", classes="gap")

    def on_mount(self) -> None:
        """Fill the list; the cursor is on the letter of now."""
        known = tuple(shapes().values())
        at = next((i for i, shape in enumerate(known) if shape.id == self._now), 0)
        self._list.show(known, at)
        self._list.focus()

    @on(PickList.Pointed)
    def _when(self, event: PickList.Pointed) -> None:
        self.query_one("#when", Static).update(Content(event.item.when if event.item else ""))

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item.id)
