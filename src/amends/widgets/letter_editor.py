"""The letter as one column of texts: subject, greeting, parts with the offers where they stand, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from amends.letters import layout
from amends.letters.places import Place, text_at, with_text
from amends.widgets.letter_caret import LetterCaret
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import Mark, PartArea
from amends.widgets.part_block import PartBlock
from amends.widgets.pauses import Pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.draft import Draft

ASK = "A question after the list: which would they prefer?"


class LetterEditor(LetterCaret):
    """The letter, edited in place. It feels like one text: arrows cross from part to part."""

    class Rested(Message):
        """The user paused, finished a sentence, or left a text: the draft with everything typed."""

        def __init__(self, draft: Draft, what: str, *, finished: bool) -> None:
            super().__init__()
            self.draft = draft
            self.what = what
            self.finished = finished
            """Whether it is time for the coach: a short pause in the middle of a sentence is none."""

    def __init__(self, draft: Draft, *, listen: Callable[[Draft], None], id: str | None = None) -> None:
        super().__init__(draft, id=id)
        self._listen = listen
        self._pauses = Pauses(self, self._rested)
        self._adopting = False
        self.what = ""
        """What was done last in which text, in spoken words: they name it for undo."""

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
        area = PartArea(text, edited=self._edited, letter=self, placeholder=placeholder, single=single)
        area.add_class(place[0])
        self._areas[place] = area
        return area

    def _parts(self) -> Iterable[Widget]:
        for part, plan in zip(self.draft.parts, layout(self.draft), strict=True):
            if part.out:
                continue
            lead = "A line before the list, when you like" if plan.holds_offers else ""
            texts: list[Widget] = [self._area(("part", part.name), part.text, lead)]
            if plan.holds_offers:
                self._offers = OffersBlock(self.draft, crossed=self.cross, below=self.below_offers)
                texts.append(self._offers)
                after = ASK if "ask" in plan.jobs else "A line after the list, when you like"
                texts.append(self._area(("after", part.name), part.after, after))
            block = PartBlock(plan, *texts)
            self._blocks[part.name] = block
            yield block

    async def show(self, draft: Draft) -> None:
        """Show a draft that came from outside. What is the same stays, caret and scroll too."""
        if draft == self.draft:
            return
        rebuilt = draft.shape != self.draft.shape or _order(draft) != _order(self.draft)
        self.draft = draft
        if rebuilt:
            await self._build_anew()
            return
        self._adopting = True
        changed = [
            (place, end)
            for place, area in self._areas.items()
            if (end := area.adopt(text_at(draft, place))) is not None
        ]
        self._adopting = False
        if self._offers is not None:
            self._offers.show(draft)
        if len(changed) == 1 and self.place is not None:
            (place, end) = changed[0]
            self.select(place, end, end)

    async def _build_anew(self) -> None:
        """Mount the texts again; the caret goes back to where it was, when that text is still there."""
        caret, part = self.caret(), self.here
        sealed = any(area.read_only for area in self._areas.values())
        self.here = ""
        await self.recompose()
        self.seal(sealed)
        if caret is not None and caret[0] in self._areas:
            self.select(caret[0], caret[1], caret[1])
        elif caret is not None:
            self.enter_part(part)

    def text(self, place: Place) -> str:
        """Return one text of the draft."""
        return text_at(self.draft, place)

    def _edited(self, area: PartArea) -> None:
        if self._adopting:
            return
        place = next(place for place, known in self._areas.items() if known is area)
        self.draft = with_text(self.draft, place, area.text)
        self.what = f"writing {self._spoken(place)}"
        self._listen(self.draft)
        self._pauses.key(area.text[max(0, area.caret - 6) : area.caret])

    def _spoken(self, place: Place) -> str:
        kind, name = place
        if kind == "part" and name in self._blocks:
            return f"“{self._blocks[name].part.title}”"
        return "the line after the offers" if kind == "after" else f"the {kind}"

    def _rested(self, finished: bool) -> None:
        self.post_message(self.Rested(self.draft, self.what, finished=finished))

    @property
    def typing(self) -> bool:
        """Whether something was typed that the coach has not heard of."""
        return self._pauses.typing

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

    def on_descendant_blur(self) -> None:
        """Leaving a text is a pause."""
        self.rest()


def _order(draft: Draft) -> list[str]:
    return [part.name for part in draft.parts if not part.out]
