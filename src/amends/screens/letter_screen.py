"""What Respond and Preview share: the letter, the coach, and the keys inside the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from amends.coach import circumstances, judge
from amends.domain.blanks import blanks
from amends.domain.draft import Left
from amends.letters import begin, layout, propose, render
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog_remark import LeaveRemark, Why
from amends.screens.dialog_starters import Starters
from amends.widgets.letter_editor import LetterEditor, Place
from amends.widgets.offers_block import OffersBlock
from amends.widgets.pane import Pane
from amends.widgets.part_area import Mark
from amends.widgets.remarks_view import RemarksView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Finding, Judgement
    from amends.domain.letter import Letter
    from amends.domain.settings import Settings

Found = tuple[Place, int, int]
"""A stretch of one text of the letter, in characters of that text."""


class LetterScreen(CaseScreen):
    """A step on which the letter is written."""

    OTHER_SIDE: ClassVar[str]
    """What tab shows on a narrow screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "next_remark", "Next remark"),
        Binding("ctrl+r", "leave_remark", "Leave it"),
        Binding("ctrl+t", "starters", "Starters"),
        Binding("ctrl+o", "own_editor", "Own editor", show=False),
    ]

    class Quiet(Message):
        """A rule is never to speak again, in any letter."""

        def __init__(self, rule: str) -> None:
            super().__init__()
            self.rule = rule

    class RuleRests(Message):
        """A rule of the user's spent its time and is silent until the next start."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class OwnEditor(Message):
        """Open this text in the user's own editor, and give it back."""

        def __init__(self, text: str, take: Callable[[str], None]) -> None:
            super().__init__()
            self.text = text
            self.take = take

    def __init__(self, case: Case, settings: Settings, *, today: date | None = None) -> None:
        super().__init__(case, settings, today=today)
        self._given = self.draft_of(case)
        """The draft the editor was given; one begun here is kept once something is written into it."""
        self.editor = LetterEditor(self._given, listen=self.typed, id="letter")
        self.letter: Letter = self.rendered(self.editor.draft)
        self.judgement: Judgement | None = None
        self._stale = False

    def draft_of(self, case: Case) -> Draft:
        """Return the draft being written, or the letter sent last, or a new one of the proposed shape."""
        there = case.draft or case.last_sent
        return there or begin(
            case,
            propose(case).shape,
            name=self.settings.name,
            signature=self.settings.signature,
            today=self.today,
        )

    def rendered(self, draft: Draft) -> Letter:
        """Return the letter as the client gets it."""
        return render(draft, currency_locale=self.settings.locale)

    def typed(self, draft: Draft) -> None:
        """Follow each key in the same frame: called from inside the edit."""
        self.letter = self.rendered(draft)

    @property
    def sealed(self) -> bool:
        """Whether the letter shown is sent, or the case can only be read: there is nothing to write then."""
        return self.read_only or (self.present.draft is None and self.present.last_sent is not None)

    def on_mount(self) -> None:
        """Judge what there is, and put the caret where something is to be written."""
        self.judge()
        self.editor.seal(self.sealed)
        self.editor.enter_part("")

    def flush(self) -> Case:
        """Return the case with everything typed in it; a screen that is behind has nothing to add."""
        case = self.present
        if self._stale or self.sealed or self.editor.draft == (case.draft or self._given):
            return case
        return case.with_draft(self.editor.draft)

    async def watch_case(self, case: Case) -> None:
        """Show what came from outside: undo, offers, another draft; when out of sight, on coming back."""
        echo = self.is_echo(case)
        if not self.is_current:
            self._stale = True
            return
        self._stale = False
        if echo and case.draft == self.editor.draft and self.judgement is not None:
            return
        if not echo:
            self._given = self.draft_of(case)
            await self.editor.show(self._given)
            self.editor.seal(self.sealed)
        self.letter = self.rendered(self.editor.draft)
        self.judge()

    async def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self._stale:
            await self.watch_case(self.case)

    @on(LetterEditor.Rested)
    def _rested(self, event: LetterEditor.Rested) -> None:
        if not self.sealed:
            self.change(self.present.with_draft(event.draft), event.what, merge=True)
        self.judge()

    @on(LetterEditor.Entered)
    def _entered(self) -> None:
        if self.judgement is not None:
            self.judged(self.judgement)

    def judge(self) -> None:
        """Ask the coach about the letter as it stands, and show what it says."""
        case, draft = self.case, self.editor.draft
        around = circumstances(
            case, draft, today=self.today, background=self.background, quiet=self.settings.quiet
        )
        resting = set(self.background.own.resting)
        self.judgement = judge(self.letter, around)
        for rule in self.background.own.resting.keys() - resting:
            self.post_message(self.RuleRests(self.background.own.resting[rule]))
        self.editor.tick(self.judgement.jobs)
        self.editor.mark(self._marks(self.judgement))
        self.judged(self.judgement)
        self._name_other_side()

    def on_resize(self) -> None:
        """Name the other side only where it is out of sight."""
        self.call_after_refresh(self._name_other_side)

    def _name_other_side(self) -> None:
        told = (
            sum(f.start < f.end and f.severity != "hint" for f in self.judgement.findings)
            if self.judgement
            else 0
        )
        words = f"tab {self.OTHER_SIDE}{f' · {told}' if told else ''}"
        self.query_one("#writing", Pane).border_subtitle = words if self.has_class("-narrow") else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Outside the text there is no remark under the caret, and no part to put a starter into."""
        if action == "leave_remark":
            return self.editor.place is not None or isinstance(self.focused, RemarksView)
        return self.editor.place is not None if action == "starters" else True

    def settings_changed(self) -> None:
        """A rule that stays silent from now on is silent here too."""
        self.letter = self.rendered(self.editor.draft)
        if self.is_mounted:
            self.judge()

    def judged(self, judgement: Judgement) -> None:
        """Show the judgement beside the letter."""
        raise NotImplementedError

    def _marks(self, judgement: Judgement) -> dict[Place, list[Mark]]:
        marks: dict[Place, list[Mark]] = {}
        for finding in judgement.findings:
            found = self.locate(finding.start, finding.end) if finding.severity != "hint" else None
            if found is not None:
                place, start, end = found
                marks.setdefault(place, []).append(Mark(start, end))
        return marks

    def locate(self, start: int, end: int) -> Found | None:
        """Find a stretch of the letter in the text it came from; None for offers and for what is missing."""
        section = self.letter.section_at(start)
        if section is None or start == end or section.kind == "offers":
            return None
        place: Place = (section.kind, section.part)
        text = self.editor.text(place)
        shift = len(text) - len(text.lstrip()) - section.start
        return place, start + shift, min(end, section.end) + shift

    def _stops(self) -> list[tuple[Found, Finding | None]]:
        """What ctrl+g goes through: remarks and blanks, in the order of the letter."""
        assert self.judgement is not None
        stretches: list[tuple[int, int, Finding | None]] = [
            (finding.start, finding.end, finding) for finding in self.judgement.findings
        ]
        known = {(start, end) for start, end, _ in stretches}
        stretches += [
            (start, end, None) for start, end in blanks(self.letter.text) if (start, end) not in known
        ]
        stretches.sort(key=lambda stop: stop[:2])
        located = ((self.locate(start, end), finding) for start, end, finding in stretches)
        return [(found, finding) for found, finding in located if found is not None]

    def action_next_remark(self) -> None:
        """Select the next remark or blank after the caret, round and round."""
        self.editor.rest()
        self.judge()
        stops = self._stops()
        if not stops:
            self.notify("No remark and no blank in the text.", markup=False)
            return
        order = self.editor.order
        here = self.editor.caret()
        at = (order.index(here[0]), here[1]) if here else (-1, 0)
        later = [found for found, _ in stops if (order.index(found[0]), found[1]) >= at]
        after = [found for found in later if (order.index(found[0]), found[2]) != at]
        self.editor.select(*(after or [stops[0][0]])[0])

    def remark_here(self) -> Finding | None:
        """Return the remark under the caret, or the one pointed at beside the letter."""
        self.editor.rest()
        self.judge()
        if isinstance(self.focused, RemarksView):
            return self.focused.pointed
        here = self.editor.caret()
        if here is None or self.judgement is None:
            return None
        place, caret = here
        return next(
            (f for (where, start, end), f in self._stops() if f and where == place and start <= caret <= end),
            None,
        )

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
            draft = draft.but(left=(*draft.left, left))
            self.editor.draft = draft
            self.change(self.present.with_draft(draft), "leave a remark")
            self.judge()

    @work
    async def action_starters(self) -> None:
        """Offer openings with blanks for the part that has the caret."""
        plan = next((p for p in layout(self.editor.draft) if p.name == self.editor.here), None)
        if plan is None or not plan.starters:
            self.notify("Starters are for the parts of the letter.", markup=False)
            return
        place = self.editor.place
        text = await self.ask(Starters(plan))
        if text is not None:
            self.editor.insert(text, place)
            self.call_after_refresh(self.action_next_remark)

    @on(RemarksView.Asked)
    def _why(self, event: RemarksView.Asked) -> None:
        self.app.push_screen(Why(event.finding))

    @on(OffersBlock.Opened)
    def _choose_offers(self) -> None:
        self.post_message(self.Go("remedy"))

    def action_own_editor(self) -> None:
        """Open the text with the caret in the user's own editor; it comes back as one change."""
        place = self.editor.place or ("part", self.editor.here)
        self.editor.rest()
        self.post_message(self.OwnEditor(self.editor.text(place), partial(self.editor.replace_text, place)))

    def leave_text(self) -> None:
        """Take the caret out of the text; the letter itself keeps the focus, so that arrows scroll it."""
        self.editor.rest()
        self.set_focus(self.editor)
