"""The short note that goes out first: by when the full answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.app.stepping import Stepping

if TYPE_CHECKING:
    from datetime import datetime

    from amends.screens.dialog_ask import AskLine


class ShortNote(Stepping):
    """Begins the note, once it is said when the answer comes."""

    def on_read_short_note(self) -> None:
        """Write the short note first, beside whatever is already written."""
        self.short_note()

    def action_short_note(self) -> None:
        """Write the short note first, asked for among all commands."""
        self.short_note()

    @work
    async def short_note(self) -> None:
        """Ask by when the full answer comes, and begin a note that says so."""
        from amends.ledger.times import proposed
        from amends.ledger.zones import zone_of
        from amends.letters import with_short_note
        from amends.screens.dialog_ask import AskWhich

        if self.case is None:
            return
        await self.signs_shown()
        now = self.clock()
        own = "another time"
        when = await self.push_screen_wait(
            AskWhich(
                "When will you answer in full?",
                [*proposed(now, zone_of(self.case.client, now)), (own, own)],
                words="The note says that their message is here, and when you answer. Sent, it is a promise.",
            )
        )
        if when == own:
            when = await self.push_screen_wait(self._another_time(now))
        if when is not None and self.session is not None and self.case is not None:
            name, signature, today = self.settings.name, self.settings.signature, self.clock().date()
            case = with_short_note(self.case, when, name=name, signature=signature, today=today)
            self.case = self.session.change(case, "begin the short note")
            self.go_to("respond")
            self.save_now()

    def _another_time(self, now: datetime) -> AskLine:
        """Make the question for a time in the user's words, which is asked until it is one to come."""
        from amends.ledger.times import time_to_come
        from amends.ledger.zones import from_yours, zone_named, zone_of
        from amends.screens.dialog_ask import AskLine

        assert self.case is not None
        zone = zone_named(self.case.client.time_zone)
        theirs = f" On their clock: {from_yours(zone, now)}." if zone is not None else ""
        there = now.astimezone(zone_of(self.case.client, now))
        words = f"As in “Thursday 14 May, 12:00”.{theirs}"
        return AskLine("When?", words=words, read=lambda typed: time_to_come(typed, there))
