"""The catalogue of remedies as data, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHIPPED = Path(__file__).parent / "catalogue.toml"

Kind = Literal["money", "work", "time", "attention", "parting", "nothing"]
Effort = Literal["none", "some"]

KINDS_OF_LOSS = ("late", "faulty", "missing", "silent", "overcharged", "repeat")
"""The kinds of the domain's facts, repeated because their module needs pydantic; a test compares them."""

FIELDS = ("what", "percent", "amount", "quantity", "due", "hours", "proof", "stands_until")
"""The fields of an offer that can be asked for."""

CHECKS = ("insurer", "contract", "in use")


class RemedyTrouble(Exception):
    """A catalogue that cannot be used: which file, which remedy and key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}, {key}: {reason}" if key else f"{file}: {reason}")
        self.file = file
        self.key = key
        self.reason = reason


class UnknownRemedy(Exception):
    """No remedy has that id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"there is no remedy “{wanted}”")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A kind of repair: when it fits, how it reads, what is asked for first."""

    id: str
    title: str
    kind: Kind
    fits: tuple[str, ...]
    """The kinds of loss that it suits."""
    why: str
    """Why it suits them, in one line."""
    avoid: str
    """When to leave it, in one line."""
    says: tuple[str, ...]
    """How an offer of it reads, fullest first; the first whose blanks can be filled is taken."""
    best: tuple[str, ...] = ()
    """The kinds of loss that it makes up for in kind."""
    fields: tuple[str, ...] = ()
    """The fields of an offer that are asked first: at most three."""
    more: tuple[str, ...] = ()
    effort: Effort = "none"
    """What it asks of the client."""
    starters: tuple[str, ...] = ()
    """Openings for what, with blanks in square brackets."""
    checks: tuple[str, ...] = ()
    """Who or what to ask before it is offered."""
    bill: Literal["", "paid", "unpaid"] = ""
    """How the bill must stand for it; empty when it does not matter."""
    whole: bool = False
    """Whether its sum is the whole fee."""
    until: bool = False
    """Whether its day is the last on which the client can use it, not one by which you owe something."""
    counts: tuple[str, ...] = ()
    """The words for one and for several of what its quantity counts."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """How its fields are named on screen, where the plain name would not do."""
    own: bool = False
    """Whether the user wrote it."""


def load(file: Path) -> tuple[Remedy, ...]:
    """Read a catalogue; RemedyTrouble names what is wrong."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RemedyTrouble(file.name, "", str(error)) from error
    entries = table.get("remedies")
    if not isinstance(entries, list):
        raise RemedyTrouble(file.name, "remedies", "there are no [[remedies]]")
    found: dict[str, Remedy] = {}
    for number, entry in enumerate(entries, start=1):
        try:
            made = _remedy(entry)
        except _Wrong as wrong:
            name = entry.get("id") if isinstance(entry, dict) else None
            raise RemedyTrouble(
                file.name, f"{name or f'remedies[{number}]'}.{wrong.key}", wrong.reason
            ) from wrong
        if made.id in found:
            raise RemedyTrouble(file.name, made.id, "stands there twice")
        found[made.id] = made
    return tuple(found.values())


@cache
def shipped() -> tuple[Remedy, ...]:
    """Return the remedies that come with the program."""
    return load(SHIPPED)


_own: tuple[Remedy, ...] = ()


def adopt(own: Iterable[Remedy]) -> None:
    """Add the user's remedies to the catalogue, in place of those adopted before."""
    global _own  # one catalogue for the whole program, as there is one user
    _own = tuple(own)
    by_id.cache_clear()


def catalogue() -> tuple[Remedy, ...]:
    """Return the remedies that come with the program, then the user's."""
    return (*shipped(), *_own)


@cache
def by_id() -> Mapping[str, Remedy]:
    """Return the remedies by their ids."""
    return MappingProxyType({remedy.id: remedy for remedy in catalogue()})


def remedy(remedy_id: str) -> Remedy:
    """Return the remedy of that id; UnknownRemedy when there is none."""
    if remedy_id not in by_id():
        raise UnknownRemedy(remedy_id)
    return by_id()[remedy_id]


class _Wrong(Exception):
    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key = key
        self.reason = reason


_ONE_OF: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "effort": get_args(Effort),
    "bill": ("paid", "unpaid"),
}
_SOME_OF: dict[str, tuple[str, ...]] = {
    "fits": KINDS_OF_LOSS,
    "best": KINDS_OF_LOSS,
    "fields": FIELDS,
    "more": FIELDS,
    "checks": CHECKS,
}
_TEXTS = ("id", "title", "kind", "why", "avoid", "effort", "bill")


def _remedy(entry: Any) -> Remedy:
    if not isinstance(entry, dict):
        raise _Wrong("", "is no table")
    values: dict[str, Any] = {}
    known = {item.name for item in fields(Remedy)} - {"own"}
    for key, value in entry.items():
        if key not in known:
            raise _Wrong(key, f"is none of {', '.join(sorted(known))}")
        values[key] = _value(key, value)
    for key in ("id", "title", "kind", "fits", "why", "avoid", "says"):
        if key not in values:
            raise _Wrong(key, "is missing")
    if len(values.get("fields", ())) > 3:
        raise _Wrong("fields", "at most three are asked first; the rest goes under more")
    if values.get("counts") and len(values["counts"]) != 2:
        raise _Wrong("counts", "needs two words: for one, and for several")
    return Remedy(**values)


def _value(key: str, value: Any) -> Any:
    if key in ("whole", "until"):
        if not isinstance(value, bool):
            raise _Wrong(key, "is neither true nor false")
        return value
    if key == "labels":
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise _Wrong(key, "is no table of texts")
        return MappingProxyType(value)
    if key in _TEXTS:
        if not isinstance(value, str) or not value.strip():
            raise _Wrong(key, "is no text")
        if key in _ONE_OF and value not in _ONE_OF[key]:
            raise _Wrong(key, f"“{value}” is none of {', '.join(_ONE_OF[key])}")
        return value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Wrong(key, "is no list of texts")
    for item in value:
        if key in _SOME_OF and item not in _SOME_OF[key]:
            raise _Wrong(key, f"“{item}” is none of {', '.join(_SOME_OF[key])}")
    return tuple(value)
