"""The names and addresses in a header of a mail that comes in: decoded, and not too many."""

from __future__ import annotations

from amends.domain.addresses import MOST, TooMany, entries, join
from amends.domain.clean import clean_line
from amends.mail.headers import PASTE_INSTEAD, decode_words
from amends.mail.trouble import Unreadable

__all__ = ["join", "rejoin", "split"]


def split(header: str) -> tuple[tuple[str, str], ...]:
    """Return each name and address in a header; either may be empty. The header is not decoded yet."""
    try:
        found = tuple(entries(header))
        if not any(address for _, address in found) and "=?" in header:
            # Some programs encode the address along with the name.
            found = tuple(entries(decode_words(header))) or found
    except TooMany:
        raise Unreadable("Its list of addresses is too long to read.", PASTE_INSTEAD) from None
    return tuple((clean_line(decode_words(name)), clean_line(address)) for name, address in found)


def rejoin(header: str) -> str:
    """Return a header's entries decoded and cleaned, in the form that is kept with a message."""
    found = split(header)
    if len(found) > MOST:
        raise Unreadable(f"It names more than {MOST} addresses.", PASTE_INSTEAD)
    return ", ".join(join(name, address) for name, address in found)
