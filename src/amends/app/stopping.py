"""Stop signs on every way to a letter: said before its first word, also where the points were passed by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from amends.app.versioning import Versioning

if TYPE_CHECKING:
    from amends.ledger.way import Step
    from amends.reading import StopSign
    from amends.reading.kept import Readings

_LETTER = ("respond", "remedy", "preview")


class Stopping(Versioning):
    """Finds the stop signs that were not shown yet, and shows them once."""

    @cached_property
    def readings(self) -> Readings:
        """What was read of the open case; its step Read has the same."""
        from amends.reading.kept import Readings

        return Readings()

    def new_signs(self) -> tuple[StopSign, ...]:
        """Return the stop signs that were not shown yet, and note in the case that they are now."""
        from amends.reading.kept import unshown

        session = self.session
        if session is None or session.newer or session.case.outcome is not None:
            return ()
        self.take_up_typing()
        signs = unshown(session.case, self.readings)
        if signs:
            self.case = session.note(session.case.noting(sign.kind for sign in signs))
        return signs

    def new_signs_before(self, step: Step, here: Step | None) -> tuple[StopSign, ...]:
        """Return them on the way from the message to its letter, and for a letter begun without its points.

        Elsewhere they were shown, and reading takes its time.
        """
        if step not in _LETTER or self.case is None:
            return ()
        case = self.case
        message = case.message
        passed_by = message is not None and not (message.points or case.signs or case.cooling.passed)
        return self.new_signs() if here == "read" or (here is None and passed_by) else ()

    def show_signs(self, signs: tuple[StopSign, ...]) -> None:
        """Show stop signs in front of what is there."""
        if signs and self.case is not None:
            from amends.screens.dialog_stop_signs import StopSigns

            self.push_screen(StopSigns(signs, self.case.waived), self._waive)

    async def signs_shown(self) -> None:
        """Show the stop signs that are new, and wait until they were seen."""
        signs = self.new_signs()
        if signs and self.case is not None:
            from amends.screens.dialog_stop_signs import StopSigns

            self._waive(await self.push_screen_wait(StopSigns(signs, self.case.waived)))

    def action_what_comes_first(self) -> None:
        """Show again the stop signs of the messages to answer, asked for among all commands."""
        case = self.case
        if case is not None and case.message is not None:
            found = self.readings.of(case).signs(case.facts.fee)
            self.show_signs(tuple(sign for sign in found if sign.kind in case.signs_shown))

    def _waive(self, kinds: frozenset[str] | None) -> None:
        """Take in which stop signs do not apply; the others do."""
        session = self.session
        if session is not None and kinds is not None:
            self.take_up_typing()
            self.case = session.note(session.case.waiving(kinds))
