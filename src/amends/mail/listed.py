"""A message in a mailbox, known by its headers alone; the body is read when it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = 300 * 1024
"""So many bytes at most are looked at for the headers."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list of messages, and where the message is."""

    sender: str
    subject: str
    date: datetime | None
    start: int = 0
    end: int = 0
    """Where it stands in an mbox, in bytes."""
    name: str = ""
    """Its file in a Maildir, with the folder: "cur/1778603511.M1P2.host:2,S"."""


def head_of(data: bytes, *, start: int = 0, end: int = 0, name: str = "") -> Listed:
    """Return the message whose headers stand here; one that cannot be read is listed with the reason."""
    from amends.mail.addresses import rejoin
    from amends.mail.dates import header_date
    from amends.mail.headers import cut_headers

    try:
        headers, _ = cut_headers(data, 0, len(data))
        when, _ = header_date(headers.line("date"))
        return Listed(rejoin(headers.raw("from")), headers.line("subject"), when, start, end, name)
    except Unreadable as trouble:
        return Listed("", trouble.what, None, start, end, name)


def newest_first(found: Iterable[Listed]) -> tuple[Listed, ...]:
    """Return them newest first; those without a date last."""
    oldest = datetime.min.replace(tzinfo=UTC)
    return tuple(
        sorted(
            found,
            key=lambda one: (one.date is not None, one.date or oldest, one.start, one.name),
            reverse=True,
        )
    )
