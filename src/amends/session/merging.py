"""Two forms of a case that grew from one, put together where they do not touch each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.domain.record import Record

if TYPE_CHECKING:
    from amends.domain.case import Case


class _Touching(Exception):
    """Both sides changed the same thing, each in its own way."""


def merged(base: Case, mine: Case, theirs: Case) -> Case | None:
    """Return mine with what they changed, or None where both changed the same thing differently.

    Nothing is merged inside a text: two sentences put together by a machine can say what nobody meant.
    """
    level = {"updated": max(mine.updated, theirs.updated), "id": mine.id}
    try:
        together = _record(base.but(**level), mine.but(**level), theirs.but(**level))
    except _Touching:
        return None
    return together if isinstance(together, type(mine)) else None


def _record(base: Record, mine: Record, theirs: Record) -> Record:
    extras = [each.model_extra or {} for each in (base, mine, theirs)]
    keys = dict.fromkeys([*type(mine).model_fields, *extras[1], *extras[2]])
    changes = {}
    for key in keys:
        ours = mine.value(key)
        value = _value(base.value(key), ours, theirs.value(key))
        if value is not ours:
            changes[key] = value
    out = mine.but(**changes) if changes else mine
    for key in changes.keys() & (out.model_extra or {}).keys():
        if changes[key] is None:
            del (out.model_extra or {})[key]  # they took out what amends does not know
    return out


def _value(base: Any, mine: Any, theirs: Any) -> Any:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if all(isinstance(each, Record) for each in (base, mine, theirs)):
        return _record(base, mine, theirs)
    if all(isinstance(each, tuple) for each in (base, mine, theirs)):
        return _entries(base, mine, theirs)
    raise _Touching


def _entries(base: tuple[Any, ...], mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Put two lists together that both still hold what was there, and perhaps more after it."""
    count = len(base)
    if len(mine) < count or len(theirs) < count:
        raise _Touching  # one side took something out that the other changed
    there = tuple(_value(base[i], mine[i], theirs[i]) for i in range(count))
    added = mine[count:]
    return (*there, *added, *(each for each in theirs[count:] if each not in added))
