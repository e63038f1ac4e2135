"""What differs between two forms of a case, drawn word by word; told by signs, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from amends.domain.differences import words

if TYPE_CHECKING:
    from amends.domain.differences import Difference, Piece

_AROUND = 48
"""Characters of what is the same that are shown beside a change."""
_LONGEST = 4_000
"""Characters of one difference that are shown."""

GONE, NEW = ("[-", "-]"), ("{+", "+}")
"""What only the first form has, and what only the second has."""


def shown(differing: tuple[Difference, ...]) -> Content:
    """Return the differences one under the other."""
    if not differing:
        return Content.styled("They say the same.", "$text-muted")
    return Content("\n\n").join([_one(each) for each in differing])


def word_by_word(before: str, after: str) -> Content:
    """Return two texts as one, whole, with what only one of them has between its signs."""
    return Content.assemble(*(_whole(piece) for piece in words(before, after)))


def _one(difference: Difference) -> Content:
    pieces = words(difference.before[:_LONGEST], difference.after[:_LONGEST])
    last = len(pieces) - 1
    drawn = [_piece(piece, index == 0, index == last) for index, piece in enumerate(pieces)]
    return Content.assemble((difference.where, "$text-muted"), "\n", *drawn)


def _whole(piece: Piece) -> Content:
    if piece.kind == "gone":
        return Content.styled(GONE[0] + piece.text + GONE[1], "strike $error")
    if piece.kind == "new":
        return Content.styled(NEW[0] + piece.text + NEW[1], "bold $success")
    return Content(piece.text)


def _piece(piece: Piece, first: bool, last: bool) -> Content:
    if piece.kind != "same":
        return _whole(piece)
    text = piece.text
    if first and len(text) > _AROUND:
        text = "…" + text[-_AROUND:]
    elif last and len(text) > _AROUND:
        text = text[:_AROUND] + "…"
    elif len(text) > 2 * _AROUND + 3:
        text = f"{text[:_AROUND]} … {text[-_AROUND:]}"
    return Content(text)
