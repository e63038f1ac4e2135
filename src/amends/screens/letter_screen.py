"""What Respond and Preview share: the letter, the coach, and the keys inside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from amends.coach import judge, linked
from amends.domain.blanks import blanks
from amends.domain.draft import Left
from amends.domain.letter import NOWHERE
from amends.letters import layout
from amends.screens.dialog_jobs import Jobs
from amends.screens.dialog_remark import LeaveRemark, Why
from amends.screens.letter_tools import LetterTools
from amends.widgets.offers_block import OffersBlock
from amends.widgets.part_area import PartArea
from amends.widgets.point_said import PointSaid
from amends.widgets.remarks_view import RemarksView

if TYPE_CHECKING:
    from amends.domain.draft import Draft
    from amends.domain.judgement import Finding, Judgement
    from amends.letters.places import Found

NOTHING_YET = "Nothing is written yet."
NOTHING_LEFT = "Nothing stands in the way."
NOT_BEGUN = "Nothing to look at again in what is written. Not begun yet:"
NOT_ENGLISH = "This is not in English: the coach cannot judge it."


class LetterScreen(LetterTools):
    """A step on which the letter is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "next_remark", "Remarks"),
        Binding("ctrl+r", "leave_remark", "Leave it"),
        Binding("ctrl+t", "starters", "Starters"),
        Binding("ctrl+l", "jobs", "Jobs", show=False),
        Binding("ctrl+o", "own_editor", "Own editor", show=False),
        # What most terminals send for ctrl+/ is ctrl+_.
        Binding("ctrl+underscore,ctrl+slash,slash", "find", "Find", show=False, key_display="ctrl+/"),
        Binding("o", "parts", "Parts", show=False),
    ]

    class Quiet(Message):
        """A rule is never to speak again, in any letter."""

        def __init__(self, rule: str) -> None:
            super().__init__()
            self.rule = rule

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Outside the text there is no remark under the caret, and no part to put a starter into."""
        if action == "leave_remark":
            if isinstance(self.focused, RemarksView):
                return self.focused.pointed is not None
            return self.editor.place is not None
        if action in ("jobs", "parts"):
            return not self.sealed
        place = self.editor.place
        return place is not None and place[0] in ("part", "after") if action == "starters" else True

    def nothing_told(self, judgement: Judgement, nothing: str) -> str:
        """Return what stands in the place of remarks: what is not begun yet, before nothing is in the way."""
        if not judgement.understood:
            return NOT_ENGLISH
        if not judgement.ready:
            return nothing
        begun = {section.part for section in self.letter.sections}
        plans = layout(self.editor.draft)
        rest = [
            plan.title
            for part, plan in zip(self.editor.draft.parts, plans, strict=True)
            if not (part.out or plan.optional or part.name in begun)
        ]
        return f"{NOT_BEGUN} {'; '.join(rest)}." if rest else NOTHING_LEFT

    @property
    def remark_to_leave(self) -> str:
        """What ctrl+r does, told only where there is a remark to leave; elsewhere it says where one is."""
        beside = isinstance(self.focused, RemarksView)
        return "Leave it" if beside or self.under.remark is not None else ""

    def action_next_remark(self) -> None:
        """Go to the next remark or blank after the caret, round and round.

        A blank is selected, to be typed over; other words are only pointed at, so that no key replaces them.
        """
        self.editor.rest()
        self.judge()
        stops = self.stops()
        if not stops:
            self.notify(self._none_in_the_text(), markup=False)
            return
        order = self.editor.order
        here = self.editor.caret()
        at = (order.index(here[0]), here[1], -1) if here else (-1, 0, -1)
        if (seen := self.editor.pointed) is not None:
            at = (order.index(seen[0]), seen[1], seen[2])
        after = [found for found, _ in stops if (order.index(found[0]), found[1], found[2]) > at]
        self._go_to(after[0] if after else stops[0][0])

    def _go_to(self, found: Found) -> None:
        place, start, end = found
        words = self.editor.text(place)[start:end]
        if blanks(words) == ((0, len(words)),):
            self.editor.select(*found)
        else:
            self.editor.point(*found)
        self.show_remark()

    def _none_in_the_text(self) -> str:
        """Say that there is nowhere to go, and where to find what is missing in the whole letter."""
        found = self.judgement.findings if self.judgement is not None else ()
        count = sum(finding.severity != "hint" for finding in found)
        if not count:
            return "No remark and no blank in the text."
        things = "1 thing" if count == 1 else f"{count} things"
        where = "the coach beside it lists" if self.STEP == "preview" else "Preview will list"
        return f"No words to look at again. Not everything is there yet: {where} {things}."

    def remark_here(self) -> Finding | None:
        """Return the remark under the caret, or the one pointed at beside the letter."""
        self.editor.rest()
        self.judge()
        if isinstance(self.focused, RemarksView):
            return self.focused.pointed
        return self.remark_at_caret()

    @work
    async def action_leave_remark(self) -> None:
        """Leave a remark as it is: here, in this letter, or always."""
        finding = self.remark_here()
        if finding is None:
            self.notify("Put the caret on underlined words first; ctrl+g goes there.", markup=False)
            return
        how = await self.ask(LeaveRemark(finding))
        if how == "always":
            self.post_message(self.Quiet(finding.rule))
        elif how is not None:
            left = Left(rule=finding.rule, quote=finding.text if how == "here" else "")
            draft = self.editor.draft
            self.keep(draft.but(left=(*draft.left, left)), "leave a remark")
            self.notify("The remark is gone. ctrl+z brings it back.", markup=False)

    @work
    async def action_jobs(self) -> None:
        """Tick a job of the part with the caret by hand, or open it again."""
        plan = next((p for p in layout(self.editor.draft) if p.name == self.editor.here), None)
        part = self.editor.draft.part(self.editor.here)
        if plan is None or part is None or not plan.jobs:
            self.notify("Put the caret into a part of the letter first: each has its jobs.", markup=False)
            return
        self.editor.rest()
        found = judge(self.letter, self.around()._replace(by_hand={})).jobs.get(plan.name, {})
        job = await self.ask(Jobs(plan, part, found))
        part = self.editor.draft.part(plan.name)
        if job is not None and part is not None and not self.sealed:
            self.keep(self.editor.draft.written(part.turned(job, found.get(job, False))), f"tick {job}")

    def keep(self, draft: Draft, what: str) -> None:
        """Keep a draft that differs in what is known about its text, not in the text."""
        self.editor.draft = draft
        self.change(self.present.with_draft(draft), what)
        self.judge()

    @on(PointSaid)
    def _said_of_point(self, event: PointSaid) -> None:
        here = self.editor.here or self.editor.draft.parts[0].name
        said = self.say_of_point(event.place, here if event.here else NOWHERE)
        if said and not event.here:
            self.notify("It counts as not answered now. ctrl+z brings it back.", markup=False)

    def say_of_point(self, index: int, part: str) -> bool:
        """Link a point to a part, or to NOWHERE; False where there is nothing to be said of it.

        What was answered by a letter that went out stays as it was.
        """
        case = self.flush()
        message = case.message
        if self.sealed or message is None or index >= len(message.points):
            return False
        said, what = linked(self.letter, message, message.points[index], part)
        self.change(case.with_message(message.with_point(index, said)), what)
        return True

    @on(RemarksView.Asked)
    def _why(self, event: RemarksView.Asked) -> None:
        self.app.push_screen(Why(event.finding))

    @on(PartArea.WhyAsked)
    def _why_of_words(self) -> None:
        finding = self.remark_at_caret()
        if finding is not None:
            self.app.push_screen(Why(finding))
        else:
            self.notify("No more is known about these words.", markup=False)

    @on(OffersBlock.Opened)
    def _choose_offers(self) -> None:
        self.post_message(self.Go("remedy"))
