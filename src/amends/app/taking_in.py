"""Taking a message in: from a paste, a file, a pipe; the case is on disk before anything else is asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from amends.app.picking import Picking
from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.domain.summary import Summary
    from amends.ledger.way import Step
    from amends.screens.desk import Desk
    from amends.screens.start import Beginning
    from amends.session.session import Session


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
            if isinstance(self.screen, Desk) and not self.covered:
                self.looking = True  # struck again before the case is there, it begins no other
                self.take_in(sample())

        self.introduced(begin)

    def introduced(self, then: Callable[[], object]) -> object:
        """Ask a newcomer who writes the letters, and go on with what was wanted."""
        raise NotImplementedError

    @work
    async def new_case(self) -> None:
        """Ask how the case begins, then begin it; who goes back later comes to this question again."""
        from amends.mail import Unreadable
        from amends.screens.start import Start

        if self.covered:
            return
        beginning: Beginning | None = None
        wrong = ""
        while True:
            start = Start(self._pasted, beginning, wrong)
            beginning = await self.push_screen_wait(start)
            self._pasted = start.pasted
            if beginning is None:
                return
            try:
                begun, wrong = await self._begin(beginning), ""
            except Unreadable as trouble:
                begun, wrong = False, str(trouble)
            if begun:
                self._pasted = ""
                return

    async def _begin(self, beginning: Beginning, *, again: bool = True) -> bool:
        """Take in what was given; False when nothing was begun, so that it can be given again.

        Raises Unreadable.
        """
        from amends.mail import read_text
        from amends.storage.places import expanded

        if beginning.kind == "quiet":
            from amends.session.beginning import begin_case

            case = begin_case(self.clock(), name=beginning.text, about=beginning.about)
            return await self._begun(case, again=True)
        if beginning.kind == "paste":
            messages: tuple[Message, ...] = (read_text(beginning.text.encode("utf-8", "replace")),)
        else:
            messages = await self.from_file(expanded(beginning.text))
        return bool(messages) and await self._taken_in(messages, again=again)

    @work
    async def take_in_asking(self, message: Message) -> None:
        """Take in a message that came with the command line."""
        await self._taken_in((message,), again=False)

    @work
    async def take_in_file(self, path: Path) -> None:
        """Take in a message of a mailbox that came with the command line."""
        from amends.mail import Unreadable
        from amends.screens.start import Beginning

        try:
            await self._begin(Beginning("file", str(path)), again=False)
        except Unreadable as trouble:
            self.not_taken_in(trouble)

    @work
    async def take_in(self, *messages: Message) -> None:
        """Begin a case with these messages, which can be had again."""
        await self._taken_in(messages, again=True)

    async def _taken_in(self, found: tuple[Message, ...], *, again: bool) -> bool:
        """Begin a case with what the client wrote, or open the one that holds it; False when neither is done.

        ``again``: the words are still there where they were given.
        """
        from amends.session.beginning import begin_case

        names = self.speakers(found)
        theirs = self.but_for(found, *names[:1])  # the likest, until it is said
        there = await self._held(theirs[-1])
        if there is not None:
            return await self._opened(there)
        return await self._begun(begin_case(self.clock(), *theirs), found, again=again)

    async def _held(self, message: Message) -> Summary | None:
        """Look in a thread for the case that holds it: every file may have to be read."""
        from amends.storage.held import held

        cases = self.summaries()
        self.looking = True
        try:
            return await asyncio.to_thread(held, cases, message, self.clock()) if cases else None
        finally:
            self.looking = False

    async def _opened(self, there: Summary) -> bool:
        """Open the case that holds a message already; False when it is not shown, which is said too."""
        session = self._session_in(there.path)
        shown = session is not None and await self.shown(session)
        where = "this is its case" if shown else f"its case is “{there.title or there.client or there.id}”"
        self.notify(f"You have this already: {where}.", markup=False)
        return shown

    async def _begun(self, case: Case, found: tuple[Message, ...] = (), *, again: bool) -> bool:
        """Put a case on disk and open it, before anything is asked; False when the user goes back from that.

        Then it is in the trash; where its words could not be given again it stays on the desk.
        """
        from amends.session.session import Session

        session = Session.begin(case, self.clock, places=self.places, ticks=self.ticks)
        self.open_session(session)
        self.save_now()
        if await self._questions(session, found) or self.session is not session:
            return True
        await self.leave_begun(session, keep=not again)
        return not again

    async def _questions(self, session: Session, found: tuple[Message, ...]) -> bool:
        """Ask what only the user knows of a case just begun; False when they go back."""
        if names := self.speakers(found):
            you = await self.which_is_you(names)
            if you is None:
                return False
            if you != names[0]:
                self._turn_round(self.but_for(found, you))
        message = session.case.message
        if message is not None and not message.names_sender:
            from amends.screens.dialog_ask import AskLine

            name = await self.push_screen_wait(AskLine("Who wrote this?", words="Their name, to greet them."))
            if name is None:
                return False
            client = session.case.client.but(name=clean_line(name))
            self.carry_out(session.case.but(client=client), "their name")
        return await self.remembered()

    async def leave_begun(self, session: Session, *, keep: bool) -> None:
        """Go back to the desk from a case just begun, which stays there or goes to the trash."""
        from amends.storage.cases import to_trash
        from amends.storage.trouble import NotSaved

        on_disk = await self.save_and_wait()
        if keep and not on_disk:
            return  # it stays open, with the reason on its screen
        if not keep:
            self._versions = None  # nothing of it is wanted
        await self.close_case()
        if keep:
            self.notify("It is kept here; enter goes on with it.", markup=False)
        elif session.path is not None:
            try:
                to_trash(self.places, session.path)
            except NotSaved as trouble:
                self.notify(str(trouble), severity="error", markup=False)
            self.back_on_desk()

    def on_arrival_swapped(self) -> None:
        """Take the chat in anew, as the other one of those in it."""
        from amends.mail import read_text, together

        self.take_up_typing()
        message = self.case.message if self.case is not None else None
        if message is not None and message.chat:
            chat = read_text(message.quoted.encode("utf-8", "replace"))
            self._turn_round(together(chat, own=message.sender))

    def _turn_round(self, theirs: tuple[Message, ...]) -> None:
        from amends.session.beginning import other_way_round

        if self.case is not None and theirs:
            self.carry_out(other_way_round(self.case, theirs), "swap who of them is you")

    def open_file(self, path: Path, step: Step | None = None) -> None:
        """Open the case in a file, or say why it cannot be opened."""
        if not self.looking and (session := self._session_in(path)):
            self.open_session(session, step)

    def _session_in(self, path: Path) -> Session | None:
        from amends.session.session import Session
        from amends.storage.trouble import CannotRead

        try:
            return Session.open(path, self.clock, places=self.places, ticks=self.ticks)
        except CannotRead as trouble:
            self.notify(str(trouble), title="Not opened", severity="error", timeout=12, markup=False)
            return None

    def on_desk_answered(self, event: Desk.Answered) -> None:
        """Their answer arrived: go to where it is taken in."""
        self.open_file(event.summary.path, "follow-up")
        self.call_after_refresh(self._ask_for_answer)

    def _ask_for_answer(self) -> None:
        from amends.screens.follow_up import FollowUp

        if isinstance(self.screen, FollowUp):
            self.screen.action_their_answer()
