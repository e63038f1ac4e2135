"""What is known around a case from outside of it: the client's other cases, the other clients, own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amends.coach.own import NO_RULES

if TYPE_CHECKING:
    from datetime import date

    from amends.coach.own import OwnRules


class Change(NamedTuple):
    """What this client was told before that would be different from then on."""

    day: date
    words: str


class Background(NamedTuple):
    """Gathered from the other case files and the config folder, once for an open case."""

    earlier: tuple[date, ...] = ()
    """Days of earlier incidents with this client."""
    changes: tuple[Change, ...] = ()
    others: frozenset[str] = frozenset()
    """The names of the other clients, folded to small letters."""
    own: OwnRules = NO_RULES
    """The rules that the user wrote."""


NOTHING_AROUND = Background()
