"""A case as TOML: tables always under their own headers, in one order, so that diffs stay small."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from amends.domain.case import Case
from amends.domain.draft import Draft
from amends.domain.record import Record
from amends.storage.layout import COMPUTED, FORMS, PROSE
from amends.storage.values import block, pair, quoted, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

_FIRST_LINE = "# amends case. Comments are not kept when amends saves; write them under notes.\n"
_ALWAYS = {Case: frozenset({"format", "title", "notes"}), Draft: frozenset({"shape"})}


@dataclass(frozen=True, slots=True)
class Head:
    """What the desk shows of a case; computed for each save."""

    stands: str = ""
    since: datetime | None = None
    due: date | None = None
    rests_until: datetime | None = None
    """Until when the user wanted to leave it alone."""
    next: str = ""
    """What is to be done next, in a sentence."""
    follow_up: date | None = None
    """The day from which to look at it again."""


def dumps(case: Case, head: Head | None = None) -> str:
    """Return the case as it stands in its file."""
    lines = [_FIRST_LINE]
    for key, text in _values(case):
        lines.append(text)
        if key == "title":
            lines.extend(_computed(head or Head()))
    lines.extend(_tables(case, ()))
    return without_surrogates("".join(lines))


def _computed(head: Head) -> Iterator[str]:
    """Yield the lines of the head that are written anew each time."""
    if head.stands:
        line = pair("stands", head.stands).removesuffix("\n")
        yield f"{line}  # what the desk shows; written, never read back as truth\n"
    if head.since is not None:
        yield pair("since", head.since)
    if head.due is not None:
        yield pair("due", head.due)
    if head.rests_until is not None:
        yield pair("rests_until", head.rests_until)
    if head.follow_up is not None:
        yield pair("follow_up", head.follow_up)
    if head.next:
        yield pair("next", head.next)


def _values(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each value of the record that says something, in order, the unknown ones last."""
    model = type(record)
    for name, field in model.model_fields.items():
        value = getattr(record, name)
        if _is_table(value) or value is None:
            continue
        if not field.is_required() and value == field.default and name not in _ALWAYS.get(model, ()):
            continue
        key = field.alias or name
        yield key, _line(model, name, key, value)
    for key, value in (record.model_extra or {}).items():
        if not _is_unknown_table(value) and not (model is Case and key in COMPUTED):
            yield key, pair(key, value)


def _line(model: type[Record], name: str, key: str, value: Any) -> str:
    if isinstance(value, str):
        prose = value and name in PROSE.get(model, ())
        if prose or ("\n" in value and name in FORMS.get(model, ())):
            return block(key, value)
    if isinstance(value, Decimal):
        return pair(key, str(value))
    return pair(key, list(value) if isinstance(value, tuple) else value)


def _tables(record: Record, place: tuple[str, ...]) -> Iterator[str]:
    """Yield the tables in the record, each after its header, the unknown ones last."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if not _is_table(value) or value == field.default:
            continue
        here = (*place, field.alias or name)
        if isinstance(value, tuple):
            for each in value:
                yield _header(here, many=True)
                yield from _contents(each, here)
        else:
            contents = list(_contents(value, here))
            if not contents or not contents[0].startswith("\n["):
                yield _header(here, many=False)
            yield from contents
    yield from _unknown_tables(record.model_extra or {}, place)


def _contents(record: Record, place: tuple[str, ...]) -> Iterator[str]:
    yield from (text for _, text in _values(record))
    yield from _tables(record, place)


def _unknown_tables(tree: Mapping[str, Any], place: tuple[str, ...]) -> Iterator[str]:
    """Yield the tables among these values, as they came from the file."""
    for key, value in tree.items():
        if not _is_unknown_table(value) or (not place and key in COMPUTED):
            continue
        here = (*place, key)
        for each in value if isinstance(value, list) else [value]:
            yield _header(here, many=isinstance(value, list))
            yield from (pair(name, inner) for name, inner in each.items() if not _is_unknown_table(inner))
            yield from _unknown_tables(each, here)


def _header(place: tuple[str, ...], *, many: bool) -> str:
    name = ".".join(quoted(part) for part in place)
    return f"\n[[{name}]]\n" if many else f"\n[{name}]\n"


def _is_table(value: object) -> bool:
    """Return whether the value is a record, or records."""
    return isinstance(value, Record) or (
        isinstance(value, tuple) and bool(value) and all(isinstance(each, Record) for each in value)
    )


def _is_unknown_table(value: object) -> bool:
    """Return whether a value that amends does not know stands under its own header."""
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
    )
