"""Amounts that are never floats."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from amends.domain.record import Record


def _decimal(value: Any) -> Any:
    """Read a decimal string; a float would already have lost what was meant."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, str):
        try:
            number = Decimal(value.strip())
        except InvalidOperation:
            raise ValueError(f'“{value}” is not a number; write it like "180.00"') from None
    else:
        raise ValueError('write the number in quotes, like "180.00"')
    if not number.is_finite():
        raise ValueError(f"“{value}” is not a finite number")
    if number and not -6 <= number.adjusted() < 12:
        raise ValueError(f"“{value}” is out of all measure")
    return number


Amount = Annotated[Decimal, BeforeValidator(_decimal)]
"""A decimal, stored as a string: ``amount = "180.00"``."""


def _paid(value: Any) -> Any:
    """Name what may stand there: of a union pydantic tells only what each of its kinds misses."""
    if value is None or isinstance(value, bool) or value == "partly":
        return value
    raise ValueError('it is true, false or "partly"')


Paid = Annotated[bool | Literal["partly"] | None, BeforeValidator(_paid)]
PAID: dict[str, bool | Literal["partly"]] = {"yes": True, "partly": "partly", "no": False}
"""What is said of a fee that was or was not paid, in words and in the file."""


class Fee(Record):
    """What the work costs the client, and whether it has been paid."""

    amount: Amount | None = None
    currency: str = ""
    """ISO 4217, as in "GBP"; empty when unknown."""
    paid: Paid = None
    """Whether it has been paid; partly when a deposit was, so that money may go back and come off."""
