"""The client's message with the heat taken out: facts and asks bright, charged words covered."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from amends.language.sentences import split
from amends.language.wrapped import unwrapped
from amends.reading.covering import Stretch, covered, stretches
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from amends.domain.judgement import Span

MOST = 256_000
"""Characters shown; the file keeps everything."""


class Drained(Wrapping):
    """A text to look at and to select in, with the same offsets drained and as written."""

    COMPONENT_CLASSES = {"drained--heat", "drained--fact", "drained--ask"}

    BINDINGS = [Binding("space", "sentence", "Sentence")]

    as_written: reactive[bool] = reactive(False, init=False)

    def __init__(self) -> None:
        super().__init__(read_only=True, tab_behavior="focus", highlight_cursor_line=False)
        self._original = self._shown = ""
        self._stretches: tuple[Stretch, ...] = ()
        self._rows: list[int] = [0]

    def show_message(self, text: str, spans: Sequence[Span], flowing: str | None = None) -> None:
        """Show another message; the same one is left as it is, with its selection.

        Flowing is the same text with other line ends, where that is known better than it looks.
        """
        if text != self._original:
            self._original = text
            self._shown = shown = unwrapped(text[:MOST]) if flowing is None else flowing[:MOST]
            self._rows = [0, *(at + 1 for at, sign in enumerate(shown) if sign == "\n")]
            self._stretches = stretches(shown, spans)
            self._fill()

    def watch_as_written(self) -> None:
        """Cover the charged words, or show them; the selection stays where it is."""
        self._fill()

    def _fill(self) -> None:
        shown, selection = self._shown, self.selection
        with self.prevent(TextArea.Changed):
            self.load_text(shown if self.as_written else covered(shown, self._stretches))
        self.selection = selection

    @property
    def chosen(self) -> tuple[int, int]:
        """What is selected, without the space around it, in characters of the message as it came."""
        start, end = sorted(
            self._rows[min(row, len(self._rows) - 1)] + column
            for row, column in (self.selection.start, self.selection.end)
        )
        text = self._original[start:end]
        start += len(text) - len(text.lstrip())
        return start, start + len(text.strip())

    def action_sentence(self) -> None:
        """Select the sentence at the caret; once one is selected, the next with it."""
        start, end = self.chosen
        sentences = split(self._shown)
        here = [one for one in sentences if one[1] > start] if start == end else []
        after = [one for one in sentences if one[1] > end] if start < end else []
        if here:
            start, end = here[0]
        elif after:
            end = after[0][1]
        self.selection = Selection(self._place(start), self._place(end))
        self.scroll_cursor_visible()

    def leave_chosen(self, at: int | None = None) -> None:
        """Select nothing any more; the caret is behind what was selected, or there."""
        self.selection = Selection.cursor(self._place(self.chosen[1] if at is None else at))

    def show_from(self, at: int) -> None:
        """Put the caret there, and that row on top of what is seen."""
        self.move_cursor(self._place(at))
        self.call_after_refresh(self._scroll_to_caret)  # not before it is laid out, where it was out of sight

    def _scroll_to_caret(self) -> None:
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        self.scroll_to(y=row, animate=False)

    def _place(self, at: int) -> tuple[int, int]:
        row = bisect_right(self._rows, at) - 1
        return row, at - self._rows[row]

    def get_line(self, line_index: int) -> Text:
        """Draw facts and asks bright, heat dim; as it was written, everything alike."""
        line = super().get_line(line_index)
        if self.as_written or line_index >= len(self._rows):
            return line
        begin = self._rows[line_index]
        end = begin + len(line)
        first = max(0, bisect_right(self._stretches, begin, key=lambda stretch: stretch.start) - 1)
        for stretch in self._stretches[first:]:
            if stretch.start >= end:
                break
            style = self.get_component_rich_style(f"drained--{stretch.style}", partial=True)
            line.stylize(style, max(0, stretch.start - begin), max(0, stretch.end - begin))
        return line
