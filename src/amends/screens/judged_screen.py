"""A letter under the eyes of the coach: what is typed, what is said about it, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from amends.coach import circumstances, judge
from amends.domain.blanks import blanks
from amends.domain.envelope import in_a_chat
from amends.domain.letter import SUBJECT
from amends.ledger.way import TITLES
from amends.letters import begin, propose, render
from amends.letters.places import locate
from amends.screens.case_screen import CaseScreen
from amends.widgets.letter_editor import LetterEditor
from amends.widgets.offers_block import OffersBlock
from amends.widgets.pane import Pane, Views
from amends.widgets.part_area import Mark
from amends.widgets.under_letter import UnderLetter

if TYPE_CHECKING:
    from datetime import date

    from textual.widget import Widget

    from amends.coach import Circumstances
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Finding, Judgement
    from amends.domain.letter import Letter
    from amends.domain.settings import Settings
    from amends.letters.places import Found, Place
    from amends.widgets.letter_caret import Left


class JudgedScreen(CaseScreen):
    """The letter in its editor, judged at each pause."""

    MAIN = "Letter"
    OTHER_SIDE: ClassVar[str]
    """What tab shows on a narrow screen."""

    listed = 0
    """How many remarks the coach lists."""
    views: Views
    """What stands beside the letter."""

    class RuleRests(Message):
        """A rule of the user's spent its time and is silent until the next start."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, case: Case, settings: Settings, *, today: date | None = None) -> None:
        super().__init__(case, settings, today=today)
        self._given = self.draft_of(case)
        """The draft the editor was given; one begun here is kept once something is written into it."""
        self.editor = LetterEditor(
            self._given,
            listen=self.typed,
            keep=self._keep_typed,
            has_subject=not in_a_chat(case),
            locale=settings.locale,
            id="letter",
        )
        self.letter: Letter = self.rendered(self.editor.draft)
        self.judgement: Judgement | None = None
        self.under = UnderLetter(about_to_send=self.STEP == "preview")
        self._stale = False
        self._wrote_here: Left | None = None
        """Where the caret was when tab took it out of the text to the other side."""

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

    @property
    def in_a_text(self) -> bool:
        """The list of offers is a text of the letter too: what is typed there is written below it."""
        return super().in_a_text or isinstance(self.focused, OffersBlock)

    @property
    def names(self) -> tuple[str, ...]:
        """The letter is the same on both of its screens, and its offers stand in it."""
        return (TITLES[self.STEP], *(TITLES[step] for step in ("respond", "preview") if step != self.STEP))

    @property
    def writing(self) -> str:
        """The text of the letter that was written in last."""
        return self.editor.what or super().writing

    def flush(self) -> Case:
        """Return the case with everything typed in it; a screen that is behind has nothing to add."""
        case = self.present
        if self._stale or self.sealed or self.editor.draft == (case.draft or self._given):
            return case
        return case.with_draft(self.editor.draft)

    def watch_case(self, case: Case) -> None:
        """Show what came from outside: undo, offers, another draft; when out of sight, on coming back.

        At once, in the same breath as what was typed was taken up: a key in between would be written over.
        """
        echo = self.is_echo(case)
        if not self.is_mounted or self not in self.app.screen_stack:
            self._stale = True
            return
        self._stale = False
        if echo and self.editor.typing:
            return  # remarks wait for the end of the sentence
        if not echo:
            self._given = self.draft_of(case)
            self.editor.has_subject = not in_a_chat(case)
            self.editor.show(self._given)
            self.editor.seal(self.sealed)
        self.letter = self.rendered(self.editor.draft)
        self.judge()

    def catch_up(self) -> None:
        """Show what changed while the screen was in no place to be seen."""
        if self._stale and self.is_mounted:
            self.watch_case(self.case)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        self.catch_up()
        self.arrive()

    def arrive(self) -> None:
        """Come from another step; the caret goes along where it can."""

    def _keep_typed(self, what: str) -> None:
        """Take up what was typed before a step of its own begins, and that step once it is done."""
        self.change(self.flush(), what or self.writing, merge=True)

    @on(LetterEditor.Rested)
    def _rested(self, event: LetterEditor.Rested) -> None:
        # What the editor has by now: another draft may have been put into it since it rested.
        self.change(self.flush(), event.what, merge=True)
        if event.finished:
            self.judge()

    @on(LetterEditor.Built)
    def _built(self) -> None:
        self.judge()

    def point_at_change(self) -> None:
        """Put the caret where the letter has changed."""
        self.editor.point_at_change()

    @on(LetterEditor.Entered)
    def _entered(self) -> None:
        if self.judgement is not None:
            self.judged(self.judgement)
            self._name_other_side()

    def judge(self) -> None:
        """Ask the coach about the letter as it stands, and show what it says."""
        resting = set(self.background.own.resting)
        self.judgement = judge(self.letter, self.around())
        for rule in self.background.own.resting.keys() - resting:
            self.post_message(self.RuleRests(self.background.own.resting[rule]))
        self.editor.tick(self.judgement.jobs)
        self.editor.mark(self._marks(self.judgement))
        self.judged(self.judgement)
        self._name_other_side()
        self.show_remark()

    @on(LetterEditor.Moved)
    @on(LetterEditor.Entered)
    def show_remark(self) -> None:
        """Show under the letter what the coach says where the caret is; while one types it stays."""
        if not self.editor.typing:
            before = self.under.remark
            self.under.show(self.remark_at_caret(), self.editor.guidance)
            if (before is None) != (self.under.remark is None):
                self.refresh_bindings()  # the line of keys tells how to leave one

    def remark_at_caret(self) -> Finding | None:
        """Return the remark about the words that the caret stands on."""
        here = self.editor.caret()
        if here is None or self.judgement is None:
            return None
        place, caret = here
        told = [(found, finding) for found, finding in self.stops() if finding and found[0] == place]
        first, last = caret, caret
        if (pointed := self.editor.pointed) is not None:
            _, first, last = pointed
            told.sort(key=lambda stop: stop[0] != pointed)  # of several at one place, that about these words
        return next((finding for (_, start, end), finding in told if start <= last and first <= end), None)

    def around(self) -> Circumstances:
        """Return what is known around the letter."""
        return circumstances(
            self.case,
            self.editor.draft,
            today=self.today,
            background=self.background,
            quiet=self.settings.quiet,
        )

    def on_resize(self) -> None:
        """Name the other side only where it is out of sight."""
        self.call_after_refresh(self._name_other_side)
        self.call_after_refresh(self.show_remark)

    def _name_other_side(self) -> None:
        words = f"tab {self.OTHER_SIDE}{f' · {self.listed}' if self.listed else ''}"
        narrow = self.has_class("-narrow")
        self.query_one("#writing", Pane).border_subtitle = words if narrow else ""
        self.views.border_subtitle = "tab letter" if narrow else ""

    def show_pane(self, pane: Widget) -> None:
        """Show a pane; coming back from a look beside, one goes on writing where one was."""
        if self.editor not in pane.query("*"):
            self._wrote_here = self.editor.left if self.editor.place is not None else None
            super().show_pane(pane)
            return
        super().show_pane(pane)
        if self._wrote_here is not None:
            self.editor.go_to(self._wrote_here)
            self._wrote_here = None

    def settings_changed(self) -> None:
        """A rule that stays silent from now on is silent here too."""
        self.letter = self.rendered(self.editor.draft)
        if self.is_mounted:
            self.judge()

    def is_told(self, finding: Finding) -> bool:
        """Whether a remark is shown on this step."""
        return True

    def judged(self, judgement: Judgement) -> None:
        """Show the judgement beside the letter."""
        raise NotImplementedError

    def _marks(self, judgement: Judgement) -> dict[Place, list[Mark]]:
        marks: dict[Place, list[Mark]] = {}
        for finding in judgement.findings:
            found = self._place_of(finding) if finding.severity != "hint" else None
            if found is not None:
                place, start, end = found
                marks.setdefault(place, []).append(Mark(start, end))
        return marks

    def locate(self, start: int, end: int) -> Found | None:
        """Find a stretch of the letter in the text it came from; None for offers and for what is missing."""
        return locate(self.letter, self.editor.draft, start, end)

    def _place_of(self, finding: Finding) -> Found | None:
        if finding.part == SUBJECT:
            return ("subject", ""), 0, len(self.editor.draft.subject)
        return self.locate(finding.start, finding.end)

    def stops(self) -> list[tuple[Found, Finding | None]]:
        """What ctrl+g goes through: remarks and blanks, in the order of the letter."""
        assert self.judgement is not None
        told = sorted(filter(self.is_told, self.judgement.findings), key=lambda one: (one.start, one.end))
        stops = [(found, one) for one in told if (found := self._place_of(one)) is not None]
        known = {found for found, _ in stops}
        open_ = [self.locate(*blank) for blank in blanks(self.letter.text)]
        every = [*stops, *((found, None) for found in open_ if found is not None and found not in known)]
        order = {place: number for number, place in enumerate(self.editor.order)}
        return sorted(every, key=lambda stop: (order.get(stop[0][0], 0), *stop[0][1:]))
