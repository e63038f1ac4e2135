"""The first start: a name and an address for the letters, and the way to the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from amends.ledger.typed import TypedError, address
from amends.screens.dialog import Dialog, tell
from amends.widgets.entry import Hinted

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Introduction(NamedTuple):
    """Who writes the letters."""

    name: str
    email: str
    signature: str


class Welcome(Dialog[Introduction]):
    """Three lines, all of them optional; esc goes on without."""

    TITLE_TEXT = "Before the first letter"
    PURPOSE: ClassVar[str] = """
        Letters end with your name and come from your address. That is all amends wants to know, once;
        the settings have it too. It stays on this machine.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "answer", "Go on")]

    def compose_box(self) -> ComposeResult:
        """The lines, and what they are for."""
        yield Static(
            Content("Asked once. It stays on this machine; the settings (,) have it too."), classes="muted"
        )
        yield Static(Content("Your name"), classes="gap muted")
        yield Hinted(placeholder="how your letters end", id="name")
        yield Static(Content("Your own mail address"), classes="gap muted")
        yield Hinted(placeholder="where your letters come from", id="email")
        yield Static(classes="wrong")
        yield Static(Content("Signature"), classes="gap muted")
        yield Hinted(placeholder="optional; else your name", id="signature")

    @on(Input.Submitted)
    def _next_line(self, event: Input.Submitted) -> None:
        """enter goes to the next line, and on after the last."""
        if event.input.id == "signature":
            self.action_answer()
        else:
            self.focus_next()

    @on(Input.Blurred, "#email")
    def _left(self) -> None:
        """The address is left: say at once what is wrong with it."""
        tell(self.query_one(".wrong", Static), self._trouble())

    def _trouble(self) -> str:
        try:
            address(self.query_one("#email", Input).value)
        except TypedError as trouble:
            return str(trouble)
        return ""

    def action_answer(self) -> None:
        """Go on with what is written; a name is enough, and an address must be one."""
        if trouble := self._trouble():
            tell(self.query_one(".wrong", Static), trouble)
            self.query_one("#email", Input).focus()
            return
        name, email, signature = (
            self.query_one(f"#{key}", Input).value.strip() for key in Introduction._fields
        )
        if not name and (email or signature):
            self.query_one("#name", Input).focus()
            self.notify("The name is what a letter ends with.", markup=False)
            return
        self.dismiss(Introduction(name, email, signature) if name else None)
