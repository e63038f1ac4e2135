"""Several messages by one client: picked together, or found in the history that the newest quotes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from amends.domain.limits import TEXT_SIZE
from amends.domain.senders import is_by, newest_first, same_sender
from amends.domain.turn import Turn
from amends.mail.addresses import split
from amends.mail.dates import NO_ZONE
from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from amends.domain.message import Message

DEEPEST = 20
"""So many messages of a history are looked at."""
HISTORY_SIZE = 200_000
"""Longer history is left as it stands: a case keeps what is found in it a second time."""

_LATEST = datetime.max.replace(tzinfo=UTC)


def together(*messages: Message, own: str = "") -> tuple[Message, ...]:
    """Return the client's messages, oldest first; the last is the newest and the one to answer.

    Whose a message is must be plain: what others wrote, and what could be anybody's, is left out of those
    picked and stays quoted history in those found. ``own`` is the user's own name and address.
    """
    if len(messages) == 1 and is_by(messages[0].sender, own):
        messages = (_quoted_in(messages[0], own) or messages[0],)
    if not messages:
        return ()
    newest, *picked = newest_first(messages, own)
    if sum(len(each.text) + len(each.quoted) for each in (newest, *picked)) > TEXT_SIZE:
        raise Unreadable("Together they are longer than a million characters.", "Take fewer of them.")
    if others := len(messages) - len(picked) - 1:
        words = "One message was" if others == 1 else f"{others} messages were"
        newest = newest.but(remarks=(*newest.remarks, f"{words} not by the same sender, and left out."))
    dated = ((each.date or newest.date or _LATEST, each) for each in picked)
    earlier = _once((*dated, *_in_histories((newest, *picked))), newest)
    return (*(each.but(earlier=True) for each in earlier), newest)


def exchange(message: Message, own: str) -> tuple[Turn, ...]:
    """Return what the user and the client said up to this message, the newest first; no third person's words.

    In a chat of two it is plain which of them is the user, also where it knows another name.
    """
    from amends.mail.chat import is_chat, voices

    two = is_chat(message.quoted) and len(voices(message.quoted)) == 2
    turns = [Turn(own=False, text=message.text, day=_day(message))]
    for found in _history(message):
        theirs = same_sender(found.sender, message.sender)
        if not theirs and (two or is_by(found.sender, own)):
            turns.append(Turn(own=True, text=found.text, day=_day(found)))
        elif theirs and found.text != message.text:
            turns.append(Turn(own=False, text=found.text, day=_day(found)))
    return tuple(turns)


def _day(message: Message) -> date | None:
    return message.date.date() if message.date else None


def strangers(message: Message, own: str) -> tuple[str, ...]:
    """Return who speaks in a chat of several in which the user's own name is not; else nobody.

    The name that is likest to the user's own comes first.
    """
    from amends.mail.chat import is_chat, voices

    names = voices(message.quoted) if is_chat(message.quoted) else ()
    if len(names) < 2 or any(is_by(name, own) for name in names):
        return ()
    known = next(iter(split(own)), ("", ""))[0]
    return tuple(sorted(names, key=lambda name: _likeness(name, known), reverse=True))


def _likeness(name: str, own: str) -> int:
    """Return how many words of a name are the user's own, or begin like them: “Sam R” is Sam Reyes."""
    theirs = re.findall(r"\w+", own.casefold())
    words = re.findall(r"\w+", name.casefold())
    initials = "".join(word[0] for word in theirs)
    whole = sum(2 for word in words if word in theirs)
    begun = sum(1 for word in words if word not in theirs and any(each.startswith(word) for each in theirs))
    return whole + begun + (len(initials) > 1 and initials in words)


def _quoted_in(message: Message, own: str) -> Message | None:
    """Return somebody else's message that the user's own mail forwards or answers."""
    theirs = (found for found in _history(message) if found.text.strip() and found.sender)
    found = next((each for each in theirs if not is_by(each.sender, own)), None)
    if found is None:
        return None
    words = "The last words are your own; theirs, before them, were taken in."
    return found.but(remarks=(words, *found.remarks), subject=found.subject or message.subject)


def _in_histories(messages: Iterable[Message]) -> Iterator[tuple[datetime, Message]]:
    """Yield what the sender of each wrote before, from the history quoted with it, newest first.

    With each comes when it was written; without a date, when the one that quotes it was.
    """
    for message in messages:
        when = message.date or _LATEST
        for found in _history(message):
            if NO_ZONE in found.remarks and found.date is not None and message.date is not None:
                # The line above a quotation gives the time as it was where the answer was written.
                there = found.date.replace(tzinfo=message.date.tzinfo)
                found = found.but(date=there, remarks=tuple(r for r in found.remarks if r != NO_ZONE))
            when = found.date or when
            if found.text.strip() and same_sender(found.sender, message.sender):
                yield when, found.but(quoted="")  # it stands in the history of the one that quotes it


def _history(message: Message) -> Iterator[Message]:
    """Yield the messages quoted with this one, each within the one before."""
    from amends.mail.chat import from_chat, is_chat
    from amends.mail.paste import from_history

    rest = message.quoted if len(message.quoted) <= HISTORY_SIZE else ""
    if is_chat(rest):
        yield from from_chat(rest)[:DEEPEST]
        return
    for _ in range(DEEPEST):
        found = from_history(rest) if rest.strip() else None
        if found is None:
            return
        yield found
        rest = found.quoted


def _once(found: Iterable[tuple[datetime, Message]], newest: Message) -> list[Message]:
    """Return each message once, oldest first."""
    seen = [newest]
    kept: list[tuple[datetime, int, Message]] = []
    for place, (when, each) in enumerate(found):
        if not any(_same(each, other) for other in seen):
            seen.append(each)
            kept.append((when, -place, each))
    return [each for _, _, each in sorted(kept, key=lambda one: one[:2])]


def _same(one: Message, other: Message) -> bool:
    if one.message_id and one.message_id == other.message_id:
        return True
    if one.text.split() != other.text.split():
        return False
    # in a chat the same words twice were said twice; a quoting mail may tell another time
    return "@" in f"{one.sender}{other.sender}" or not (one.date and other.date) or one.date == other.date
