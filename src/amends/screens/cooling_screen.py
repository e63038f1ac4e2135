"""What the cool-down of Read keeps: the two answers, how hot it is, and a time until which it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from amends.ledger import rests_until, taken_up, time_of, waits_until
from amends.screens.dialog import Confirm
from amends.screens.dialog_longer import Longer
from amends.screens.reading_screen import ReadingScreen
from amends.widgets.cool_down import CoolDown

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.screens.dialog_longer import Wait

EARLY = "You wanted to leave it alone until then. Nothing is locked: enter goes on now, esc lets it rest."
DESK_SAYS = "Breathe on, or leave it: the desk says when the wait is over."
NOTE_FIRST = "The short note that you have begun can go out before."


class CoolingScreen(ReadingScreen):
    """A step with a pause in it, behind which the message is out of sight."""

    cooling: CoolDown

    def show_cooling(self, case: Case) -> None:
        """Show what was said there, and until when it was to rest."""
        self.cooling.show(case.cooling, self._until(case))

    def _until(self, case: Case) -> str:
        """Until when it is to rest, in words; empty when it is not, or no longer."""
        until = waits_until(case, self.now)
        return time_of(until, self.now) if until else ""

    @on(CoolDown.Written)
    def _written_line(self) -> None:
        cooling = self.cooling.into(self.present.cooling)
        self.change(self.present.but(cooling=cooling), "write while cooling down", merge=True)

    @on(CoolDown.Heat)
    def _heat_said(self) -> None:
        self.change(self.present.but(cooling=self.cooling.into(self.present.cooling)), "say how hot it is")

    def past_cooling(self, onward: Callable[[], None]) -> None:
        """Go onward, out of the pause by leaving it behind: before the time that was set, ask first."""
        until = self._until(self.present)
        if not self.cooling.display:
            onward()
        elif not until:
            self._pass(onward)
        elif self.is_active:
            asked = Confirm(f"Go on before {until}?", EARLY)
            self.app.push_screen(asked, lambda yes: self._pass(onward) if yes else None)

    def _pass(self, onward: Callable[[], None]) -> None:
        """Whichever way one goes from here, what is read later has the points."""
        cooling = self.cooling.into(self.present.cooling).but(passed=True)
        self.change(taken_up(self.present.but(cooling=cooling)), "cool down")
        self.propose_points()
        onward()

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
            return
        told = DESK_SAYS if rests_until(self.present, self.now) else NOTE_FIRST
        self.notify(f"It rests until {self._until(self.present)}. {told}", timeout=8, markup=False)
