"""A mailbox in one file: its messages listed by their headers, and the chosen one read."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from amends.mail.listed import HEAD, Listed, head_of, newest_first
from amends.mail.trouble import Unreadable, cannot_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap
    from pathlib import Path

    from amends.domain.message import Message

MAILBOX_SIZE = 2 * 1024 * 1024 * 1024

_FIRST = re.compile(rb"From [^\r\n]*\r?\n(?=>?[!-9;-~]+[ \t]*:)")
_NEXT = re.compile(rb"\nFrom [^\r\n]*\r?\n(?=>?[!-9;-~]+[ \t]*:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_EXPORT = "Export the one message from your mail program instead."


def is_mbox(path: Path) -> bool:
    """Whether the file is a mailbox: an envelope line with the headers of a mail below it."""
    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file.", "Name a mail, a mailbox or a text file.")
        with path.open("rb") as file:
            return holds_mbox(file.read(HEAD))
    except OSError as error:
        raise cannot_open(path, error) from error


def holds_mbox(data: bytes) -> bool:
    """Whether these bytes are a mailbox, as far as its first message tells."""
    from amends.mail.incoming import is_mail

    return _FIRST.match(data) is not None and is_mail(data)


def list_mbox(path: Path) -> tuple[Listed, ...]:
    """Return the messages of a mailbox, newest first; their bodies are not looked at."""
    with _mapped(path) as data:
        return listed(data)


def read_listed(path: Path, chosen: Listed) -> Message:
    """Return a message that list_mbox found."""
    with _mapped(path) as data:
        return take(data, chosen)


class Mbox:
    """The messages of one mbox file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def heads(self) -> Iterator[Listed]:
        """Yield each message by its headers, the last in the file first."""
        with _mapped(self._path) as data:
            yield from heads(data)

    def read(self, chosen: Listed) -> Message:
        """Return a message that was listed."""
        return read_listed(self._path, chosen)


class Piped:
    """The messages of an mbox that was given as bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def heads(self) -> Iterator[Listed]:
        """Yield each message by its headers, the last in it first."""
        return heads(self._data)

    def read(self, chosen: Listed) -> Message:
        """Return a message that was listed."""
        return take(self._data, chosen)


def listed(data: bytes | mmap) -> tuple[Listed, ...]:
    """Return the messages in a mailbox's bytes, newest first; those without a date last."""
    return newest_first(heads(data))


def heads(data: bytes | mmap) -> Iterator[Listed]:
    """Yield the messages in a mailbox's bytes by their headers, the last in it first."""
    if not _FIRST.match(data):
        raise Unreadable("It is not a mailbox.", "Choose an mbox file, or the file of one mail.")
    starts = [0, *(found.start() + 1 for found in _NEXT.finditer(data) if _after_blank(data, found.start()))]
    end = len(data)
    for start in reversed(starts):
        yield head_of(bytes(data[start : min(end, start + HEAD)]), start=start, end=end)
        end = start


def take(data: bytes | mmap, chosen: Listed) -> Message:
    """Return the message that stands where `listed` found it."""
    from amends.domain.limits import FILE_SIZE
    from amends.mail.incoming import read_mail

    if chosen.end - chosen.start > FILE_SIZE:
        raise Unreadable("It is larger than 25 MB.", "Open it in your mail program and paste its words.")
    raw = bytes(data[chosen.start : chosen.end])
    if not _FIRST.match(raw):
        raise Unreadable("The mailbox has changed since it was listed.", "Open it again.")
    return read_mail(_ESCAPED.sub(rb"\1", raw))


def _after_blank(data: bytes | mmap, line_end: int) -> bool:
    """Whether the line that ends here is blank: only then is “From ” an envelope."""
    return data[max(line_end - 2, 0) : line_end].endswith((b"\n", b"\n\r")) or line_end == 0


@contextmanager
def _mapped(path: Path) -> Iterator[mmap]:
    """Give the file's bytes without reading them all."""
    from mmap import ACCESS_READ, mmap

    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file.", "Choose an mbox file.")
        size = path.stat().st_size
        if size == 0:
            raise Unreadable(f"{path.name} is empty.", "Choose another mailbox.")
        if size > MAILBOX_SIZE:
            raise Unreadable(f"{path.name} is larger than 2 GB.", _EXPORT)
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            yield data
    except OSError as error:
        raise Unreadable(
            f"{path.name} cannot be opened: {error.strerror or error}.", "Check the file."
        ) from error
