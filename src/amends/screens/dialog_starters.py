"""Openings with blanks for one part; the words that fill them stay the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.letters import ShapePart


class Starters(Dialog[str]):
    """Pick an opening; it is put at the caret with its first blank selected."""

    PURPOSE: ClassVar[str] = (
        "Openings for this part. Each has blanks in [brackets], and a blank left open stops the letter."
    )

    def __init__(self, part: ShapePart) -> None:
        super().__init__()
        self._part = part
        self._list: PickList[str] = Choices(lambda text, _width, _list: Text(f" {text}"))

    def title_text(self) -> str:
        """Name the part."""
        return f"Starters · {self._part.title}"

    def compose_box(self) -> ComposeResult:
        """The openings, the one under the cursor in full, and what a blank does."""
        yield self._list
        yield Static(id="whole", classes="gap")
        yield Static(Content("A blank left open stops the letter."), classes="gap muted")

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._part.starters)
        self._list.focus()

    @on(PickList.Pointed)
    def _whole(self, event: PickList.Pointed) -> None:
        self.query_one("#whole", Static).update(Content(event.item or ""))

    @on(PickList.Picked)
    def _take(self, event: PickList.Picked) -> None:
        self.dismiss(str(event.item))
