"""What a mail says: its words out of its parts, and the names of what is attached."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amends.domain.clean import clean, clean_line
from amends.domain.limits import TEXT_SIZE
from amends.mail.charset import decode
from amends.mail.flowed import unwrap
from amends.mail.headers import PASTE_INSTEAD
from amends.mail.html import read_html
from amends.mail.transfer import undo
from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from amends.mail.parts import Part

SOURCE_SIZE = 5 * 1024 * 1024
"""The most bytes that one text part is decoded from: HTML may carry its pictures along."""
NAME_LENGTH = 80

_SPOKEN = ("text/plain", "text/html", "text/markdown", "text/enriched")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_HTML_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([\w:-]{1,40})", re.I)
_LOOKS_HTML = re.compile(r"\s{0,200}<(?:!doctype html|html|body|div|p)\b", re.I)


@dataclass(slots=True)
class Body:
    """What was found while walking through the parts."""

    texts: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    enclosed: list[Part] = field(default_factory=list)
    """Mails that came within this one, each the part that holds it."""
    named: list[Part] = field(default_factory=list)
    """Texts that travel under a file name but want to be shown: the words, when there are no others."""

    @property
    def text(self) -> str:
        """The words, in the order of the parts."""
        return "\n\n".join(text.strip("\n") for text in self.texts if text.strip())

    def remark(self, words: str) -> None:
        """Note something about the reading, once."""
        if words and words not in self.remarks:
            self.remarks.append(words)


def read_body(data: bytes, mail: Part) -> Body:
    """Return the words of a mail and what else is in it."""
    body = Body()
    _walk(data, mail, body)
    if not body.text and body.named:
        body.texts.append(_words(data, body.named[0], body))
    if sum(map(len, body.texts)) > TEXT_SIZE:
        raise Unreadable("Its text is longer than a million characters.", "Paste the part that matters.")
    return body


def _walk(data: bytes, part: Part, body: Body) -> None:
    """Take what one part holds, and go into its own parts."""
    if part.kind == "multipart/alternative":
        _walk_alternatives(data, part, body)
    elif part.kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        if part.settings.get("smime-type") == "signed-data":
            raise Unreadable("It is signed in a way that hides its text.", PASTE_INSTEAD)
        raise Unreadable("It is encrypted.", PASTE_INSTEAD)
    elif part.kind == "message/rfc822":
        body.enclosed.append(part)
        body.attachments.append(_enclosed_name(part))
    elif part.children:
        for child in part.children:
            _walk(data, child, body)
    elif part.kind in _SPOKEN and part.disposition[0] != "attachment" and not part.file_name:
        body.texts.append(_words(data, part, body))
    elif part.kind not in _SIGNATURES:
        if part.kind in _SPOKEN and part.disposition[0] != "attachment":
            body.named.append(part)
        _attach(part, body)


def _walk_alternatives(data: bytes, part: Part, body: Body) -> None:
    """Take the plain form where it has words, else the richest form; attachments of all."""
    trials = []
    for child in part.children:
        trial = Body()
        if child.kind != "text/html":
            _walk(data, child, trial)
        trials.append((child, trial))
    best = next((trial for _, trial in trials if trial.text), None)
    if best is None:
        for child, trial in reversed(trials):
            if child.kind == "text/html":
                _walk(data, child, trial)
                best = trial
                break
    for _, trial in trials:
        body.attachments.extend(trial.attachments)
        body.enclosed.extend(trial.enclosed)
        body.named.extend(trial.named)
        for words in trial.remarks:
            body.remark(words)
    if best is not None:
        body.texts.extend(best.texts)


def _words(data: bytes, part: Part, body: Body) -> str:
    """Return the cleaned text of one text part."""
    if part.end - part.start > SOURCE_SIZE:
        raise Unreadable("Its text is larger than 5 MB.", "Paste the part that matters.")
    raw = undo(data[part.start : part.end], part.encoding)
    declared = clean_line(part.settings.get("charset", ""))
    if not declared and part.kind == "text/html" and (named := _HTML_CHARSET.search(raw[:2048])):
        declared = named[1].decode("ascii", "replace")
    text, remark = decode(raw, declared)
    body.remark(remark)
    if part.kind == "text/html" or _LOOKS_HTML.match(text):
        text, remark = read_html(text)
        body.remark(remark)
        return text
    text = clean(text)
    if part.settings.get("format", "").lower() == "flowed":
        text = unwrap(text, delsp=part.settings.get("delsp", "").lower() == "yes")
    return text


def _attach(part: Part, body: Body) -> None:
    """List a part by its name and size, or say why it is left out."""
    name = file_name(part.file_name)
    if part.kind == "text/calendar" or part.kind == "application/ics":
        body.remark("A calendar entry in it was left out.")
    elif part.kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        body.remark("Outlook packed attachments into winmail.dat, which was left out.")
    if (
        part.kind.startswith("image/")
        and "content-id" in part.headers
        and part.disposition[0] != "attachment"
    ):
        return
    if part.kind in _SPOKEN and part.end == part.start:
        return
    body.attachments.append(f"{name or part.kind} ({_size(part)})")


def file_name(given: str) -> str:
    """Return an attachment's name for reading: cleaned, without folders, not too long."""
    name = clean_line(given).replace("\\", "/").rsplit("/", 1)[-1].strip()
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 9]}…{name[-8:]}"


def _enclosed_name(part: Part) -> str:
    """Name a mail within the mail by its subject."""
    inner = part.children[0] if part.children else None
    subject = inner.headers.line("subject") if inner else file_name(part.file_name)
    return f"mail “{subject[:NAME_LENGTH] or 'without a subject'}” ({_size(part)})"


def _size(part: Part) -> str:
    """Return about how large a part is once decoded, worked out from its place alone."""
    size = part.end - part.start
    if part.encoding == "base64":
        # Four letters for three bytes, and a line end after each 76.
        size = size * 3 * 76 // (4 * 78)
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"
