"""Who the letter goes to, decided once for the draft of a mail and for what is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.addresses import TooMany, entries, join
from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from amends.domain.case import Case


def recipient(case: Case) -> str:
    """Return who the letter goes to as a mail shows it; the name alone when no address is known."""
    return ", ".join(join(*entry) for entry in recipients(case)) or clean_line(case.client.name)


def recipients(case: Case) -> tuple[tuple[str, str], ...]:
    """Return the names and addresses that the answer goes to; empty when no address is known.

    An address that the user gave the client goes before what the message says; in the message,
    Reply-To goes before From.
    """
    message, name = case.message, clean_line(case.client.name)
    written = clean_line(case.client.email)
    sender = _entries(message.sender) if message else ()
    if written and written.lower() not in {address.lower() for _, address in sender}:
        return ((name, written),)
    asked = tuple(entry for entry in _entries(message.reply_to) if "@" in entry[1]) if message else ()
    if asked:
        return asked
    named = tuple((name or theirs, address) for theirs, address in sender if "@" in address)
    if named:
        return named[:1]
    return ((name, written),) if written else ()


def _entries(header: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((clean_line(name), clean_line(address)) for name, address in entries(header))
    except TooMany:
        return ()
