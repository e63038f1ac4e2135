"""Shapes as data: which parts a letter has, in which order, with what guidance."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

from amends.domain.letter import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHIPPED = Path(__file__).parent / "shapes"

Apology = Literal["wanted", "finding", "free"]

JOBS = frozenset(
    (
        "thanks",
        "acknowledge",
        "impact",
        "apology",
        "repair",
        "cause",
        "change",
        "offer",
        "ask",
        "appreciation",
        "next step",
        "facts",
        "boundary",
        "help",
        "hand over",
    )
)
"""The closed list of the domain, repeated because its module needs pydantic; a test compares them."""


class ShapeTrouble(Exception):
    """A shape file that cannot be used: which file, which key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}, {key}: {reason}" if key else f"{file}: {reason}")
        self.file = file
        self.key = key
        self.reason = reason


class UnknownShape(Exception):
    """No shape has that id."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        self.known = tuple(known)
        super().__init__(f"there is no shape “{wanted}”; there are {', '.join(self.known)}")


class ShapePart(NamedTuple):
    """What one part of a letter is for."""

    name: str
    title: str
    jobs: tuple[str, ...] = ()
    guidance: str = ""
    """Shown while the part has the focus."""
    starters: tuple[str, ...] = ()
    """Openings with blanks in square brackets."""
    prefill: str = ""
    """What stands in the part from the beginning; only the short note has any."""
    receipt: str = ""
    """What stands there instead while nothing but the receipt may be said: advice is to be had first."""
    unread: str = ""
    """What stands there instead while the points of their message were not looked at."""
    holds_offers: bool = False
    optional: bool = False
    """Whether the letter is whole without it."""


class Shape(NamedTuple):
    """Which parts a letter has, in which order."""

    id: str
    title: str
    when: str
    """When to choose it, in one line."""
    parts: tuple[ShapePart, ...]
    greeting: str
    """With {name} where the client's name goes."""
    sign_off: str
    """The line above the user's name."""
    apology: Apology
    """Whether an apology is part of it, out of place in it, or neither."""
    order: int = 100
    takes_up_points: bool = False
    """Whether it is an answer that goes through what they wrote; in any other no point is missed."""

    @property
    def spoken(self) -> str:
        """The title as it stands inside a sentence; I stays I."""
        return self.title if self.title.startswith("I ") else self.title[:1].lower() + self.title[1:]

    def part(self, name: str) -> ShapePart | None:
        """Return the part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)


def load(folder: Path) -> Mapping[str, Shape]:
    """Read every shape in a folder, in the order offered; ShapeTrouble names what is wrong."""
    found = [read(file) for file in sorted(folder.glob("*.toml"))]
    found.sort(key=lambda shape: (shape.order, shape.id))
    return MappingProxyType({shape.id: shape for shape in found})


@cache
def shapes() -> Mapping[str, Shape]:
    """Return the shapes that come with the program, in the order offered."""
    return load(SHIPPED)


def shape(shape_id: str) -> Shape:
    """Return the shape of that id; UnknownShape tells which there are."""
    known = shapes()
    if shape_id not in known:
        raise UnknownShape(shape_id, known)
    return known[shape_id]


def read(file: Path) -> Shape:
    """Read one shape; its id is the name of the file."""
    import tomllib  # a bare letter has no shape

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ShapeTrouble(file.name, "", str(error)) from error
    try:
        return _shape(file.stem, table)
    except _Wrong as wrong:
        raise ShapeTrouble(file.name, wrong.key, wrong.reason) from wrong


class _Wrong(Exception):
    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key = key
        self.reason = reason


def _shape(shape_id: str, table: dict[str, Any]) -> Shape:
    _known_keys("", table, {*Shape._fields} - {"id"})
    apology = _text("", table, "apology")
    if apology not in get_args(Apology):
        raise _Wrong("apology", f"“{apology}” is none of {', '.join(get_args(Apology))}")
    parts = table.get("parts")
    if not isinstance(parts, list) or not parts:
        raise _Wrong("parts", "a shape needs at least one [[parts]]")
    order = table.get("order", 100)
    if not isinstance(order, int):
        raise _Wrong("order", "is no whole number")
    made = tuple(_part(f"parts[{number}]", part) for number, part in enumerate(parts, start=1))
    names = [part.name for part in made]
    if len(set(names)) < len(names):
        raise _Wrong("parts", "two parts have the same name")
    if sum(part.holds_offers for part in made) > 1:
        raise _Wrong("parts", "only one part can hold the offers")
    return Shape(
        id=shape_id,
        title=_text("", table, "title"),
        when=_text("", table, "when"),
        parts=made,
        greeting=_text("", table, "greeting"),
        sign_off=_text("", table, "sign_off"),
        apology=cast("Apology", apology),
        order=order,
        takes_up_points=_flag("", table, "takes_up_points"),
    )


def _part(where: str, table: Any) -> ShapePart:
    if not isinstance(table, dict):
        raise _Wrong(where, "is no table")
    _known_keys(f"{where}.", table, {*ShapePart._fields})
    jobs = _texts(f"{where}.", table, "jobs")
    for job in jobs:
        if job not in JOBS:
            raise _Wrong(f"{where}.jobs", f"“{job}” is none of {', '.join(sorted(JOBS))}")
    name = _text(f"{where}.", table, "name")
    if name == NOWHERE:
        raise _Wrong(f"{where}.name", f"“{NOWHERE}” stands for no part; choose another name")
    return ShapePart(
        name=name,
        title=_text(f"{where}.", table, "title"),
        jobs=jobs,
        guidance=_text(f"{where}.", table, "guidance"),
        starters=_texts(f"{where}.", table, "starters"),
        prefill=_text(f"{where}.", table, "prefill", needed=False),
        receipt=_text(f"{where}.", table, "receipt", needed=False),
        unread=_text(f"{where}.", table, "unread", needed=False),
        holds_offers=_flag(f"{where}.", table, "holds_offers"),
        optional=_flag(f"{where}.", table, "optional"),
    )


def _known_keys(where: str, table: dict[str, Any], known: set[str]) -> None:
    for key in table:
        if key not in known:
            raise _Wrong(f"{where}{key}", f"is none of {', '.join(sorted(known))}")


def _text(where: str, table: dict[str, Any], key: str, *, needed: bool = True) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(f"{where}{key}", "is no text")
    if needed and not value.strip():
        raise _Wrong(f"{where}{key}", "is missing")
    return value


def _texts(where: str, table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Wrong(f"{where}{key}", "is no list of texts")
    return tuple(value)


def _flag(where: str, table: dict[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise _Wrong(f"{where}{key}", "is neither true nor false")
    return value
