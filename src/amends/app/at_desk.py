"""At the desk: the cases as they stand, what is in the one under the cursor, the trash."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.widgets import Input

from amends.app.handing_over import HandingOver
from amends.screens.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.screen import Screen

    from amends.domain.settings import Settings
    from amends.domain.summary import Summary
    from amends.storage.places import Places


class Done(NamedTuple):
    """What ctrl+z on the desk takes back: a case in the trash, or a copy that was made."""

    path: Path
    """Where the file is."""
    what: str
    stem: str = ""
    """The name it had before it came to the trash; empty for a copy."""
    digest: str = ""
    """Of a copy as it was made: once something was done with it, it is not taken away unasked."""


class AtDesk(HandingOver):
    """Carries out what the desk asks for."""

    def __init__(
        self, places: Places, settings: Settings, clock: Callable[[], datetime], ticks: Callable[[], float]
    ) -> None:
        super().__init__(places, settings, clock, ticks)
        self.desk = Desk(clock)
        self._done: list[Done] = []
        """What was moved to the trash and what was copied in this window, the newest last."""

    def get_default_screen(self) -> Screen[None]:
        """The desk is the first screen; it paints from the heads of the files."""
        self.back_on_desk()
        return self.desk

    def summaries(self) -> tuple[Summary, ...]:
        """Return the cases on the desk."""
        return self.desk.summaries

    def back_on_desk(self, at: Path | None = None) -> None:
        """Show on the desk how the cases stand now, with the cursor on the case in the file named."""
        from amends.storage.summaries import summaries

        self.desk.show(summaries(self.places), at)
        if self.is_running:
            self.look_into_files()

    def on_desk_pointed(self) -> None:
        """Show beside the list what is in the case under the cursor."""
        from amends.storage.glimpse import glimpse
        from amends.storage.trouble import CannotRead

        summary = self.desk.pointed
        if summary is None:
            return
        try:
            self.desk.show_glimpse(summary, glimpse(summary.path)._replace(copies=summary.copies))
        except CannotRead as trouble:
            self.desk.show_trouble(summary, str(trouble))

    def on_desk_opened(self, event: Desk.Opened) -> None:
        """Open the case that was picked; where copies of it lie beside it, ask about them first."""
        if event.summary.copies:
            self.look_at_copies(event.summary)
        else:
            self.open_file(event.summary.path)

    @work
    async def look_at_copies(self, summary: Summary) -> None:
        """Show how each copy differs, and let the user choose what becomes of it; then open the case."""
        from amends.app.copies import choose, difference
        from amends.screens.dialog_files import CopyBeside
        from amends.storage.trouble import NotSaved

        if self.covered:
            return
        for copy in summary.copies:
            differing, trouble = difference(summary.path, copy.path)
            answer = await self.push_screen_wait(CopyBeside(copy, differing, trouble))
            if answer is None:
                return
            try:
                done = choose(self.places, summary.path, copy.path, answer)
            except NotSaved as trouble_:
                self.notify(str(trouble_), severity="error", markup=False)
                return
            if done:
                self.notify(done, markup=False)
        self.back_on_desk()
        self.open_file(summary.path)

    def look_into_files(self) -> None:
        """Read every case whole, in a thread: the first paint looked at the heads only."""
        self.run_worker(self._look_into_files, thread=True, group="look", exclusive=True)

    def _look_into_files(self) -> None:
        from amends.storage.summaries import check

        seen = self.desk.summaries
        looked = [each if each.trouble else each._replace(trouble=check(each.path)) for each in seen]
        if any(each.trouble for each in looked):
            self.call_from_thread(self._show_looked_into, seen, looked)

    def _show_looked_into(self, seen: tuple[Summary, ...], looked: list[Summary]) -> None:
        if self.desk.summaries is seen:  # else a case may be in the trash by now
            self.desk.show(looked)

    def on_desk_find_asked(self) -> None:
        """Read the texts of the cases in a thread, so that all of them can be searched."""
        self.run_worker(self._read_texts, thread=True, group="texts", exclusive=True)

    def _read_texts(self) -> None:
        from amends.storage.texts import texts_of

        found: dict[str, str] = {}
        for number, each in enumerate(self.desk.summaries, 1):
            found[str(each.path)] = texts_of(each.path)
            if number % 200 == 0:
                self.call_from_thread(self.desk.show_texts, dict(found))
        self.call_from_thread(self.desk.show_texts, found)

    def on_desk_duplicated(self, event: Desk.Duplicated) -> None:
        """Make a case like it, begun now, and put the cursor on it."""
        from amends.session.beginning import duplicate
        from amends.session.session import Session
        from amends.storage.cases import load
        from amends.storage.trouble import CannotRead, NotSaved

        now = self.clock()
        try:
            case = duplicate(load(event.summary.path).case, now)
            made = Session.begin(case, self.clock, places=self.places).save()
        except (CannotRead, NotSaved) as trouble:
            self.notify(str(trouble), title="Not duplicated", severity="error", timeout=12, markup=False)
            return
        self._done.append(Done(made.path, case.title, digest=made.digest))
        self.back_on_desk(made.path)
        self.notify(f"A case like it begins: {case.title}\nctrl+z takes it back.", markup=False)

    def on_desk_calendar_asked(self) -> None:
        """Write what is owed as a calendar file among the letters, and say where."""
        from amends.ledger import in_order
        from amends.ledger.calendar import ics
        from amends.storage.dues import dues
        from amends.storage.files import put_new
        from amends.storage.trouble import NotSaved

        now = self.clock()
        owed = in_order(dues(self.desk.summaries)[0], now)
        dated = [each for each in owed if each.due is not None]
        if not dated:
            self.notify("You owe nothing that has a day.", markup=False)
            return
        try:
            path = put_new(self.places.letters, "what-you-owe", "ics", ics(dated, now))
        except NotSaved as trouble:
            self.notify(str(trouble), title="Not written", severity="error", timeout=12, markup=False)
            return
        self.notify(f"{len(dated)} written to {path}\nOpen it with your calendar.", timeout=10, markup=False)

    def on_desk_trashed(self, event: Desk.Trashed) -> None:
        """Ask, then move the case to the trash."""
        self.trash(event.summary)

    @work
    async def trash(self, summary: Summary) -> None:
        """Move a case to the trash; nothing is deleted."""
        from amends.screens.dialog import Confirm
        from amends.storage.cases import to_trash
        from amends.storage.trouble import NotSaved

        what = " · ".join(filter(None, (summary.client or summary.id, summary.title)))
        words = f"{what}\n\nIt is moved to {self.places.trash}, not deleted."
        if self.covered:
            return
        if not await self.push_screen_wait(Confirm("Move this case to the trash", words)):
            return
        try:
            there = to_trash(self.places, summary.path)
        except NotSaved as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            return
        self._done.append(Done(there, what, summary.path.stem))
        self.notify(f"Moved to {there}\nctrl+z brings it back.", markup=False)
        self.back_on_desk()

    def action_undo(self) -> None:
        """On the desk, bring back what was moved to the trash last, or take back the copy made last.

        Not while words are typed there.
        """
        if self.session is not None or self.screen is not self.desk:
            super().action_undo()
            return
        if isinstance(self.focused, Input):
            return
        from amends.storage.trouble import NotSaved

        if not self._done:
            self.notify("Nothing to undo.", timeout=2, markup=False)
            return
        done = self._done[-1]
        try:
            said, at = self._taken_back(done)
        except NotSaved as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            if os.path.lexists(done.path):
                return  # once the trouble is over, the same key does it
            said, at = "", None
        self._done.pop()
        if said:
            self.notify(said, markup=False)
        self.back_on_desk(at)

    def _taken_back(self, done: Done) -> tuple[str, Path | None]:
        """Take it back; return what to say, and the file for the cursor. Raises NotSaved."""
        from amends.storage.cases import from_trash, to_trash
        from amends.storage.files import digest, read
        from amends.storage.trouble import NotSaved

        if done.stem:
            back = from_trash(self.places, done.path, done.stem)
            return f"Back from the trash: {done.what}", back
        try:
            now = digest(read(done.path))
        except OSError as error:
            raise NotSaved.because(done.path, error) from error
        if now != done.digest:
            return f"It was changed since, so it stays: {done.what}\nD moves it to the trash.", done.path
        return f"Taken back. It is in {to_trash(self.places, done.path)}", None
