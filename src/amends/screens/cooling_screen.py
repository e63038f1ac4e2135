"""What the cool-down of Read keeps: the two answers, how hot it is, and a time until which it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from amends.ledger import rests_until, taken_up, time_of
from amends.screens.dialog_longer import Longer
from amends.screens.reading_screen import ReadingScreen
from amends.widgets.cool_down import CoolDown

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.screens.dialog_longer import Wait


class CoolingScreen(ReadingScreen):
    """A step with a pause in it, behind which the message is out of sight."""

    cooling: CoolDown

    def show_cooling(self, case: Case) -> None:
        """Show what was said there, and until when it was to rest."""
        until = rests_until(case, self.now)
        self.cooling.show(case.cooling, time_of(until, self.now) if until else "")

    @on(CoolDown.Written)
    def _written_line(self) -> None:
        cooling = self.cooling.into(self.present.cooling)
        self.change(self.present.but(cooling=cooling), "write while cooling down", merge=True)

    @on(CoolDown.Heat)
    def _heat_said(self) -> None:
        self.change(self.present.but(cooling=self.cooling.into(self.present.cooling)), "say how hot it is")

    def pass_cooling(self) -> None:
        """Leave the pause behind; whichever way one goes from here, what is read later has the points."""
        cooling = self.cooling.into(self.present.cooling).but(passed=True)
        self.change(taken_up(self.present.but(cooling=cooling)), "cool down")
        self.propose_points()

    def action_short_note(self) -> None:
        """Write the short note first."""
        raise NotImplementedError

    def action_longer(self) -> None:
        """Set a time, and write the short note if that was asked for."""
        if self.is_current:
            self.app.push_screen(Longer(self.now), self._wait)

    def _wait(self, wait: Wait | None) -> None:
        if wait is None:
            return
        cooling = self.cooling.into(self.present.cooling).but(until=wait.until)
        self.change(self.present.but(cooling=cooling), "wait longer")
        self.show_cooling(self.present)
        if wait.note:
            self.action_short_note()
