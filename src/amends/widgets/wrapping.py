"""A text area that is drawn as it is wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

if TYPE_CHECKING:
    from textual.geometry import Size


class Wrapping(TextArea):
    """Textual wraps anew when the width changes and draws only when the number of rows does too.

    Between the two it has drawn the new width with the old rows: their ends are cut off and lost from sight.
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for the rows of the width it will have.

        Textual asks for those of the width before, which is none on coming into sight, and may keep to it.
        """
        caret = 1  # it has a column of its own
        columns = max(0, width - self.gutter_width - self.scrollbar_size_vertical - caret)
        if not self.soft_wrap or columns == self.wrapped_document._width:
            return super().get_content_height(container, viewport, width)
        return WrappedDocument(self.document, columns, self.indent_width).height

    def on_resize(self) -> None:
        """Draw the rows as they are wrapped now."""
        self.refresh()
