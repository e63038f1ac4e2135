"""Fields for words, days, sums and numbers; each reads what people type in the forms they type it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from amends.ledger import typed
from amends.ledger.day_order import order_of
from amends.ledger.days import WEEKDAYS, as_day, brief, dated
from amends.ledger.typed import Money, plain
from amends.widgets.field import Field

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from textual.widget import Widget

    from amends.domain.settings import Settings

__all__ = [
    "AddressField",
    "CodeField",
    "DayField",
    "DeadlineField",
    "Field",
    "MomentField",
    "MoneyField",
    "NumberField",
    "PercentField",
    "TextField",
]

DAY_ONLY = "no time kept"


def locale_at(field: Widget) -> str:
    """Return the locale of the settings, which the app holds: it tells which of "3/12" is the month."""
    settings: Settings | None = getattr(field.app, "settings", None) if field.is_mounted else None
    return settings.locale if settings is not None else "en_GB"


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
        return typed.day(text, self.today, locale_at(self), past=self._past)

    def write(self, value: date | None) -> str:
        """Day, month and year."""
        return dated(value) if value else ""

    def understood(self, value: date | None) -> str:
        """The weekday, how "3/12" was read, and that a time is not kept; or that it has passed."""
        if value is None:
            return ""
        if self.today is not None and as_day(value) < self.today and not self._past:
            return "! has passed"
        order = order_of(self.entry.value, locale_at(self)) if self.is_mounted else ""
        return ", ".join(filter(None, (brief(value), order, DAY_ONLY if self._loses_a_time() else "")))

    def _loses_a_time(self) -> bool:
        return self.is_mounted and typed.clock_in(self.entry.value, self.today) is not None


class DeadlineField(DayField):
    """A day, and a time of day if one is typed."""

    def read(self, text: str) -> date | datetime | None:
        """Take a day, with its time."""
        return typed.deadline(text, self.today, locale_at(self))

    def write(self, value: date | datetime | None) -> str:
        """Day, month and year, and the time."""
        return (
            f"{super().write(value)} {value:%H:%M}" if isinstance(value, datetime) else super().write(value)
        )

    def understood(self, value: date | datetime | None) -> str:
        """The weekday, and the time."""
        said = super().understood(value)
        return f"{said} {value:%H:%M}" if isinstance(value, datetime) else said

    def _loses_a_time(self) -> bool:
        return False


class MomentField(Field["datetime | None"]):
    """A day and a time of day."""

    def __init__(self, label: str, value: datetime | None, *, name: str) -> None:
        super().__init__(label, value, name=name, placeholder="15 May 14:30")
        self.add_class("-moment")
        self._now = value

    def read(self, text: str) -> datetime | None:
        """Take a day and a time."""
        return typed.moment(text, self._now, locale_at(self))

    def write(self, value: datetime | None) -> str:
        """Day, month, year and time."""
        return f"{dated(value)} {value:%H:%M}" if value else ""

    def understood(self, value: datetime | None) -> str:
        """The weekday, and how "3/12" was read."""
        if value is None:
            return ""
        order = order_of(self.entry.value, locale_at(self)) if self.is_mounted else ""
        return ", ".join(filter(None, (WEEKDAYS[value.weekday()], order)))


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

    def __init__(
        self, label: str, value: Money | None, *, name: str, currency: str, placeholder: str = ""
    ) -> None:
        self._currency = currency
        super().__init__(label, value, name=name, placeholder=placeholder)

    def count_in(self, currency: str) -> None:
        """Take sums without a currency of their own in this one from now on; what is typed stays."""
        before, self._currency = self._currency, currency
        value = self._value
        if value is not None and value.currency in ("", before):
            self._value = Money(value.amount, currency)
        self.redraw()

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
