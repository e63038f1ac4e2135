"""The letter as the client gets it, redrawn in the same frame as the key that changed it."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from amends.widgets.pane import VIEW_KEYS

_LISTED = re.compile(r" {0,4}(?:\d{1,3}[.)]|[-*•–]) +(?=\S)")
"""How a line of a list begins."""
DESKTOP = 76
PHONE = 40


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the letter in a mail program."""

    sender: str
    to: str
    subject: str | None
    """None where there is no such line, as in a chat."""


def wrapped(text: str, width: int) -> list[str]:
    """Wrap each line as a mail program would."""
    return [piece for line in text.split("\n") for piece in _wrapped_line(line, width)]


@lru_cache(512)
def _wrapped_line(line: str, width: int) -> tuple[str, ...]:
    """Wrap one line; one of a list hangs under its words. Kept, because a key changes only one of them."""
    mark = _LISTED.match(line)
    indent = " " * len(mark[0]) if mark is not None else ""
    if cell_len(line) == len(line):
        return tuple(textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)) or ("",)
    lines = Content(line[len(indent) :]).wrap(max(2, width - len(indent)))  # by cells: "漢" takes two of them
    heads = (line[: len(indent)], *[indent] * len(lines))
    return tuple(f"{head}{each.plain}".rstrip() for head, each in zip(heads, lines, strict=False))


class MailView(ScrollView, can_focus=True):
    """The inbox line that they see first, the headers, the body wrapped as mail."""

    COMPONENT_CLASSES = {"mail--label", "mail--strong", "mail--rule"}

    BINDINGS = [
        Binding("w", "width", "Phone, desktop"),
        *VIEW_KEYS,
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
    ]

    def __init__(self, envelope: Envelope) -> None:
        super().__init__()
        self._envelope = envelope
        self._text = ""
        self._phone = False
        self._lines: list[list[tuple[str, str]]] = []
        self._base = Style()

    def show(self, envelope: Envelope, text: str) -> None:
        """Show this letter; only lines that differ are drawn again."""
        self._envelope = envelope
        self._text = text
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._lay_out()

    def action_width(self) -> None:
        """Change between the width of a phone and of a desktop."""
        self._phone = not self._phone
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width < 12:
            return
        old = self._lines
        self._lines = self._drawn(min(width, PHONE if self._phone else DESKTOP))
        self._grow(Size(width, len(self._lines)))
        top = self.scroll_offset.y
        for y in range(top, top + self.size.height):
            before = old[y] if y < len(old) else None
            after = self._lines[y] if y < len(self._lines) else None
            if before != after:
                self.refresh(Region(0, y - top, width, 1))

    def _grow(self, size: Size) -> None:
        """Be as high as the mail is. Textual lays out the whole screen when that changes; mostly only the
        scrollbar is to be drawn again.
        """
        scrolls = size.height > self.size.height
        still_there = self.scroll_offset.y <= max(0, size.height - self.size.height)
        if size.width == self.virtual_size.width and scrolls == self.show_vertical_scrollbar and still_there:
            self.set_reactive(ScrollView.virtual_size, size)
            if scrolls:
                self.vertical_scrollbar.window_virtual_size = size.height
        else:
            self.virtual_size = size

    def _drawn(self, width: int) -> list[list[tuple[str, str]]]:
        """Lay the mail out: lines of (component class, text) pieces."""
        envelope = self._envelope
        first = " ".join(self._text[: 4 * width].split())  # more of it is never in sight
        inbox = "  ".join(["", *filter(None, (envelope.subject,)), first])
        room = max(4, width - 9 - cell_len(envelope.sender))
        lines: list[list[tuple[str, str]]] = [
            [("mail--label", "Inbox    "), ("mail--strong", envelope.sender), ("", _cut(inbox, room))],
            [],
            [("mail--label", "To       "), ("", _cut(envelope.to, width - 9))],
        ]
        about = envelope.subject
        for index, line in enumerate([] if about is None else _wrapped_line(about, width - 9)):
            lines.append([("mail--label", "Subject  " if index == 0 else " " * 9), ("", line)])
        lines.append([("mail--rule", "─" * width)])
        lines += [[("", line)] for line in wrapped(self._text.rstrip("\n"), width)]
        return lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines. Their style is put together from all that is around the mail: once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the mail."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        base = self._base
        if index >= len(self._lines):
            return Strip.blank(width, base)
        segments = [Segment(text, base + self._style(name)) for name, text in self._lines[index]]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True) if name else Style()


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else f"{set_cell_size(text, max(0, width - 1)).rstrip()}…"
