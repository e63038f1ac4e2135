"""The client: their details, and what happened with them before, at the beginning and when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.app.stepping import Stepping

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.ledger import Past
    from amends.screens.dialog_earlier import Known


class Remembering(Stepping):
    """Looks into the other cases of a client."""

    async def remembered(self, case: Case) -> Case | None:
        """Show what the earlier cases with this client left to remember, if there are any.

        Returns the case with what the user said they mean for it; None when they go back.
        """
        from amends.screens.dialog_earlier import EarlierCases

        past = self._past(case)
        if not past:
            return case
        told = case.facts.kind == "repeat"
        said = await self.push_screen_wait(EarlierCases(case.client.name, past, told=told))
        return None if said is None else _meaning(case, said, past)[0]

    @work
    async def on_follow_up_earlier(self) -> None:
        """They were asked for; what the user says they mean is one change."""
        case = self.case
        if case is None:
            return
        past = self._past(case)
        if not past:
            self.notify("There is no other case with this client.", markup=False)
            return
        from amends.screens.dialog_earlier import EarlierCases

        told = case.facts.kind == "repeat"
        said = await self.push_screen_wait(EarlierCases(case.client.name, past, told=told))
        if self.session is not None and said not in (None, "seen"):
            self.take_up_typing()
            changed, what = _meaning(self.session.case, said, past)
            self.case = self.session.change(changed, what)
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


def _meaning(case: Case, said: Known | None, past: tuple[Past, ...]) -> tuple[Case, str]:
    """Return the case with what the user said of the earlier ones, and how undo calls it.

    It decides the shape, and what counts as earlier.
    """
    from amends.ledger.history import happened_again, somebody_else

    if said == "again":
        return happened_again(case), "it happened again"
    if said == "somebody else":
        return somebody_else(case, past), "somebody else of the same name"
    return case, ""
