"""Their answer: pasted, then what it comes to."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static, TextArea

from amends.ledger import promised
from amends.screens.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.domain.draft import Offer

Reading = Literal["accepted", "declined", "question", "other"]


class Understood(NamedTuple):
    """What an answer comes to; the offer is counted from 1."""

    reading: Reading
    offer: int | None = None


class PasteAnswer(Dialog[str]):
    """A place to paste into; ctrl+n goes on."""

    TITLE_TEXT = "Their answer"
    BINDINGS = [Binding("ctrl+n", "go_on", "Go on")]

    def compose_box(self) -> ComposeResult:
        """How to paste, and where."""
        words = "Paste it with your terminal's own key. Lines such as From: and Date: may stay."
        yield Static(Content(words), classes="muted")
        yield TextArea(classes="gap")

    def on_mount(self) -> None:
        """Ready to paste."""
        self.query_one(TextArea).focus()

    def action_go_on(self) -> None:
        """Go on with the text; without any, say what is missing."""
        text = self.query_one(TextArea).text
        if text.strip():
            self.dismiss(text)
        else:
            self.notify("Paste it first. If they told you, write down what they said.", markup=False)


def readings(offers: Sequence[Offer], locale: str) -> tuple[tuple[str, Understood], ...]:
    """Return what an answer can come to, in words; one line for each offer they can take."""
    taken = [
        (f"They take offer {number}: {in_a_row(offer, locale)}", Understood("accepted", number))
        for number, offer in enumerate(offers, 1)
    ]
    if len(offers) != 1:
        words = "They accept, in words of their own" if offers else "They accept"
        taken.append((words, Understood("accepted")))
    return (
        *taken,
        ("They say no", Understood("declined")),
        ("They ask a question", Understood("question")),
        ("Something else", Understood("other")),
    )


def in_a_row(offer: Offer, locale: str) -> str:
    """Return an offer without its days, short enough for a row."""
    return shorten(promised(offer, locale), 44, placeholder="…")
