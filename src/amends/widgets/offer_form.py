"""One offer: what, how much and by when, the rest under more, the line of the letter, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from amends.ledger.typed import Money
from amends.remedies import UnknownRemedy, beyond_whole, money, remedy, say, worked_out
from amends.widgets.fields import (
    DayField,
    DeadlineField,
    Field,
    MoneyField,
    NumberField,
    PercentField,
    TextField,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.app import ComposeResult
    from textual.events import Resize

    from amends.domain.draft import Offer
    from amends.domain.money import Fee
    from amends.domain.settings import Settings
    from amends.remedies import Remedy
    from amends.widgets.entry import Entry

_LABELS = {
    "what": "What",
    "percent": "Percent",
    "amount": "How much",
    "quantity": "How many",
    "due": "By when",
    "hours": "Hours it costs you",
    "proof": "How they see it is done",
    "stands_until": "Stands until",
}


class OfferForm(Vertical, can_focus=True):
    """A numbered offer with its fields. Letters act on it while no field has the focus."""

    BINDINGS = [
        Binding("enter", "fill", "Fill in"),
        Binding("o", "more", "More"),
        Binding("x", "take_back", "Take back"),
        Binding("left_square_bracket,K", "shift(-1)", "Move up", key_display="["),
        Binding("right_square_bracket,J", "shift(1)", "Move down", key_display="]"),
        Binding("down", "neighbour(1)", "Next offer", show=False),
        Binding("up", "neighbour(-1)", "Offer before", show=False),
    ]

    class Changed(Message):
        """A field was changed."""

        def __init__(self, form: OfferForm) -> None:
            super().__init__()
            self.form = form

    class Ready(Message):
        """The form of an offer just chosen has its fields by now."""

        def __init__(self, form: OfferForm) -> None:
            super().__init__()
            self.form = form

    class TakenBack(Message):
        """The offer is not to stand in the letter."""

        def __init__(self, form: OfferForm) -> None:
            super().__init__()
            self.form = form

    class Moved(Message):
        """The offer goes one place up (-1) or down (1)."""

        def __init__(self, form: OfferForm, by: int) -> None:
            super().__init__()
            self.form = form
            self.by = by

    def __init__(self, offer: Offer, number: int, *, fee: Fee, settings: Settings, today: date) -> None:
        super().__init__()
        self.offer = offer
        self._number = number
        self._fee = fee
        self._settings = settings
        self._today = today
        self._remedy = _known(offer.remedy)
        self._wide = 0
        self.just_chosen = False
        """Whether the user has just chosen it, and so goes on to its fields."""

    def compose(self) -> ComposeResult:
        """Heading, the fields asked first, the rest, the line of the letter."""
        yield Static(self._heading(), classes="heading")
        first, more = self._names()
        yield from map(self._field, first)
        with Vertical(classes="more"):
            yield from map(self._field, more)
        yield Static(self._said(), classes="said")
        yield Static(classes="wrong")  # a row that is always there: what is wrong moves nothing

    def on_mount(self) -> None:
        """Say what is wrong with the offer as it came."""
        self._redraw()
        if self.just_chosen:
            self.post_message(self.Ready(self))

    def show(self, offer: Offer, number: int, fee: Fee) -> None:
        """Show this offer under this number; what is being typed stays when it means the same."""
        self.offer, self._number, self._fee = offer, number, fee
        for field in self.query(Field):
            field.show(self._get(field.name or ""))
        self._redraw()

    def flush(self) -> Offer:
        """Return the offer with what stands in the inputs at this moment."""
        return self._with_typed(self.offer)

    def _with_typed(self, offer: Offer, *, but: Field[Any] | None = None) -> Offer:
        """Put into an offer what stands in the inputs and has not been told yet."""
        for field in self.query(Field):
            value = field.flush()
            if value != field.value and field is not but:
                offer = self._put(offer, field.name or "", value)
        return offer

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters act on the offer, not in its fields; a place up or down only where there is one."""
        if action in ("fill", "more", "take_back", "shift", "neighbour"):
            if self.screen.focused is not self:
                return False
            first, more = self._names()
            return bool(more) if action == "more" else bool(first) if action == "fill" else True
        return True

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        # The keys struck since then are taken too: written back without them, the field would lose them.
        offer = self._put(self.offer, event.field.name or "", event.field.settle())
        self.show(self._with_typed(offer, but=event.field), self._number, self._fee)
        self.post_message(self.Changed(self))

    @on(Field.Told)
    def _told(self, event: Field.Told) -> None:
        """Say below the form what is wrong in it; of several fields, in which each time."""
        event.stop()
        told = [field for field in self.query(Field) if field.told]
        words = [f"{field.label}: {field.told}" if len(told) > 1 else field.told for field in told]
        lines = [Content.assemble(("! ", "bold $warning"), each) for each in words]
        self.query_one(".wrong", Static).update(Content("\n").join(lines))

    def _asked(self) -> list[Field[Any]]:
        """The fields that are asked first."""
        first, _ = self._names()
        return [field for field in self.query(Field) if field.name in first]

    def first_empty(self) -> Entry | None:
        """Return the first of the fields asked first that has nothing in it."""
        return next((field.entry for field in self._asked() if not field.entry.value.strip()), None)

    def action_fill(self) -> None:
        """Go into the first field that lacks something; where none does, into the first."""
        fields = self._asked()
        lacking = [field for field in fields if field.trouble or not field.entry.value.strip()]
        self.screen.set_focus((lacking or fields)[0].entry)

    def action_more(self) -> None:
        """Open or close the rest of the fields."""
        self.toggle_class("-open")

    def action_take_back(self) -> None:
        """Take the offer out of the letter."""
        self.post_message(self.TakenBack(self))

    def action_shift(self, by: int) -> None:
        """Move the offer up or down in the list."""
        self.post_message(self.Moved(self, by))

    def action_neighbour(self, by: int) -> None:
        """Go to the next offer or the one before."""
        (self.screen.focus_next if by > 0 else self.screen.focus_previous)(OfferForm)

    @property
    def _currency(self) -> str:
        return self.offer.currency or self._fee.currency or self._settings.currency

    def _names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._remedy is None:
            return ("what", "amount", "due"), ("hours", "proof", "stands_until")
        return self._remedy.fields, self._remedy.more

    def _field(self, name: str) -> Field[Any]:
        of = self._remedy
        label = (of.labels.get(name) if of else None) or _LABELS[name]
        value = self._get(name)
        if name == "due":
            return DeadlineField(label, value, name=name, today=self._today)
        if name == "stands_until":
            return DayField(label, value, name=name, today=self._today)
        if name == "amount":
            return MoneyField(label, value, name=name, currency=self._currency)
        if name == "percent":
            field = PercentField(label, value, name=name)
            field.comes_to = self._comes_to()
            return field
        if name in ("quantity", "hours"):
            return NumberField(label, value, name=name)
        starter = of.starters[0] if of and of.starters and name == "what" else ""
        return TextField(label, value, name=name, placeholder=starter)

    def _get(self, name: str) -> Any:
        return _got(self.offer, name, self._currency)

    def _put(self, offer: Offer, name: str, value: Any) -> Offer:
        """Put a field's value into an offer. A percentage works out the sum; a sum of your own ends it."""
        if name == "amount":
            amount, currency = value if isinstance(value, Money) else (None, "")
            return offer.but(amount=amount, currency=currency, percent=None)
        if name == "percent":
            asked = offer.but(percent=value, amount=None, currency=self._currency)
            worked = worked_out(asked, self._fee) if value is not None else asked
            return worked if worked.amount is not None else worked.but(currency="")
        return offer.by(value) if name == "due" else offer.but(**{name: value})

    def _comes_to(self) -> str:
        offer = self.offer
        if offer.percent is None or offer.amount is None:
            return ""
        return money(offer.amount, offer.currency, self._settings.locale)

    def _redraw(self) -> None:
        if not self.query(".said"):
            return
        for field in self.query(PercentField):
            field.comes_to = self._comes_to()
            field.redraw()
        beyond = beyond_whole(self.offer, self._fee)
        for each in self.query(Field):
            each.object_to(self._beyond(beyond) if each.name == beyond else "")
        self.query_one(".heading", Static).update(self._heading())
        said = self.query_one(".said", Static)
        said.styles.min_height = said.size.height or 1  # it may become shorter: nothing moves up for that
        said.update(self._said())

    def on_resize(self, event: Resize) -> None:
        """In another width it has other rows."""
        if event.size.width != self._wide:
            self._wide = event.size.width
            self.query_one(".said").styles.min_height = 1

    def _beyond(self, name: str) -> str:
        if name == "percent" or self._fee.amount is None:
            return "More than all of it: at most 100 %."
        return f"More than the fee of {money(self._fee.amount, self._currency, self._settings.locale)}."

    def _heading(self) -> Content:
        title = self._remedy.title if self._remedy else self.offer.remedy.replace("-", " ")
        return Content.assemble((f"{self._number}  ", "$accent"), title)

    def _said(self) -> Content:
        said = say(self.offer, self._settings.locale)
        if said:
            return Content.assemble(("In the letter: ", "$text-muted"), said)
        asked = bool(self._names()[0])
        words = "Fill in what, and it stands in the letter." if asked else "Nothing is added to the letter."
        return Content.styled(words, "$text-muted")


def _known(name: str) -> Remedy | None:
    """The remedy of the catalogue; None for one that was taken out of it."""
    try:
        return remedy(name)
    except UnknownRemedy:
        return None


def _got(offer: Offer, name: str, currency: str) -> Any:
    if name == "amount":
        return None if offer.amount is None else Money(offer.amount, offer.currency or currency)
    return offer.deadline if name == "due" else getattr(offer, name)


def remedies_of(offers: Iterable[Offer]) -> tuple[str, ...]:
    """Return the ids of the remedies, in the order of the offers."""
    return tuple(offer.remedy for offer in offers)
