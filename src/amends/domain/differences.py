"""What differs between two forms of a record, named as the user knows it, and word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from amends.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["same", "gone", "new"]

_TOKENS = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_+")
_MOST_TOKENS = 6_000
"""Beyond that the comparison takes too long to wait for; then lines are compared."""

_UNSAID = frozenset({"updated", "format", "id"})
"""Written by amends itself: they say nothing to the user."""

_NAMES = {
    "drafts": "letter",
    "messages": "message",
    "sender": "from",
    "cooling": "cool down",
    "parts": "",
    "left": "remarks left",
    "set_aside": "set aside",
    "answered_by": "answered by",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two texts that is in both, or only in the first (gone), or only in the second (new)."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same."""

    where: str
    """As the user knows it: "letter · what happened"."""
    before: str
    after: str


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the two texts as one row of pieces, word by word."""
    from difflib import SequenceMatcher

    one, two = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(one) + len(two) > _MOST_TOKENS:
        one, two = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(one[a:b])))
            continue
        if a < b:
            pieces.append(Piece("gone", "".join(one[a:b])))
        if c < d:
            pieces.append(Piece("new", "".join(two[c:d])))
    return tuple(pieces)


def differences(before: Record, after: Record) -> tuple[Difference, ...]:
    """Return what differs, in the order of the file."""
    return tuple(_between(before, after, ""))


def _between(before: Record, after: Record, where: str) -> Iterator[Difference]:
    keys = dict.fromkeys(
        [*type(before).model_fields, *(before.model_extra or {}), *(after.model_extra or {})]
    )
    for key in keys:
        one, two = before.value(key), after.value(key)
        if one == two or (not where and key in _UNSAID):
            continue
        yield from _of_value(one, two, _joined(where, _NAMES.get(key, key.replace("_", " "))))


def _of_value(one: Any, two: Any, where: str) -> Iterator[Difference]:
    if isinstance(one, Record) and isinstance(two, Record):
        yield from _between(one, two, where)
    elif _records(one) and _records(two):
        for index in range(max(len(one), len(two))):
            first = one[index] if index < len(one) else None
            second = two[index] if index < len(two) else None
            if first != second:
                yield from _of_value(first, second, _joined(where, _called(second or first, index)))
    else:
        yield Difference(where, said(one), said(two))


def _records(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, Record) for each in value)


def _called(record: Record | None, index: int) -> str:
    """Return what tells one of several records from the others."""
    for key in ("name", "remedy", "label", "shape"):
        if name := getattr(record, key, ""):
            return str(name).replace("-", " ")
    return str(index + 1)


def _joined(where: str, more: str) -> str:
    return " · ".join(filter(None, (where, more)))


def said(value: Any) -> str:
    """Return a value as it would be told: a record by what is filled in, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, Record):
        filled = (getattr(value, name) for name in type(value).model_fields)
        return "\n".join(filter(None, (said(each) for each in filled)))
    if isinstance(value, tuple | list):
        return "\n".join(filter(None, (said(each) for each in value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
