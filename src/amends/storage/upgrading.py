"""Cases in an older format, made into the newest one as they are read; only a save changes their file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from amends.domain.case import FORMAT
from amends.storage import files
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each format that is past: what makes the next one of it. There is none yet: format 1 is the first."""


def raised(data: dict[str, Any], number: int) -> dict[str, Any]:
    """Return the tree in the newest format."""
    for each in range(number, FORMAT):
        data = STEPS[each](data)
    return {**data, "format": FORMAT}


def keep_old(folder: Path, path: Path, number: int) -> None:
    """Keep the file as it is, byte for byte, beside its versions, before a newer format replaces it.

    Raises NotSaved when that cannot be done: then it is not replaced either.
    """
    try:
        files.make_private(folder)
        with suppress(FileExistsError):  # kept by an earlier save
            files.write_new(folder / f"format-{number}.toml", files.read(path))
    except OSError as error:
        raise NotSaved.because(path, error) from error
