"""A mailbox, whichever form it has: its messages by their headers, and the chosen one read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

from amends.mail.listed import newest_first
from amends.mail.trouble import Unreadable, cannot_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amends.domain.message import Message
    from amends.mail.listed import Listed


class Mailbox(Protocol):
    """Several messages in one place."""

    def heads(self) -> Iterator[Listed]:
        """Yield each message by its headers, roughly the newest first."""

    def read(self, chosen: Listed) -> Message:
        """Return a message that was listed."""


def mailbox_at(path: Path) -> Mailbox | None:
    """Return the mailbox in this file or folder; None when it is something else. Raises Unreadable."""
    from amends.mail.maildir import Maildir, is_maildir
    from amends.mail.mbox import Mbox, is_mbox

    try:
        if path.is_dir():
            above = path.parent if path.name in ("cur", "new") else path
            return next((Maildir(folder) for folder in (path, above) if is_maildir(folder)), None)
    except OSError as error:  # its name is too long, or what lies above is not for this user
        raise cannot_open(path, error) from error
    return Mbox(path) if is_mbox(path) else None


def only_message(mailbox: Mailbox) -> Message | None:
    """Return the message of a mailbox that has just one; None of one with several."""
    found = list(islice(mailbox.heads(), 2))
    if not found:
        raise Unreadable("It holds no messages.", "Name another mailbox, or paste the client's words.")
    return mailbox.read(found[0]) if len(found) == 1 else None


def listing(mailbox: Mailbox) -> tuple[Listed, ...]:
    """Return all messages by their headers, newest first."""
    return newest_first(mailbox.heads())
