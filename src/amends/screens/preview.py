"""Preview: the letter, and beside it how it will be read, live at every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from amends.domain.recipient import recipient
from amends.screens.dialog_hand_over import HandOverHow
from amends.screens.letter_screen import LetterScreen
from amends.widgets.mail_view import Envelope, MailView
from amends.widgets.mood_view import MoodView, worse
from amends.widgets.pane import Pane, Views
from amends.widgets.points_view import PointsView
from amends.widgets.remarks_view import RemarksView
from amends.widgets.state_line import StateLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.judgement import Judgement
    from amends.ledger.way import Step
    from amends.screens.dialog_hand_over import Way


class Preview(LetterScreen):
    """The same letter with the same keys; mail, points, bad mood and what stands in the way beside it."""

    STEP: ClassVar[Step] = "preview"
    OTHER_SIDE = "mail, points, bad mood"
    PURPOSE: ClassVar[str] = """
        The letter as it will arrive, while you still change it.

        Writers of e-mail expect their tone to be read right almost always; in the study it was
        84 times in 100. An upset reader reads worse. So look at three things: the mail itself,
        every point they made with its answer, and each sentence as someone in a bad mood would
        read it.

        When you hand the letter over it is copied or written as a file; amends never sends. It
        stays “not sent” until you say that you sent it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "go_on", "Hand over", priority=True),
        Binding("p", "hand_over('print')", "Print"),
        Binding("enter", "write", "Write", show=False),
    ]

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
        self.points = PointsView(self.case)
        self.mood = MoodView()
        self.remarks = RemarksView(about_to_send=True)
        self.views = Views(
            ("Mail", self.mail),
            ("points", self.points),
            ("bad mood", self.mood),
            ("coach", self.remarks),
            id="beside",
            classes="pane",
        )
        self.state = StateLine()
        yield Horizontal(Pane(self.editor, title="Letter", id="writing", classes="pane -front"), self.views)
        yield self.state

    def _envelope(self, draft: Draft) -> Envelope:
        return Envelope(self.settings.name or "You", recipient(self.case), draft.subject)

    def typed(self, draft: Draft) -> None:
        """Show each key in the mail beside, in the same frame."""
        super().typed(draft)
        self.mail.show(self._envelope(draft), self.letter.text)

    async def watch_case(self, case: Case) -> None:
        """Show the points of this case too."""
        await super().watch_case(case)
        self.points.show_case(case)

    def judged(self, judgement: Judgement) -> None:
        """Show the mail, the moods, and what stands in the way."""
        self.mail.show(self._envelope(self.editor.draft), self.letter.text)
        self.mood.show(judgement)
        number = len(worse(judgement))
        self.views.name_view(2, f"bad mood · {number}" if number else "bad mood")
        self.views.name_view(3, f"coach · {len(judgement.findings)}" if judgement.findings else "coach")
        self.remarks.show(judgement.findings, quiet_note="Nothing stands in the way.")
        self.state.show(judgement, self._gaps(judgement))

    def _gaps(self, judgement: Judgement) -> list[str]:
        if any(finding.rule == "points-uncovered" for finding in judgement.findings):
            return []
        message = self.case.message
        points = message.points if message else ()
        return [point.title for point in points if point.wants_answer and not point.answered_by]

    def action_write(self) -> None:
        """Go back into the text."""
        self.editor.enter_part(self.editor.here)

    def action_go_on(self) -> None:
        """Ask how to hand the letter over; what stands in the way is listed there once."""
        self.editor.rest()
        self.judge()
        self._ask_how()

    @work
    async def _ask_how(self) -> None:
        assert self.judgement is not None
        blocking = [finding for finding in self.judgement.findings if finding.severity == "error"]
        way = await self.ask(HandOverHow(tuple(blocking)))
        if way is not None:
            self.action_hand_over(way)

    def action_hand_over(self, way: Way) -> None:
        """Hand the letter over one way."""
        self.editor.rest()
        self.set_focus(self.editor)
        self.post_message(self.HandOver(self.flush(), self.editor.draft, way))
