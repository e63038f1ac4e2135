"""Every text of a case, to be searched: read when it is asked for, never kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.storage.toml_in import parse, text_of
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_WORDS = frozenset(
    (
        "id",
        "shape",
        "remedy",
        "kind",
        "label",
        "doing",
        "sure",
        "ending",
        "currency",
        "message_id",
        "references",
    )
)
"""Keys whose values are the program's own words, or marks."""
_LONGEST = 400_000
"""Characters of a case that are searched."""


def texts_of(path: Path) -> str:
    """Return all that is written in a case, in small letters; nothing for a file that cannot be read."""
    try:
        tree = parse(path, text_of(path)[0])
    except CannotRead:
        return ""
    return "\n".join(_words(tree))[:_LONGEST].casefold()


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_WORDS:
                yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
