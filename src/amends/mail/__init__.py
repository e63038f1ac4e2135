"""E-mail in and e-mail out; nothing is ever sent."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amends.domain.message import Message
    from amends.mail.incoming import is_mail, read, read_file, read_mail, read_text
    from amends.mail.listed import Listed
    from amends.mail.mailbox import Mailbox, listing, mailbox_at, only_message
    from amends.mail.mbox import is_mbox, list_mbox, read_listed
    from amends.mail.paste import from_paste
    from amends.mail.thread import exchange, strangers, together
    from amends.mail.trouble import Trouble, Unreadable, Unwritable

__all__ = [
    "Listed",
    "Mailbox",
    "Trouble",
    "Unreadable",
    "Unwritable",
    "exchange",
    "from_paste",
    "is_mail",
    "is_mbox",
    "list_mbox",
    "listing",
    "mailbox_at",
    "only_message",
    "read",
    "read_file",
    "read_listed",
    "read_mail",
    "read_text",
    "sample",
    "strangers",
    "together",
]

_HOME = {
    "incoming": ("is_mail", "read", "read_file", "read_mail", "read_text"),
    "listed": ("Listed",),
    "mailbox": ("Mailbox", "listing", "mailbox_at", "only_message"),
    "mbox": ("is_mbox", "list_mbox", "read_listed"),
    "paste": ("from_paste",),
    "thread": ("exchange", "strangers", "together"),
    "trouble": ("Trouble", "Unreadable", "Unwritable"),
}
_MODULES = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import the module that holds the name only when somebody asks for it."""
    if name not in _MODULES:
        raise AttributeError(f"amends.mail has no {name}")
    return getattr(import_module(f"amends.mail.{_MODULES[name]}"), name)


def sample() -> Message:
    """Return the message of the sample case, which is offered to those who have no case yet."""
    from importlib.resources import files

    from amends.mail.incoming import read_mail

    return read_mail(files("amends.mail").joinpath("sample.eml").read_bytes())
