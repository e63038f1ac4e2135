"""Remedy: the catalogue, the two or three offers chosen from it, and what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from amends.domain.draft import Despite, Offer
from amends.domain.letter import CHOSEN
from amends.language.amounts import currency_named
from amends.ledger.promised_twice import promised_twice
from amends.letters import UnknownShape, begin, propose, shape
from amends.remedies import Fit, fitting, worked_out
from amends.screens.dialog_ask import AskLine, AskWhich
from amends.screens.led_in import LedIn
from amends.widgets.offer_form import OfferForm, remedies_of
from amends.widgets.offers_beside import OffersBeside
from amends.widgets.pane import Pane
from amends.widgets.remedy_list import LEGEND, RemedyList, RemedyNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from amends.domain.case import Case, Facts
    from amends.domain.draft import Draft
    from amends.ledger.way import Step
    from amends.remedies import Open

MOST = 3
"""Offers in one letter: more are harder to choose from, and to keep."""


class Remedy(LedIn):
    """The catalogue at the left, the offers at the right; both change the letter's list of offers."""

    STEP: ClassVar[Step] = "remedy"
    MAIN = "What fits"
    AUTO_FOCUS = "RemedyList"
    HELP_TITLE: ClassVar[str] = "Remedy"
    PURPOSE: ClassVar[str] = """
        Here you choose what to offer: two or three things, each with what, how much and by when, so that
        your client can pick. They are kept with the case and stand in the letter as a list, nowhere else.
        You may go on without any.

        Being able to choose gives people some control back, and they are more content with the outcome
        (Chang 2006). What makes up for the loss in kind works best: money for money, work done again for
        work that was wrong; and money now counts for more than money later (Roschk and Gelbrich 2014, a
        review of many studies). More than about one and a half times the price won nothing more
        (Haesevoets and others 2017, four studies).

        What each offer costs you stands below the fields. Offer only what you can keep, all of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "go_past", "Why all the same")]

    _chosen = ""
    """The remedy just chosen, until its form is there."""

    _others: tuple[Open, ...] = ()
    """What the other open cases offer; it may be known before there is a widget to show it."""

    def compose_body(self) -> Iterable[Widget]:
        """The two panes."""
        offers, facts = self._offers, self._facts
        left = Pane(RemedyList(), RemedyNote(), title="What fits", classes="pane -front")
        left.border_subtitle = LEGEND
        beside = OffersBeside(offers, facts, self.settings, self.today)
        right = Pane(Static(classes="place"), beside, title="Offers", classes="pane")
        yield Horizontal(left, right, classes="panes")

    def on_mount(self) -> None:
        """Fill the catalogue and begin there."""
        self._kept: dict[str, Offer] = {}
        beside = self.query_one(OffersBeside)
        beside.show(self._offers, self._facts)
        beside.show_others(self._others)
        self._show()

    def watch_case(self) -> None:
        """Show another state of the case, as after undo."""
        echo = self.is_echo(self.case)
        if not self.is_mounted or (echo and self.on_its_way):
            return
        beside, led = self.query_one(OffersBeside), self.led
        same_forms = [form.offer.remedy for form in beside.forms] == [offer.remedy for offer in self._offers]
        if not (echo and same_forms):  # fields may hold keys whose news has not even set out yet
            beside.show(self._offers, self._facts)
            for form in beside.forms:
                form.just_chosen = form.offer.remedy == self._chosen
            self._chosen = ""
        if led is not None and led.offer.remedy not in remedies_of(self._offers):
            self.action_to_list()  # it was taken back under the caret
        self._show()

    def flush(self) -> Case:
        """Return the case with what stands in the fields."""
        draft = self.present.draft
        if draft is None or not self.is_mounted:
            return self.present
        offers = self.query_one(OffersBeside).flush()
        return self.present if offers == draft.offers else self.present.with_draft(draft.but(offers=offers))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits and arrows belong to a field that has the focus."""
        if action in ("step", "view", "go_past") and isinstance(self.focused, Input | TextArea):
            return False
        if action == "to_list":
            return self.is_at_top
        if action == "go_past":
            return self.is_mounted and bool(self.query_one(OffersBeside).open_signs())
        return action != "view"

    def leave_text(self) -> None:
        """Out of a field, to the offer it belongs to; back to the list, when choosing led into it."""
        if self.led is not None:
            self.action_to_list()
            return
        form = next((node for node in (self.focused or self).ancestors if isinstance(node, OfferForm)), None)
        self.set_focus(form)

    def focus_target(self, pane: Widget) -> Widget | None:
        """The list at the left; at the right the first offer, or nothing to type into."""
        return pane.query("RemedyList, OfferForm").first() if pane.query("RemedyList, OfferForm") else pane

    def show_others(self, others: Sequence[Open]) -> None:
        """Count in what the other open cases offer."""
        self._others = tuple(others)
        if self.is_mounted:
            self.query_one(OffersBeside).show_others(self._others)

    @work
    async def action_go_past(self) -> None:
        """Keep that the user goes on past a stop sign, and why if a reason is given."""
        signs = self.query_one(OffersBeside).open_signs()
        choice = signs[0] if len(signs) == 1 else None
        if len(signs) > 1:
            rows = [(sign.title, (sign, remedy)) for sign, remedy in signs]
            choice = await self.ask(AskWhich("Which of them do you go on past?", rows))
        if choice is None:
            return
        sign, remedy = choice
        words = f"{sign.title}. Your decision; the reason is kept in the case for you. It may stay empty."
        reason = await self.ask(AskLine("Why all the same?", words=words, needed=False))
        if reason is None:
            return
        draft = self.present.draft  # as it is by now, and not as it was when the question came
        still = [(one.kind, of) for one, of in self.query_one(OffersBeside).open_signs()]
        if draft is None or (sign.kind, remedy) not in still:
            self.notify("That stop sign does not stand there any more.", markup=False)
        else:
            kept = Despite(sign=sign.kind, remedy=remedy, reason=reason)
            self.change(
                self.present.with_draft(draft.but(despite=(*draft.despite, kept))), "go on past a stop sign"
            )

    @property
    def _despite(self) -> tuple[Despite, ...]:
        return self.case.draft.despite if self.case.draft is not None else ()

    @property
    def _facts(self) -> Facts:
        """The facts; sums are in the currency that the messages name where the fee names none."""
        facts = self.case.facts
        if facts.fee.currency:
            return facts
        named = currency_named(message.text for message in self.case.messages)
        return facts.but(fee=facts.fee.but(currency=named)) if named else facts

    @property
    def _offers(self) -> tuple[Offer, ...]:
        draft = self.case.draft
        return draft.offers if draft is not None else ()

    @on(RemedyList.Pointed)
    def _pointed(self, event: RemedyList.Pointed) -> None:
        self.query_one(RemedyNote).show(event.item)

    @on(RemedyList.Picked)
    def _picked(self, event: RemedyList.Picked) -> None:
        fit: Fit = event.item
        chosen = remedies_of(self._offers)
        if fit.remedy.id in chosen:
            self.take_back(fit.remedy.id)
        elif len(chosen) >= MOST:
            self.notify("Three are enough to choose from. Take one back first.", markup=False)
        else:
            self._choose(fit.remedy.id)

    @on(RemedyList.TakenBack)
    def _taken_back(self, event: RemedyList.TakenBack) -> None:
        self.take_back(event.remedy)

    @on(OffersBeside.Changed)
    def _changed(self, event: OffersBeside.Changed) -> None:
        for offer in self._offers:
            if offer.remedy not in remedies_of(event.offers):
                self._kept[offer.remedy] = offer
        offers = self.query_one(OffersBeside).flush()  # others may have come in since the news set out
        self._set(offers, event.what, merge=event.merge)
        if not offers:
            self.show_pane(self.panes()[0])

    def _choose(self, remedy: str) -> None:
        self._chosen = remedy
        offer = self._kept.get(remedy) or worked_out(Offer(remedy=remedy), self.case.facts.fee)
        self._set((*self._offers, offer), "offer chosen")

    def take_back(self, remedy: str) -> None:
        """Take an offer out of the letter; chosen again it comes back with its fields."""
        offer = next(one for one in self._offers if one.remedy == remedy)
        self._kept[remedy] = offer
        self._set(tuple(one for one in self._offers if one is not offer), "offer taken back")

    def _set(self, offers: tuple[Offer, ...], what: str, *, merge: bool = False) -> None:
        draft = self._draft()
        if draft is None:
            words = "This letter is sent. The next one begins in Follow up, with l."
            self.notify(words, markup=False)
        else:
            self.change(self.present.with_draft(draft.but(offers=offers)), what, merge=merge)

    def _draft(self) -> Draft | None:
        """The letter the offers go into; a first one is begun, but none after one that is sent."""
        if self.case.draft is not None or self.case.last_sent is not None:
            return self.case.draft
        settings = self.settings
        proposed = propose(self.case).shape
        return begin(self.case, proposed, name=settings.name, signature=settings.signature, today=self.today)

    def _show(self) -> None:
        fits = fitting(self.case.facts)
        remedies = self.query_one(RemedyList)
        if remedies.items != fits:
            remedies.show(fits)
        remedies.mark(remedies_of(self._offers))
        beside = self.query_one(OffersBeside)
        beside.show_despite(self._despite)
        beside.show_theirs("\n".join(message.text for message in self.case.messages))
        beside.show_choice(made=self.case.draft is not None and self.case.draft.shape == CHOSEN)
        self.refresh_bindings()
        count = len(self._offers)
        right = self.panes()[1]
        right.border_title = f"Offers · {count}" if count else "Offers"
        place = self.query_one(".place", Static)
        words = self._place()
        place.display = bool(words)
        place.update(Content(words))  # as it is: a sentence of the letter is no markup

    def _place(self) -> str:
        """Say it when offers would not stand in the letter, or one of them stands in its text anyhow."""
        if self.case.draft is None:
            return "The letter is sent; what it offers stands." if self.case.last_sent else ""
        try:
            form = shape(self.case.draft.shape)
        except UnknownShape:
            return ""
        if any(part.holds_offers for part in form.parts):
            return self._twice(self.case.draft)
        return f"“{form.title}” has no place for offers. They are kept for another shape."

    def _twice(self, draft: Draft) -> str:
        twice = promised_twice(draft, self.today, self.settings.locale)
        if twice is None:
            return ""
        number, words = twice
        return f"Your text promises offer {number} already: “{words}” Leave one of the two out."
