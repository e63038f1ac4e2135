"""A column of texts in which the caret is kept on the screen."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import TextArea


class LetterSight(VerticalScroll, can_focus=True):
    """Scrolls a letter so that the caret can be seen, whichever of its texts has it."""

    def keep_in_sight(self, stop: Widget) -> None:
        """Keep what has the focus on the screen: of a text, which may be long, the row with the caret."""
        if isinstance(stop, TextArea):
            self.reveal(stop)
        elif stop.is_attached:
            self.scroll_to_widget(stop, animate=False)

    def reveal(self, area: TextArea) -> None:
        """Keep the caret on the screen."""
        if area.is_attached:
            self.scroll_to_region(self.caret_region(area), animate=False, force=True)

    def caret_region(self, area: TextArea) -> Region:
        """Return where the caret stands in the whole column."""
        x, y = area.wrapped_document.location_to_offset(area.cursor_location)
        region = self.region_of(area)
        return Region(region.x + x, region.y + y, 1, 1)

    def region_of(self, area: TextArea) -> Region:
        """Return where a text stands in the whole column."""
        region = area.virtual_region
        node = area.parent
        while isinstance(node, Widget) and node is not self:
            region = region.translate(node.virtual_region.offset)
            node = node.parent
        return region


def distance(line: int, region: Region) -> int:
    """Return how many lines lie between a line and a region; 0 inside it."""
    return max(region.y - line, line - (region.bottom - 1), 0)
