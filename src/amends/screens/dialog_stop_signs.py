"""Stop signs in a message: each with what to do before any answer. Shown once; the user decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.reading import StopSign


class StopSigns(Dialog[None]):
    """What was noticed, and what comes first."""

    TITLE_TEXT = "Before you answer"
    PURPOSE: ClassVar[str] = (
        "What comes before any answer, because of something in their message. It is shown once; you decide."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "cancel", "Go on")]

    def __init__(self, signs: Sequence[StopSign]) -> None:
        super().__init__()
        self._signs = tuple(signs)

    def compose_box(self) -> ComposeResult:
        """One paragraph a sign."""
        for number, sign in enumerate(self._signs):
            title = Content.assemble(("! ", "bold $warning"), (sign.title, "bold"))
            yield Static(title, classes="gap" if number else None)
            yield Static(Content(sign.what_first), classes="under")
        yield Static("Your decision. This is shown once.", classes="gap muted")
