"""A bordered pane, with one view or several that share the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive

if TYPE_CHECKING:
    from textual.widget import Widget


VIEW_KEYS = (
    Binding("left", "screen.view(-1)", "Views", key_display="← →"),
    Binding("right", "screen.view(1)", "Views", key_display="← →", show=False),
)
"""For the widgets that share a place: without them a list that scrolls keeps these keys to itself, untold."""


class Pane(Vertical):
    """A round border with the title in it; the colour of the focus when the focus is inside."""

    def __init__(
        self, *children: Widget, title: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        if title:
            self.border_title = Content(title)


class Views(Pane):
    """Several widgets in one place, one shown; their titles stand side by side in the border."""

    shown: reactive[int] = reactive(0, init=False)

    def __init__(self, *views: tuple[str, Widget], id: str | None = None, classes: str | None = None) -> None:
        super().__init__(*(view for _, view in views), id=id, classes=classes)
        self._titles = [title for title, _ in views]
        self._views = [view for _, view in views]

    def on_mount(self) -> None:
        """Show the first view."""
        self._show()

    def watch_shown(self) -> None:
        """Show another view in the same place; the focus follows if it was inside."""
        inside = self.has_focus_within
        self._show()
        if inside and self._views[self.shown].can_focus:
            self._views[self.shown].focus()

    def move(self, by: int) -> None:
        """Show the next view (1) or the one before (-1), round and round."""
        self.shown = (self.shown + by) % len(self._views)

    def name_view(self, index: int, title: str) -> None:
        """Give a view another title, as when the number of remarks changes."""
        if self._titles[index] != title:
            self._titles[index] = title
            self._draw_title()

    @property
    def current(self) -> Widget:
        """The view that is shown."""
        return self._views[self.shown]

    def _show(self) -> None:
        for index, view in enumerate(self._views):
            view.display = index == self.shown
        self._draw_title()

    def _draw_title(self) -> None:
        pieces = [
            Content.styled(title, "bold" if index == self.shown else "not bold $text-muted")
            for index, title in enumerate(self._titles)
        ]
        self.border_title = Content("   ").join(pieces)
