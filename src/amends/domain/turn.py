"""What one of the two said in an exchange, as the client's message carries it along. No pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Turn(NamedTuple):
    """One message of the exchange."""

    own: bool
    """Whether the user wrote it."""
    text: str
    day: date | None = None
