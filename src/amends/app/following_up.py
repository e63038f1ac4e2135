"""After the letter: their answer taken in, what it comes to, and the letter that comes next."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from textual import work

from amends.app.taking_in import TakingIn

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.ledger.endings import Understood
    from amends.screens.dialog_answer import Given
    from amends.screens.follow_up import FollowUp
    from amends.screens.read_stops import Stop


class FollowingUp(TakingIn):
    """Carries out what Follow up asks for."""

    _cooled_from: tuple[str, ...] = ()
    """The answers that the user wanted to cool down from in this window: after that they are shown."""

    _given_before: Mapping[tuple[str, datetime], Given] = MappingProxyType({})
    """The answer that was given and not taken in, kept for the next try, by its case.

    Cases that were never saved have no id yet: when they were begun tells them apart.
    """

    @work
    async def on_follow_up_answered(self) -> None:
        """Take their answer in, from a paste or a file, then ask what it comes to."""
        from amends.screens.dialog_answer import Given, TheirAnswer

        session = self.session
        if self.covered or session is None:
            return
        case = session.case.id, session.case.created
        while True:
            dialog = TheirAnswer(self._given_before.get(case))
            given = await self.push_screen_wait(dialog)
            self._given_before = {**self._given_before, case: given or dialog.left}
            if given is None:
                return
            messages = await self._messages_in(given)
            if self.session is not session:
                return  # another case was opened meanwhile
            if messages:
                self._given_before = {**self._given_before, case: Given("text", "")}
                await self._take_answer(messages)
                return

    @work
    async def on_follow_up_decide(self) -> None:
        """Note what the newest answer comes to."""
        await self._decide()

    async def _messages_in(self, given: Given) -> tuple[Message, ...]:
        """Return what the client wrote, oldest first; none when it cannot be read, which is said."""
        from amends.mail import Unreadable, read_text
        from amends.storage.places import expanded

        try:
            if given.kind == "text":
                found: tuple[Message, ...] = (read_text(given.text.encode("utf-8", "replace")),)
            else:
                found = await self.from_file(expanded(given.text))
            return await self.theirs(*found)
        except Unreadable as trouble:
            self.not_taken_in(trouble)
            return ()

    async def _take_answer(self, messages: tuple[Message, ...]) -> None:
        """Keep what is new among them, at once; then ask what the newest comes to."""
        from amends.ledger import answered, new_among
        from amends.reading import with_points

        assert self.case is not None
        case, now = self.case, self.clock()
        sent = case.last_sent is not None
        new = new_among(messages, case)
        if not new:
            self.notify("This message is in the case already.", markup=False)
            return
        self.keep_version("before their answer")
        for message in new:
            case = answered(case, message, now)
        self.carry_out(with_points(case), "take in their answer")
        if not sent:
            self._cool_down()  # no letter is out: it is one more message to answer
        elif case.has_answer:
            await self._decide()

    async def _decide(self) -> None:
        from amends.domain.case import Outcome
        from amends.ledger import ended, left_open
        from amends.ledger.declined import told_let_go

        said = await self._what_it_comes_to()
        case = self.case
        if case is None or case.message is None:
            return
        if said is None:
            self._told_how_later(case)
        elif said.reading == "cool":
            self._cooled_from = (*self._cooled_from, case.message.text)
            self._cool_down("cool-down")
        elif said.reading == "accepted" or said.reading == "declined":
            outcome = Outcome.of(said.reading, self.clock().date(), said.offers)
            after = ended(case, outcome)
            self.carry_out(after, "note what they decided")
            if gone := told_let_go(case, after):
                self.notify(gone, timeout=10, markup=False)
            await self._may_let_go(case.message.text)
        else:
            self.carry_out(left_open(case, said.reading), "note what it comes to")
            self._told_how_later(case)

    async def _may_let_go(self, text: str) -> None:
        """Ask of each promise that they plainly say no to whether it is still owed; it is, unless said."""
        from amends.ledger.declined import declined_in, without
        from amends.screens.dialog_ask import AskWhich

        session = self.session
        assert self.case is not None
        dropped = []
        for place in declined_in(self.case, text, self.clock().date()):
            promise = self.case.promises[place]
            choices = (("Yes, keep it", False), ("No, take it off what I owe", True))
            words = f"They seem to say no to it: “{promise.what}”."
            if await self.push_screen_wait(AskWhich("Do you still owe this?", choices, words=words)):
                dropped.append(promise)
        if dropped and self.session is session:
            places = [place for place, one in enumerate(self.case.promises) if one in dropped]
            self.carry_out(without(self.case, places), "take off what they declined")

    def _told_how_later(self, case: Case) -> None:
        """Say what stands now, and which keys of Follow up go on from there."""
        from amends.ledger.possible import acts

        keys = {"decide": "d notes what it comes to", "next_letter": "l begins the letter that answers it"}
        possible = acts(case)
        ways = [words for act, words in keys.items() if act in possible]
        stands = "It is kept, and nothing is decided."
        if case.outcome is not None:
            stands = "It is kept; the ending noted before stands."
            ways.append("o notes another ending")
        self.notify(f"{stands} {', '.join(ways)}.", timeout=8, markup=False)

    async def _what_it_comes_to(self) -> Understood | None:
        """Ask what the newest message comes to, with a proposal from its own words."""
        from amends.ledger.endings import readings
        from amends.reading.answers import is_charged, propose_answer
        from amends.screens.dialog_answer import WhatItComesTo

        case = self.case
        if case is None or case.message is None:
            return None
        offers, text = case.offers_made, case.message.text
        cooled = case.cooling.passed and text in self._cooled_from
        charged = is_charged(text, case.message.date) and not cooled
        proposal = propose_answer(text, offers, self.clock().date())
        choices = readings(offers, self.settings.locale)
        return await self.push_screen_wait(WhatItComesTo(text, choices, proposal, charged=charged))

    def _cool_down(self, stop: Stop = "arrival") -> None:
        """Go through Read with the new message, from its beginning; what was noted before stays.

        Who asks for the cool-down itself comes to it at once.
        """
        from amends.ledger import before_cooling

        assert self.case is not None
        self.carry_out(before_cooling(self.case), "cool down first", "read")
        if stop != "arrival":
            self.action_read_stop(stop)

    def on_follow_up_next_letter(self, event: FollowUp.NextLetter) -> None:
        """Begin another letter in this case."""
        from amends.letters import propose, with_next

        assert self.case is not None
        signs = self.new_signs()
        shape = propose(self.case).shape if signs and not event.chosen else event.shape
        settings, today = self.settings, self.clock().date()
        case = with_next(self.case, shape, name=settings.name, signature=settings.signature, today=today)
        self.carry_out(case, "begin the next letter", "respond")
        self.show_signs(signs)
