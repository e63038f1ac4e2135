"""What cannot be read or written, said so that the user knows what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = 60
"""Characters by which a file is named at most."""


class Trouble(Exception):
    """Something about a mail that stops the work, and the way round it."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what} {advice}")
        self.what = what
        """What is wrong, as a sentence."""
        self.advice = advice
        """What to do instead, as a sentence."""


class Unreadable(Trouble):
    """A message that cannot be taken in."""


def cannot_open(path: Path, error: OSError, advice: str = "Check the file.") -> Unreadable:
    """Say why a file or folder cannot be opened; a name that is too long to be one is too long to be read."""
    name = path.name if len(path.name) <= _NAMED else f"{path.name[:_NAMED]}…"
    return Unreadable(f"{name} cannot be opened: {error.strerror or error}.", advice)


class Unwritable(Trouble):
    """A letter that cannot be written as a mail."""
