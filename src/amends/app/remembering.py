"""The client: their details, and what happened with them before, at the beginning and when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.app.short_note import ShortNote
from amends.ledger.way import TITLES

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.ledger import Past
    from amends.ledger.way import Step
    from amends.screens.dialog_earlier import Known


class Remembering(ShortNote):
    """Looks into the other cases of a client."""

    async def remembered(self, *, asked: bool = False) -> bool:
        """Show what the earlier cases with the client of the open case left to remember, if there are any.

        What the user says they mean for it is one change. False when they go back.
        """
        session = self.session
        past = self._past(session.case) if session is not None else ()
        if session is None or not past:
            if asked:
                self.notify("There is no other case with this client.", markup=False)
            return True
        from amends.screens.dialog_earlier import EarlierCases

        told = session.case.facts.kind == "repeat"
        said = await self.push_screen_wait(EarlierCases(session.case.client.name, past, told=told))
        if self.session is session and said not in (None, "seen"):
            self.take_up_typing()
            self.carry_out(*_meaning(session.case, said, past))
        return said is not None

    @work
    async def on_follow_up_earlier(self) -> None:
        """They were asked for."""
        await self.remembered(asked=True)

    def carry_out(self, case: Case, what: str, step: Step | None = None) -> None:
        """Change the open case, save it, and go on to a step when one is named."""
        assert self.session is not None
        screen = self._in_front()
        there = (TITLES[step],) if step is not None else ()  # what leads on to a step shows there as well
        self.case = self.session.change(case, what, where=(*(screen.names if screen else ()), *there))
        if step is not None:
            self.go_to(step)
        self.save_now()

    @work
    async def on_case_screen_client_asked(self) -> None:
        """Show the client's details; what is different afterwards is one change."""
        from amends.screens.dialog_client import AboutClient

        session = self.session
        if session is None or self.covered:
            return
        self.take_up_typing()
        changed = await self.push_screen_wait(AboutClient(session.case, self.clock()))
        if changed is None or session is not self.session:
            return
        client = session.case.client.but(**changed)
        self.case = session.change(session.case.but(client=client), "the client's details")
        if session.newer:
            self.notify(session.trouble, severity="warning", markup=False)
        self.save_now()

    def _past(self, case: Case) -> tuple[Past, ...]:
        from amends.storage.background import past

        return past(self.summaries(), case)


def _meaning(case: Case, said: Known, past: tuple[Past, ...]) -> tuple[Case, str]:
    """Return the case with what the user said of the earlier ones, and how undo calls it.

    It decides the shape, and what counts as earlier.
    """
    from amends.ledger.history import happened_again, somebody_else

    if said == "again":
        return happened_again(case), "it happened again"
    if said == "somebody else":
        return somebody_else(case, past), "somebody else of the same name"
    return case, ""
