"""The letter as one column of texts: subject, greeting, parts with the offers where they stand, sign-off."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.message import Message

from amends.letters import layout
from amends.letters.places import Place, text_at, with_text
from amends.widgets.letter_caret import LetterCaret
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import Mark, PartArea
from amends.widgets.part_block import LineBlock, PartBlock
from amends.widgets.pauses import Pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.draft import Draft

ASK = "A question after the list: which would they prefer?"
NOTHING = "nothing yet"
"""Stands in an empty part, so that one sees that it is one line, and where it begins."""

LINES = {
    "subject": ("Subject", "The subject of your mail: they see it before they open it."),
    "greeting": ("Greeting", "A line with their name. What you have to say begins in the first part."),
    "sign-off": ("Sign-off", "“Kind regards,” or the like, and your name below it. Nothing else."),
}
"""The lines around the parts: what each is called, and what belongs there."""


class LetterEditor(LetterCaret):
    """The letter, edited in place. It feels like one text: arrows cross from part to part."""

    class Rested(Message):
        """The user paused, finished a sentence, or left a text; the editor's draft has everything typed."""

        def __init__(self, what: str, *, finished: bool) -> None:
            super().__init__()
            self.what = what
            self.finished = finished
            """Whether it is time for the coach: a short pause in the middle of a sentence is none."""

    class Built(Message):
        """The texts were mounted anew, because parts came, went or moved."""

    def __init__(
        self,
        draft: Draft,
        *,
        listen: Callable[[Draft], None],
        keep: Callable[[str], None],
        has_subject: bool,
        locale: str,
        id: str | None = None,
    ) -> None:
        """Show a draft; without has_subject there is no line for one, unless the draft brings it.

        The offers stand in it as the letter has them in this locale.
        ``keep`` takes up at once what was done, by its name for undo.
        """
        super().__init__(draft, id=id)
        self._keep = keep
        self.has_subject = has_subject
        """Whether a line for one belongs to the letter; a draft shown next follows it."""
        self._locale = locale
        self._listen = listen
        self._pauses = Pauses(self, self._rested)
        self._adopting = False
        self.what = ""
        """What was done last in which text, in spoken words: they name it for undo."""
        self._sealed = False
        self._built = self._to_build()
        """What is mounted; the draft may be ahead of it for a moment."""
        self._whole = asyncio.Event()
        self._whole.set()
        self._changed: list[tuple[Place, int]] = []
        self._caret_goes_to: tuple[Place, PartArea | None, str] | None = None
        """Where the caret was, or which part it was sent into, while the texts are mounted anew."""

    def compose(self) -> ComposeResult:
        """The texts in the order of the letter."""
        self._areas.clear()
        self._blocks.clear()
        self._lines.clear()
        self._offers = None
        self._built = self._to_build()
        if self._shows_subject:
            yield self._line("subject", self.draft.subject, "What the mail is about")
        yield self._line("greeting", self.draft.greeting, "Hello, and their name")
        yield from self._parts()
        yield self._line("sign-off", self.draft.sign_off, "Kind regards, and your name")

    def _line(self, kind: str, text: str, placeholder: str) -> LineBlock:
        area = self._area((kind, ""), text, placeholder, single=kind != "sign-off")
        title, guidance = LINES[kind]
        self._lines[kind, ""] = block = LineBlock(title, guidance, area)
        return block

    def _area(self, place: Place, text: str, placeholder: str, *, single: bool = False) -> PartArea:
        area = PartArea(
            text,
            edited=self._edited,
            letter=self,
            placeholder=placeholder,
            single=single,
            signs=place[0] == "sign-off",
        )
        area.add_class(place[0])
        area.read_only = self._sealed
        self._areas[place] = area
        return area

    def _parts(self) -> Iterable[Widget]:
        for part, plan in zip(self.draft.parts, layout(self.draft), strict=True):
            if part.out:
                continue
            lead = "A line before the list, when you like" if plan.holds_offers else NOTHING
            texts: list[Widget] = [self._area(("part", part.name), part.text, lead)]
            if plan.holds_offers:
                self._offers = OffersBlock(
                    self.draft, locale=self._locale, crossed=self.cross, below=self.below_offers
                )
                texts.append(self._offers)
                after = ASK if "ask" in plan.jobs else "A line after the list, when you like"
                texts.append(self._area(("after", part.name), part.after, after))
            block = PartBlock(plan, *texts)
            self._blocks[part.name] = block
            yield block

    def show(self, draft: Draft) -> None:
        """Show a draft that came from outside. What is the same stays, caret and scroll too.

        It is done when this returns: a key struck before is in the texts that were taken up, one struck after
        goes on from what is shown. Where parts come, go or move, keys wait for the texts to be mounted.
        """
        self.draft, before = draft, self.draft
        if draft == before and self._to_build() == self._built:
            return
        self._adopting = True
        try:
            self._changed = [
                (place, end)
                for place, area in self._areas.items()
                if self._has(place) and (end := area.adopt(text_at(draft, place))) is not None
            ]
        finally:
            self._adopting = False
        if self._offers is not None:
            self._offers.show(draft)
        if self._to_build() != self._built and self.is_mounted:
            self._whole.clear()
            self._step_out()
            self.call_next(self._build_anew)

    def _has(self, place: Place) -> bool:
        return place[0] not in ("part", "after") or self.draft.part(place[1]) is not None

    def _step_out(self) -> None:
        """Hold the focus while the texts go from the screen: keys wait, and go into none of the others."""
        if self.place is not None and self._caret_goes_to is None:
            self._caret_goes_to = (self.place, self._areas[self.place], self.here)
            self.screen.set_focus(self, scroll_visible=False)

    async def _build_anew(self) -> None:
        """Mount the texts again; the caret goes back to where it was, when that text is still there.

        Keys that stood in line at a text are in the draft before the texts are taken from it.
        """
        self._step_out()
        self.here = ""
        await self.recompose()
        if self._caret_goes_to is not None:
            place, left, part = self._caret_goes_to
            self._caret_goes_to = None
            if left is not None and place in self._areas:
                self.select(place, left.caret, left.caret)
            else:
                super().enter_part(part)
        self._whole.set()
        self.post_message(self.Built())

    def enter_part(self, name: str) -> None:
        """Put the caret at the end of a part; while the texts are mounted anew, once they are there."""
        if self._whole.is_set():
            super().enter_part(name)
        else:
            self._caret_goes_to = (("part", name), None, name)

    def go_back(self) -> None:
        """Put the caret where it was; while the texts are mounted anew, once they are there."""
        if self._whole.is_set():
            super().go_back()
        elif self._caret_goes_to is None:
            self._caret_goes_to = (self._last or ("part", ""), None, self.here)

    async def whole(self) -> None:
        """Wait until all texts are mounted."""
        await self._whole.wait()

    def point_at_change(self) -> None:
        """Put the caret where the draft shown last differs from the one before, if that is one text."""
        if len(self._changed) == 1 and self.place is not None:
            (place, end) = self._changed[0]
            self.select(place, end, end)

    def text(self, place: Place) -> str:
        """Return one text of the draft."""
        return text_at(self.draft, place)

    def _edited(self, area: PartArea) -> None:
        if self._adopting:
            return
        place = next((place for place, known in self._areas.items() if known is area), None)
        if place is None or not self._has(place):
            return  # the part is gone, and its text is about to go from the screen
        self.draft = with_text(self.draft, place, area.text)
        self.what = f"writing {self._spoken(place)}"
        self._listen(self.draft)
        self._pauses.key(area.text[max(0, area.caret - 6) : area.caret])

    def in_one_step(self, area: PartArea, delete: Callable[[], object]) -> None:
        """Delete in a text as a change apart from what was typed before it and comes after it."""
        self._keep(self.what)
        delete()
        place = next((place for place, known in self._areas.items() if known is area), None)
        if place is not None:
            self._keep(f"deleting in {self._spoken(place)}")

    def _spoken(self, place: Place) -> str:
        kind, name = place
        if kind == "part" and name in self._blocks:
            return f"“{self._blocks[name].part.title}”"
        return "the line after the offers" if kind == "after" else f"the {kind}"

    def _rested(self, finished: bool) -> None:
        self.post_message(self.Rested(self.what, finished=finished))

    @property
    def typing(self) -> bool:
        """Whether something was typed that the coach has not heard of."""
        return self._pauses.typing

    def rest(self) -> None:
        """Tell what was typed since the last pause, if anything was."""
        self._pauses.end()

    def seal(self, sealed: bool) -> None:
        """Let the letter be read only, or be written again."""
        self._sealed = sealed
        for area in self._areas.values():
            area.read_only = sealed

    @property
    def sealed(self) -> bool:
        """Whether the letter that is shown can only be read."""
        return self._sealed

    def tick(self, jobs: Mapping[str, Mapping[str, bool]]) -> None:
        """Show which jobs of which parts are done."""
        for name, block in self._blocks.items():
            block.tick(jobs.get(name, {}))

    def mark(self, marks: Mapping[Place, list[Mark]]) -> None:
        """Underline the stretches that remarks are about."""
        for place, area in self._areas.items():
            area.mark(marks.get(place, []))

    def insert(self, text: str, place: Place | None = None) -> None:
        """Insert a starter at the caret of a text, after a space where one is needed."""
        area = self._areas.get(place or ("part", self.here))
        if area is not None:
            before = area.text[: area.caret]
            gap = "" if not before or before[-1].isspace() else " "
            area.insert(gap + text)

    def on_descendant_blur(self) -> None:
        """Leaving a text is a pause, and nothing is pointed at in it any more."""
        for area in self._areas.values():
            if not area.has_focus:
                area.point_no_more()
        self.rest()

    @property
    def _shows_subject(self) -> bool:
        return self.has_subject or bool(self.draft.subject)

    def _to_build(self) -> tuple[str, list[str], bool]:
        """Return the shape, the parts and whether the subject is shown: texts come or go with these."""
        parts = [part.name for part in self.draft.parts if not part.out]
        return self.draft.shape, parts, self._shows_subject
