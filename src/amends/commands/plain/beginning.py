"""The plain way, how a case begins: it is on disk before it is asked who wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.commands.plain.talk import ask, choose, say, text
from amends.domain.clean import clean_line
from amends.ledger.days import dated

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from amends.commands.plain.at_hand import AtHand
    from amends.domain.case import Case
    from amends.domain.message import Message

PASTE = "Paste it here."

Way = Literal["paste", "file"]
"""How a message is handed in."""


class Begun(NamedTuple):
    """A case that is on no disk yet, with the message as it came, where it began with one."""

    case: Case
    found: Message | None = None


def begin(now: datetime, own: str) -> Begun | None:
    """Ask how a case begins; None when it could not be. ``own`` is the user's name and address."""
    from amends.mail import Trouble, sample
    from amends.session.beginning import begin_case

    ways = ("Paste their message", "A file or mailbox with it", "They have gone quiet", "The sample, to try")
    how = choose("How does it begin", ways)
    if how == 2:
        return Begun(begin_case(now, name=ask("Their name"), about=ask("What about")))
    if how == 3:
        return Begun(begin_case(now, sample()))
    try:
        found = _handed("paste" if how == 0 else "file")
        return None if found is None else begin_with(found, now, own)
    except Trouble as trouble:
        say(str(trouble))
        return None


def begin_with(found: Message, now: datetime, own: str) -> Begun:
    """Begin with a message; in a chat of strangers the likest is taken for the user, until it is said."""
    from amends.mail import strangers
    from amends.session.beginning import begin_case

    return Begun(begin_case(now, *_but_for(found, own, *strangers(found, own)[:1])), found)


def ask_who(at: AtHand, found: Message | None) -> None:
    """Ask who wrote what a case began with, where that does not say it itself."""
    from amends.mail import strangers
    from amends.session.beginning import other_way_round

    names = strangers(found, at.settings.sender) if found is not None else ()
    if found is not None and names:
        you = names[choose("Which of them is you", names)]
        if you != names[0]:
            theirs = _but_for(found, at.settings.sender, you)
            at.change(other_way_round(at.case, theirs), "swap who of them is you")
    message = at.case.message
    if message is not None and not message.names_sender:
        name = clean_line(ask("Who wrote this", why="Their name, to greet them."))
        at.change(at.case.but(client=at.case.client.but(name=name)), "their name")


def given(how: Way, own: str) -> tuple[Message, ...]:
    """Take the client's messages from a paste or a file, oldest first; none when it cannot be, and why."""
    from amends.mail import Trouble, strangers

    try:
        found = _handed(how)
        names = strangers(found, own) if found is not None else ()
        you = [names[choose("Which of them is you", names)]] if names else []
        return _but_for(found, own, *you) if found is not None else ()
    except Trouble as trouble:
        say(str(trouble))
        return ()


def _handed(how: Way) -> Message | None:
    """Ask for a paste or a file; None when the user goes back. Raises Trouble."""
    from amends.mail import read_text
    from amends.storage.places import expanded

    if how == "file":
        path = ask("Which file", empty="goes back", why="As in ~/Downloads/message.eml or ~/Maildir.")
        return from_file(expanded(path)) if path else None
    pasted: list[str] = []
    text(PASTE, pasted.append, empty="goes back", why="Lines such as From: and Date: may stay.")
    return read_text(pasted[0].encode("utf-8", "replace")) if pasted else None


def from_file(path: Path) -> Message:
    """Read the message in a file; of a mailbox with several, ask which. Raises Trouble."""
    from itertools import islice

    from amends.mail import mailbox_at, only_message, read_file

    mailbox = mailbox_at(path)
    if mailbox is None:
        return read_file(path)
    only = only_message(mailbox)
    if only is not None:
        return only
    heads = list(islice(mailbox.heads(), 20))
    names = [
        f"{each.sender}, {each.subject or '(no subject)'}{f', {dated(each.date)}' if each.date else ''}"
        for each in heads
    ]
    return mailbox.read(heads[choose("Which message, the newest first", names)])


def _but_for(message: Message, own: str, you: str = "") -> tuple[Message, ...]:
    """Return the client's messages, oldest first; in a chat the user goes by the name given."""
    from amends.domain.addresses import join
    from amends.mail import together

    return together(message, own=join(you, "") if you else own)
