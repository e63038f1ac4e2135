"""A message that a case holds already: taken in once more it would look like a second incident."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from amends.domain.addresses import known_by
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.domain.summary import Summary

_AS_IT_STANDS = re.compile(r"[\w@<>.,+=$ -]+")
"""Characters that stand in a file of a case as they are, whichever way the text is quoted there."""

_LATELY = timedelta(days=3)
"""Words without a day that came so long ago may well have been written again."""
_TELLING = 12
"""So many words tell by themselves that nobody else wrote them."""


def held(found: Iterable[Summary], message: Message, now: datetime) -> Summary | None:
    """Return the case that holds this message, the one changed last; None when none does.

    Only a file in which some of its words stand is read as a case.
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
                and _holds(load(each.path).case, message, now)
            ):
                return each
        except (OSError, CannotRead):
            continue  # its row on the desk says why
    return None


def _mark(message: Message) -> str:
    """Return what is sure to stand in the file of a case with this message; as much as tells it from most."""
    runs = _AS_IT_STANDS.findall(message.message_id or message.text)
    return max((run.strip() for run in runs), key=len, default="")[:60].strip()


def _holds(case: Case, message: Message, now: datetime) -> bool:
    lately = case.outcome is None and now - case.created <= _LATELY
    return any(_same(each, message, case, lately=lately) for each in case.messages)


def _same(kept: Message, message: Message, case: Case, *, lately: bool) -> bool:
    """By the id, or else by words, date and sender: the words with what was folded, or without.

    Without a date only in an open case that began lately, and without a sender only by enough words.
    """
    if kept.message_id and message.message_id:
        return kept.message_id == message.message_id
    sender = known_by(message.sender)
    known = sender in (known_by(kept.sender), known_by(case.client.name))
    return (
        kept.date == message.date
        and (message.date is not None or lately)
        and (known if sender else not kept.sender and len(_all(message)) >= _TELLING)
        and (kept.text.split() == message.text.split() or _all(kept) == _all(message))
    )


def _all(message: Message) -> list[str]:
    """Return every word: the border between them may have been moved."""
    return f"{message.text} {message.signature} {message.quoted}".split()
