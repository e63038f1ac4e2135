"""A message out of the bytes of a mail, or of a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.clean import clean, clean_line
from amends.domain.limits import FILE_SIZE, FILE_SIZE_TOLD, TEXT_SIZE
from amends.mail.headers import PASTE_INSTEAD, field_names
from amends.mail.trouble import Unreadable, cannot_open

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.message import Message
    from amends.mail.body import Body
    from amends.mail.parts import Part

PASSED_ON = 5
"""A message forwarded more often than that is read as it stands."""
REFERENCES = 100
"""Of a longer thread the first message and the latest are kept."""

_FORWARD = re.compile(r"\s*(?:fwd?|wg|tr|rv|i|vs|vb|enc|fs|pd|doorst)\s{0,3}:", re.I)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Controls that no text has many of; ESC stands in what was copied from a terminal."""
_PASTE = "Copy the client's words out of it and paste them."
_FOREIGN = (
    (b"%PDF", "It is a PDF.", _PASTE),
    (b"PK\x03\x04", "It is an archive or an office document.", _PASTE),
    (b"\xd0\xcf\x11\xe0", "It is an Outlook .msg file.", "Save the mail as .eml, or paste its words."),
)
_NO_TEXT = "It holds no text, only attachments."


def load(path: Path) -> bytes:
    """Return the bytes of a message's file, refusing what is no file or is too large before reading it."""
    try:
        if not path.is_file():
            raise Unreadable(f"{path.name} is not a file.", "Name a mail, a mailbox or a text file.")
        if path.stat().st_size > FILE_SIZE:
            _check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise cannot_open(path, error, "Check the file, or paste its words.") from error


def read_file(path: Path) -> Message:
    """Return the message in a file, whichever way it came."""
    return read(load(path))


def is_mail(data: bytes) -> bool:
    """Whether this is a mail and not a text: its head has From and one of Date, Message-ID, Received."""
    names = set(field_names(_trimmed(data)))
    return "from" in names and bool(names & {"date", "message-id", "received"})


def read(data: bytes) -> Message:
    """Return the message in these bytes, whichever way it came; of a mailbox, the newest."""
    from amends.mail.mbox import holds_mbox, listed, take

    if holds_mbox(data):
        found = listed(data)
        message = take(data, found[0])
        if len(found) == 1:
            return message
        return message.but(remarks=(f"It is the newest of {len(found)} in a mailbox.", *message.remarks))
    return read_mail(data) if is_mail(data) else read_text(data)


def read_mail(data: bytes) -> Message:
    """Return the message of one mail. Its limits are checked before each step; attachments stay shut."""
    from amends.mail.parts import cut

    _check_size(len(data))
    data = _trimmed(data)
    if not data.strip():
        raise Unreadable("It is empty.", "Choose another file, or paste the client's words.")
    try:
        return _message(data, cut(data))
    except RecursionError as error:
        raise Unreadable("It is too deeply nested to read.", PASTE_INSTEAD) from error


def read_text(data: bytes) -> Message:
    """Return the message of a plain text, read as a paste is."""
    from amends.mail.paste import from_paste

    text, remark = _decoded(data)
    message = from_paste(text)
    return message.but(remarks=(*message.remarks, remark)) if remark else message


def _decoded(data: bytes) -> tuple[str, str]:
    """Return a text's characters, cleaned and otherwise as they stand, and a remark on what is left out."""
    from amends.mail.charset import decode

    _check_size(len(data))
    for start, what, advice in _FOREIGN:
        if data.startswith(start):
            raise Unreadable(what, advice)
    text, _ = decode(data)
    if len(_BINARY.findall(text)) > max(2, len(text) // 20):
        raise Unreadable("It is not a text.", "Copy the client's words and paste them.")
    if len(text) > TEXT_SIZE:
        raise Unreadable("It is longer than a million characters.", "Paste the part that matters.")
    if re.match(r"\s{0,200}<(?:!doctype html|html)\b", text, re.I):
        from amends.mail.html import read_html

        return read_html(text)
    return clean(text), ""


def _check_size(size: int) -> None:
    if size > FILE_SIZE:
        raise Unreadable(f"It is {size // (1024 * 1024)} MB; the limit is {FILE_SIZE_TOLD}.", PASTE_INSTEAD)


def _trimmed(data: bytes) -> bytes:
    """Return the data without a byte order mark and blank lines before the headers."""
    if data[:1] in (b"\xef", b"\r", b"\n"):
        return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return data


def _message(data: bytes, mail: Part) -> Message:
    """Return the message of one part that is a mail; of one that only forwards another, the other's."""
    from amends.mail.body import read_body

    body = read_body(data, mail)
    subject = mail.headers.line("subject")
    forwards = bool(_FORWARD.match(subject))
    if body.enclosed and (forwards or not body.text):
        inner = _enclosed(data, body.enclosed[0])
        if inner is not None and inner.text:
            return _as_forwarded(inner, mail, body, cover=body.text, enclosed=True)
    forwarded = _inline(body.text, announced=forwards)
    if forwarded is not None:
        return _as_forwarded(forwarded, mail, body)
    return _own_message(mail, body, subject)


def _enclosed(data: bytes, part: Part) -> Message | None:
    """Return a mail that came within a mail; None for one that is too large to be decoded."""
    from amends.mail.body import SOURCE_SIZE
    from amends.mail.parts import cut
    from amends.mail.transfer import undo

    if part.children:
        return _message(data, part.children[0])
    if part.end - part.start > SOURCE_SIZE:
        return None
    inner = _trimmed(undo(data[part.start : part.end], part.encoding))
    return _message(inner, cut(inner)) if is_mail(inner) else None


def _inline(text: str, *, announced: bool) -> Message | None:
    """Return the message forwarded within a text; one that is not announced must be all there is."""
    from amends.mail.intros import marker_line
    from amends.mail.paste import find_forwarded

    if not announced and not marker_line(text.lstrip().partition("\n")[0], bare=True):
        return None
    found = find_forwarded(text.split("\n"), announced=announced)
    for _ in range(PASSED_ON):
        if found is None or not _FORWARD.match(found.subject):
            break
        within = find_forwarded(f"{found.text}\n\n{found.quoted}".split("\n"), announced=True)
        if within is None:
            break
        found = within.but(remarks=(*found.remarks, *within.remarks))
    return found


def _as_forwarded(
    inner: Message, mail: Part, body: Body, *, cover: str = "", enclosed: bool = False
) -> Message:
    """Return the inner message with a word on who passed it on, and what came along."""
    from amends.mail.addresses import rejoin

    by = rejoin(mail.headers.raw("from")) or "somebody"
    words = f", with the words: {clean_line(cover)}" if cover else ""
    others = [name for name in body.attachments if not (enclosed and name.startswith("mail “"))]
    return inner.but(
        remarks=(f"Forwarded by {by}{words}", *inner.remarks, *body.remarks),
        attachments=(*inner.attachments, *others),
    )


def _own_message(mail: Part, body: Body, subject: str) -> Message:
    """Return the message that the mail itself is."""
    from amends.domain.message import Message
    from amends.mail.addresses import rejoin
    from amends.mail.dates import header_date
    from amends.mail.fold import fold

    headers = mail.headers
    folded = fold(body.text)
    when, remark = header_date(headers.line("date"))
    body.remark(remark)
    if not body.text:
        body.remark(_NO_TEXT if body.attachments else "It holds no text.")
    older = headers.ids("references") or headers.ids("in-reply-to")
    return Message(
        sender=rejoin(headers.raw("from")),
        reply_to=rejoin(headers.raw("reply-to")),
        to=rejoin(headers.raw("to")),
        date=when,
        subject=subject,
        message_id=next(iter(headers.ids("message-id")), ""),
        references=older if len(older) <= REFERENCES else (older[0], *older[1 - REFERENCES :]),
        text=folded.own,
        signature=folded.signature,
        quoted=folded.quoted,
        attachments=tuple(body.attachments),
        remarks=tuple(body.remarks),
    )
