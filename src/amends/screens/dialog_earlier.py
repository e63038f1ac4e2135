"""Earlier cases with the same client: what went wrong then, what was said to be different, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from amends.ledger.days import dated
from amends.screens.dialog import Dialog
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.ledger import Past

WIDTH = 64
"""Columns in the box at its full width."""

Known = Literal["seen", "again", "somebody else"]
"""What the user said: just seen; the same thing went wrong again; the client only has the same name."""

_ENDED = {
    "accepted": "they accepted",
    "declined": "they said no",
    "silent": "it stayed quiet",
    "parted": "you parted ways",
}


class EarlierCases(Dialog[Known]):
    """The closing cards of this client, newest first; by the name alone it is a question."""

    PURPOSE: ClassVar[str] = (
        "Your other cases with this client, so that this letter promises nothing that was promised before."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n", "answer('seen')", "Go on", key_display="enter"),
        Binding("r", "answer('again')", "It happened again"),
        Binding("n", "answer('somebody else')", "Somebody else"),
    ]

    def __init__(self, name: str, past: Sequence[Past], *, told: bool = False) -> None:
        super().__init__()
        self._name = name
        self._past = tuple(past)
        self._told = told
        """Whether the facts say already that it happened again."""
        self._unsure = not any(each.sure for each in past)

    def title_text(self) -> str:
        """Who it is about; a question when only the name says so."""
        return f"Is this the same {self._name}?" if self._unsure else f"Before, with {self._name}"

    def compose_box(self) -> ComposeResult:
        """One block a case, and what it means for the letter."""
        with VerticalScroll():
            for number, past in enumerate(self._past):
                yield Static(_card(past, ask=not self._unsure), classes="gap" if number else None)
        yield Static(Content(self._words()), classes="gap muted")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Somebody else can only be meant where the address does not tell."""
        if action == "answer":
            said = parameters[0]
            if said == "somebody else":
                return any(not each.sure for each in self._past)
            return said != "again" or not self._told
        return True

    def action_answer(self, said: Known) -> None:
        """Take the answer."""
        self.dismiss(said)

    def _words(self) -> str:
        if self._unsure:
            return "Only the name is the same. If it is somebody else, these cases will not count here."
        return (
            "So this is not the first time. A letter that calls it a one-off is stopped, and what you "
            "change now has to be something else."
        )


def _card(past: Past, *, ask: bool) -> Content:
    head = " · ".join(filter(None, (past.title or "A case", dated(past.day), _ENDED.get(past.ending, ""))))
    lines = [Content.styled(head, "bold")]
    if ask and not past.sure:
        lines.append(Content.styled("Only the name is the same.", "$text-muted"))
    for label, words in (
        ("What", past.happened),
        ("Cause", past.cause),
        ("Changed", past.changed),
        ("Held", dated(past.held) if past.held else ""),
    ):
        if words:
            said = Content.styled(f"{label:<9}", "$text-muted")
            lines.append(hanging(said, " ".join(words.split()), WIDTH))
    return Content("\n").join(lines)
