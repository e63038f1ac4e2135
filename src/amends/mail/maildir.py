"""A Maildir: a folder in which each message is a file of its own, under cur or new."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from amends.mail.listed import HEAD, Listed, head_of
from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amends.domain.message import Message

MESSAGES = 500_000
FIRST_READ = 8 * 1024
"""Most headers end within so many bytes."""

_FOLDERS = ("new", "cur")
_LEFT_OUT = frozenset("DT")
"""Flags of drafts and of what is in the trash."""
_NOT_A_MESSAGE = (errno.ENOENT, errno.ELOOP, errno.ENXIO, errno.EISDIR)
"""Gone, a link, a socket, a folder."""


def is_maildir(path: Path) -> bool:
    """Whether the folder is a Maildir: it has cur and new in it."""
    return all((path / name).is_dir() for name in _FOLDERS)


class Maildir:
    """The messages of one Maildir."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def heads(self) -> Iterator[Listed]:
        """Yield each message by its headers, those delivered last first; bodies are not read."""
        for name in self._names():
            try:
                data = self._read(name, headers_only=True)
            except Unreadable as trouble:
                yield Listed("", trouble.what, None, name=name)
                continue
            if data is not None:
                yield head_of(data, name=name)

    def read(self, chosen: Listed) -> Message:
        """Return a message that was listed; a mail program may have moved it since."""
        from amends.mail.incoming import read_mail

        data = self._read(chosen.name)
        if data is None:
            unique = _unique(chosen.name)
            moved = next((name for name in self._names() if _unique(name) == unique), None)
            data = self._read(moved) if moved is not None else None
        if data is None:
            raise Unreadable("The message is no longer there.", "Open the mailbox again.")
        return read_mail(data)

    def _names(self) -> list[str]:
        names: list[str] = []
        try:
            for folder in _FOLDERS:
                with os.scandir(self._path / folder) as entries:
                    names.extend(f"{folder}/{entry.name}" for entry in entries if _is_message(entry.name))
        except OSError as error:
            raise Unreadable(
                f"{self._path.name} cannot be opened: {error.strerror or error}.", "Check the folder."
            ) from error
        if len(names) > MESSAGES:
            raise Unreadable(
                f"{self._path.name} has more than {MESSAGES} messages.",
                "Export the one message from your mail program instead.",
            )
        # File names begin with the time of delivery.
        return sorted(names, key=_unique, reverse=True)

    def _read(self, name: str, *, headers_only: bool = False) -> bytes | None:
        """Return a file's bytes; None for one that has gone or is no plain file."""
        from amends.domain.limits import FILE_SIZE

        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            descriptor = os.open(self._path / name, flags)
            with os.fdopen(descriptor, "rb", buffering=0) as file:
                found = os.fstat(descriptor)
                if not stat.S_ISREG(found.st_mode):
                    return None
                if headers_only:
                    head = file.read(FIRST_READ) or b""
                    whole = len(head) < FIRST_READ or b"\n\n" in head or b"\r\n\r\n" in head
                    return head if whole else head + (file.read(HEAD) or b"")
                if found.st_size > FILE_SIZE:
                    raise Unreadable(
                        "It is larger than 25 MB.", "Open it in your mail program and paste its words."
                    )
                return file.readall()
        except OSError as error:
            if error.errno in _NOT_A_MESSAGE:
                return None
            reason = (error.strerror or "no reason given").lower()
            raise Unreadable(f"It cannot be opened: {reason}.", "Check the file.") from error


def _is_message(name: str) -> bool:
    flags = name.rpartition(":2,")[2] if ":2," in name else ""
    return not name.startswith(".") and _LEFT_OUT.isdisjoint(flags)


def _unique(name: str) -> str:
    """Return the part of a file's name that stays when the message is read, flagged or filed."""
    return name.rpartition("/")[2].partition(":")[0]
