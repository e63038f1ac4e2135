"""The caret in a letter of several texts: where it is, and how it goes from one into the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea

from amends.letters.places import begun, find
from amends.widgets.letter_sight import LetterSight, distance
from amends.widgets.part_area import PartArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from amends.domain.draft import Draft
    from amends.letters.places import Found, Place
    from amends.widgets.offers_block import OffersBlock
    from amends.widgets.part_block import LineBlock, PartBlock


@dataclass(frozen=True, slots=True)
class Left:
    """Where the caret was in a letter that is left."""

    place: Place
    caret: int
    within: bool
    """Whether it was in the text, or the letter was only looked at."""


class LetterCaret(LetterSight):
    """A column of texts that feels like one: arrows and pages cross from text to text."""

    class Entered(Message):
        """The caret came into another part; an empty name for subject, greeting and sign-off."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    class Moved(Message):
        """The caret stands somewhere else."""

    def __init__(self, draft: Draft, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.draft = draft
        """The draft with everything typed, ahead of the session by at most a pause."""
        self.here = ""
        """The name of the part that has the caret, or had it last."""
        self._last: Place | None = None
        self._looks_elsewhere = False
        self._areas: dict[Place, PartArea] = {}
        self._blocks: dict[str, PartBlock] = {}
        self._lines: dict[Place, LineBlock] = {}
        self._offers: OffersBlock | None = None

    def on_mount(self) -> None:
        """Look after the caret when the texts have moved."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, _screen: object) -> None:
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors and not self._looks_elsewhere:
            self.keep_in_sight(focused)  # coming here, each text above still grows to its height

    def on_mouse_scroll_up(self) -> None:
        """Who turns the wheel looks at something else until the next key."""
        self._looks_elsewhere = True

    on_mouse_scroll_down = on_mouse_scroll_up

    @property
    def stops(self) -> list[Widget]:
        """What takes the focus, top to bottom."""
        order: list[Widget] = []
        for place, area in self._areas.items():
            if place[0] == "after" and self._offers is not None:
                order.append(self._offers)
            order.append(area)
        return order

    @property
    def order(self) -> list[Place]:
        """The texts, top to bottom."""
        return list(self._areas)

    @property
    def place(self) -> Place | None:
        """Which text has the caret."""
        return next((place for place, area in self._areas.items() if area.has_focus), None)

    def caret(self) -> tuple[Place, int] | None:
        """Return where the caret is: which text, and how many characters into it."""
        place = self.place
        return None if place is None else (place, self._areas[place].caret)

    @property
    def left(self) -> Left | None:
        """Where the caret is, or was when the text was left."""
        if self._last not in self._areas:
            return None
        return Left(self._last, self._areas[self._last].caret, self.place is not None)

    @property
    def guidance(self) -> str:
        """What the part that has the caret, or had it last, should say; else what the line is for."""
        if self.here in self._blocks:
            return self._blocks[self.here].part.guidance
        line = self._lines.get(self._last) if self._last is not None else None
        return line.guidance if line is not None else ""

    def go_to(self, left: Left) -> None:
        """Put the caret where it was in another editor of the same letter."""
        area = self._areas.get(left.place)
        if area is None:
            return
        area.select(left.caret, left.caret)
        focused = self.screen.focused
        if left.within or (focused is not None and self in focused.ancestors):
            self._enter(area)  # a caret that is here in another text would stay there
        else:
            self._show_here(area)
            self.call_after_refresh(self.reveal, area)

    def go_back(self) -> None:
        """Put the caret where it was in the text that had it last."""
        area = self._areas.get(self._last) if self._last is not None else None
        if area is not None:
            self._enter(area)
        else:
            self.enter_part(self.here)

    def select(self, place: Place, start: int, end: int) -> None:
        """Put the focus into a text with this stretch of it selected."""
        area = self._areas.get(place)
        if area is not None:
            self._enter(area)
            area.select(start, end)

    def point(self, place: Place, start: int, end: int) -> None:
        """Put the caret before a stretch of a text and show it, not selected: nothing typed replaces it."""
        area = self._areas.get(place)
        if area is not None:
            self._enter(area)
            area.point(area.location(start), area.location(end))

    @property
    def pointed(self) -> Found | None:
        """The stretch pointed at, while the caret stands before it."""
        place = self.place
        words = self._areas[place].pointed_at if place is not None else None
        return (place, *words) if place is not None and words is not None else None

    def find(self, words: str) -> bool:
        """Select these words where they stand next; False when the letter does not have them."""
        found = find(self.draft, self.order, words, self.caret())
        if found is not None:
            self.select(*found)
        return found is not None

    def enter_part(self, name: str) -> None:
        """Put the caret at the end of a part; without a name, of that in which one goes on writing."""
        place = ("part", name) if ("part", name) in self._areas else begun(self.draft, self.order)
        area = self._areas[place or ("greeting", "")]
        if area.cursor_location == (0, 0):
            area.move_cursor(area.document.end)
        self._enter(area)

    @property
    def ahead(self) -> str:
        """The name of the part that comes next, the first where none has the caret; empty after the last."""
        names = list(self._blocks)
        if self.here not in names:  # the sign-off stands below all parts
            return "" if not names or self._last == ("sign-off", "") else names[0]
        at = names.index(self.here) + 1
        return names[at] if at < len(names) else ""

    def next_part(self) -> bool:
        """Go to the part that comes next; False after the last."""
        name, offers = self.ahead, self._offers
        if name and offers is not None and offers in self._blocks[name].query("*") and not self.draft.offers:
            self._enter(offers)
        elif name:
            self.enter_part(name)
        return bool(name)

    def cross(self, stop: Widget, by: int) -> None:
        """Put the caret into the text before or after, at the edge it comes in by."""
        stops = self.stops
        at = stops.index(stop) + by
        if not 0 <= at < len(stops):
            return
        target = stops[at]
        if isinstance(target, PartArea):
            target.move_cursor(target.document.end if by < 0 else (0, 0))
        self._enter(target)

    def below_offers(self) -> PartArea | None:
        """The text below the offers, where there is one to write into."""
        area = next((area for place, area in self._areas.items() if place[0] == "after"), None)
        return area if area is not None and not area.read_only else None

    def in_one_step(self, area: PartArea, delete: Callable[[], object]) -> None:
        """Delete in a text, as one change."""
        raise NotImplementedError

    def page(self, by: int) -> None:
        """Move the caret by what fits on the screen, whichever texts lie between."""
        place = self.place
        if place is None:
            return
        caret = self.caret_region(self._areas[place])
        wanted = caret.y + by * max(1, self.scrollable_content_region.height - 2)
        target = min(self._areas.values(), key=lambda area: distance(wanted, self.region_of(area)))
        region = self.region_of(target)
        row = max(0, min(wanted - region.y, target.wrapped_document.height - 1))
        target.move_cursor(
            target.wrapped_document.offset_to_location(Offset(max(0, caret.x - region.x), row))
        )
        self._enter(target)

    def go_to_end(self, by: int) -> None:
        """Put the caret before the first word of the letter (-1), or behind the last (1)."""
        area = list(self._areas.values())[0 if by < 0 else -1]
        area.move_cursor((0, 0) if by < 0 else area.document.end)
        self._enter(area)

    def _enter(self, stop: Widget) -> None:
        """Give a text the focus at once: Widget.focus() waits, and the next key would land in the old one."""
        self.screen.set_focus(stop, scroll_visible=False)  # reveal keeps the caret in sight, not the text
        self._show_here(stop)
        self._looks_elsewhere = False
        self.call_after_refresh(self.keep_in_sight, stop)

    def on_descendant_focus(self) -> None:
        """Follow the focus, however it came here, unless it has gone on: the news of it is late then."""
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            self._show_here(focused)

    def _show_here(self, focused: Widget) -> None:
        """Show which part has the focus."""
        block = next((b for b in self._blocks.values() if b in focused.ancestors), None)
        place = next((place for place, area in self._areas.items() if area is focused), None)
        if place is not None:
            self._last = place
        elif block is not None:  # the offers: the text of their part is what is nearest
            self._last = ("part", block.part.name)
        line = self._lines.get(place) if place is not None else None
        shown: Widget | None = block or line
        if shown is not None and shown.has_class("-here"):
            return
        blocks: list[PartBlock | LineBlock] = [*self._blocks.values(), *self._lines.values()]
        for other in blocks:
            other.enter(other is shown)
        self.here = block.part.name if block is not None else ""
        self.post_message(self.Entered(self.here))

    @on(TextArea.SelectionChanged)
    @on(TextArea.Changed)
    def _follow(self, event: TextArea.SelectionChanged | TextArea.Changed) -> None:
        event.stop()
        area = event.text_area
        if area.has_focus:
            self._looks_elsewhere = False
            self.call_after_refresh(self.reveal, area)
            if isinstance(event, TextArea.SelectionChanged):
                if isinstance(area, PartArea) and area.pointed is None:
                    area.point_no_more()
                self.post_message(self.Moved())
