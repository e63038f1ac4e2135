"""Their answer: pasted or in a file, then what it comes to."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from amends.ledger import promised
from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.domain.draft import Offer
    from amends.reading.answers import Answer, Meaning

SHOWN = 400
"""Characters of an answer that stand above the question; the rest is in Read."""


class Given(NamedTuple):
    """An answer as it was given: its text, or the path of the file it is in."""

    kind: Literal["text", "file"]
    text: str


class Understood(NamedTuple):
    """What an answer comes to, by the user's word; the offer is counted from 1."""

    reading: Meaning | Literal["cool"]
    """"cool": nothing is decided yet, the message is looked at after a cool-down."""
    offer: int | None = None


class TheirAnswer(Dialog[Given]):
    """A place to paste into, or a path; ctrl+n goes on."""

    TITLE_TEXT = "Their answer"
    PURPOSE: ClassVar[str] = (
        "What they wrote back, pasted or from a file. It joins the case, and nothing of what "
        "was there is lost."
    )
    BINDINGS = [Binding("ctrl+n", "go_on", "Go on"), Binding("ctrl+o", "turn", "From a file")]

    def __init__(self, given: Given | None = None) -> None:
        super().__init__()
        self._given = given or Given("text", "")
        self._kind: Literal["text", "file"] = self._given.kind

    def compose_box(self) -> ComposeResult:
        """How to give it, and where."""
        yield Static(classes="muted asked")
        yield TextArea(self._text("text"), classes="gap", tab_behavior="focus")
        path = "~/Downloads/message.eml, ~/Maildir"
        yield Input(self._text("file"), placeholder=path, classes="gap", select_on_focus=False)

    def on_mount(self) -> None:
        """Ready to paste."""
        self._show()

    def action_turn(self) -> None:
        """From the paste to a file, and back; what is written stays."""
        self._kind = "file" if self._kind == "text" else "text"
        self._show()

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Go on with what is given; without anything, say what is missing."""
        area, line = self.query_one(TextArea), self.query_one(Input)
        text = area.text if self._kind == "text" else line.value.strip()
        if text.strip():
            self.dismiss(Given(self._kind, text))
        elif self._kind == "text":
            self.notify("Paste it first. If they told you, write down what they said.", markup=False)
        else:
            self.notify("The path is missing. ctrl+o goes back to pasting.", markup=False)

    def _text(self, kind: str) -> str:
        return self._given.text if self._given.kind == kind else ""

    def _show(self) -> None:
        paste = self._kind == "text"
        words = {
            True: "Paste it with your terminal's own key. Lines such as From: and Date: may stay.",
            False: "The path of the file or mailbox it is in.",
        }[paste]
        self.query_one(".asked", Static).update(Content(words))
        area, line = self.query_one(TextArea), self.query_one(Input)
        area.display, line.display = paste, not paste
        (area if paste else line).focus()


class WhatItComesTo(Dialog[Understood]):
    """The answer and what it can come to; the proposal is under the cursor. The user decides."""

    PURPOSE: ClassVar[str] = "What their answer comes to. The words that speak for it are shown; you decide."

    BINDINGS = [Binding("c", "cool", "Cool down first")]

    def __init__(
        self, text: str, choices: Sequence[tuple[str, Understood]], proposal: Answer, *, charged: bool
    ) -> None:
        super().__init__()
        self._answer = text
        self._choices = tuple(choices)
        self._proposal = proposal
        self._charged = charged
        self._list: PickList[tuple[str, Understood]] = Choices(lambda one, _width, _list: Text(f" {one[0]}"))

    def title_text(self) -> str:
        """The question."""
        return "What does it come to?"

    def compose_box(self) -> ComposeResult:
        """Their words unless they are charged, the choices, and why one of them is proposed."""
        if self._charged:
            words = "There are charged words in it, so it is not shown here. c cools down first; it keeps."
            yield Static(Content.assemble(("! ", "bold $warning"), words))
        else:
            yield Static(Content(_beginning(self._answer)))
        with_gap = self._list
        with_gap.add_class("gap")
        yield with_gap
        yield Static(Content(self._why()), classes="gap muted")

    def on_mount(self) -> None:
        """Point at what is proposed."""
        proposed = Understood(self._proposal.meaning, self._proposal.offer)
        readings = [one for _, one in self._choices]
        same = [one.reading for one in readings]
        at = readings.index(proposed) if proposed in readings else same.index(self._proposal.meaning)
        self._list.show(self._choices, at)
        self._list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Cooling down is offered only when it is charged."""
        return self._charged if action == "cool" else True

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item[1])

    def action_cool(self) -> None:
        """Decide nothing yet."""
        self.dismiss(Understood("cool"))

    def _why(self) -> str:
        decide = "You decide; it is kept either way."
        if self._charged or not self._proposal.words:
            return decide
        words = shorten(self._proposal.words, 90, placeholder="…").rstrip(".!")
        return f"Proposed for “{words}”. {decide}"


def readings(offers: Sequence[Offer], locale: str) -> tuple[tuple[str, Understood], ...]:
    """Return what an answer can come to, in words; one line for each offer they can take."""
    taken = [
        (f"They take offer {number}: {in_a_row(offer, locale)}", Understood("accepted", number))
        for number, offer in enumerate(offers, 1)
    ]
    words = "They accept, in words of their own" if offers else "They accept"
    return (
        *taken,
        (words, Understood("accepted")),
        ("They say no", Understood("declined")),
        ("They ask a question", Understood("question")),
        ("Something else", Understood("other")),
    )


def in_a_row(offer: Offer, locale: str) -> str:
    """Return an offer without its days, short enough for a row."""
    return shorten(promised(offer, locale), 44, placeholder="…")


def _beginning(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
