"""What a step takes out of the message: points, facts, the letter they propose, and what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.domain.case import Facts
from amends.letters import propose, shape
from amends.reading.kept import Readings, unshown
from amends.screens.dialog_stop_signs import StopSigns, Waived
from amends.screens.points_screen import PointsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.domain.settings import Settings
    from amends.domain.turn import Turn
    from amends.reading import StopSign, Together

    Exchange = Callable[[Message], tuple[Turn, ...]]
    """Tells what the two said before a message, the newest first."""


class ReadingScreen(PointsScreen):
    """A step that reads the message; each thing is proposed once, and undo takes it back."""

    def __init__(
        self,
        case: Case,
        settings: Settings,
        *,
        today: date | None = None,
    ) -> None:
        super().__init__(case, settings, today=today)
        self.exchange: Exchange | None = None
        """Given by who may read mail; without it no question is known to be answered."""
        self.readings = Readings()
        """Given where others look at the same messages: they are read once."""
        self._proposed: set[tuple[str, str]] = set()

    @property
    def written(self) -> date | None:
        """The day of the message, from which "Friday" in it is counted."""
        message = self.present.message
        return message.date.date() if message is not None and message.date is not None else None

    @staticmethod
    def text_of(case: Case) -> str:
        """Return the words of the message that is answered; none for a client who went quiet."""
        return case.message.text if case.message is not None else ""

    def reading_of(self, case: Case) -> Together:
        """Return what is found in the messages to answer; they are read once."""
        return self.readings.of(case)

    @staticmethod
    def letter_for(case: Case) -> str:
        """Return in one line which letter is proposed, and why."""
        proposal = propose(case)
        return f"Letter: {shape(proposal.shape).spoken}. {proposal.reason}"

    def propose_points(self) -> None:
        """Fill an empty list of points from the message; a question that was answered since is set aside."""
        message = self.present.message
        if message is not None and self._first_time("points", message) and not message.points:
            message = message.but(points=self.reading_of(self.present).points())
            said = self.exchange(message) if self.exchange is not None else ()
            if said:
                from amends.coach.answered_before import set_aside_in, without_answered

                message = without_answered(message, said)
                if words := set_aside_in(message):
                    self.notify(words, timeout=10, markup=False)
            self.change(self.present.with_message(message), "propose points", where="Points")

    def propose_facts(self) -> None:
        """Fill an empty form from the message."""
        message = self.present.message
        if message is not None and self._first_time("facts", message) and self.present.facts == Facts():
            self.change(self.present.but(facts=self.reading_of(self.present).facts()), "propose facts")

    def _first_time(self, what: str, message: Message) -> bool:
        key = (what, message.text)
        if key in self._proposed:
            return False
        self._proposed.add(key)
        return True

    def new_signs(self) -> tuple[StopSign, ...]:
        """Return the stop signs that were not shown yet, and note in the case that they are now."""
        case = self.present
        signs = unshown(case, self.readings)
        if signs:
            noted = case.noting(sign.kind for sign in signs)
            self.change(noted, "note what comes first", undoable=False)
        return signs

    def show_signs(self) -> None:
        """Show the stop signs that are new."""
        signs = self.new_signs()
        if signs:
            self.app.push_screen(StopSigns(signs, self.present.waived), self.waive)

    def waive(self, kinds: Waived | None) -> None:
        """Take in which stop signs do not apply; the others do."""
        if kinds is not None:
            self.change(self.present.waiving(kinds), "say what does not apply", undoable=False)

    @work
    async def go_to_next_step_past_signs(self) -> None:
        """Go on, showing first what the facts have made a stop sign; the user decides."""
        signs = self.new_signs()
        if signs:
            self.waive(await self.ask(StopSigns(signs, self.present.waived)))
        self.go_to_next_step()
