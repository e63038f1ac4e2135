"""Their answer: pasted or in a file, then what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from amends.ledger.endings import Understood, proposed_among, why_proposed
from amends.screens.dialog import WIDTH, Dialog
from amends.widgets.entry import Hinted
from amends.widgets.pick_list import PickList
from amends.widgets.taken_list import TakenList
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.reading.answers import Answer

SHOWN = 40_000
"""Characters of an answer that stand above the question; nobody writes more, and what is more is in Read."""
_AROUND = 6
"""Rows of the box that hold neither words nor choices: its border and padding, and a gap above and below."""
_BESIDE = 7
"""Columns of the box that hold none: its border and padding, and the bar that scrolls."""
_FEWEST = 3
"""Rows of the answer that are seen at least."""


class Given(NamedTuple):
    """An answer as it was given: its text, or the path of the file it is in."""

    kind: Literal["text", "file"]
    text: str
    other: str = ""
    """What stands in the field that is out of sight: it is there again when this one leads to nothing."""


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
        self._given = self.left = given or Given("text", "")
        self._kind: Literal["text", "file"] = self._given.kind

    def compose_box(self) -> ComposeResult:
        """How to give it, and where."""
        yield Static(classes="muted asked")
        yield Wrapping(self._text("text"), classes="gap", tab_behavior="focus")
        path = "~/Downloads/message.eml, ~/Maildir"
        yield Hinted(self._text("file"), placeholder=path, classes="gap", select_on_focus=False)

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
        given = self._stands()
        if given.text.strip():
            self.dismiss(given)
        elif self._kind == "text":
            self.notify("Paste it first. If they told you, write down what they said.", markup=False)
        else:
            self.notify("The path is missing. ctrl+o goes back to pasting.", markup=False)

    def action_cancel(self) -> None:
        """Go back; what stands in both fields is left. Without a path the paste is in front again."""
        if not self.query_one(Input).value.strip():
            self._kind = "text"
        self.left = self._stands()
        super().action_cancel()

    def _stands(self) -> Given:
        text, path = self.query_one(TextArea).text, self.query_one(Input).value.strip()
        return Given("text", text, path) if self._kind == "text" else Given("file", path, text)

    def _text(self, kind: str) -> str:
        return self._given.text if self._given.kind == kind else self._given.other

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
    """The answer and what it can come to; what is proposed, if anything is, is under the cursor.

    The user decides. Several offers can be taken: space marks them, enter takes them and that of the cursor.
    """

    PURPOSE: ClassVar[str] = "What their answer comes to. The words that speak for it are shown; you decide."

    BINDINGS = [
        Binding("c", "cool", "Cool down first"),
        Binding("tab,shift+tab", "turn", "All their words", priority=True, key_display="tab"),
    ]

    def __init__(
        self, text: str, choices: Sequence[tuple[str, Understood]], proposal: Answer, *, charged: bool
    ) -> None:
        super().__init__()
        self._answer = text
        self._choices = tuple(choices)
        self._proposal = proposal
        self._charged = charged
        self._list = TakenList()

    def title_text(self) -> str:
        """The question."""
        return "What does it come to?"

    def compose_box(self) -> ComposeResult:
        """Their words unless they are charged, the choices, and why one of them is proposed."""
        self._words = VerticalScroll(Static(self._said()), can_focus=False)
        yield self._words
        self._list.add_class("gap")
        yield self._list
        yield Static(Content(self._why()), classes="gap muted")

    def on_mount(self) -> None:
        """Point at what is proposed."""
        at = proposed_among(self._choices, self._proposal)
        rows = [(words, one.offers) for words, one in self._choices]
        self._list.show_taken(rows, at, self._proposal.offers)
        self._list.focus()

    def on_resize(self) -> None:
        """Leave the answer the rows that the choices do not need: all of those are seen, and why."""
        width = min(self.size.width * 96 // 100, WIDTH)
        why = len(Content(self._why()).wrap(width - _BESIDE))
        box = (self.size.height - 1) * 9 // 10  # above the line of keys
        rows = max(_FEWEST, box - _AROUND - len(self._choices) - why)
        said = len(self._said().wrap(width - _BESIDE))
        # Not "auto": that counts the rows without the column of the bar, and one may be missing then.
        self._words.styles.height = self._words.styles.max_height = min(said, rows)
        self._words.can_focus = said > rows
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Cooling down is offered only when it is charged; the words where some are out of sight."""
        if action == "turn":
            return self._words.can_focus
        return self._charged if action == "cool" else True

    def action_turn(self) -> None:
        """Go to their words, which the arrows then scroll, or back to the choices."""
        (self._list if self._words.has_focus else self._words).focus()

    @on(PickList.Picked)
    def _choose(self) -> None:
        self.dismiss(self._choices[self._list.cursor][1]._replace(offers=self._list.taken))

    @on(PickList.Pointed)
    def _pointed(self) -> None:
        self.refresh_bindings()

    def action_cool(self) -> None:
        """Decide nothing yet."""
        self.dismiss(Understood("cool"))

    def _said(self) -> Content:
        if not self._charged:
            return Content(_beginning(self._answer))
        words = "There are charged words in it, so it is not shown here. c cools down first; it keeps."
        return Content.assemble(("! ", "bold $warning"), words)

    def _why(self) -> str:
        why = "" if self._charged else why_proposed(self._proposal)
        choose = "↑ ↓ choose." if self._proposal.torn else ""
        return " ".join(filter(None, (why, "You decide; it is kept either way.", choose)))


def _beginning(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…\n\nThe rest is under 1 Read."
