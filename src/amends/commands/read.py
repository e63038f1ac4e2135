"""``amends read``: what a message says, asks for and threatens."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from amends.commands import given as inputs
from amends.commands import home
from amends.commands.printed import as_json, out, place, table, word
from amends.commands.trouble import CannotDo
from amends.domain.clean import clean_line
from amends.reading.together import read_together

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from amends.domain.message import Message
    from amends.mail import Listed, Mailbox
    from amends.reading import Together


def options(parser: ArgumentParser) -> None:
    """What is read, and in which form."""
    parser.add_argument(
        "file", metavar="FILE|-", help="a mail, a mailbox (mbox or Maildir; its newest message) or a text"
    )
    parser.add_argument("--list", action="store_true", help="print the messages of a mailbox, numbered")
    parser.add_argument(
        "--pick", type=int, metavar="N", help="of a mailbox, read message N of its list; 1 is the newest"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="headers, text, spans and points, offsets in characters; with --list the messages",
    )


def run(given: Namespace) -> int:
    """Print the reading."""
    mailbox, data = _given(given.file)
    if mailbox is not None:
        if given.list:
            found = _listing(given.file, mailbox)
            if given.json:
                as_json(_as_rows(found))
            else:
                out(_rows(found))
            return 0
        messages: tuple[Message, ...] = (_picked(given.file, mailbox, given.pick),)
    elif given.list or given.pick is not None:
        raise CannotDo(f"{inputs.named(given.file)} is not a mailbox: it holds one message.")
    else:
        messages = _messages(given.file, data)
    message, together = messages[-1], read_together(messages)
    reading = together.reading
    for remark in message.remarks:
        word(remark)
    if not reading.english:
        word("It does not seem to be in English, so nothing was looked for.")
    if not reading.whole:
        word("It is so long that only its first thirty pages were looked at.")
    if given.json:
        from amends.reading.as_json import as_dict

        as_json(as_dict(_headers(message), reading, together.points()))
    else:
        out("\n\n".join(filter(None, _sections(message, together))))
    return 0


def _given(name: str) -> tuple[Mailbox | None, bytes]:
    """Return the mailbox that was given, or else the bytes of what is none."""
    from amends.mail.mbox import Piped, holds_mbox

    mailbox: Mailbox | None = inputs.mailbox_of(name)
    data = b"" if mailbox is not None else inputs.data_of(name)
    return (Piped(data), b"") if holds_mbox(data) else (mailbox, data)


def _listing(name: str, mailbox: Mailbox) -> tuple[Listed, ...]:
    from amends.mail import Trouble, listing

    try:
        found = listing(mailbox)
    except Trouble as trouble:
        raise CannotDo(f"{inputs.named(name)}: {trouble}") from trouble
    if not found:
        raise CannotDo(f"{inputs.named(name)} holds no messages.")
    return found


def _rows(found: Sequence[Listed]) -> str:
    """Return a line for each message, with the number that picks it."""
    return table(
        [
            (str(number), f"{one.date:%Y-%m-%d %H:%M}" if one.date else "", one.sender, one.subject)
            for number, one in enumerate(found, start=1)
        ]
    )


def _as_rows(found: Sequence[Listed]) -> list[dict[str, Any]]:
    """Return the same for programs."""
    return [
        {
            "number": number,
            "date": one.date.isoformat() if one.date else None,
            "from": one.sender,
            "subject": one.subject,
        }
        for number, one in enumerate(found, start=1)
    ]


def _picked(name: str, mailbox: Mailbox, number: int | None) -> Message:
    """Return the message of that number, counted from the newest."""
    from amends.mail import Trouble

    found = _listing(name, mailbox)
    if number is not None and not 1 <= number <= len(found):
        raise CannotDo(
            f"there is no message {number} in {inputs.named(name)}: it holds {len(found)}. --list shows them."
        )
    try:
        message = mailbox.read(found[(number or 1) - 1])
    except Trouble as trouble:
        raise CannotDo(f"{inputs.named(name)}: {trouble}") from trouble
    if number is not None or len(found) == 1:
        return message
    words = f"It is the newest of {len(found)} in a mailbox; --list shows them, --pick N takes another."
    return message.but(remarks=(words, *message.remarks))


def _messages(name: str, data: bytes) -> tuple[Message, ...]:
    """Return the message, of a plain text the whole of it; of a chat what has no answer yet, newest last."""
    from amends.mail import Trouble, exchange, read_mail, read_text, strangers, together
    from amends.mail.chat import is_chat

    try:
        if inputs.is_mail(data):
            return (read_mail(data),)
        message, text = read_text(data), inputs.text_of(name, data)
        if not text.strip():
            raise CannotDo(f"{inputs.named(name)} holds no words: there is nothing to read.")
        if not is_chat(text):
            return (message.but(text=text),)
        own = home.settings(home.places()).sender
        theirs = together(message, own=own)
        if strangers(message, own):
            words = "Nobody in this chat goes by your name in Settings: the last words were taken for theirs."
            theirs = (*theirs[:-1], theirs[-1].but(remarks=(words, *theirs[-1].remarks)))
        turns = exchange(theirs[-1], own)
        unanswered = next((at for at, turn in enumerate(turns) if turn.own), len(turns))
        return theirs[-unanswered:]
    except Trouble as trouble:
        raise CannotDo(f"{inputs.named(name)}: {trouble}") from trouble


def _headers(message: Message) -> dict[str, Any]:
    return {
        "from": message.sender,
        "reply_to": message.reply_to,
        "to": message.to,
        "date": message.date.isoformat() if message.date else None,
        "subject": message.subject,
        "message_id": message.message_id,
        "references": list(message.references),
        "attachments": list(message.attachments),
    }


def _sections(message: Message, together: Together) -> Iterator[str]:
    reading = together.reading
    rows = [
        ("From", message.sender),
        ("Date", f"{message.date:%Y-%m-%d %H:%M}" if message.date else ""),
        ("Subject", message.subject),
        ("Attached", ", ".join(message.attachments)),
    ]
    yield table([row for row in rows if row[1]])
    yield table(
        [
            (place(reading.text, span.start), span.label.replace("_", " "), _short(reading.quote(span)))
            for span in reading.spans
            if span.label != "charged"
        ]
    )
    charged = sum(span.label == "charged" for span in reading.spans)
    if charged:
        places = "1 place" if charged == 1 else f"{charged} places"
        yield f"Charged words in {places}, left out here; --json has them."
    for sign in together.signs(None):
        words = f"\n“{_short(sign.words)}”" if sign.words else ""
        yield f"Stop: {sign.title}{words}\n{fill(sign.what_first, 76)}"


def _short(quote: str) -> str:
    quote = clean_line(quote)
    return quote if len(quote) <= 100 else f"{quote[:99].rstrip()}…"
