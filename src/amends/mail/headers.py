"""The header lines of a mail: cut from the bytes, measured, and only then decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amends.mail.trouble import Unreadable

HEADERS_SIZE = 256 * 1024
HEADER_SIZE = 16 * 1024
CONTENT_SIZE = 4 * 1024
"""A Content-… header steers the parser, so it gets less room than one that is shown."""
ENCODED_WORDS = 500

PASTE_INSTEAD = "Open it in your mail program, copy the client's words and paste them."

_LINE = rb"[^\r\n]*(?:\r\n|\r|\n|\Z)"
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:(" + _LINE + rb"(?:[ \t]+" + _LINE + rb")*)")
_BLANK = re.compile(rb"[ \t]*(?:\r\n|\r|\n)")
_ENVELOPE = re.compile(rb">?From [^\r\n]*(?:\r\n|\r|\n)")
_FOLDED = re.compile(rb"[\r\n]+[ \t]*")
_WORD = re.compile(r"=\?([!-<>@-~]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of one part, in order, undecoded."""

    fields: tuple[tuple[str, bytes], ...] = ()
    """Names in lower case, values unfolded."""

    def __contains__(self, name: str) -> bool:
        return any(name == field for field, _ in self.fields)

    def raw(self, name: str) -> str:
        """Return the first header of that name as it stands, "" without one."""
        from amends.mail.charset import decode

        value = next((value for field, value in self.fields if field == name), b"")
        limit = CONTENT_SIZE if name.startswith("content-") else HEADER_SIZE
        if len(value) > limit:
            raise Unreadable(f"Its {name.title()} line is {len(value) // 1024} KB long.", PASTE_INSTEAD)
        return decode(value)[0]

    def line(self, name: str) -> str:
        """Return the first header of that name decoded and cleaned, on one line."""
        from amends.domain.clean import clean_line

        raw = self.raw(name)
        if raw.count("=?") > ENCODED_WORDS:
            raise Unreadable(
                f"Its {name.title()} line is made of more than {ENCODED_WORDS} encoded pieces.", PASTE_INSTEAD
            )
        return clean_line(decode_words(raw))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the message ids in that header, each with its angle brackets."""
        value = next((value for field, value in self.fields if field == name), b"")
        found = re.findall(rb"<[^<>\s]{1,900}>", value[:HEADERS_SIZE])
        return tuple(dict.fromkeys(id_.decode("ascii") for id_ in found if _printable(id_)))


def _printable(value: bytes) -> bool:
    """Whether an id may stand in a header again: ASCII that can be seen."""
    return all(0x20 < code < 0x7F for code in value)


def cut_headers(data: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Return the headers that begin at start, and where the body begins.

    The headers end at the first line that is none, as mail programs read them.
    """
    fields: list[tuple[str, bytes]] = []
    envelope = _ENVELOPE.match(data, start, end)
    at = envelope.end() if envelope else start
    while field := _FIELD.match(data, at, end):
        at = field.end()
        if at - start > HEADERS_SIZE:
            raise Unreadable("Its headers are longer than 256 KB.", PASTE_INSTEAD)
        fields.append((field[1].decode("ascii").lower(), _FOLDED.sub(b" ", field[2]).strip()))
    blank = _BLANK.match(data, at, end)
    return Headers(tuple(fields)), blank.end() if blank else at


def field_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the headers at the top of the data; never raises."""
    names: list[str] = []
    envelope = _ENVELOPE.match(data)
    at = envelope.end() if envelope else 0
    while at <= HEADERS_SIZE and (field := _FIELD.match(data, at)):
        names.append(field[1].decode("ascii").lower())
        at = field.end()
    return tuple(names)


def decode_words(text: str) -> str:
    """Return the text with its encoded words (``=?utf-8?q?…?=``) decoded; those that cannot be stay."""
    out: list[str] = []
    pending: list[bytes] = []
    charset = ""
    at = 0

    def flush() -> None:
        from amends.mail.charset import decode

        if pending:
            out.append(decode(b"".join(pending), charset)[0])
            pending.clear()

    for word in _WORD.finditer(text):
        between = text[at : word.start()]
        name = word[1].split("*")[0].lower()
        if between.strip() or at == 0:
            flush()
            out.append(between)
        elif name != charset:
            flush()
        charset = name
        pending.append(_word_bytes(word[2], word[3]))
        at = word.end()
    flush()
    out.append(text[at:])
    return "".join(out)


def _word_bytes(encoding: str, payload: str) -> bytes:
    """Return the bytes of one encoded word; broken base64 gives what can be had."""
    from amends.mail.transfer import from_base64, from_quoted

    raw = payload.encode("utf-8", "replace")
    return from_base64(raw) if encoding in "bB" else from_quoted(raw.replace(b"_", b" "))
