"""What the newest message quotes, under its words at the points: folded to a line until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from amends.domain.border import remarks_below
from amends.reading import by_hand, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.domain.judgement import Span
    from amends.domain.message import Message, Point
    from amends.reading import Together
    from amends.reading.reading import Reading

HEADING = "\n\n▾ quoted below\n\n"
MOST = 8_000
"""Characters of it that are shown and read: it is read while somebody waits for a key."""


class QuotedBelow:
    """It is read only when it is looked at: mostly it is what the user wrote."""

    def __init__(self) -> None:
        self.is_open = False
        self.text = ""
        self.start = 0
        """Where it begins in the text that is shown, while it is open."""
        self._message: Message | None = None
        self._reading: Reading | None = None

    def under(self, together: Together) -> None:
        """Take what the newest of these messages quotes; of another message it is folded again."""
        message = together.parts[0].message
        if self._message is None or message.quoted != self._message.quoted:
            self.is_open, self._reading = False, None
            self.text = message.quoted.strip("\n")[:MOST] if message.quoted.strip() else ""
        self._message = message

    def after(self, text: str, spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
        """Return the words with what is quoted after them while that is open, and the spans of both."""
        if not self.is_open or not self.text or self._message is None:
            return text, spans
        if self._reading is None:
            self._reading = read(self.text, self._message.date)
        self.start = len(text.rstrip()) + len(HEADING)
        moved = (
            span._replace(start=span.start + self.start, end=span.end + self.start)
            for span in self._reading.spans
        )
        return f"{text.rstrip()}{HEADING}{self.text}", (*spans, *moved)

    def point(self, start: int, end: int, written: date | None) -> Point | None:
        """Return a point made of a stretch of it, counted in the text that is shown."""
        if self._reading is None:
            return None
        return by_hand.from_selection(self._reading, start - self.start, end - self.start, written)

    def line(self) -> Content:
        """Say in a line what is folded, and which key shows it."""
        if not self.text or self._message is None:
            return Content()
        if self.is_open:
            whole = len(self._message.quoted.strip("\n")) <= MOST
            told = "▾ quoted below their words" + ("" if whole else ", its first four pages")
            return Content.assemble(f"{told}  ", ("o", "$accent"), " folds it")
        count = self._message.quoted.strip("\n").count("\n") + 1
        told = f"▸ folded: quoted history, {'1 line' if count == 1 else f'{count} lines'}"
        if remarks_below(self._message):
            told += ", perhaps with remarks of theirs"
        return Content.assemble(f"{told}  ", ("o", "$accent"), " shows it")
