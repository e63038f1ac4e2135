"""From the tree that TOML gives to a case, and what pydantic complains about in plain words."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from amends.domain.case import FORMAT, Case
from amends.domain.clean import clean, clean_line
from amends.storage.file_format import format_of
from amends.storage.layout import COMPUTED, ends_in_newline, inner, is_line
from amends.storage.toml_in import lines_of, nearest, parse, zoned
from amends.storage.trouble import CannotRead
from amends.storage.upgrading import raised

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from amends.domain.record import Record
    from amends.storage.toml_in import Place

_WORDS = {
    "missing": "is missing",
    "string_type": "should be text in quotes",
    "string_sub_type": "should be text in quotes",
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "model_type": "should be a table of its own, like [client]",
    "tuple_type": "should be a list; tables in a list begin with [[two brackets]]",
}


def loads(text: str, path: Path) -> tuple[Case, int]:
    """Return the case, and the format it is written in; raise CannotRead when it is none."""
    data = parse(path, text)
    number = format_of(path, text, data)
    newer = number > FORMAT
    if number < FORMAT:
        data = raised(data, number)
    try:
        return Case.model_validate(_prepared(Case, data), strict=True), number
    except ValidationError as error:
        if newer:
            raise _too_new(path, data["format"]) from error
        raise _complaint(path, text, error) from error
    except RecursionError as error:
        raise CannotRead(
            path, None, "its tables are nested too deeply", "Take the nested table out."
        ) from error


def _too_new(path: Path, number: object) -> CannotRead:
    return CannotRead(path, None, f"a newer amends wrote it, in format {number}", "Update amends to open it.")


def _prepared(model: type[Record], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tree with known texts cleaned, a block's last newline gone, the unknown untouched."""
    known = _fields(model)
    prepared = {}
    for key, value in data.items():
        if model is Case and key in COMPUTED:
            continue
        name = known.get(key)
        prepared[key] = value if name is None else _known(model, name, value)
    return prepared


@cache
def _fields(model: type[Record]) -> dict[str, str]:
    """Return the fields by the keys that they may have in a file."""
    names = {name: name for name in model.model_fields}
    return names | {field.alias: name for name, field in model.model_fields.items() if field.alias}


def _known(model: type[Record], name: str, value: Any) -> Any:
    if isinstance(value, str):
        if ends_in_newline(model, name):
            value = value.removesuffix("\n")
        return clean_line(value) if is_line(model, name) else clean(value)
    annotation = model.model_fields[name].annotation
    nested = inner(annotation)
    if isinstance(value, dict):
        return _prepared(nested, value) if nested else value
    if isinstance(value, list):
        return tuple(_known_entry(nested, each) for each in value)
    kinds = (annotation, *get_args(annotation))
    if (
        isinstance(value, date)
        and not isinstance(value, datetime)
        and datetime in kinds
        and date not in kinds
    ):
        value = datetime.combine(value, time())
    return zoned(value) if isinstance(value, datetime) else value


def _known_entry(nested: type[Record] | None, value: Any) -> Any:
    if isinstance(value, dict) and nested:
        return _prepared(nested, value)
    return clean_line(value) if isinstance(value, str) else value


def _complaint(path: Path, text: str, error: ValidationError) -> CannotRead:
    """Return the first complaint in the file's order."""
    lines = lines_of(text)
    found = [(nearest(lines, each["loc"]), each) for each in error.errors(include_url=False)]
    line, first = min(found, key=lambda each: each[0] or 0)
    return CannotRead(path, line, f"{_key(first['loc'])} {_words(first)}", "Mend that line.")


def _key(place: Place) -> str:
    """Return the key that the complaint is about; a union adds the type's name to it."""
    if len(place) > 1 and place[-1] in ("date", "datetime") and isinstance(place[-2], str):
        place = place[:-1]
    return clean_line(next((part for part in reversed(place) if isinstance(part, str)), "it"))


def _words(detail: ErrorDetails) -> str:
    """Return what is wrong, to follow the key's name."""
    kind = detail["type"]
    if kind in _WORDS:
        return _WORDS[kind]
    if kind == "literal_error":
        return f"should be one of {detail['ctx']['expected']}"
    if kind.startswith("datetime"):
        return "should be a time, like 2026-05-12T18:02:00+01:00 without quotes"
    if kind.startswith("date"):
        return "should be a day, like 2026-05-12 without quotes"
    if kind == "value_error":
        return f"cannot be used: {detail['ctx']['error']}"
    return f"cannot be used: {detail['msg'].lower()}"
