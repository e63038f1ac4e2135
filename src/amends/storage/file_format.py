"""Which format a file says it has, asked before anything else is believed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.storage.toml_in import lines_of
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def format_of(path: Path, text: str, data: Mapping[str, Any]) -> int:
    """Return the number of the format, or raise CannotRead when there is none."""
    if not text.strip():
        raise CannotRead(path, None, "the file is empty", "Take an earlier copy of it, or remove it.")
    number = data.get("format")
    if number is None:
        raise CannotRead(path, None, "it does not say its format", 'A case begins with "format = 1".')
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        line = lines_of(text).get(("format",))
        raise CannotRead(
            path, line, "the format is not one that amends knows", 'A case begins with "format = 1".'
        )
    return number
