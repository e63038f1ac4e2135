"""Taking a message in: from a paste, a file, a pipe. Going back from what is asked begins nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from amends.app.picking import Picking
from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.ledger.way import Step
    from amends.screens.desk import Desk
    from amends.screens.dialog_ask import AskLine
    from amends.screens.start import Beginning


class TakingIn(Picking):
    """The ways a case begins."""

    _pasted = ""
    """What was pasted and not taken in, kept for the next try."""

    def on_desk_new_asked(self) -> None:
        """Begin a new case."""
        self.introduced(self.new_case)

    def on_desk_sample_asked(self) -> None:
        """Begin with the sample, made up, to try."""
        from amends.mail import sample
        from amends.screens.desk import Desk

        def begin() -> None:
            if isinstance(self.screen, Desk):
                self.take_in(sample())

        self.introduced(begin)

    def introduced(self, then: Callable[[], object]) -> object:
        """Ask a newcomer who writes the letters, and go on with what was wanted."""
        raise NotImplementedError

    @work
    async def new_case(self) -> None:
        """Ask how the case begins, then begin it; who goes back later comes to this question again."""
        from amends.screens.start import Start

        if self.covered:
            return
        beginning: Beginning | None = None
        while True:
            start = Start(self._pasted, beginning)
            beginning = await self.push_screen_wait(start)
            self._pasted = start.pasted
            if beginning is None:
                return
            if await self._begin(beginning):
                self._pasted = ""
                return

    async def _begin(self, beginning: Beginning) -> bool:
        """Take in what was given; False when nothing was begun, so that it can be given again."""
        from amends.mail import Unreadable, read_text

        if beginning.kind == "quiet":
            from amends.session.beginning import begin_case

            return await self._keep(begin_case(self.clock(), name=beginning.text, about=beginning.about))
        try:
            if beginning.kind == "paste":
                messages: tuple[Message, ...] = (read_text(beginning.text.encode("utf-8", "replace")),)
            else:
                messages = await self.from_file(Path(beginning.text).expanduser())
            messages = await self.theirs(*messages)
        except Unreadable as trouble:
            self.not_taken_in(trouble)
            return False
        return bool(messages) and await self._named(*messages)

    async def _named(self, *messages: Message) -> bool:
        """Take them in, the newest last; only a missing name is asked. False when the user goes back."""
        if messages[-1].names_sender:
            return await self._taken_in(*messages)
        from amends.screens.dialog_ask import AskLine

        name = await self.push_screen_wait(AskLine("Who wrote this?", words="Their name, to greet them."))
        return name is not None and await self._taken_in(*messages, name=name)

    @work
    async def take_in_asking(self, message: Message) -> None:
        """Take in a message that came with the command line."""
        if messages := await self.theirs(message):
            await self._named(*messages)

    @work
    async def take_in_file(self, path: Path) -> None:
        """Take in a message of a mailbox that came with the command line."""
        from amends.screens.start import Beginning

        await self._begin(Beginning("file", str(path)))

    @work
    async def take_in(self, *messages: Message, name: str = "") -> None:
        """Begin a case with these messages, the newest last."""
        await self._taken_in(*messages, name=name)

    async def _taken_in(self, *messages: Message, name: str = "") -> bool:
        """Open the case that holds the newest already, or begin one; False when the user goes back."""
        from amends.session.beginning import begin_case
        from amends.storage.held import held

        if there := held(self.summaries(), messages[-1], name):
            self.open_file(there)
            self.notify("You have this already: this is its case.", markup=False)
            return True
        return await self._keep(begin_case(self.clock(), *messages, name=clean_line(name)))

    async def _keep(self, case: Case) -> bool:
        """Put a case on disk and open it, once it is said what the earlier ones mean; False on going back."""
        from amends.session.session import Session

        meant = await self.remembered(case)
        if meant is None:
            return False
        self.open_session(Session.begin(meant, self.clock, places=self.places, ticks=self.ticks))
        self.save_now()
        return True

    def open_file(self, path: Path, step: Step | None = None) -> None:
        """Open the case in a file, or say why it cannot be opened."""
        from amends.session.session import Session
        from amends.storage.trouble import CannotRead

        try:
            session = Session.open(path, self.clock, places=self.places, ticks=self.ticks)
        except CannotRead as trouble:
            self.notify(str(trouble), title="Not opened", severity="error", timeout=12, markup=False)
            return
        self.open_session(session, step)

    def on_desk_answered(self, event: Desk.Answered) -> None:
        """Their answer arrived: go to where it is taken in."""
        self.open_file(event.summary.path, "follow-up")
        self.call_after_refresh(self._ask_for_answer)

    def _ask_for_answer(self) -> None:
        from amends.screens.follow_up import FollowUp

        if isinstance(self.screen, FollowUp):
            self.screen.action_their_answer()

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
