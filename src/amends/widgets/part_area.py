"""One text of the letter: as high as what is in it, with underlines under what a remark is about."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from textual.binding import Binding
from textual.widget import Widget

from amends.domain.clean import clean
from amends.language.wrapped import unwrapped
from amends.widgets.adopting import adopt, location
from amends.widgets.pointed import Pointed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual import events
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


_Drawn = tuple[str, bool, list[tuple[int, int]]]
"""A row on the screen: its words, whether the caret is in it, and what is underlined, in columns of it."""


class PartArea(Pointed):
    """A text area without a frame. Arrows at its edges lead to the text before or after."""

    COMPONENT_CLASSES = {"part--marked"}

    BINDINGS = [
        Binding("ctrl+home", "letter_end(-1)", "First word", show=False),
        Binding("ctrl+end", "letter_end(1)", "Last word", show=False),
    ]

    _held = False
    """Whether an edit is under way that says itself which rows are to be drawn."""

    def __init__(
        self,
        text: str,
        *,
        edited: Callable[[PartArea], None],
        letter: LetterCaret,
        placeholder: str = "",
        single: bool = False,
        signs: bool = False,
    ) -> None:
        super().__init__(text, placeholder=placeholder, tab_behavior="focus", highlight_cursor_line=False)
        self._edited = edited
        self._letter = letter
        self.marked: tuple[Mark, ...] = ()
        """What is underlined, in characters."""
        self._marks: dict[int, list[tuple[int, int]]] = {}
        """The marks by row, in columns."""
        self._single = single
        self.signs = signs
        """Whether it ends the letter: a name typed behind its comma begins a line of its own."""
        self._restyled = True

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit and tell at once, so that what stands beside changes in the same frame."""
        self.point_no_more()  # enter breaks the line again
        edit.text = clean(edit.text)
        if self._is_name(edit):
            edit.text = f"\n{edit.text}"
        if self._single and "\n" in edit.text:
            edit.text = " ".join(edit.text.split("\n")).rstrip()
        marks = self._carried(edit) if self.marked else ()
        row, _ = self.cursor_location
        before = self._drawn(row) if self._is_calm(edit) else []
        self._held = bool(before)
        try:
            result = super().edit(edit)
        finally:
            self._held = False
        if before:
            elsewhere = self._elsewhere(row)
            self._place(marks)
            self._draw_again(row, before)
            if self._elsewhere(row) != elsewhere:
                self._draw_all_anew()
        elif self._place(marks):
            self._draw_all_anew()
        self._edited(self)
        return result

    async def _on_key(self, event: events.Key) -> None:
        """Enter leads from the subject and the greeting on, as from a field: they have one line.

        Textual hands every other key on to the kinds of text that this one is made of.
        """
        if event.key == "enter" and self._single and self.pointed is None:
            event.stop()
            event.prevent_default()
            self.go_out(1)

    async def _on_paste(self, event: events.Paste) -> None:
        """Set a line end that only wrapped what is pasted as a space, before TextArea itself takes it in.

        Kept, it would break the lines of the mail a second time, and leave single words on a line.
        """
        event.text = unwrapped(event.text.replace("\r\n", "\n").replace("\r", "\n"))

    def _is_name(self, edit: Edit) -> bool:
        """Whether this is the first of the name under a sign-off such as "Kind regards,", typed behind it."""
        first = edit.text[:1]
        if not self.signs or not first or first.isspace() or edit.from_location != edit.to_location:
            return False
        return edit.from_location == self.document.end and "\n" not in self.text and self.text.endswith(",")

    def in_one_step(self, delete: Callable[[], object]) -> None:
        """Delete, so that one undo brings it back and takes nothing else along."""
        self._letter.in_one_step(self, delete)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw again. TextArea asks for all of its rows whenever the caret moves, so at each key."""
        if self._held and repaint and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _is_calm(self, edit: Edit) -> bool:
        """Whether an edit changes nothing but the row with the caret in it."""
        row, _ = self.cursor_location
        tabs = "\t" in self.document.get_line(row) + edit.text  # as wide as what is before them leaves them
        return (
            not (self._is_empty or tabs)
            and edit.from_location[0] == edit.to_location[0] == row
            and "\n" not in edit.text
            and self.selection.is_empty
            and self.matching_bracket_location is None
        )

    @property
    def _is_empty(self) -> bool:
        """Whether there is nothing, so that the placeholder stands there."""
        return self.document.line_count == 1 and not self.document.get_line(0)

    def _drawn(self, row: int) -> list[_Drawn]:
        """Return a row of the text as it is drawn: a wrapped one is several rows on the screen."""
        line, cuts = self.document.get_line(row), self.wrapped_document.get_offsets(row)
        marks, (at, column) = self._marks.get(row, ()), self.cursor_location
        caret = bisect(cuts, column) if at == row else -1
        return [
            (
                line[start:end],
                index == caret,
                [(max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start],
            )
            for index, (start, end) in enumerate(pairwise((0, *cuts, len(line))))
        ]

    def _draw_again(self, row: int, before: list[_Drawn]) -> None:
        """Draw again what is different in a row; all when it moves what is below it."""
        after = self._drawn(row)
        if len(after) != len(before) or self._is_empty or self.matching_bracket_location is not None:
            self.refresh()
            return
        top = self.wrapped_document.location_to_offset((row, 0)).y
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new or new[1]:
                self.refresh_lines(top + index)

    def _elsewhere(self, row: int) -> dict[int, list[tuple[int, int]]]:
        """Return the marks in the other rows: a mark over several goes from all of them at once."""
        return {at: marks for at, marks in self._marks.items() if at != row}

    def _draw_all_anew(self) -> None:
        """Draw all rows, none of them as it was kept from the last time."""
        self.notify_style_update()
        self.refresh()

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

    @property
    def pointed_at(self) -> tuple[int, int] | None:
        """The words pointed at, in characters, while the caret stands before them."""
        found = self.pointed
        return (self._index(found[0]), self._index(found[1])) if found else None

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, in characters."""
        self.move_cursor(self.location(start))
        self.move_cursor(self.location(end), select=True)

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline these stretches and no others."""
        if self._place(marks):
            self._draw_all_anew()

    def _place(self, marks: Sequence[Mark]) -> bool:
        """Take these marks; whether anything is underlined that was not, or the other way round."""
        self.marked = tuple(marks)
        if not marks and not self._marks:
            return False
        by_row: dict[int, list[tuple[int, int]]] = {}
        lines = self.text.split("\n")
        for mark in marks:
            (first, begin), (last, end) = self.location(mark.start), self.location(mark.end)
            for row in range(first, min(last, len(lines) - 1) + 1):
                stop = end if row == last else len(lines[row])
                by_row.setdefault(row, []).append((begin if row == first else 0, stop))
        if by_row == self._marks:
            return False
        self._marks = by_row
        return True

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

    def go_out(self, by: int) -> None:
        """Leave over the top (-1) or the bottom (1); called at once, so that the next key finds its text."""
        self._letter.cross(self, by)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move left, or to the end of the text above."""
        if not select and self.cursor_location == (0, 0) and self.selection.is_empty:
            self.go_out(-1)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move right, or to the start of the text below."""
        if not select and self.cursor_location == self.document.end and self.selection.is_empty:
            self.go_out(1)
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
