"""The first stop of Read: who wrote, when, about what and how much; the message itself only if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Events
from textual.widgets import Static

from amends.domain.border import fold_line, remarks_below, take_line
from amends.reading.reading import MOST
from amends.widgets.at_once import at_once
from amends.widgets.hanging import hanging
from amends.widgets.their_message import TheirMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from amends.domain.case import Case
    from amends.domain.message import Message

WIDE = 76
NAMED = 4
"""So many lines at most name what is attached."""
REMARKS = 3
LONGEST = 150
"""Characters of a remark that are shown: the words with which a message was forwarded may be many."""
_LABEL = 11
BELOW = (
    "Remarks of theirs may stand in the history below, which is folded: r and o show it, "
    "+ takes lines of it to their words."
)
CALM = "You have probably read it already. Once is enough for now; it stays here."


class Arrival(Vertical, can_focus=True):
    """Headers and length, then a way on. r shows the message in the same place."""

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        Binding("enter", "screen.go_on", "Cool down"),
        Binding("r", "read", "Read it"),
        Binding("r", "close", "Put it away"),
        Binding("o", "fold", "Folded lines"),
        Binding("plus,equals_sign", "border(-1)", "Fold more", key_display="+"),
        Binding("minus", "border(1)", "Fold less", key_display="-"),
        Binding("s", "screen.short_note", "Short note"),
        Binding("y", "swap", "You are the other one"),
        Binding("left", "message(-1)", "Their messages", key_display="← →"),
        Binding("right", "message(1)", "Their messages", show=False),
        Binding("down", "scroll_message(1)", "Down", show=False),
        Binding("up", "scroll_message(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
    )

    class BorderMoved(Events):
        """More of a message is folded, or less."""

        def __init__(self, message: Message, index: int) -> None:
            super().__init__()
            self.message = message
            self.index = index
            """Which of the messages it is."""

    class Swapped(Events):
        """In a chat the user is who was taken for the client."""

    def __init__(self, case: Case) -> None:
        super().__init__(id="arrival", classes="stop")
        self._case = case
        self._at = len(case.messages) - 1
        """Which message is looked at; the last is the one to answer."""
        self._message = TheirMessage(case, max(0, self._at))
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
        """Show the messages of this case."""
        if (case.messages, case.client) != (self._case.messages, self._case.client):
            if len(case.messages) != len(self._case.messages):
                self._at = len(case.messages) - 1
            self._case = case
            self._draw()
            self._message.show(case, max(0, self._at))
            self.refresh_bindings()

    @property
    def reading(self) -> bool:
        """Whether the message itself is on the screen."""
        return bool(self._message.display)

    @property
    def _seen(self) -> Message | None:
        return self._case.messages[self._at] if self._case.messages else None

    @property
    def _folded(self) -> bool:
        message = self._seen
        return message is not None and bool(message.signature.strip() or message.quoted.strip())

    def action_message(self, by: int) -> None:
        """Look at the next message or the one before, round and round."""
        self._at = (self._at + by) % len(self._case.messages)
        self._draw()
        self._message.show(self._case, self._at)
        self._message.scroll_home(animate=False)
        self.refresh_bindings()

    def action_border(self, by: int) -> None:
        """Fold the last line of the words, or take the first folded one back."""
        message = self._seen
        if message is None:
            return
        moved = fold_line(message) if by < 0 else take_line(message)
        if moved != message:
            # At once, not when the case comes back: the next key may be on its way already.
            self._case = self._case.with_message(moved, self._at)
            self._message.show(self._case, self._at)
            self.refresh_bindings()
            self.post_message(self.BorderMoved(moved, self._at))
            self._message.show_border()

    def action_swap(self) -> None:
        """Say that one is the other of those in the chat."""
        self.post_message(self.Swapped())

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
        """A message is read or put away; its border moves while it is seen; several can be gone through."""
        if action == "message":
            return len(self._case.messages) > 1
        if action == "swap":
            message = self._case.message
            return message is not None and message.chat and bool(message.quoted) and not self._case.drafts
        if action == "fold":
            return self.reading and self._folded
        if action == "border":
            return self.reading and (parameters == (-1,) or self._folded)
        return action not in ("read", "close") or (action == "close") == self.reading

    def _draw(self) -> None:
        message = self._seen
        if message is None or not self.is_mounted:
            return
        width = min(WIDE, max(24, self.size.width - 4))
        lines = [
            hanging(Content.styled(f"{label:{_LABEL}}", "$text-muted"), text, width)
            for label, text in self._facts(message)
        ]
        remarks = [
            hanging(Content.styled("!  ", "bold $warning"), _shortened(remark), width)
            for remark in (*((BELOW,) if remarks_below(message) else ()), *message.remarks[:REMARKS])
        ]
        pieces = [
            Content("\n").join(lines),
            *remarks,
            hanging("", Content.styled(CALM, "$text-muted"), width),
        ]
        self.query_one(".headers", Static).update(Content("\n\n").join(pieces))

    def _facts(self, message: Message) -> Iterable[tuple[str, Content]]:
        count = len(self._case.messages)
        yield "From", Content.styled(message.sender or self._case.client.name or "unknown", "bold")
        if message.subject or message.message_id:
            yield "Subject", Content(message.subject or "(no subject)")
        if message.date is not None:
            yield "Sent", Content(f"{message.date:%A} {message.date.day} {message.date:%B %Y, %H:%M}")
        words = len(message.text.split())
        looked_at = "; only the first thirty pages are looked at" if len(message.text) > MOST else ""
        yield "Length", Content(("1 word" if words == 1 else f"{words:,} words") + looked_at)
        if count > 1:
            which = ", the one to answer" if self._at == count - 1 else ""
            yield "Message", Content(f"{self._at + 1} of {count}{which}; ← → shows the others")
        shown = message.attachments if len(message.attachments) <= NAMED else message.attachments[: NAMED - 1]
        for number, name in enumerate(shown):
            yield "" if number else "Attached", Content(name)
        if len(shown) < len(message.attachments):
            yield "", Content(f"and {len(message.attachments) - len(shown)} more")


def _shortened(remark: str) -> str:
    return remark if len(remark) <= LONGEST else f"{remark[: LONGEST - 1].rstrip()}…"
