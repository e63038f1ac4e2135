"""What can go wrong with a file, in words for its owner."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    errno.ENOSPC: ("the disk is full", "Free some space."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space."),
    errno.EFBIG: (
        "the file would be larger than the system allows",
        "Raise the limit, or shorten the notes.",
    ),
    errno.EROFS: ("the disk is read-only", "Make it writable, or keep the cases elsewhere."),
    errno.EACCES: ("the system does not permit it", "Look at who may use the file and its folder."),
    errno.EPERM: ("the system does not permit it", "Look at who may use the file and its folder."),
    errno.ENOENT: ("it is not there", "Look whether it was moved, renamed or deleted."),
    errno.ENOTDIR: ("part of its place is a file, not a folder", "Look at the folders above it."),
    errno.EEXIST: ("a file stands where a folder should be", "Move that file away."),
    errno.EISDIR: ("it is a folder, not a file", "Move the folder away."),
    errno.ELOOP: ("its link leads back to itself", "Remove the link."),
    errno.EIO: ("the disk reports an error", "Copy the text elsewhere now; the disk may be failing."),
    errno.EMFILE: ("too many files are open", "Close some programs."),
    errno.ENFILE: ("too many files are open", "Close some programs."),
    errno.ESTALE: ("the network folder has gone away", "Connect it again."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one."),
}


def words_for(error: OSError) -> tuple[str, str]:
    """Return the reason and what to do about it."""
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    return clean_line(error.strerror or str(error) or type(error).__name__).lower(), "Try again in a moment."


class CannotRead(Exception):
    """A file that is not as it should be. It is left untouched."""

    def __init__(self, path: Path, line: int | None, reason: str, advice: str) -> None:
        super().__init__(path, line, reason, advice)
        self.path = path
        self.line = line
        self.reason = clean_line(reason)
        self.advice = advice

    @property
    def words(self) -> str:
        """The reason with its line, without the file's name: ``line 3: there is no title``."""
        return f"line {self.line}: {self.reason}" if self.line else self.reason

    def __str__(self) -> str:
        return f"{clean_line(self.path.name)} cannot be read, {self.words}. {self.advice}"


class NotSaved(Exception):
    """What should have been written is not on disk; what was there before still is."""

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(path, reason, advice)
        self.path = path
        self.reason = clean_line(reason)
        self.advice = advice

    @classmethod
    def because(cls, path: Path, error: OSError) -> NotSaved:
        """Return it in words for this error."""
        return cls(path, *words_for(error))

    def __str__(self) -> str:
        return f"{clean_line(self.path.name)} is not saved: {self.reason}. {self.advice}"
