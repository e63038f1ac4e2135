"""A file of the user's own in the config folder: its entries, or in words why it cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_LARGEST = 256 * 1024


class Unusable(Exception):
    """Why nothing of the file can be used, in words that follow its name."""


def entries(file: Path, key: str, plural: str) -> tuple[list[tuple[Any, str]], dict[str, Any]]:
    """Return each entry under ``[[key]]`` with where it stands, as in ", line 4", and the rest of the file.

    Raises Unusable; ``plural`` is what the user calls the entries.
    """
    from amends.storage.toml_in import lines_of, parse, text_of
    from amends.storage.trouble import CannotRead

    try:
        if file.stat().st_size > _LARGEST:
            raise Unusable(f": it is larger than {_LARGEST // 1024} KB")
        text, _ = text_of(file)
        table = parse(file, text)
    except CannotRead as trouble:
        raise Unusable(f"{_at(trouble.line)}: {trouble.reason}") from trouble
    except OSError as error:
        raise Unusable(f": it cannot be read ({(error.strerror or 'no reason given').lower()})") from error
    found = table.pop(key, [])
    if not isinstance(found, list):
        raise Unusable(f": {plural} stand under [[{key}]]")
    lines = lines_of(text)
    return [(entry, _at(lines.get((key, number)))) for number, entry in enumerate(found)], table


def refuse_others(rest: Mapping[str, Any], key: str, plural: str) -> None:
    """Raise Unusable when something stands in the file that nobody reads."""
    if rest:
        raise Unusable(f": {plural} stand under [[{key}]], and {min(rest)} is not known here")


def reason(error: ValidationError, what: str) -> str:
    """Return the mistakes in words: which key, and why; ``what`` is what the entry should be.

    A key that is not known comes before one that is missing: the two may be one, misspelt.
    """
    told = sorted(error.errors(include_url=False), key=lambda each: each["type"] != "extra_forbidden")
    return "; ".join(_in_words(each, what) for each in told)


def _in_words(mistake: ErrorDetails, what: str) -> str:
    key = ".".join(str(piece + 1 if isinstance(piece, int) else piece) for piece in mistake["loc"])
    words = {"missing": "is missing", "extra_forbidden": f"is not a key of {what}"}.get(mistake["type"])
    if words:
        return f"{key} {words}"
    said = mistake["msg"].removeprefix("Value error, ")
    said = said[:1].lower() + said[1:]
    return f"{key}: {said}" if key else said


def _at(line: int | None) -> str:
    return f", line {line}" if line else ""
