"""TOML text in: the limits before parsing, and trouble named by its line. Knows nothing of cases."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from amends.domain.patterns import compiled
from amends.storage import files
from amends.storage.trouble import CannotRead, words_for

if TYPE_CHECKING:
    import tomllib
    from collections.abc import Mapping
    from pathlib import Path

_DOTS = 64
_BLOCK = r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:"{3,5}|\Z)' + r"|'''.*?(?:'{3,5}|\Z)"
_STRINGS = _BLOCK + r'|"(?:\\[^\n]|[^"\\\n])*+"?' + r"|'[^'\n]*+'?" + r"|#[^\n]*+"
_DOTTED = rf"(?<![\w-])[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++){{{_DOTS + 1}}}"
_KEY_PART = r"(?:[A-Za-z0-9_-]+|\"(?:\\[^\n]|[^\"\\\n])*\"|'[^'\n]*')"
_LINE = (
    r"[ \t]*+(?:(?P<list>\[\[)|(?P<table>\[))?[ \t]*+"
    rf"(?P<key>{_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART})*+)[ \t]*+(?P<end>=|\]|$)"
)
_AT_LINE = r"(.*) \(at (?:line (\d+), column \d+|end of document)\)"
_OPEN_QUOTE = (r"illegal character '\n'", "unterminated string", "expected \"'")
"""How Python's parser begins its words about a string without an end."""

Place = tuple[str | int, ...]
"""Where a value stands in the tree: ("messages", 0, "text")."""


def text_of(path: Path, limit: int | None = files.LIMIT) -> tuple[str, bytes]:
    """Return the file's text and its bytes, or raise CannotRead."""
    try:
        data = files.read(path, limit)
    except OSError as error:
        raise CannotRead(path, None, *words_for(error)) from error
    if limit is not None and len(data) > limit:
        reason = f"the file is larger than {limit // 1_000_000} MB"
        raise CannotRead(path, None, reason, "Move long history out of it by hand.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CannotRead(path, 1, "the file is stored as UTF-16", "Store it as UTF-8.")
    try:
        return data.decode("utf-8-sig"), data
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(path, line, "a letter there is not UTF-8", "Store the file as UTF-8.") from error


def parse(path: Path, text: str) -> dict[str, Any]:
    """Return the tree of the text, or raise CannotRead. Numbers with a point stay exactly as written."""
    import tomllib  # not for the heads that amends itself has written

    _refuse_bombs(path, text)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, error) from error
    except RecursionError as error:
        raise CannotRead(
            path, None, "its brackets are nested too deeply", "Take the nested list out."
        ) from error
    except (ValueError, ArithmeticError) as error:
        raise CannotRead(
            path, None, "a number in it is out of all measure", "Look for a very long number."
        ) from error


def _refuse_bombs(path: Path, text: str) -> None:
    """Refuse keys with so many dots that parsing them would take all memory."""
    if text.count(".") <= _DOTS:
        return
    bare = compiled(_STRINGS, re.DOTALL).sub(lambda found: "_" + "\n" * found[0].count("\n"), text)
    if found := compiled(_DOTTED).search(bare):
        line = bare.count("\n", 0, found.start()) + 1
        raise CannotRead(path, line, f"a key there has more than {_DOTS} dots", "Shorten the key.")


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError) -> CannotRead:
    """Return where it stops being TOML, in words."""
    if found := re.search(r"^(?:<{7}|>{7}) ", text, re.MULTILINE):
        line = text.count("\n", 0, found.start()) + 1
        return CannotRead(
            path, line, "two versions of the file stand in each other there", "Keep one and remove the marks."
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return CannotRead(path, line, "there are empty bytes in the file", "Take an earlier copy of it.")
    at = compiled(_AT_LINE, re.DOTALL).fullmatch(str(error))
    words = at[1] if at else str(error)
    line = int(at[2]) if at and at[2] else text.rstrip("\n").count("\n") + 1
    words = words[:1].lower() + words[1:]
    if words.startswith(_OPEN_QUOTE):
        return CannotRead(path, line, "the quote is not closed", "Put its closing quotation mark there.")
    return CannotRead(path, line, f"it is not TOML there ({words})", "Mend that line.")


def nearest(lines: Mapping[Place, int], place: Place) -> int | None:
    """Return the line where the value stands, or the nearest table around it; None for the whole file."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def lines_of(text: str) -> dict[Place, int]:
    """Return the line of each table and key."""
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(without_blocks(text).split("\n"), start=1):
        found = compiled(_LINE).match(line)
        if not found or not (found["end"] or found["list"] or found["table"]):
            continue
        names = re.findall(_KEY_PART, found["key"])
        place = _resolved(counts, () if found["list"] or found["table"] else table, names)
        if found["list"]:
            counts[place] = counts.get(place, 0) + 1
            place = (*place, counts[place] - 1)
        if found["list"] or found["table"]:
            table = place
        elif found["end"] != "=":
            continue
        lines.setdefault(place, number)
    return lines


def _resolved(counts: dict[Place, int], start: Place, names: list[str]) -> Place:
    """Return the place that the names lead to, through the newest entry of each list of tables."""
    place = start
    for index, name in enumerate(names):
        place = (*place, name.strip("\"'"))
        if place in counts and index < len(names) - 1:
            place = (*place, counts[place] - 1)
    return place


def without_blocks(text: str) -> str:
    """Return the text with the same lines, but none of them inside a multi-line string."""
    if '"""' not in text and "'''" not in text:
        return text
    return compiled(_STRINGS, re.DOTALL).sub(
        lambda found: '""' + "\n" * found[0].count("\n") if found[0][:3] in ('"""', "'''") else found[0], text
    )


def zoned(when: datetime) -> datetime:
    """Return the time with a zone; one written without it is meant as the clock on the wall says.

    One in the first or the last year there is has no time in every zone: it is taken for the year beside.
    """
    when = when.replace(year=min(max(when.year, 2), 9998))  # neither of the two has a 29 February
    if when.tzinfo is not None:
        return when
    try:
        return when.astimezone()
    except (OverflowError, ValueError, OSError):
        return when.replace(tzinfo=UTC)
