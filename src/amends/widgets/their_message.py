"""What the client wrote, to look at while writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from amends.domain.border import remarks_below
from amends.ledger.days import brief
from amends.widgets.drained import MOST
from amends.widgets.hanging import hanging

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.domain.case import Case
    from amends.domain.message import Message

MAY_HOLD = "Remarks of theirs may stand in what is quoted."


class TheirMessage(VerticalScroll, can_focus=True):
    """One message; its signature, its quoted history and their earlier messages folded to a line."""

    BINDINGS = [Binding("enter", "fold", "Fold, unfold")]

    def __init__(self, case: Case, index: int | None = None) -> None:
        super().__init__()
        self._case = case
        self._index = index
        """Which message; None is the newest, with the earlier ones folded below it."""
        self._open = False

    def compose(self) -> ComposeResult:
        """The words, and below the border what is folded."""
        yield Static(classes="words")
        yield Static(classes="folded")

    def on_mount(self) -> None:
        """Draw what there is."""
        self.draw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self.draw()

    def show(self, case: Case, index: int | None = None) -> None:
        """Show a message of this case."""
        if case.messages != self._case.messages or index != self._index:
            self._case, self._index = case, index
            self.draw()

    def action_fold(self) -> None:
        """Fold or unfold what is not the client's own words of today."""
        self._open = not self._open
        self.draw()

    def show_border(self) -> None:
        """Bring the line into sight that tells what is folded."""
        self.call_after_refresh(self._scroll_to_border)

    def _scroll_to_border(self) -> None:
        below = self.query_one(".folded", Static).virtual_region
        self.scroll_to_region(Region(0, below.y, 1, min(2, below.height)), animate=False, force=True)

    @property
    def _message(self) -> Message | None:
        messages = self._case.messages
        if self._index is not None and self._index < len(messages):
            return messages[self._index]
        return self._case.message

    def told(self, text: str) -> str:
        """Return words of theirs as they are shown here: as they were written."""
        return text

    def subject_told(self, subject: str) -> str:
        """Return the subject as it stands over the words here: as it was written."""
        return subject

    def draw(self) -> None:
        """Draw the message, and what is folded below it."""
        width = min(76, max(20, self.scrollable_content_region.width))
        self.query_one(".words", Static).update(self._words(width))
        self.query_one(".folded", Static).update(self._folded())

    def _words(self, width: int) -> Content:
        message = self._message
        if message is None:
            return hanging(
                "", Content.styled("Nothing came from them: you write first.", "$text-muted"), width
            )
        return Content.assemble(self._head(message), "\n\n", self._cut(message.text))

    def _cut(self, text: str) -> Content:
        shown = self.told(text[:MOST])
        if len(text) <= MOST:
            return Content(shown)
        told = Content.styled(f"\n\nShown: {MOST} of {len(text)} characters.", "$text-muted")
        return Content.assemble(shown, told)

    def _folded(self) -> Content:
        message = self._message
        if message is None:
            return Content()
        below = [
            (f"{name}, {_count(text, 'line')}", name, text)
            for name, text in (("signature", message.signature), ("quoted history", message.quoted))
            if text.strip()
        ]
        if self._index is None:
            earlier = self._case.messages[:-1]
            below += [(_count(earlier, "earlier message"), "earlier messages", "")] if earlier else []
        movable = self._index is not None
        if not below:
            return _told("nothing is folded", ("+ more",)) if movable else Content()
        if not self._open:
            told = f"folded: {' · '.join(told for told, _, _ in below)}"
            told += f"\n  {MAY_HOLD}" if remarks_below(message) else ""
            return _told(told, ("+ more", "- less") if movable else ())
        shown = "\n".join(f"\n▾ {name}\n{self._below(name, text)}" for _, name, text in below)
        return Content.styled(shown, "$text-muted")

    def _below(self, name: str, text: str) -> str:
        """Return what is unfolded; a signature has no heat in it to be covered."""
        if name == "earlier messages":
            earlier = reversed(self._case.messages[:-1])
            return "\n\n".join(
                f"{self._head(each).plain}\n\n{self.told(each.text[:MOST])}" for each in earlier
            )
        return text[:MOST] if name == "signature" else self.told(text[:MOST])

    def _head(self, message: Message) -> Content:
        when = f" · {brief(message.date)} {message.date.year}, {message.date:%H:%M}" if message.date else ""
        subject = self.subject_told(message.subject)
        return Content.styled(f"{message.sender}{when}\n{subject}".rstrip(), "$text-muted")


def _told(words: str, keys: tuple[str, ...]) -> Content:
    """Say in a line what is folded, and the keys that move the border."""
    pieces = [Content.assemble((key[0], "$accent"), (key[1:], "$text-muted")) for key in keys]
    line = Content.styled(f"\n▸ {words}", "$text-muted")
    return Content("  ").join([line, Content(" "), *pieces]) if pieces else line


def _count(things: str | tuple[Message, ...], name: str) -> str:
    count = things.strip("\n").count("\n") + 1 if isinstance(things, str) else len(things)
    return f"1 {name}" if count == 1 else f"{count} {name}s"
