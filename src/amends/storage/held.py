"""A message that a case holds already: taken in once more it would look like a second incident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.addresses import TooMany, entries
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.domain.summary import Summary

_AS_IT_STANDS = re.compile(r"[\w@<>.,+=$ -]+")
"""Characters that stand in a file of a case as they are, whichever way the text is quoted there."""


def held(found: Iterable[Summary], message: Message, name: str = "") -> Path | None:
    """Return the file of the case that holds this message, the one changed last; None when none does.

    The name is the client's, where the message does not say whose it is. Only a file in which some of its
    words stand is read as a case.
    """
    from amends.storage.cases import load

    mark = _mark(message).encode()
    if not mark:
        return None
    for each in found:
        try:
            if (
                not each.trouble
                and mark in each.path.read_bytes()
                and _holds(load(each.path).case, message, name)
            ):
                return each.path
        except (OSError, CannotRead):
            continue  # its row on the desk says why
    return None


def _mark(message: Message) -> str:
    """Return what is sure to stand in the file of a case with this message; as much as tells it from most."""
    runs = _AS_IT_STANDS.findall(message.message_id or message.text)
    return max((run.strip() for run in runs), key=len, default="")[:60].strip()


def _holds(case: Case, message: Message, name: str) -> bool:
    return any(_same(each, message, case, name) for each in case.messages)


def _same(kept: Message, message: Message, case: Case, name: str) -> bool:
    """By the id, or else by words, date and sender: the words with what was folded, or without."""
    if kept.message_id and message.message_id:
        return kept.message_id == message.message_id
    sender = _who(message.sender) or _plain(name)
    return (
        kept.date == message.date
        and sender in (_who(kept.sender), _plain(case.client.name))
        and (kept.text.split() == message.text.split() or _all(kept) == _all(message))
    )


def _all(message: Message) -> list[str]:
    """Return every word: the border between them may have been moved."""
    return f"{message.text} {message.signature} {message.quoted}".split()


def _who(header: str) -> str:
    """Return the address, or else the name."""
    try:
        name, address = next(entries(header), ("", ""))
    except TooMany:
        return ""
    return _plain(address or name)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
