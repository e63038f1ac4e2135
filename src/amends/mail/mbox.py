"""A mailbox in one file: its messages listed by their headers, and the chosen one read."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap
    from pathlib import Path

    from amends.domain.message import Message

MAILBOX_SIZE = 2 * 1024 * 1024 * 1024
_HEAD = 300 * 1024

_FIRST = re.compile(rb"From [^\r\n]*\r?\n(?=>?[!-9;-~]+[ \t]*:)")
_NEXT = re.compile(rb"\nFrom [^\r\n]*\r?\n(?=>?[!-9;-~]+[ \t]*:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_EXPORT = "Export the one message from your mail program instead."


@dataclass(frozen=True, slots=True)
class Listed:
    """A message in a mailbox, known by its headers."""

    sender: str
    subject: str
    date: datetime | None
    start: int
    end: int
    """Where it stands in the file, in bytes."""


def is_mbox(path: Path) -> bool:
    """Whether the file is a mailbox: an envelope line with headers below it."""
    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file.", "Name a mail, a mailbox or a text file.")
        with path.open("rb") as file:
            return holds_mbox(file.read(4096))
    except OSError as error:
        raise Unreadable(
            f"{path.name} cannot be opened: {error.strerror or error}.", "Check the file."
        ) from error


def holds_mbox(data: bytes) -> bool:
    """Whether these bytes are a mailbox."""
    return _FIRST.match(data) is not None


def list_mbox(path: Path) -> tuple[Listed, ...]:
    """Return the messages of a mailbox, newest first; their bodies are not looked at."""
    with _mapped(path) as data:
        return listed(data)


def read_listed(path: Path, chosen: Listed) -> Message:
    """Return a message that list_mbox found."""
    with _mapped(path) as data:
        return take(data, chosen)


def listed(data: bytes | mmap) -> tuple[Listed, ...]:
    """Return the messages in a mailbox's bytes, newest first; those without a date last."""
    if not _FIRST.match(data):
        raise Unreadable("It is not a mailbox.", "Choose an mbox file, or the file of one mail.")
    starts = [0, *(found.start() + 1 for found in _NEXT.finditer(data) if _after_blank(data, found.start()))]
    ends = [*starts[1:], len(data)]
    found = [_head(data, start, end) for start, end in zip(starts, ends, strict=True)]
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(
        sorted(found, key=lambda one: (one.date is not None, one.date or oldest, one.start), reverse=True)
    )


def take(data: bytes | mmap, chosen: Listed) -> Message:
    """Return the message that stands where `listed` found it."""
    from amends.mail.incoming import FILE_SIZE, read_mail

    if chosen.end - chosen.start > FILE_SIZE:
        raise Unreadable("It is larger than 25 MB.", "Open it in your mail program and paste its words.")
    raw = bytes(data[chosen.start : chosen.end])
    if not _FIRST.match(raw):
        raise Unreadable("The mailbox has changed since it was listed.", "Open it again.")
    return read_mail(_ESCAPED.sub(rb"\1", raw))


def _after_blank(data: bytes | mmap, line_end: int) -> bool:
    """Whether the line that ends here is blank: only then is “From ” an envelope."""
    return data[max(line_end - 2, 0) : line_end].endswith((b"\n", b"\n\r")) or line_end == 0


def _head(data: bytes | mmap, start: int, end: int) -> Listed:
    """Return one message by its headers; one that cannot be read is listed with the reason."""
    from amends.mail.addresses import rejoin
    from amends.mail.dates import header_date
    from amends.mail.headers import cut_headers

    try:
        headers, _ = cut_headers(bytes(data[start : min(end, start + _HEAD)]), 0, min(end - start, _HEAD))
        when, _ = header_date(headers.line("date"))
        return Listed(rejoin(headers.raw("from")), headers.line("subject"), when, start, end)
    except Unreadable as trouble:
        return Listed("", trouble.what, None, start, end)


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
