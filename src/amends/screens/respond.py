"""Respond: the letter at the left, the coach, the points or their message at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from amends.domain.letter import SUBJECT
from amends.ledger.way import TITLES
from amends.letters import layout, reshape, shapes
from amends.screens.dialog_shape import ChooseShape
from amends.screens.letter_screen import NOTHING_YET, LetterScreen
from amends.widgets.covered_message import CoveredMessage
from amends.widgets.pane import Pane, Views
from amends.widgets.points_view import PointsView
from amends.widgets.remarks_view import RemarksView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.domain.judgement import Finding, Judgement
    from amends.ledger.way import Step

NOTHING_HERE = "Nothing to say about this part."
NOT_HERE_YET = "Nothing is written here yet."


class Respond(LetterScreen):
    """Write the letter part by part; the coach stands beside it and never writes."""

    STEP: ClassVar[Step] = "respond"
    OTHER_SIDE = "coach"
    HELP_TITLE: ClassVar[str] = "Respond"
    PURPOSE: ClassVar[str] = """
        Here you write the letter, part by part. It is saved as you type, and nothing is sent. A part
        may be left out, and every remark may be left as it is.

        Each part has one to four jobs; they are ticked as the coach finds them done.

        Two sentences carry it: that it was your doing, and how you put it right. In a study
        with 755 people these two counted most of six parts of an apology, and begging for
        forgiveness least.

        The coach shows what could weaken a sentence and says why. It never writes for you, and
        every remark can be left. A starter is an opening with blanks; a blank left open stops
        the letter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "shape", "Another letter", show=False),
        Binding("enter", "write", "Write", show=False),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """The letter beside three views."""
        self.remarks = RemarksView()
        self.points = PointsView(self.case)
        self.message = CoveredMessage(self.case)
        self.views = Views(
            ("Coach", self.remarks),
            ("points", self.points),
            ("message", self.message),
            id="beside",
            classes="pane",
        )
        yield Horizontal(
            Pane(self.editor, self.under, title="", id="writing", classes="pane -front"), self.views
        )

    _letters = 0
    """How many letters the case had when it was shown last: one more is a letter just begun."""

    def on_mount(self) -> None:
        """Count the letters from here on."""
        self._letters = len(self.case.drafts)

    def arrive(self) -> None:
        """Whoever goes on to the letter means to write: what is typed next is never taken for keys."""
        super().arrive()
        onward, self._goes_on = self._goes_on, False
        if onward and self.editor.place is None and not self.sealed:
            self.editor.go_back()

    def _title(self) -> Content:
        known = shapes().get(self.editor.draft.shape)
        title = known.title if known else self.editor.draft.shape
        return Content(f"Letter · {title}{' · sent' if self.sealed else ''}")

    def watch_case(self, case: Case) -> None:
        """Show the points and the message of this case too; a letter that is new is begun in its text."""
        sent = self.editor.sealed
        super().watch_case(case)
        if not self._stale:
            before, self._letters = self._letters, len(case.drafts)
            if (sent and not self.editor.sealed) or 0 < before < self._letters:
                self.editor.enter_part("")
        self.points.show_case(case)
        self.message.show(case)

    def judged(self, judgement: Judgement) -> None:
        """Show what is found in the text and what is missing in the part with the caret, by weight."""
        shown = [finding for finding in judgement.findings if self._is_shown(finding)]
        shown.sort(key=lambda finding: finding.part != self.editor.here)
        self.listed = len(shown)
        self.views.name_view(0, f"Coach · {self.listed}" if shown else "Coach")
        self.points.show_letter(self.editor.draft, self.letter, sealed=self.sealed)
        self.query_one("#writing", Pane).border_title = self._title()
        self.remarks.show(shown, quiet_note=self._quiet_note(judgement))

    def _quiet_note(self, judgement: Judgement) -> str:
        if not self.editor.draft.begun:
            return NOTHING_YET
        if self.editor.here and not self._has_words(self.editor.here):
            return NOT_HERE_YET
        return self.nothing_told(judgement, NOTHING_HERE)

    def _has_words(self, name: str) -> bool:
        """Whether something stands in a part: of one that is still empty nothing is said."""
        return any(section.part == name for section in self.letter.sections)

    def is_told(self, finding: Finding) -> bool:
        """While one writes only what weighs is told; questions and hints wait for the preview."""
        return finding.severity != "hint"

    def _is_shown(self, finding: Finding) -> bool:
        if not self.is_told(finding):
            return False
        if finding.start < finding.end or finding.part == SUBJECT:
            return True
        here = self.editor.here
        return finding.part != "" and finding.part == here and self._has_words(here)

    @property
    def goes_on_to(self) -> str:
        """Where ctrl+n leads from here, for the line of keys."""
        return "Next part" if self.editor.ahead else TITLES[self._step_ahead]

    @property
    def _step_ahead(self) -> Step:
        draft = self.editor.draft
        wanted = not draft.offers and any(part.holds_offers for part in layout(draft))
        return "remedy" if wanted else "preview"

    def action_go_on(self) -> None:
        """Go to the next part, and after the last to the next step."""
        self.editor.rest()
        if not self.editor.next_part():
            self.post_message(self.Go(self._step_ahead))

    def action_write(self) -> None:
        """Go back into the text."""
        self.editor.go_back()

    @work
    async def action_shape(self) -> None:
        """Choose another letter; what is written stays."""
        chosen = await self.ask(ChooseShape(self.editor.draft.shape))
        if chosen is not None and chosen != self.editor.draft.shape:
            self.editor.rest()
            self._put(reshape(self.editor.draft, chosen, self.present), "choose another letter")
