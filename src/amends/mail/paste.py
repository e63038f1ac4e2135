"""A message as it was pasted: who wrote it and when, as far as the text itself says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.clean import clean, clean_line
from amends.mail.fold import fold
from amends.mail.intros import Block, addresses_in, header_block, marker_line, wrote_line

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.message import Message

COVER = 400
"""So many characters above a forwarded message are a covering note; more are a message of their own."""

_BLOCK_STARTS = frozenset("-_*BbAaFfDdIiSsVvMmTtWwОоПп")
"""What header lines and the lines that announce them begin with."""
_QUOTE_MARK = re.compile(r"[ \t]{0,3}> ?")
_CARD = re.compile(r'\s*"?([^<>"@]{1,80}?)"?\s*<([^<>@\s]{1,64}@[^<>@\s]{1,253})>\s*$')
_RECIPIENT = re.compile(r"\s*(?:to|an|à|para)\s+\S.{0,60}$", re.I)
_WRITTEN = re.compile(r"^(?:on|am|le|el|il|den|em|op|w dniu|dne)\s+", re.I)
_VERB = re.compile(
    r"[\s,]+(?:wrote|schrieb|a écrit|escribió|ha scritto|skrev|escreveu|schreef|kirjoitti|napisał|napsal).*$",
    re.I,
)
_CLOSING = re.compile(
    r"\s*(?:(?:with |my |very |many )*(?:kind|best|warm|kindest|warmest)(?: regards| wishes)?"
    r"|regards|cheers|thanks|thank you|many thanks|yours(?: \w+)?|sincerely|respectfully|love"
    r"|saludos(?: cordiales)?|un saludo|atentamente"
    r"|(?:mit )?(?:freundliche|viele|liebe|beste)n? grüße(?:n)?|gruß|cordialement|bien à vous|cordiali saluti"
    r"|met vriendelijke groet(?:en)?|groeten)\s*[,.!]?\s*$",
    re.I,
)
_NAME = re.compile(
    r"\s*[-–—~]?\s*((?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.? )?[^\W\d_][^\W\d_'’.-]*(?:[ -][^\W\d_][\w'’.-]*){0,3})\s*$"
)
_SENTENCE_END = (".", "!", "?", "…", ")", '"', "”", ":", ",", ";")


def from_paste(text: str) -> Message:
    """Return the message in a pasted text, with whatever it says of its sender, day and subject."""
    from amends.mail.chat import from_chat, is_chat

    text = clean(text)
    if is_chat(text) and (found := from_chat(text)):
        return found[0]
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    block = header_block(lines, first)
    if block and _heads_a_message(block, lines):
        return _from_block(block, lines)
    count = wrote_line(lines, first)
    if count:
        return _from_wrote_line(lines, first, count)
    forwarded = find_forwarded(lines)
    if forwarded:
        return forwarded
    return _from_card(lines, first) or _from_words(lines)


def from_history(text: str) -> Message | None:
    """Return the message that quoted history begins with; None when no line says who wrote it.

    What is quoted within it stands in its own history.
    """
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    block = header_block(lines, first)
    if block and "from" in block.fields and len(block.fields) > 1:
        return _from_block(block, lines)
    count = wrote_line(lines, first)
    if not count:
        return None
    body = lines[first + count :]
    end = next((at for at, line in enumerate(body) if line.strip() and not _QUOTE_MARK.match(line)), None)
    if end and any(line.strip() for line in body[:end]):
        body = body[:end]  # what follows the quotation is somebody else's
    return _from_wrote_line([*lines[first : first + count], *body], 0, count)


def find_forwarded(lines: list[str], *, announced: bool = False) -> Message | None:
    """Return the message forwarded below a short covering note; None when there is none.

    Announced is one whose subject says so. Only then are header lines without a word above them taken for
    it: Outlook forwards in the same form in which it quotes what it answers.
    """
    above = 0
    for at, line in enumerate(lines):
        whole = _opened(lines, at)
        block = header_block(whole, at) if line.strip()[:1] in _BLOCK_STARTS else None
        if block and "from" in block.fields and _forwards(block, announced=announced):
            message = _from_block(block, whole)
            cover = clean_line(" ".join(lines[:at]))
            note = (f"It came forwarded, with the words: {cover}",) if cover else ()
            return message.but(remarks=(*note, *message.remarks))
        above += len(line)
        if above > COVER:
            return None
    return None


def _forwards(block: Block, *, announced: bool) -> bool:
    """Whether header lines head a forwarded message."""
    return block.forwarded or (announced and len(block.fields) >= (2 if block.marked else 3))


def _opened(lines: list[str], at: int) -> list[str]:
    """Return the lines without one quote mark below a line that announces a forwarded message.

    Apple Mail quotes what it forwards, header lines and all.
    """
    below = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), None)
    if below is None or not marker_line(lines[at], bare=True) or not _QUOTE_MARK.match(lines[below]):
        return lines
    last = next(
        (n for n in range(below, len(lines)) if lines[n].strip() and not _QUOTE_MARK.match(lines[n])), None
    )
    opened = [_QUOTE_MARK.sub("", line, count=1) for line in lines[below:last]]
    return [*lines[:below], *opened]


def _heads_a_message(block: Block, lines: list[str]) -> bool:
    """Whether these header lines at the top are meant as such, not as prose with a colon in it."""
    if not block.fields.keys() & {"from", "subject"}:
        return False
    return len(block.fields) > 1 or block.marked or not "".join(lines[block.end : block.end + 1]).strip()


def _from_block(block: Block, lines: list[str]) -> Message:
    """Return the message below header lines; below several sets of them, the innermost."""
    for _ in range(5):
        below = next((at for at in range(block.end, len(lines)) if lines[at].strip()), len(lines))
        inner = header_block(lines, below) if below < len(lines) else None
        if inner is None or "from" not in inner.fields or len(inner.fields) < 2:
            break
        block = inner
    from amends.mail.addresses import rejoin
    from amends.mail.dates import header_date

    fields = block.fields
    when, remark = header_date(fields.get("date", ""))
    body = _unquoted(lines[block.end :])
    message = _message(
        body,
        sender=rejoin(fields.get("from", "").replace("[mailto:", "<").replace("]", ">")),
        date=when,
        remark=remark,
    )
    id_ = re.search(r"<[^<>\s]{1,900}>", fields.get("message-id", ""))
    return message.but(
        to=rejoin(fields.get("to", "")),
        reply_to=rejoin(fields.get("reply-to", "")),
        subject=clean_line(fields.get("subject", "")),
        message_id=id_[0] if id_ and id_[0].isascii() else "",
    )


def _from_wrote_line(lines: list[str], first: int, count: int) -> Message:
    """Return the message below an “On … wrote:” that stands at the top."""
    from amends.mail.addresses import join
    from amends.mail.dates import printed_date

    line = " ".join(each.strip().lstrip("> ") for each in lines[first : first + count])
    when, remark = printed_date(line)
    address = next(iter(addresses_in(line)), "")
    said = _VERB.sub("", line) if when or address else line
    name = re.sub(r"[<(\[].*$", "", said).strip()
    name = re.split(r",|\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\b\d{4}\b(?: at| um| à)?", name)[-1]
    name = re.sub(r"^\s*(?:[+-]\d{4}|[A-Z]{2,5}\b(?=\s))?\s*", "", _WRITTEN.sub("", name)).strip(" ,:")
    after = re.search(r"\b(?:schrieb|schreef|skrev)\s+([^<(:]{1,80})", line)
    if not name and after:
        name = after[1].strip()
    return _message(_unquoted(lines[first + count :]), sender=join(name, address), date=when, remark=remark)


def _from_card(lines: list[str], first: int) -> Message | None:
    """Return the message below “Name <address>” and a date, as webmail shows it when copied."""
    card = _CARD.match(lines[first]) if len(lines[first]) < 400 else None
    if card is None:
        return None
    from amends.mail.addresses import join
    from amends.mail.dates import printed_date

    at = first + 1
    when, remark = printed_date(lines[at]) if at < len(lines) and len(lines[at]) < 80 else (None, "")
    at += when is not None
    to = ""
    if at < len(lines) and _RECIPIENT.match(lines[at]) and not "".join(lines[at + 1 : at + 2]).strip():
        to, at = lines[at].strip().split(None, 1)[1], at + 1
    message = _message(
        lines[at:], sender=join(card[1].strip(), card[2]), date=when, remark=remark if when else ""
    )
    return message.but(to=to)


def _from_words(lines: list[str]) -> Message:
    """Return the message of a text without any headers; a bare name below it is its signature."""
    message = _message(lines)
    if message.signature and not _signed_by_device(message.signature):
        named = _NAME.match(_lines_below_delimiter(message.signature))
        return message.but(sender=named[1]) if named else message
    own = message.text.split("\n")
    at = _name_line(own)
    if at is None:
        return message
    named = _NAME.match(own[at])
    signature = "\n".join([*own[at:], *([message.signature] if message.signature else [])])
    return message.but(
        text="\n".join(own[:at]).rstrip(), signature=signature, sender=named[1] if named else ""
    )


def _lines_below_delimiter(signature: str) -> str:
    """Return the first line of a signature that has words."""
    return next((line for line in signature.split("\n") if line.strip("- \t")), "")


def _signed_by_device(signature: str) -> bool:
    """Whether the signature has no delimiter, and so names no person."""
    return not signature.startswith("--")


def _name_line(lines: list[str]) -> int | None:
    """Return which of the last lines is the name that the message is signed with."""
    count = len(lines)
    for at in range(max(1, count - 8), count):
        if len(lines[at - 1]) < 80 and _CLOSING.match(lines[at - 1]):
            below = next((n for n in range(at, count) if lines[n].strip()), None)
            if below is not None and _is_name(lines[below]):
                return below
    last = count - 1
    if last < 1 or not _is_name(lines[last]):
        return None
    before = lines[last - 1].rstrip()
    return last if not before or before.endswith(_SENTENCE_END) else None


def _is_name(line: str) -> bool:
    """Whether the line is one to four words that each begin with a capital."""
    named = _NAME.match(line) if len(line) <= 60 else None
    return named is not None and all(word[0].isupper() for word in re.split(r"[ -]", named[1]) if word)


def _unquoted(lines: list[str]) -> list[str]:
    """Return the lines one quote mark less deep when all of them are quoted."""
    if all(_QUOTE_MARK.match(line) for line in lines if line.strip()):
        return [_QUOTE_MARK.sub("", line, count=1) for line in lines]
    return lines


def _message(
    lines: list[str], *, sender: str = "", date: datetime | None = None, remark: str = ""
) -> Message:
    """Return a message of these lines, folded."""
    from amends.domain.message import Message

    folded = fold("\n".join(lines))
    return Message(
        sender=clean_line(sender),
        date=date,
        text=folded.own,
        signature=folded.signature,
        quoted=folded.quoted,
        remarks=(remark,) if remark else (),
    )
