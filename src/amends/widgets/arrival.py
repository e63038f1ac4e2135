"""The first stop of Read: who wrote, when, about what and how much; the message itself only if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from amends.widgets.at_once import at_once
from amends.widgets.hanging import hanging
from amends.widgets.their_message import TheirMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from amends.domain.case import Case
    from amends.domain.message import Message

WIDE = 76
_LABEL = 11
CALM = "You have probably read it already. Once is enough for now; it stays here."


class Arrival(Vertical, can_focus=True):
    """Headers and length, then a way on. r shows the message in the same place."""

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        Binding("enter", "screen.go_on", "Cool down"),
        Binding("r", "read", "Read it"),
        Binding("r", "close", "Put it away"),
        Binding("s", "screen.short_note", "Short note first"),
        Binding("o", "fold", "Folded lines"),
        Binding("down", "scroll_message(1)", "Down", show=False),
        Binding("up", "scroll_message(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    )

    def __init__(self, case: Case) -> None:
        super().__init__(id="arrival", classes="stop")
        self._case = case
        self._message = TheirMessage(case)
        self._message.can_focus = False  # the keys of this stop hold while it is read

    def compose(self) -> ComposeResult:
        """The headers; the message in the same place, out of sight."""
        yield Static(classes="headers")
        yield self._message

    def on_mount(self) -> None:
        """Begin with the headers alone."""
        self._message.display = False

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def show(self, case: Case) -> None:
        """Show the message of this case."""
        if case.messages != self._case.messages:
            self._case = case
            self._draw()
            self._message.show(case)

    @property
    def reading(self) -> bool:
        """Whether the message itself is on the screen."""
        return bool(self._message.display)

    @property
    def _folded(self) -> bool:
        message = self._case.message
        return message is not None and bool(message.signature.strip() or message.quoted.strip())

    def action_read(self) -> None:
        """Show the message, or put it away again."""
        self._message.display = not self._message.display
        self.query_one(".headers").display = not self._message.display
        self.refresh_bindings()

    action_close = action_read

    def action_fold(self) -> None:
        """Open or close the quoted history and the signature."""
        self._message.action_fold()

    def action_scroll_message(self, by: int) -> None:
        """Move the message by a line."""
        self._message.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Move the message by what fits."""
        self._message.scroll_relative(y=by * max(1, self._message.size.height - 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A message is read or put away; folded lines open while it is seen and has any."""
        if action == "fold":
            return self.reading and self._folded
        return action not in ("read", "close") or (action == "close") == self.reading

    def _draw(self) -> None:
        message = self._case.message
        if message is None or not self.is_mounted:
            return
        width = min(WIDE, max(24, self.size.width - 4))
        lines = [
            hanging(Content.styled(f"{label:{_LABEL}}", "$text-muted"), text, width)
            for label, text in _facts(message)
        ]
        remarks = [
            hanging(Content.styled("!  ", "bold $warning"), remark, width) for remark in message.remarks
        ]
        pieces = [
            Content("\n").join(lines),
            *remarks,
            hanging("", Content.styled(CALM, "$text-muted"), width),
        ]
        self.query_one(".headers", Static).update(Content("\n\n").join(pieces))


def _facts(message: Message) -> Iterable[tuple[str, Content]]:
    yield "From", Content.styled(message.sender or "unknown", "bold")
    yield "Subject", Content(message.subject or "none")
    if message.date is not None:
        yield "Sent", Content(f"{message.date:%A} {message.date.day} {message.date:%B %Y, %H:%M}")
    words = len(message.text.split())
    yield "Length", Content("1 word" if words == 1 else f"{words} words")
    for number, name in enumerate(message.attachments):
        yield "" if number else "Attached", Content(name)
