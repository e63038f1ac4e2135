"""Fields for words, days, sums and numbers; each says in words what is wrong, on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from amends.widgets import typed
from amends.widgets.typed import Money, TypedError, plain

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from textual.app import ComposeResult

T = TypeVar("T")


class Field(Vertical, Generic[T]):
    """A label, an input, how it is understood, and below it what is wrong; the last only when left."""

    BINDINGS = [
        Binding("enter", "onward", "Next field", show=False, priority=True),
        Binding("tab", "onward", "Next field", priority=True),
        Binding("down", "onward", "Next field", show=False),
        Binding("shift+tab", "backward", "Field before", show=False, priority=True),
        Binding("up", "backward", "Field before", show=False),
    ]

    SHORT: ClassVar[bool] = True
    """Whether its input is short: for all but words."""

    class Changed(Message):
        """The field's value is another one; text that cannot be read counts as empty."""

        def __init__(self, field: Field[Any]) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> Field[Any]:
            """The field, so that @on can name it."""
            return self.field

    def __init__(self, label: str, value: T, *, name: str, placeholder: str = "") -> None:
        super().__init__(name=name, classes="-short" if self.SHORT else None)
        self._label = label
        self._value = value
        self._placeholder = placeholder
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """The line of the field, and the line for what is wrong with it."""
        with Horizontal(classes="line"):
            yield Static(Content(self._label), classes="label")
            yield Input(
                self.write(self._value), placeholder=self._placeholder, classes="entry", select_on_focus=False
            )
            yield Static(self._note(), classes="note")
        yield Static(classes="trouble")

    @property
    def value(self) -> T:
        """What the field holds, as far as it can be read."""
        return self._value

    @property
    def trouble(self) -> str:
        """What is wrong with the text in it, in words; empty when nothing is."""
        return self._trouble

    @property
    def entry(self) -> Input:
        """The input itself."""
        return self.query_one(Input)

    def show(self, value: T) -> None:
        """Hold another value. What is being typed stays when it means the same."""
        if value == self._value:
            return
        self._value, self._trouble = value, ""
        if self.is_mounted:
            with self.prevent(Input.Changed):
                self.entry.value = self.write(value)
            self._draw(tell=True)

    def flush(self) -> T:
        """Return what the input means at this moment, also when its news is still on the way."""
        if not self.is_mounted:
            return self._value
        try:
            return self.read(self.entry.value)
        except TypedError:
            return self.read("")

    def tell(self) -> None:
        """Show what is wrong now, as on leaving the field."""
        self._draw(tell=True)

    def redraw(self) -> None:
        """Draw the note again, when what it depends on has changed."""
        if self.is_mounted:
            self.query_one(".note", Static).update(self._note())

    def read(self, text: str) -> T:
        """Read what was typed; raises TypedError."""
        raise NotImplementedError

    def write(self, value: T) -> str:
        """Write a value as one would type it."""
        raise NotImplementedError

    def understood(self, value: T) -> str:
        """How the value is understood, in a few words beside the input; empty for none."""
        return ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        before = self._value
        try:
            self._value, self._trouble = self.read(event.value), ""
        except TypedError as error:
            self._value, self._trouble = self.read(""), str(error)
        self._draw(tell=False)
        if self._value != before:
            self.post_message(self.Changed(self))

    def on_descendant_blur(self) -> None:
        """The field is left: say what is wrong with it."""
        self._draw(tell=True)

    def action_onward(self) -> None:
        """Go to the next field."""
        self.screen.focus_next(".entry")

    def action_backward(self) -> None:
        """Go to the field before."""
        self.screen.focus_previous(".entry")

    def _note(self) -> Content:
        return Content(self.understood(self._value))

    def _draw(self, *, tell: bool) -> None:
        self.query_one(".note", Static).update(self._note())
        trouble = self.query_one(".trouble", Static)
        if tell or not self._trouble:
            trouble.update(Content.assemble(("! ", "bold $warning"), self._trouble))
            trouble.set_class(bool(self._trouble), "-told")


class TextField(Field[str]):
    """A line of words."""

    SHORT = False

    def read(self, text: str) -> str:
        """Take the words without the space around them."""
        return typed.text(text)

    def write(self, value: str) -> str:
        """The words."""
        return value


class AddressField(TextField):
    """An e-mail address."""

    def read(self, text: str) -> str:
        """Take an address."""
        return typed.address(text)


class CodeField(TextField):
    """A currency or a locale: what it holds stays when what is typed is none."""

    SHORT = True

    def __init__(self, label: str, value: str, *, name: str, kind: str) -> None:
        super().__init__(label, value, name=name)
        self._read = typed.currency if kind == "currency" else typed.locale

    def read(self, text: str) -> str:
        """Take a code that is known; an empty one is taken while the right one is being typed."""
        return self._read(text) if text else ""

    @property
    def trouble(self) -> str:
        """An empty code is trouble too."""
        return self._trouble or ("" if self._value else "Something must stand here.")


class DayField(Field["date | None"]):
    """A day, in any form people write one; shown beside it in full."""

    def __init__(self, label: str, value: date | None, *, name: str, today: date | None, past: bool = False):
        super().__init__(label, value, name=name, placeholder="15 May or Friday")
        self.today = today
        self._past = past

    def read(self, text: str) -> date | None:
        """Take a day."""
        return typed.day(text, self.today)

    def write(self, value: date | None) -> str:
        """Day, month and year."""
        return f"{value.day} {value:%B %Y}" if value else ""

    def understood(self, value: date | None) -> str:
        """The weekday; or that the day has passed, where days to come are meant."""
        if value is None:
            return ""
        passed = self.today is not None and value < self.today and not self._past
        return "! has passed" if passed else f"{value:%a} {value.day} {value:%b}"


class MomentField(Field["datetime | None"]):
    """A day and a time of day."""

    def __init__(self, label: str, value: datetime | None, *, name: str) -> None:
        super().__init__(label, value, name=name, placeholder="15 May 14:30")
        self._now = value

    def read(self, text: str) -> datetime | None:
        """Take a day and a time."""
        now = self._now
        read = typed.moment(text, now.date() if now else None, now.tzinfo if now else None)
        if read and now and read > now.replace(second=59):
            raise TypedError("This is still to come.")
        return read

    def write(self, value: datetime | None) -> str:
        """Day, month, year and time."""
        return f"{value.day} {value:%B %Y %H:%M}" if value else ""

    def understood(self, value: datetime | None) -> str:
        """The weekday."""
        return f"{value:%A}" if value else ""


class NumberField(Field["Decimal | None"]):
    """Hours, days, rounds: a number with its unit behind it."""

    def __init__(
        self, label: str, value: Decimal | None, *, name: str, unit: str = "", whole: bool = False
    ) -> None:
        super().__init__(label, value, name=name)
        self._unit = unit
        self._whole = whole

    def read(self, text: str) -> Decimal | None:
        """Take a number."""
        return typed.number(text, whole=self._whole)

    def write(self, value: Decimal | None) -> str:
        """The number without needless places."""
        return plain(value)

    def understood(self, value: Decimal | None) -> str:
        """The unit."""
        return self._unit


class PercentField(NumberField):
    """A percentage; behind it what it comes to."""

    comes_to: str = ""

    def read(self, text: str) -> Decimal | None:
        """Take a percentage."""
        return typed.percent(text)

    def understood(self, value: Decimal | None) -> str:
        """The per cent sign, and the sum when it is known."""
        return f"% = {self.comes_to}" if self.comes_to and value else "%"


class MoneyField(Field["Money | None"]):
    """A sum; a currency that is not typed is the one given."""

    def __init__(self, label: str, value: Money | None, *, name: str, currency: str) -> None:
        self._currency = currency
        super().__init__(label, value, name=name)

    def read(self, text: str) -> Money | None:
        """Take a sum."""
        money = typed.money(text)
        return money and Money(money.amount, money.currency or self._currency)

    def write(self, value: Money | None) -> str:
        """The sum; its currency only when it is another one."""
        if value is None:
            return ""
        other = value.currency and value.currency != self._currency
        return f"{value.currency} {plain(value.amount)}" if other else plain(value.amount)

    def understood(self, value: Money | None) -> str:
        """The currency."""
        return value.currency if value and value.currency else self._currency
