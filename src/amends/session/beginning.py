"""A new case, from a message or from silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.addresses import first
from amends.domain.case import Case, Client, Facts
from amends.domain.clean import clean_line
from amends.domain.subject import bare, of_copy

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.message import Message


def begin_case(now: datetime, *messages: Message, name: str = "", about: str = "") -> Case:
    """Return a case that is on no disk yet; its id is settled when it is first saved.

    The messages are the client's, the newest last: it is answered. The client is taken from its sender;
    name and about win over it when they are given.
    """
    message = messages[-1] if messages else None
    sender, address = first(message.sender) if message else ("", "")
    client = Client(name=clean_line(name or sender or address.partition("@")[0]), email=clean_line(address))
    return Case(
        id="new",
        title=clean_line(about) or (_title(message) if message else ""),
        created=now,
        updated=now,
        client=client,
        messages=messages,
    )


def other_way_round(case: Case, theirs: tuple[Message, ...]) -> Case:
    """Return the case with what the other one of a chat wrote, for whom the user was taken: the client then.

    Only what came with that chat is taken anew. Of the client nothing else was theirs, and no fact that was
    read in the user's own words.
    """
    from amends.reading.together import read_together

    before = case.to_answer
    nothing, read = Facts(), read_together(before).facts()
    proposed = [name for name, value in read if value == getattr(case.facts, name)]
    return case.but(
        messages=(*case.messages[: len(case.messages) - len(before)], *theirs),
        client=Client(name=clean_line(theirs[-1].sender), time_zone=case.client.time_zone),
        facts=case.facts.but(**{name: getattr(nothing, name) for name in proposed}),
    )


def _title(message: Message) -> str:
    """Call the case by the subject, which stands on every screen; where that is heat, by the day it came."""
    subject = clean_line(bare(message.subject))
    if not subject:
        return ""
    from amends.reading.subjects import calm  # a case without a subject begins without

    when = f"Message of {message.date.day} {message.date:%B}" if message.date else "Their message"
    return calm(subject) or when


def duplicate(case: Case, now: datetime) -> Case:
    """Return a case like this one that is on no disk yet: what was written stays, what came of it does not.

    The one it is made from is not counted as an earlier incident. A letter says of itself that it was written
    for another case: what was sent once is not ready to be sent again.
    """
    return case.but(
        client=case.client.but(namesakes=(*case.client.namesakes, case.id)),
        id="new",
        title=of_copy(clean_line(case.title)),
        created=now,
        updated=now,
        drafts=tuple(
            draft.but(sent=None, sent_by="", answers=None, handed_over=None, copied=True)
            for draft in case.drafts[-1:]
        ),
        promises=(),
        outcome=None,
        card=None,
    )
