"""The offers chosen, one below the other; under them what each costs you and gives them, and stop signs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from amends.remedies import (
    costs,
    exposure,
    is_over_hours,
    is_under_floor,
    lacks,
    money,
    number,
    stop_signs,
    total,
    uncounted,
)
from amends.widgets.hanging import hanging
from amends.widgets.offer_form import OfferForm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from textual.app import ComposeResult

    from amends.domain.case import Facts
    from amends.domain.draft import Despite, Offer
    from amends.domain.settings import Settings
    from amends.remedies import Cost, Open, StopSign


class OffersBeside(VerticalScroll, can_focus=False):
    """Forms that follow the offers of a draft: kept while their remedy stays, in the draft's order."""

    class Changed(Message):
        """The offers are these now."""

        def __init__(self, offers: tuple[Offer, ...], what: str, *, merge: bool) -> None:
            super().__init__()
            self.offers = offers
            self.what = what
            self.merge = merge

    def __init__(self, offers: Sequence[Offer], facts: Facts, settings: Settings, today: date) -> None:
        super().__init__()
        self._offers = tuple(offers)
        self._facts = facts
        self._settings = settings
        self._today = today
        self._despite: tuple[Despite, ...] = ()
        self._others: tuple[Open, ...] = ()
        self._made = False
        self._theirs = ""

    def compose(self) -> ComposeResult:
        """The words when there is none, the forms, the costs."""
        yield Static(classes="advice")
        with Vertical(classes="forms"):
            for index, offer in enumerate(self._offers, 1):
                yield self._form(offer, index)
        yield Static(classes="costs")

    def on_mount(self) -> None:
        """Write what is below the forms."""
        self._redraw()

    def on_resize(self) -> None:
        """The lines below wrap to the width."""
        self._redraw()

    @property
    def forms(self) -> tuple[OfferForm, ...]:
        """The forms, in the order of the offers."""
        return tuple(self.query_one(".forms").query_children(OfferForm))

    def show(self, offers: Sequence[Offer], facts: Facts) -> None:
        """Show these offers; forms whose remedy is still offered stay, with what is typed in them."""
        self._offers, self._facts = tuple(offers), facts
        box = self.query_one(".forms", Vertical)
        left = list(self.forms)
        wanted: list[OfferForm] = []
        for index, offer in enumerate(self._offers, 1):
            form = next((one for one in left if one.offer.remedy == offer.remedy), None)
            if form is None:
                form = self._form(offer, index)
                box.mount(form)
            else:
                left.remove(form)
                form.show(offer, index, facts.fee)
            wanted.append(form)
        for form in left:
            form.remove()
        for before, after in pairwise(wanted):
            box.move_child(after, after=before)
        self._redraw()

    def show_despite(self, despite: Sequence[Despite]) -> None:
        """Show which stop signs the user goes on past."""
        if tuple(despite) != self._despite:
            self._despite = tuple(despite)
            self._redraw()

    def show_theirs(self, words: str) -> None:
        """Know what they wrote: a cost they named may be covered."""
        if words != self._theirs:
            self._theirs = words
            self._redraw()

    def show_choice(self, *, made: bool) -> None:
        """Show whether the client has chosen already: then no second offer is missing."""
        if made != self._made:
            self._made = made
            self._redraw()

    def show_others(self, others: Sequence[Open]) -> None:
        """Count in what the other open cases offer."""
        self._others = tuple(others)
        self._redraw()

    def flush(self) -> tuple[Offer, ...]:
        """Return the offers with what stands in the inputs at this moment."""
        typed = {id(form.offer): form.flush() for form in self.forms}
        return tuple(typed.get(id(offer), offer) for offer in self._offers)

    @on(OfferForm.Changed)
    def _changed(self, event: OfferForm.Changed) -> None:
        event.stop()
        index = self.forms.index(event.form)
        offers = (*self._offers[:index], event.form.offer, *self._offers[index + 1 :])
        self._say(offers, f"offer {index + 1} changed", merge=True)

    @on(OfferForm.TakenBack)
    def _taken_back(self, event: OfferForm.TakenBack) -> None:
        event.stop()
        index = self.forms.index(event.form)
        forms = [form for form in self.forms if form is not event.form]
        if forms:
            self.screen.set_focus(forms[min(index, len(forms) - 1)])
        self._say((*self._offers[:index], *self._offers[index + 1 :]), "offer taken back")

    @on(OfferForm.Moved)
    def _moved(self, event: OfferForm.Moved) -> None:
        event.stop()
        index = self.forms.index(event.form)
        to = index + event.by
        if 0 <= to < len(self._offers):
            offers = list(self._offers)
            offers[index], offers[to] = offers[to], offers[index]
            self._say(tuple(offers), "offer moved")

    def _say(self, offers: tuple[Offer, ...], what: str, *, merge: bool = False) -> None:
        self._offers = offers
        self._redraw()
        self.post_message(self.Changed(offers, what, merge=merge))

    def _form(self, offer: Offer, index: int) -> OfferForm:
        return OfferForm(offer, index, fee=self._facts.fee, settings=self._settings, today=self._today)

    def _redraw(self) -> None:
        width = max(30, self.scrollable_content_region.width - 5)
        self.query_one(".advice", Static).display = not self._offers
        self.query_one(".advice", Static).update(
            Content("None yet. Choose two or three on the left: what they can choose, they can agree to.")
        )
        below = self.query_one(".costs", Static)
        below.display = bool(self._offers)
        if self._offers:
            pieces = [*self._costs(width), *self._worst(width), *self._signs(width)]
            below.update(Content("\n\n").join(pieces))

    def _costs(self, width: int) -> list[Content]:
        each = costs(self._offers, self._facts, self._settings)
        rows = [(str(index), *self._row(cost)) for index, cost in enumerate(each, 1)]
        if len(rows) > 1:
            for together in total(each):
                rows.append(("all", *self._row(together)))
        head = ("", "costs you", "gives them")
        wide = [max(cell_len(row[i]) for row in (head, *rows)) for i in range(3)]
        lines = [Content.styled(_line(head, wide), "$text-muted")]
        lines += [Content(_line(row, wide)) for row in rows]
        tables = [Content("\n").join(lines)]
        hints = [
            hanging("○ ", Content.styled(words, "$text-muted"), width)
            for words in (
                uncounted(each, self._settings),
                *(() if self._made else lacks(self._offers, self._facts)),
            )
            if words
        ]
        return [*tables, *hints]

    def _worst(self, width: int) -> list[Content]:
        """What all open cases together may come to, once there is another one."""
        if not self._others:
            return []
        settings = self._settings
        worst = exposure([(self._offers, self._facts), *self._others], settings)
        costs_you = ", ".join(self._row(cost)[0] for cost in worst.costs)
        words = f"At worst, when each of your {worst.cases} open cases takes its dearest: {costs_you}."
        over = []
        if worst.left is not None:
            kept, fees = (
                money(sum_, settings.currency, settings.locale) for sum_ in (worst.left, worst.fees)
            )
            words += f" Of {fees} in fees, {kept} would be left."
            if is_under_floor(worst, settings) and settings.floor is not None:
                floor = money(settings.floor, settings.currency, settings.locale)
                over.append(f"That is below your floor of {floor}.")
        if is_over_hours(worst, settings) and settings.hours is not None:
            over.append(f"You have {_hours(settings.hours, settings.locale)} for repairs.")
        if not over:
            return [hanging("  ", Content.styled(words, "$text-muted"), width)]
        said = Content.assemble(f"{words} ", (" ".join(over), "bold"))
        return [hanging(Content.styled("! ", "bold $warning"), said, width)]

    def _row(self, cost: Cost) -> tuple[str, str]:
        locale = self._settings.locale
        given = [money(cost.money, cost.currency, locale)] if cost.money else []
        if cost.hours:
            worth = f" ({money(cost.work, cost.currency, locale)})" if cost.work is not None else ""
            given.append(f"{_hours(cost.hours, locale)}{worth}")
        gives = money(cost.gives, cost.currency, locale) if cost.gives else "not in money"
        return " and ".join(given) or "not said yet", gives

    def _signs(self, width: int) -> list[Content]:
        lines = []
        for sign in self.signs:
            which = f" (offer {sign.offer + 1})" if sign.offer is not None and len(self._offers) > 1 else ""
            gone_past = self._gone_past(sign)
            if gone_past is None:
                words = Content.assemble((f"{sign.title}{which}. ", "bold"), sign.what_first)
                lines.append(hanging(Content.styled("! ", "bold $warning"), words, width))
            else:
                why = f" You said: {gone_past.reason}" if gone_past.reason else " You go on all the same."
                said = Content.styled(f"{sign.title}{which}.{why}", "$text-muted")
                lines.append(hanging(Content.styled("– ", "$text-muted"), said, width))
        return lines

    @property
    def signs(self) -> tuple[StopSign, ...]:
        """The stop signs at these offers."""
        return stop_signs(self._offers, self._facts, self._settings, self._theirs)

    def _gone_past(self, sign: StopSign) -> Despite | None:
        about = self._offers[sign.offer].remedy if sign.offer is not None else ""
        return next((one for one in self._despite if (one.sign, one.remedy) == (sign.kind, about)), None)

    def open_signs(self) -> tuple[tuple[StopSign, str], ...]:
        """Return the signs that were not gone past yet, each with the remedy it is about."""
        return tuple(
            (sign, self._offers[sign.offer].remedy if sign.offer is not None else "")
            for sign in self.signs
            if self._gone_past(sign) is None
        )


def _line(row: tuple[str, ...], wide: Sequence[int]) -> str:
    cells = [text + " " * (wide[i] - cell_len(text)) for i, text in enumerate(row)]
    return "   ".join(cells).rstrip()


def _hours(hours: Decimal, locale: str) -> str:
    return f"{number(hours, locale)} {'hour' if hours == 1 else 'hours'}"
