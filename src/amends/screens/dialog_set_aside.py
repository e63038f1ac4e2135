"""Setting a point aside: it gets no answer, with a reason if one is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from amends.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Reason(Input):
    BINDINGS = [Binding("enter", "submit", "Leave unanswered")]


class SetAside(Dialog[str]):
    """One line that may stay empty; enter sets the point aside."""

    TITLE_TEXT = "No answer to this point"
    PURPOSE: ClassVar[str] = (
        "A point may stay without an answer. It stays in the list, set aside, and u takes it up again. The "
        "reason is for you; it may stay empty."
    )

    def __init__(self, title: str) -> None:
        super().__init__()
        self._about = title

    def compose_box(self) -> ComposeResult:
        """The point, and the line for the reason."""
        yield Static(Content(self._about))
        yield Static("Why does it get no answer? For yourself; it may stay empty.", classes="gap muted")
        yield _Reason()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Set it aside."""
        self.dismiss(event.value.strip())
