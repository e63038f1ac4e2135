"""Preview: the letter, and beside it how it will be read, live at every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from amends.domain.envelope import in_a_chat, lacking, subject_of
from amends.domain.recipient import recipient
from amends.letters import takes_up_points, titles
from amends.screens.dialog import Confirm
from amends.screens.dialog_ask import AskWhich
from amends.screens.dialog_hand_over import HandOverHow, open_list
from amends.screens.letter_screen import NOTHING_LEFT, NOTHING_YET, LetterScreen
from amends.widgets.answers_view import AnswersView
from amends.widgets.block_list import BlockList
from amends.widgets.mail_view import Envelope, MailView
from amends.widgets.mood_view import MoodView, worse
from amends.widgets.offers_block import OffersBlock
from amends.widgets.pane import Pane, Views
from amends.widgets.remarks_view import RemarksView
from amends.widgets.state_line import StateLine, still_open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Judgement
    from amends.ledger.way import Step
    from amends.screens.case_screen import CaseScreen
    from amends.screens.dialog_hand_over import Way
    from amends.widgets.point_said import Placed
    from amends.widgets.state_line import Open


class Preview(LetterScreen):
    """The same letter with the same keys; mail, points, bad mood and what stands in the way beside it."""

    STEP: ClassVar[Step] = "preview"
    OTHER_SIDE = "mail, points, bad mood"
    HELP_TITLE: ClassVar[str] = "Preview"
    PURPOSE: ClassVar[str] = """
        The letter as it will arrive, to be looked at once more while you still change it. Handing it
        over copies it or writes a file; amends never sends. You may skip any of the views.

        Writers of e-mail expect their tone to be read right almost always; in the study it was
        84 times in 100. An upset reader reads worse. So look at three things: the mail itself,
        every point they made with its answer, and each sentence as someone in a bad mood would
        read it.

        A letter that was handed over stays “not sent” until you say that you sent it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "go_on", "Hand over", priority=True),
        Binding("p", "hand_over('print')", "Print"),
        Binding("enter", "write", "Write", show=False),
    ]

    _seen_open: tuple[Open, ...] = ()
    """What was open when the letter was handed over last: the same list is not asked about twice."""
    _coming = True
    _came_to_look = False
    """Whether the mail is in front because one came to see it, and not from the text."""

    class HandOver(Message):
        """The user wants the letter out of amends, one way or another."""

        def __init__(self, case: Case, draft: Draft, way: Way) -> None:
            super().__init__()
            self.case = case
            self.draft = draft
            self.way = way

    def compose_body(self) -> Iterable[Widget]:
        """The letter, its views, and the line that says how it stands."""
        self.mail = MailView(self._envelope(self.editor.draft))
        self.answers = AnswersView()
        self.mood = MoodView()
        self.remarks = RemarksView(about_to_send=True)
        self.views = Views(
            ("Mail", self.mail),
            ("points", self.answers),
            ("bad mood", self.mood),
            ("coach", self.remarks),
            id="beside",
            classes="pane",
        )
        self.state = StateLine()
        yield Horizontal(
            Pane(self.editor, self.under, title="Letter", id="writing", classes="pane -front"), self.views
        )
        yield self.state

    def come_from(self, other: CaseScreen, *, onward: bool = False) -> None:
        """One comes to see the mail, or back from choosing offers to the letter they stand in."""
        super().come_from(other, onward=onward)
        self._coming = not isinstance(self.focused, OffersBlock)

    def arrive(self) -> None:
        """Where one pane is seen at a time it is the mail; the caret waits in the letter where it was."""
        super().arrive()
        if self._coming and self.has_class("-narrow"):
            self.show_pane(self.views)
            self._came_to_look = True
        self._coming = False

    def show_pane(self, pane: Widget) -> None:
        """Show a pane; whoever goes from the letter to the mail was in the letter before."""
        self._came_to_look = False
        super().show_pane(pane)

    def action_back(self) -> None:
        """From the mail one came to see to the letter, not into its text: nobody was in it here."""
        if self._came_to_look and self.is_beside:
            self.set_focus(self.editor)
        else:
            super().action_back()

    def _envelope(self, draft: Draft) -> Envelope:
        return Envelope(self.settings.name or "You", recipient(self.case), self._subject(draft))

    def _subject(self, draft: Draft) -> str | None:
        """What stands over the mail; None in a chat, which has no such line, unless one was written."""
        about = subject_of(self.case, draft.subject)
        return about or (None if in_a_chat(self.case) else "")

    def typed(self, draft: Draft) -> None:
        """Show each key in the mail beside, in the same frame."""
        super().typed(draft)
        self.mail.show(self._envelope(draft), self.letter.text)

    def watch_case(self, case: Case) -> None:
        """Show the points of this case too."""
        super().watch_case(case)
        self.answers.show(case, self.editor.draft, self.letter, sealed=self.sealed)

    def judged(self, judgement: Judgement) -> None:
        """Show the mail, the moods, and what stands in the way."""
        self.mail.show(self._envelope(self.editor.draft), self.letter.text)
        self.answers.show(self.case, self.editor.draft, self.letter, sealed=self.sealed)
        self.mood.show(judgement)
        number = len(worse(judgement))
        self.views.name_view(2, f"bad mood · {number}" if number else "bad mood")
        self.listed = len(judgement.findings)
        self.views.name_view(3, f"coach · {self.listed}" if self.listed else "coach")
        written = bool(judgement.text.strip())
        note = self.nothing_told(judgement, NOTHING_LEFT) if written else NOTHING_YET
        self.remarks.show(judgement.findings, quiet_note=note)
        self.state.show(judgement, self._gaps(judgement))

    def _gaps(self, judgement: Judgement) -> list[str]:
        told = any(finding.rule == "points-uncovered" for finding in judgement.findings)
        if told or not takes_up_points(self.editor.draft):
            return []
        message = self.case.message
        points = message.points if message else ()
        return [point.title for point in points if point.wants_answer and not self.answers.part_of(point)]

    @on(BlockList.Picked)
    def _go_there(self, event: BlockList.Picked) -> None:
        if event.block_list is self.mood:
            found = self.locate(event.item.start, event.item.end)
            if found is not None:
                self._into_the_text()
                self.editor.point(*found)
            return
        part = self.answers.part_of(event.item.point)
        if part:
            self._into_the_text()
            self.editor.enter_part(part)
        elif not self.sealed:
            self._ask_where(event.item)

    def _into_the_text(self) -> None:
        self.show_pane(self.query_one("#writing"))

    @work
    async def _ask_where(self, placed: Placed) -> None:
        """Ask which part answers a point, and go there to see whether it does."""
        choices = [(title, name) for name, title in titles(self.editor.draft).items()]
        name = await self.ask(AskWhich("Which part answers it?", choices, words=f"“{placed.point.title}”"))
        if name is not None and self.say_of_point(placed.place, name):
            self._into_the_text()
            self.editor.enter_part(name)

    def action_write(self) -> None:
        """Go back into the text."""
        self.editor.go_back()

    def action_go_on(self) -> None:
        """Ask how to hand the letter over; what is still open is listed there once."""
        self._ask_how()

    @work
    async def _ask_how(self) -> None:
        still = self._still_open()
        lacks = lacking(self.case, self.editor.draft.subject)
        way = await self.ask(HandOverHow(still, self.settings, lacks, chat=in_a_chat(self.case)))
        if way is not None:
            self._seen_open = still
            self.action_hand_over(way)

    def _still_open(self) -> tuple[Open, ...]:
        self.editor.rest()
        self.judge()
        assert self.judgement is not None
        # The ways out tell of it in words of their own: a mail program can still be given a subject.
        return still_open(self.judgement, self._gaps(self.judgement), but="no-subject")

    @work
    async def action_hand_over(self, way: Way) -> None:
        """Hand the letter over one way; a list of what is open that was not seen yet is asked about."""
        still = self._still_open()
        if set(still) - set(self._seen_open):
            if not await self.ask(Confirm("Hand it over as it is", open_list(still))):
                return
            self._seen_open = still
        if self.editor.place is not None:
            self.set_focus(self.editor)
        self.post_message(self.HandOver(self.flush(), self.editor.draft, way))
