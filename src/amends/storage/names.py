"""What the files are called: the date, and a slug of the client's name. Nothing else ever becomes a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

_CONFLICT = r" \(conflict [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{6}\)(?: [0-9]{1,3})?"
_NAME = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[a-z0-9][a-z0-9-]{{0,44}}(?:{_CONFLICT})?")
_CONFLICT_END = re.compile(rf"{_CONFLICT}\Z")


def names(day: date, client: str) -> Iterator[str]:
    """Yield the names a case may have, the one without a number first."""
    first = f"{day.isoformat()}-{slug(client)}"
    yield first
    for number in range(2, 1000):
        yield f"{first}-{number}"


def conflict_names(name: str, when: datetime) -> Iterator[str]:
    """Yield the names for a copy of a case that was changed elsewhere at the same time."""
    first = f"{_CONFLICT_END.sub('', name)} (conflict {when.date().isoformat()} {when:%H%M%S})"
    yield first
    for number in range(2, 1000):
        yield f"{first} {number}"


def id_of(stem: str, said: str) -> str:
    """Return what the case in a file of this name is called.

    That is the name, where amends could have given it: a file that was copied or renamed says another.
    """
    return stem if is_name(stem) else said


def is_name(text: str) -> bool:
    """Return whether this is a name that amends gives; then it cannot lead out of the folder."""
    return _NAME.fullmatch(text) is not None
