"""Wrapped text whose later lines are indented under the first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Sequence


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
