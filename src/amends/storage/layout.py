"""Which texts of a case stand as blocks in its file. Writing and reading both go by this.

A block ends in a newline that is not part of the text: ``dumps`` adds one, ``loads`` takes one away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from amends.domain.case import Card, Case, Cooling, Facts, Outcome
from amends.domain.draft import Draft, Left, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

PROSE: Mapping[type[Record], frozenset[str]] = {
    Case: frozenset({"notes"}),
    Message: frozenset({"text", "quoted"}),
    Part: frozenset({"text", "after"}),
}
"""Always blocks, so that a second line makes a small diff."""

FORMS: Mapping[type[Record], frozenset[str]] = {
    Message: frozenset({"signature"}),
    Facts: frozenset({"happened", "cost", "cause", "changed"}),
    Cooling: frozenset({"should", "matters"}),
    Offer: frozenset({"what", "proof"}),
    Promise: frozenset({"what"}),
    Outcome: frozenset({"note"}),
    Card: frozenset({"cause", "changed"}),
}
"""Blocks once they have a second line."""

AS_THEY_STAND: Mapping[type[Record], frozenset[str]] = {
    Point: frozenset({"quote"}),
    Draft: frozenset({"greeting", "sign_off"}),
    Left: frozenset({"quote"}),
}
"""No blocks, and yet with line ends: what is quoted or set in lines. Every other text is one line."""

COMPUTED = ("stands", "since", "due", "rests_until", "follow_up", "next")
"""In the head for the desk; never read back into a case."""


def ends_in_newline(model: type[Record], name: str) -> bool:
    """Return whether a newline at the end of this text in the file is not part of it."""
    return name in PROSE.get(model, ()) or name in FORMS.get(model, ())


def is_line(model: type[Record], name: str) -> bool:
    """Return whether this text is one line, whatever a hand has made of it in the file."""
    return not any(name in table.get(model, ()) for table in (PROSE, FORMS, AS_THEY_STAND))


def inner(annotation: object) -> type[Record] | None:
    """Return the record that a field holds, alone or several of them, or None."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Record) else None
    return next((found for each in get_args(annotation) if (found := inner(each))), None)
