"""After the letter: their answer taken in, and the letter that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.app.taking_in import TakingIn

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.ledger.way import Step
    from amends.screens.follow_up import FollowUp


class FollowingUp(TakingIn):
    """Carries out what Follow up asks for."""

    def on_follow_up_their_answer(self, event: FollowUp.TheirAnswer) -> None:
        """Keep the answer as a message of the case, with what the user takes it for."""
        from amends.domain.case import Outcome
        from amends.ledger import answered, ended
        from amends.mail import Unreadable, read_text

        try:
            message = read_text(event.text.encode("utf-8", "replace"))
        except Unreadable as trouble:
            self.notify(str(trouble), title="Not taken in", severity="error", timeout=12, markup=False)
            return
        assert self.case is not None
        self.keep_version("before their answer")
        now = self.clock()
        case = answered(self.case, message, now)
        if event.reading == "accepted" or event.reading == "declined":
            case = ended(case, Outcome(ending=event.reading, when=now.date(), offer=event.offer))
        self.carry_out(case, "take in their answer")

    def on_follow_up_next_letter(self, event: FollowUp.NextLetter) -> None:
        """Begin another letter in this case."""
        from amends.letters import begin

        assert self.case is not None
        settings, today = self.settings, self.clock().date()
        draft = begin(self.case, event.shape, name=settings.name, signature=settings.signature, today=today)
        self.carry_out(self.case.but(drafts=(*self.case.drafts, draft)), "begin the next letter", "respond")

    def carry_out(self, case: Case, what: str, step: Step | None = None) -> None:
        """Change the open case, save it, and go on to a step when one is named."""
        assert self.session is not None
        self.case = self.session.change(case, what)
        if step is not None:
            self.go_to(step)
        self.save_now()
