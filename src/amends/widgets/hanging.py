"""Wrapped text whose later lines are indented under the first word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

_MORE = " …"
_CLAUSE = re.compile(r"[,;:.](?= )")
_ENOUGH = 0.4
"""So much of the room a clause must fill for the line to end with it."""
_DANGLING = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be but by do does for from if in is it its my no nor not of on or our so than that
        the their this to was were which who with your
        """,
    )
)


def in_lines(pieces: Sequence[Content], width: int, gap: str) -> Content:
    """Set pieces side by side, each whole, in as many lines as the width asks for."""
    lines: list[list[Content]] = [[]]
    room = width
    for piece in pieces:
        if lines[-1] and piece.cell_length + len(gap) > room:
            lines.append([])
            room = width
        room -= piece.cell_length + (len(gap) if lines[-1] else 0)
        lines[-1].append(piece)
    return Content("\n").join([Content(gap).join(line) for line in lines])


def cut_short(line: Content, width: int) -> Content:
    """Return a line cut to the width where its words can end: behind a clause, and never behind an “and”."""
    if line.cell_length <= width:
        return line
    room = line.truncate(max(1, width - len(_MORE))).plain
    at = max((clause.start() for clause in _CLAUSE.finditer(room)), default=0)
    if at < len(room) * _ENOUGH:
        words = room[: room.rfind(" ")].split(" ")
        while len(words) > 1 and words[-1].lower() in _DANGLING:
            words.pop()
        at = len(" ".join(words))
    return Content.assemble(line[:at], _MORE)


def hanging(sign: str | Content, text: str | Content, width: int) -> Content:
    """Return the text wrapped to the width, with the sign before its first line only."""
    head = Content(sign) if isinstance(sign, str) else sign
    body = Content(text) if isinstance(text, str) else text
    indent = head.cell_length
    lines = body.wrap(max(8, width - indent))
    pieces = [
        Content.assemble(head if i == 0 else " " * indent, line.rstrip()) for i, line in enumerate(lines)
    ]
    return Content("\n").join(pieces)


class Paragraphs(Static):
    """Text that takes the rows of the width it gets, from the first layout on; wrapped to each width."""

    def wrapped(self, width: int) -> Content:
        """Return the text in lines of this width."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for the lines that this width needs: what is drawn already was wrapped to the one before."""
        return self.wrapped(width).plain.count("\n") + 1

    def on_resize(self) -> None:
        """Wrap to the new width, also when the number of lines is the same."""
        self.refresh()

    def render(self) -> Content:
        """Draw the lines."""
        return self.wrapped(self.content_size.width)


class Hanging(Paragraphs):
    """Words with a sign before them."""

    def __init__(self, sign: str, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._sign = sign
        self._words = ""

    def say(self, words: str) -> None:
        """Show these words; the sign stands before some words only."""
        if words != self._words:
            self._words = words
            self.refresh(layout=True)

    def wrapped(self, width: int) -> Content:
        """Return the words behind their sign."""
        return hanging(self._sign, self._words, width) if self._words else Content()
