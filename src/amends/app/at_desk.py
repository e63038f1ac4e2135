"""At the desk: the cases as they stand, what is in the one under the cursor, the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.app.handing_over import HandingOver
from amends.screens.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.screen import Screen

    from amends.domain.settings import Settings
    from amends.domain.summary import Summary
    from amends.storage.places import Places


class AtDesk(HandingOver):
    """Carries out what the desk asks for."""

    def __init__(self, places: Places, settings: Settings, clock: Callable[[], datetime]) -> None:
        super().__init__(places, settings, clock)
        self.desk = Desk(clock)

    def get_default_screen(self) -> Screen[None]:
        """The desk is the first screen; it paints from the heads of the files."""
        self.back_on_desk()
        return self.desk

    def summaries(self) -> tuple[Summary, ...]:
        """Return the cases on the desk."""
        return self.desk.summaries

    def back_on_desk(self) -> None:
        """Show on the desk how the cases stand now."""
        from amends.storage.summaries import summaries

        self.desk.show(summaries(self.places))
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
            self.desk.show_glimpse(summary, glimpse(summary.path))
        except CannotRead as trouble:
            self.desk.show_trouble(summary, str(trouble))

    def on_desk_opened(self, event: Desk.Opened) -> None:
        """Open the case that was picked."""
        self.open_file(event.summary.path)

    def look_into_files(self) -> None:
        """Read every case whole, in a thread: the first paint looked at the heads only."""
        self.run_worker(self._look_into_files, thread=True, group="look", exclusive=True)

    def _look_into_files(self) -> None:
        from dataclasses import replace

        from amends.storage.summaries import check

        seen = self.desk.summaries
        looked = [each if each.trouble else replace(each, trouble=check(each.path)) for each in seen]
        if any(each.trouble for each in looked) and self.desk.summaries is seen:
            self.call_from_thread(self.desk.show, looked)

    def on_desk_trashed(self, event: Desk.Trashed) -> None:
        """Ask, then move the case to the trash."""
        self.trash(event.summary)

    @work
    async def trash(self, summary: Summary) -> None:
        """Move a case to the trash; nothing is deleted."""
        from amends.screens.dialog import Confirm
        from amends.storage.cases import to_trash
        from amends.storage.trouble import NotSaved

        what = f"{summary.client or summary.id} · {summary.title}"
        words = f"{what}\n\nIt is moved to {self.places.trash}, not deleted."
        if not await self.push_screen_wait(Confirm("Move this case to the trash", words)):
            return
        try:
            there = to_trash(self.places, summary.path)
        except NotSaved as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            return
        self.notify(f"Moved to {there}", markup=False)
        self.back_on_desk()
