"""Wrapped text whose later lines are indented under the first word."""

from __future__ import annotations

from textual.content import Content


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
