"""The settings in config.toml. No pydantic: the theme is needed for the first paint."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean, clean_line
from amends.domain.keys import name, replaced
from amends.domain.settings import Settings
from amends.storage import files
from amends.storage.toml_in import lines_of, parse, text_of
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.storage.places import Places

_FIRST_LINE = "# amends settings. Comments are not kept when amends saves.\n"
_DEFAULTS = Settings()


def load(places: Places) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings and what is wrong with their file; whatever is wrong keeps its default."""
    path = places.settings
    try:
        text, tree = _read(path)
    except CannotRead as trouble:
        return _DEFAULTS, (str(trouble),)
    good, bad = _sorted(tree)
    lines = lines_of(text) if bad else {}
    complaints = [
        f"{clean_line(path.name)}, line {lines.get((key,), 1)}: {key} {reason}" for key, reason in bad.items()
    ]
    return _DEFAULTS._replace(**good), tuple(complaints)


def save(places: Places, settings: Settings, before: Settings) -> None:
    """Write the settings that are others than before. Raises NotSaved.

    All else stays as it stands in the file now: a hand or another window may have written it meanwhile.
    """
    path = files.real(places.settings)
    try:
        _, tree = _read(path)
    except CannotRead as trouble:
        raise NotSaved(path, f"it cannot be read, {trouble.words}", trouble.advice) from trouble
    data = _dumps(settings, before, tree).encode()
    try:
        files.make_private(path.parent)
        files.put(files.stage(path.parent, data), path)
    except OSError as error:
        raise NotSaved.because(path, error) from error


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text and its tree; no file is an empty one."""
    try:
        text, _ = text_of(path)
    except CannotRead as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError):
            return "", {}
        raise
    return text, parse(path, text)


def _dumps(settings: Settings, before: Settings, tree: dict[str, Any]) -> str:
    """Return what the file says with the settings changed; one that is as shipped is left out."""
    import tomli_w  # only for writing

    written: dict[str, Any] = {}
    for key, value, was, default in zip(Settings._fields, settings, before, _DEFAULTS, strict=True):
        if value != was and value != default:
            written[key] = _plain(value)
        elif value == was and key in tree:
            written[key] = tree[key]
    rest = {key: value for key, value in tree.items() if key not in _CHECKS}
    return _FIRST_LINE + tomli_w.dumps(written | rest)


def _plain(value: Any) -> Any:
    """Return a setting as it is written: decimals as text, pairs as a table."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return {name(key): name(other) for key, other in value}
    return value


def _sorted(tree: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values that can be used, and for each that cannot the reason."""
    good, bad = {}, {}
    for key, value in tree.items():
        if key in _CHECKS:
            try:
                good[key] = _CHECKS[key](value)
            except ValueError as error:
                bad[key] = str(error)
    return good, bad


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("should be text in quotes")
    return clean_line(value)


def _lines(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("should be text in quotes")
    return clean(value).strip("\n")


def _like(pattern: str, words: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError(words)
        return value

    return check


def _number(value: object) -> Decimal:
    words = 'should be a number in quotes, like "85.00"'
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            raise ValueError(words)
        number = Decimal(value)
    except ArithmeticError:
        raise ValueError(words) from None
    if not number.is_finite() or not 0 <= number < 10**12:
        raise ValueError("should be a plain number that is not below zero")
    return number


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("should be true or false")
    return value


def _slugs(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError('should be a list of rules, like ["long-sentence"]')
    return tuple(clean_line(each) for each in value)


def _keys(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError('should be a table of keys, like { "ctrl+g" = "f8" }')
    pairs = tuple(replaced(old, new) for old, new in value.items())
    news = [new for _, new in pairs]
    twice = next((new for new in news if news.count(new) > 1), None)
    if twice is not None:
        raise ValueError(f"{name(twice)} stands for two keys")
    return pairs


_CHECKS: dict[str, Callable[[object], Any]] = {
    "name": _text,
    "email": _text,
    "signature": _lines,
    "currency": _like("[A-Z]{3}", 'should be three capital letters, like "GBP"'),
    "locale": _like("[a-z]{2,3}(_[A-Za-z]{2,4}){0,2}", 'should be a language and a country, like "en_GB"'),
    "rate": _number,
    "cap": _number,
    "floor": _number,
    "hours": _number,
    "theme": _like("[a-z0-9-]{1,40}", "should be the name of a theme"),
    "pace": _like("[a-z0-9-]{1,40}", "should be the name of a pace"),
    "still": _bool,
    "drafts": _text,
    "command": _text,
    "may_send": _bool,
    "keys": _keys,
    "quiet": _slugs,
}
