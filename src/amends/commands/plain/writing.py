"""The plain way, second half: the letter part by part with the coach, and the offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.coach import circumstances, judge
from amends.commands.plain.talk import ask, ask_for, choose, say, text, yes
from amends.domain.draft import Draft, Left, Offer
from amends.letters import begin, layout, propose, render, shapes
from amends.remedies import fitting, stop_signs, worked_out
from amends.remedies import say as said
from amends.widgets.typed import day, money, number, percent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from amends.coach import Background
    from amends.domain.judgement import Finding, Judgement
    from amends.domain.settings import Settings
    from amends.letters import ShapePart
    from amends.remedies import Remedy
    from amends.session.session import Session

ASKED = {
    "what": "What exactly",
    "amount": "How much",
    "percent": "How many per cent",
    "quantity": "How many",
    "hours": "Hours it costs you (optional)",
    "due": "By when",
}


class Writing:
    """The letter of one open case, written by question and answer."""

    def __init__(self, session: Session, settings: Settings, today: date, background: Background) -> None:
        self._session = session
        self._settings = settings
        self._today = today
        self._background = background

    @property
    def draft(self) -> Draft:
        """The letter being written."""
        draft = self._session.case.draft
        assert draft is not None
        return draft

    def _keep(self, draft: Draft, what: str) -> None:
        self._session.change(self._session.case.with_draft(draft), what)

    def begin(self) -> None:
        """Settle which letter it is; one that is begun goes on."""
        case = self._session.case
        if case.draft is None:
            proposal = propose(case)
            known = list(shapes().values())
            at = next(i for i, each in enumerate(known) if each.id == proposal.shape)
            say(f"Which letter: {proposal.reason}")
            shape = known[choose("Letter", [f"{each.title}. {each.when}" for each in known], at)]
            settings = self._settings
            self._keep(
                begin(case, shape.id, name=settings.name, signature=settings.signature, today=self._today),
                "begin the letter",
            )
        draft = self.draft
        subject = ask("Subject", draft.subject)
        self._keep(draft.but(subject=subject, greeting=ask("Greeting", draft.greeting)), "writing the head")

    def parts(self) -> None:
        """Go through the parts in their order."""
        for plan in layout(self.draft):
            part = self.draft.part(plan.name)
            if part is None or part.out:
                continue
            say()
            say(f"{plan.title}. {plan.guidance}")
            if plan.jobs:
                say(f"It should hold: {', '.join(plan.jobs)}.")
            for starter in plan.starters[:2]:
                say(f"An opening, when you like: {starter}")
            if part.text.strip():
                say(f"So far: {part.text}")
            if not part.text.strip() or yes("Write it anew"):
                self._write(plan)
            if plan.holds_offers:
                self._offers(plan)
            self._coach(plan)

    def _write(self, plan: ShapePart) -> None:
        words = text("Your words.")
        part = self.draft.part(plan.name)
        if words and part is not None:
            self._keep(self.draft.written(part.but(text=words)), f"writing {plan.name}")

    def judge(self) -> Judgement:
        """Ask the coach about the letter as it stands."""
        letter = render(self.draft, currency_locale=self._settings.locale)
        around = circumstances(
            self._session.case,
            self.draft,
            today=self._today,
            background=self._background,
            quiet=self._settings.quiet,
        )
        return judge(letter, around)

    def _coach(self, plan: ShapePart) -> None:
        """Tell the remarks about this part, each once; every one can be left."""
        heard: set[str] = set()
        while True:
            found = next(
                (f for f in self.judge().findings if f.part == plan.name and f.message not in heard), None
            )
            if found is None:
                return
            heard.add(found.message)
            self._remark(found, plan)

    def _remark(self, finding: Finding, plan: ShapePart) -> None:
        quote = f"“{' '.join(finding.text.split())}” " if finding.text else ""
        say(f"Coach: {quote}{finding.message} {finding.advice}".rstrip())
        ways = ("Go on", "Write the part anew", "Why", "Leave this remark in this letter")
        answer = choose("What now", ways)
        if answer == 2:
            say(f"{finding.why} {finding.source}".strip())
            answer = choose("What now", ways)
        if answer == 1:
            self._write(plan)
        elif answer == 3:
            left = (*self.draft.left, Left(rule=finding.rule))
            self._keep(self.draft.but(left=left), "leave a remark")

    def _offers(self, plan: ShapePart) -> None:
        """Ask for two or three offers, those that fit this loss first."""
        for offer in self.draft.offers:
            say(f"Offered so far: {said(offer, self._settings.locale)}")
        if self.draft.offers and not yes("Choose other offers"):
            return
        fits = [fit for fit in fitting(self._session.case.facts) if fit.fits] or list(
            fitting(self._session.case.facts)
        )
        offers: list[Offer] = []
        while len(offers) < 3:
            options = [f"{fit.remedy.title}. {fit.reason}" for fit in fits]
            picked = choose(f"Offer {len(offers) + 1}", [*options, "No more offers"], len(options))
            if picked == len(options):
                break
            offers.append(self._made(fits.pop(picked).remedy))
        self._keep(self.draft.but(offers=tuple(offers)), "choose the offers")
        for sign in stop_signs(tuple(offers), self._session.case.facts, self._settings):
            say(f"Stop: {sign.title}. {sign.what_first}")
        part = self.draft.part(plan.name)
        if offers and part is not None:
            after = ask("A question after the list: which would they prefer (optional)", part.after)
            self._keep(self.draft.written(part.but(after=after)), f"writing {plan.name}")

    def _made(self, remedy: Remedy) -> Offer:
        facts = self._session.case.facts
        read: dict[str, Callable[[str], Any]] = {
            "percent": percent,
            "quantity": number,
            "hours": number,
            "due": lambda typed: day(typed, self._today),
        }
        values: dict[str, Any] = {}
        for name in remedy.fields:
            question = remedy.labels.get(name, ASKED.get(name, name))
            if name == "amount":
                sum_ = ask_for(question, money)
                if sum_ is not None:
                    values |= {"amount": sum_.amount, "currency": sum_.currency or self._settings.currency}
            else:
                values[name] = ask_for(question, read.get(name, str))
        return worked_out(Offer(remedy=remedy.id, **values), facts.fee)
