"""One text of the letter: as high as what is in it, with underlines under what a remark is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import TextArea

from amends.domain.clean import clean
from amends.widgets.adopting import adopt, location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual.document._document import EditResult, Location
    from textual.document._edit import Edit
    from textual.geometry import Region
    from textual.strip import Strip

    from amends.widgets.letter_caret import LetterCaret


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one text to underline, in characters."""

    start: int
    end: int


class PartArea(TextArea):
    """A text area without a frame. Arrows at its edges lead to the text before or after."""

    COMPONENT_CLASSES = {"part--marked"}

    BINDINGS = [
        Binding("ctrl+home", "letter_end(-1)", "First word", show=False),
        Binding("ctrl+end", "letter_end(1)", "Last word", show=False),
    ]

    def __init__(
        self,
        text: str,
        *,
        edited: Callable[[PartArea], None],
        letter: LetterCaret,
        placeholder: str = "",
        single: bool = False,
    ) -> None:
        super().__init__(text, placeholder=placeholder, tab_behavior="focus", highlight_cursor_line=False)
        self._edited = edited
        self._letter = letter
        self.marked: tuple[Mark, ...] = ()
        """What is underlined, in characters."""
        self._marks: dict[int, list[tuple[int, int]]] = {}
        """The marks by row, in columns."""
        self._single = single
        self._restyled = True

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit and tell at once, so that what stands beside changes in the same frame."""
        edit.text = clean(edit.text)
        if self._single and "\n" in edit.text:
            edit.text = " ".join(edit.text.split("\n")).rstrip()
        marks = self._carried(edit) if self.marked else ()
        result = super().edit(edit)
        if self.marked:
            self.mark(marks)
        self._edited(self)
        return result

    def adopt(self, text: str) -> int | None:
        """Take over a text from outside (undo, another window of it); return where what differed ends now."""
        return adopt(self, text)

    def location(self, index: int) -> Location:
        """Return row and column of a character of the text."""
        return location(self.text, index)

    @property
    def caret(self) -> int:
        """The caret as a number of characters into the text."""
        return self._index(self.cursor_location)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, in characters."""
        self.move_cursor(self.location(start))
        self.move_cursor(self.location(end), select=True)

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline these stretches and no others."""
        self.marked = tuple(marks)
        by_row: dict[int, list[tuple[int, int]]] = {}
        lines = self.text.split("\n")
        for mark in marks:
            (first, begin), (last, end) = self.location(mark.start), self.location(mark.end)
            for row in range(first, min(last, len(lines) - 1) + 1):
                stop = end if row == last else len(lines[row])
                by_row.setdefault(row, []).append((begin if row == first else 0, stop))
        if by_row != self._marks:
            self._marks = by_row
            self.notify_style_update()
            self.refresh()

    def _carried(self, edit: Edit) -> tuple[Mark, ...]:
        """Return the underlines as this edit leaves them: with their words; those typed into go."""
        start, end = sorted((self._index(edit.from_location), self._index(edit.to_location)))
        by = len(edit.text) - (end - start)
        before = (mark for mark in self.marked if mark.end <= start)
        after = (Mark(mark.start + by, mark.end + by) for mark in self.marked if mark.start >= end)
        return (*before, *after)

    def _index(self, location: Location) -> int:
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def notify_style_update(self) -> None:
        """Take colours from the style sheet again when the lines are drawn next."""
        self._restyled = True
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines. TextArea reads its colours each time, and there are many texts on the screen."""
        if self._restyled:
            self._restyled = False
            return super().render_lines(crop)
        return Widget.render_lines(self, crop)

    def get_line(self, line_index: int) -> Text:
        """Return a line of the document with its underlines."""
        line = super().get_line(line_index)
        if line_index in self._marks:
            style = self.get_component_rich_style("part--marked", partial=True)
            for start, end in self._marks[line_index]:
                line.stylize(style, start, end)
        return line

    def _cross(self, by: int) -> None:
        """Leave over the top (-1) or the bottom (1); called at once, so that the next key finds its text."""
        self._letter.cross(self, by)

    def action_cursor_up(self, select: bool = False) -> None:
        """Move up, or into the text above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self._cross(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down, or into the text below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self._cross(1)
        else:
            super().action_cursor_down(select)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move left, or to the end of the text above."""
        if not select and self.cursor_location == (0, 0) and self.selection.is_empty:
            self._cross(-1)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move right, or to the start of the text below."""
        if not select and self.cursor_location == self.document.end and self.selection.is_empty:
            self._cross(1)
        else:
            super().action_cursor_right(select)

    def action_cursor_page_up(self) -> None:
        """Move up a page of the letter."""
        self._letter.page(-1)

    def action_cursor_page_down(self) -> None:
        """Move down a page of the letter."""
        self._letter.page(1)

    def action_letter_end(self, by: int) -> None:
        """Go to the first word of the letter, or behind its last."""
        self._letter.go_to_end(by)
