"""The letter as one column of texts: subject, greeting, parts with the offers where they stand, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from amends.letters import layout
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import Mark, PartArea
from amends.widgets.part_block import PartBlock
from amends.widgets.pauses import Pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import ComposeResult

    from amends.domain.draft import Draft

Place = tuple[str, str]
"""Which text of the letter: its kind (subject, greeting, part, after, sign-off) and the name of its part."""


class LetterEditor(VerticalScroll, can_focus=True):
    """The letter, edited in place. It feels like one text: arrows cross from part to part."""

    class Rested(Message):
        """The user paused, finished a sentence, or left a text: the draft with everything typed."""

        def __init__(self, draft: Draft, what: str, *, finished: bool) -> None:
            super().__init__()
            self.draft = draft
            self.what = what
            self.finished = finished
            """Whether it is time for the coach: a short pause in the middle of a sentence is none."""

    class Entered(Message):
        """The caret came into another part; an empty name for subject, greeting and sign-off."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, draft: Draft, *, listen: Callable[[Draft], None], id: str | None = None) -> None:
        super().__init__(id=id)
        self.draft = draft
        """The draft with everything typed, ahead of the session by at most a pause."""
        self.here = ""
        """The name of the part that has the caret, or had it last."""
        self._listen = listen
        self._areas: dict[Place, PartArea] = {}
        self._blocks: dict[str, PartBlock] = {}
        self._offers: OffersBlock | None = None
        self._pauses = Pauses(self, self._rested)
        self._adopting = False
        self._what = ""

    def compose(self) -> ComposeResult:
        """The texts in the order of the letter."""
        self._areas.clear()
        self._blocks.clear()
        self._offers = None
        yield self._area(("subject", ""), self.draft.subject, "Subject", single=True)
        yield self._area(("greeting", ""), self.draft.greeting, "Greeting", single=True)
        yield from self._parts()
        yield self._area(("sign-off", ""), self.draft.sign_off, "Kind regards, and your name")

    def _area(self, place: Place, text: str, placeholder: str, *, single: bool = False) -> PartArea:
        area = PartArea(text, edited=self._edited, crossed=self.cross, placeholder=placeholder, single=single)
        area.add_class(place[0])
        self._areas[place] = area
        return area

    def _parts(self) -> Iterable[Widget]:
        for part, plan in zip(self.draft.parts, layout(self.draft), strict=True):
            lead = "A line before the list, when you like" if plan.holds_offers else ""
            texts: list[Widget] = [self._area(("part", part.name), part.text, lead)]
            if plan.holds_offers:
                self._offers = OffersBlock(self.draft, crossed=self.cross)
                texts.append(self._offers)
                texts.append(
                    self._area(
                        ("after", part.name),
                        part.after,
                        "A question after the list: which would they prefer?",
                    )
                )
            block = PartBlock(plan, *texts)
            self._blocks[part.name] = block
            yield block

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
    def place(self) -> Place | None:
        """Which text has the caret."""
        return next((place for place, area in self._areas.items() if area.has_focus), None)

    async def show(self, draft: Draft) -> None:
        """Show a draft that came from outside. What is the same stays, caret and scroll too."""
        if draft == self.draft:
            return
        rebuilt = draft.shape != self.draft.shape or [p.name for p in draft.parts] != [
            p.name for p in self.draft.parts
        ]
        self.draft = draft
        if rebuilt:
            await self.recompose()
            return
        self._adopting = True
        for place, area in self._areas.items():
            area.adopt(self.text(place))
        self._adopting = False
        if self._offers is not None:
            self._offers.show(draft)

    def text(self, place: Place) -> str:
        """Return one text of the draft."""
        kind, name = place
        if kind == "subject":
            return self.draft.subject
        if kind == "greeting":
            return self.draft.greeting
        if kind == "sign-off":
            return self.draft.sign_off
        part = self.draft.part(name)
        if part is None:
            return ""
        return part.after if kind == "after" else part.text

    def _edited(self, area: PartArea) -> None:
        if self._adopting:
            return
        place = next(place for place, known in self._areas.items() if known is area)
        self.draft = self._with(place, area.text)
        self._what = f"writing {place[1] or place[0]}"
        self._listen(self.draft)
        self._pauses.key(area.text[max(0, area.caret - 6) : area.caret])

    def _rested(self, finished: bool) -> None:
        self.post_message(self.Rested(self.draft, self._what, finished=finished))

    @property
    def typing(self) -> bool:
        """Whether something was typed that the coach has not heard of."""
        return self._pauses.typing

    def _with(self, place: Place, text: str) -> Draft:
        kind, name = place
        if kind in ("part", "after"):
            part = self.draft.part(name)
            assert part is not None
            return self.draft.written(part.but(after=text) if kind == "after" else part.but(text=text))
        return self.draft.but(**{kind.replace("-", "_"): text})

    def rest(self) -> None:
        """Tell what was typed since the last pause, if anything was."""
        self._pauses.end()

    def seal(self, sealed: bool) -> None:
        """Let the letter be read only, or be written again."""
        for area in self._areas.values():
            area.read_only = sealed

    def tick(self, jobs: Mapping[str, Mapping[str, bool]]) -> None:
        """Show which jobs of which parts are done."""
        for name, block in self._blocks.items():
            block.tick(jobs.get(name, {}))

    def mark(self, marks: Mapping[Place, list[Mark]]) -> None:
        """Underline the stretches that remarks are about."""
        for place, area in self._areas.items():
            area.mark(marks.get(place, []))

    def select(self, place: Place, start: int, end: int) -> None:
        """Put the focus into a text with this stretch of it selected."""
        area = self._areas.get(place)
        if area is not None:
            self._enter(area)
            area.select(start, end)

    def caret(self) -> tuple[Place, int] | None:
        """Return where the caret is: which text, and how many characters into it."""
        place = self.place
        return None if place is None else (place, self._areas[place].caret)

    @property
    def order(self) -> list[Place]:
        """The texts, top to bottom."""
        return list(self._areas)

    def insert(self, text: str, place: Place | None = None) -> None:
        """Insert a starter at the caret of a text, after a space where one is needed."""
        area = self._areas.get(place or ("part", self.here))
        if area is not None:
            before = area.text[: area.caret]
            gap = "" if not before or before[-1].isspace() else " "
            area.insert(gap + text)

    def replace_text(self, place: Place, text: str) -> None:
        """Put another text in the place of one, as a change of the user's."""
        area = self._areas.get(place)
        if area is not None and area.text != text:
            area.replace(text, (0, 0), area.document.end)
            self.rest()

    def enter_part(self, name: str) -> None:
        """Put the caret at the end of a part; without a name, of the first that is empty."""
        names = [place for place in self._areas if place[0] == "part"]
        empty = (place for place in names if not self._written(place[1]))
        first = next(empty, names[0] if names else ("greeting", ""))
        area = self._areas.get(("part", name), self._areas[first])
        if area.cursor_location == (0, 0):
            area.move_cursor(area.document.end)
        self._enter(area)

    def _written(self, name: str) -> bool:
        part = self.draft.part(name)
        return part is not None and bool(part.text.strip() or part.after.strip())

    def next_part(self) -> bool:
        """Go to the next part, or to the first when no text has the caret; False after the last."""
        names = list(self._blocks)
        if not names:
            return False
        if not self.here or self.here not in names:
            self.enter_part(names[0])
            return True
        at = names.index(self.here) + 1
        if at >= len(names):
            return False
        name = names[at]
        if (
            self._offers is not None
            and self._offers in self._blocks[name].query("*")
            and not self.draft.offers
        ):
            self._enter(self._offers)
        else:
            self.enter_part(name)
        return True

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

    def _enter(self, stop: Widget) -> None:
        """Give a text the focus at once: Widget.focus() waits, and the next key would land in the old one."""
        self.screen.set_focus(stop)
        self._show_here(stop)
        if isinstance(stop, TextArea):
            self.call_after_refresh(self._reveal, stop)
        else:
            self.call_after_refresh(self.scroll_to_widget, stop, animate=False)

    def on_descendant_focus(self) -> None:
        """Follow the focus, however it came here."""
        if self.screen.focused is not None:
            self._show_here(self.screen.focused)

    def _show_here(self, focused: Widget) -> None:
        """Show the guidance of the part that has the focus."""
        block = next((b for b in self._blocks.values() if b in focused.ancestors), None)
        if block is not None and block.has_class("-here"):
            return
        for other in self._blocks.values():
            other.enter(other is block)
        self.here = block.part.name if block is not None else ""
        self.post_message(self.Entered(self.here))

    def on_descendant_blur(self) -> None:
        """Leaving a text is a pause."""
        self.rest()

    @on(TextArea.SelectionChanged)
    @on(TextArea.Changed)
    def _follow(self, event: TextArea.SelectionChanged | TextArea.Changed) -> None:
        event.stop()
        area = event.text_area
        if area.has_focus:
            self.call_after_refresh(self._reveal, area)

    def _reveal(self, area: TextArea) -> None:
        x, y = area.wrapped_document.location_to_offset(area.cursor_location)
        region = area.virtual_region
        node = area.parent
        while isinstance(node, Widget) and node is not self:
            region = region.translate(node.virtual_region.offset)
            node = node.parent
        self.scroll_to_region(Region(region.x + x, region.y + y, 1, 1), animate=False, force=True)
