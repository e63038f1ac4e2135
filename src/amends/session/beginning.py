"""A new case, from a message or from silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.addresses import TooMany, entries
from amends.domain.case import Case, Client
from amends.domain.clean import clean_line
from amends.domain.subject import bare

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.message import Message


def begin_case(now: datetime, message: Message | None = None, *, name: str = "", about: str = "") -> Case:
    """Return a case that is on no disk yet; its id is settled when it is first saved.

    The client is taken from the message's sender; name and about win over it when they are given.
    """
    sender, address = _from(message.sender) if message else ("", "")
    subject = bare(message.subject) if message else ""
    client = Client(name=clean_line(name or sender or address.partition("@")[0]), email=clean_line(address))
    return Case(
        id="new",
        title=clean_line(about or subject),
        created=now,
        updated=now,
        client=client,
        messages=(message,) if message else (),
    )


def _from(header: str) -> tuple[str, str]:
    try:
        return next(entries(header), ("", ""))
    except TooMany:
        return "", ""
