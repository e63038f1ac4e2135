"""A text that is changed from outside while it has the caret: only what differs is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.document._document import Location
    from textual.widgets import TextArea


def adopt(area: TextArea, text: str) -> int | None:
    """Put another text into the area; the caret stays with its words.

    Returns where what differed ends now, None when nothing did.
    """
    old = area.text
    if old == text:
        return None
    start = 0
    shortest = min(len(old), len(text))
    while start < shortest and old[start] == text[start]:
        start += 1
    tail = 0
    while tail < shortest - start and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    begin, end = location(old, start), location(old, len(old) - tail)
    area.replace(text[start : len(text) - tail], begin, end, maintain_selection_offset=True)
    return len(text) - tail


def location(text: str, index: int) -> Location:
    """Return row and column of a character of the text."""
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)
