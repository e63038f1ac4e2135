"""Long words, as paths are, broken where one would break them by hand."""

from __future__ import annotations

import re

from rich.cells import cell_len

_PIECES = (re.compile(r"[^/]*/|[^/]+"), re.compile(r"[^-_./]*[-_./]|[^-_./]+"))
"""A path is broken behind a slash; a name that is too long for a line, behind what joins its words."""


def broken(words: str, width: int) -> str:
    """Return the words, broken where one is wider than a line; the others wrap by themselves."""
    return "\n".join(_line(line, width) for line in words.split("\n"))


def _line(line: str, width: int) -> str:
    if all(cell_len(word) <= width for word in line.split(" ")):
        return line
    lines = [""]
    for piece in _pieces(line, width):
        if lines[-1] and cell_len(lines[-1]) + cell_len(piece.rstrip(" ")) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(each.rstrip(" ") for each in lines)


def _pieces(line: str, width: int) -> list[str]:
    """Return the line in pieces that stay whole, each word with the space behind it."""
    pieces = re.findall(r"[^ ]* +|[^ ]+", line)
    for finer in _PIECES:
        pieces = [
            small
            for piece in pieces
            for small in (finer.findall(piece) if cell_len(piece.rstrip(" ")) > width else [piece])
        ]
    return pieces
