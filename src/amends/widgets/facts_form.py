"""The last stop of Read: what is known, on one page. Every field may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from amends.domain.money import PAID
from amends.language.amounts import currency_named
from amends.ledger.typed import Money
from amends.widgets.choice import Choice
from amends.widgets.client_fields import client_fields, in_fields
from amends.widgets.fields import DayField, Field, MoneyField
from amends.widgets.hanging import Hanging
from amends.widgets.letter_choice import LetterChoice, OpenChoice
from amends.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.case import Case, Kind, Sure, Whose
    from amends.domain.money import Fee

Options = tuple[tuple[str, str], ...]

KINDS: Options = (
    ("", "not said"),
    ("late", "late"),
    ("faulty", "faulty"),
    ("missing", "missing"),
    ("silent", "silent: no news"),
    ("overcharged", "overcharged"),
    ("repeat", "repeat: once more"),
)
DOINGS: Options = (
    ("", "not said"),
    ("mine", "mine"),
    ("shared", "shared"),
    ("not mine", "not mine"),
    ("unsure", "unsure"),
)
SURES: Options = (("", "not said"), ("yes", "yes"), ("perhaps", "perhaps"), ("no", "no"))
PAIDS: Options = (("", "not said"), ("yes", "yes"), ("partly", "partly"), ("no", "no"))

HINTS = {
    "happened": "what was agreed, and what came",
    "cost": "time, money, standing with others",
    "cause": "why it happened, in a line",
    "changed": "what you do differently now",
}

QUESTION = "Do you know of something that went wrong?"
GATE = (
    "Yes: you write first and say so. Perhaps or no: you only ask, "
    "because an apology for what nobody noticed can do harm."
)


class FactsForm(VerticalScroll, can_focus=True):
    """Fields in two columns, one below the other on a narrow screen. Each change is told at once."""

    BINDINGS = [
        Binding("enter", "screen.go_on", "Go on", show=False),
        Binding("tab", "app.focus_next", "Next field", priority=True),
        Binding("shift+tab", "app.focus_previous", "Field before", show=False, priority=True),
    ]

    WHAT: ClassVar[dict[str, str]] = {
        "name": "the client's name",
        "salutation": "the greeting",
        "company": "the company",
        "email": "the address",
        "time_zone": "the time zone",
        "kind": "what kind it is",
        "agreed": "the agreed date",
        "happened": "what happened",
        "cost": "what it cost them",
        "cause": "the cause",
        "changed": "what has changed",
        "doing": "whose doing it was",
        "sure": "how sure you are",
        "fee": "the fee",
        "paid": "whether it is paid",
    }

    class Changed(Message):
        """A field has another value; what names it for undo."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, case: Case, *, today: date, now: datetime, currency: str) -> None:
        super().__init__(id="facts", classes="stop")
        self._case = case
        self._today = today
        """The day that days are read from: that of their message."""
        self._now = now
        named = currency_named(message.text for message in case.messages)
        self._currency = case.facts.fee.currency or named or currency
        self.silent = case.message is None

    def compose(self) -> ComposeResult:
        """The question for a silent client first, then the columns; the letter they propose below each."""
        with Vertical(classes="silent"):
            yield Static(Content.styled(QUESTION, "bold"))
            if self.silent:
                yield OpenChoice(SURES, self._case.facts.sure or "", id="sure")
                yield Hanging("▸ ", classes="proposal")
            yield Static(Content(GATE), classes="muted")
        with Horizontal(classes="columns"):
            with Vertical(classes="column"):
                yield from self._client()
                yield from self._money()
            with Vertical(classes="column"):
                yield from self._facts()
        if not self.silent:
            yield Hanging("▸ ", classes="proposal")

    def _client(self) -> Iterable[Widget]:
        yield Static("The client", classes="group")
        yield from client_fields(self._case, self._now)

    def _money(self) -> Iterable[Widget]:
        fee = self._case.facts.fee
        yield Static("The money", classes="group money")
        hint = "900 or £900, GBP 900"
        yield MoneyField("Fee", _money(fee), name="fee", currency=self._currency, placeholder=hint)
        yield _line("Paid", OpenChoice(PAIDS, _paid(fee), id="paid"))

    def _facts(self) -> Iterable[Widget]:
        facts = self._case.facts
        yield Static("What went wrong", classes="group")
        yield _line("Kind", LetterChoice(KINDS, facts.kind or "", id="kind"))
        yield DayField("Agreed for", facts.agreed, name="agreed", today=self._today, past=True)
        for name, label in (
            ("happened", "Happened"),
            ("cost", "Cost them"),
            ("cause", "Cause"),
            ("changed", "Since then"),
        ):
            yield _line(label, Prose(getattr(facts, name), name=name, hint=HINTS[name]), tall=True)
        yield _line("Whose doing", LetterChoice(DOINGS, facts.doing or "", id="doing"))

    def show(self, case: Case, proposal: str) -> None:
        """Show the facts of this case. A field that means the same is left alone, with its caret."""
        facts = case.facts
        values = _values(case)
        if facts.fee.amount is None and facts.fee.currency:
            self.query_one(MoneyField).count_in(facts.fee.currency)
        for field in self.query(Field):
            field.show(values[field.name or ""])
        for prose in self.query(Prose):
            prose.adopt(getattr(facts, prose.name or ""))
        self._choice("kind").choose(facts.kind or "")
        self._choice("doing").choose(facts.doing or "")
        if self.silent:
            self._choice("sure").choose(facts.sure or "")
        self._choice("paid").choose(_paid(facts.fee))
        self.query_one(".silent").display = case.message is None
        self.say(proposal)

    def say(self, proposal: str) -> None:
        """Say which letter the facts propose."""
        self.query_one(Hanging).say(proposal)

    def into(self, case: Case) -> Case:
        """Return the case with what stands in the fields at this moment."""
        before, read = _values(case), dict[str, Any]()
        for field in self.query(Field):
            name = field.name or ""
            untouched = field.entry.value == field.write(before[name])
            read[name] = before[name] if untouched else field.flush()
        money, agreed = read.pop("fee"), read.pop("agreed")
        prose = {prose.name or "": prose.text.strip() for prose in self.query(Prose)}
        prose = {n: words for n, words in prose.items() if words != getattr(case.facts, n).strip()}
        facts = case.facts.but(
            **prose,
            agreed=agreed,
            kind=cast("Kind | None", self._choice("kind").value or None),
            doing=cast("Whose | None", self._choice("doing").value or None),
            sure=self._sure(case.facts.sure),
            fee=self._fee(case.facts.fee, money),
        )
        return case.but(client=case.client.but(**read), facts=facts)

    def _sure(self, sure: Sure | None) -> Sure | None:
        """Return how sure it is that something went wrong: asked only where no message says it."""
        return cast("Sure | None", self._choice("sure").value or None) if self.silent else sure

    def _fee(self, fee: Fee, money: Money | None) -> Fee:
        paid = PAID.get(self._choice("paid").value)
        if money != _money(fee):
            fee = fee.but(amount=money and money.amount, currency=money.currency if money else fee.currency)
        return fee.but(paid=paid)

    def first(self) -> Widget:
        """The field to begin with."""
        return self._choice("sure") if self.silent else self.query(Field).first().entry

    def _choice(self, name: str) -> LetterChoice:
        return self.query_one(f"#{name}", LetterChoice)

    @on(Field.Changed)
    def _field(self, event: Field.Changed) -> None:
        event.stop()
        self._tell(event.field.name or "")

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self._tell(event.choice.id or "")

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell(event.text_area.name or "")

    def _tell(self, name: str) -> None:
        self.post_message(self.Changed(self.WHAT[name]))


def _line(label: str, entry: Widget, *, tall: bool = False) -> Horizontal:
    return Horizontal(Static(Content(label), classes="label"), entry, classes="tall" if tall else "line")


def _values(case: Case) -> dict[str, Any]:
    """What the fields hold for this case, by their names."""
    return {**in_fields(case.client), "agreed": case.facts.agreed, "fee": _money(case.facts.fee)}


def _money(fee: Fee) -> Money | None:
    return None if fee.amount is None else Money(fee.amount, fee.currency)


def _paid(fee: Fee) -> str:
    return next((words for words, paid in PAID.items() if paid == fee.paid), "")
