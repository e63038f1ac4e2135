"""How a mail is built: its parts found by their boundaries, nothing decoded and nothing copied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amends.mail.headers import PASTE_INSTEAD, Headers, cut_headers
from amends.mail.trouble import Unreadable

PARTS = 1000
DEPTH = 50

_PIECE = re.compile(r'(?:[^;"]|"(?:[^"\\]|\\.?)*(?:"|\Z))+', re.S)
_ESCAPED = re.compile(r'\\(["\\])')
"""Only these two: a path of Windows often comes with its backslashes bare."""
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}")
_ANY = ("application/octet-stream", "application/x-eml", "application/eml")
"""How some programs send a mail that is attached to another."""
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Part:
    """A mail or a part of one; its body is a stretch of the bytes."""

    kind: str
    """As in "text/plain"."""
    headers: Headers
    start: int
    end: int
    settings: dict[str, str]
    """The parameters of its Content-Type."""
    children: tuple[Part, ...] = ()

    @property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """How it wants to be shown ("inline", "attachment" or ""), with parameters."""
        return parameters(self.headers.raw("content-disposition"))

    @property
    def file_name(self) -> str:
        """The name that it travels under, as it was given: not cleaned, not safe."""
        return self.disposition[1].get("filename") or self.settings.get("name", "")

    @property
    def encoding(self) -> str:
        """Its Content-Transfer-Encoding."""
        return self.headers.raw("content-transfer-encoding").split(";")[0].strip().lower()


def cut(data: bytes, start: int = 0, end: int | None = None) -> Part:
    """Return the mail in these bytes as a tree of parts."""
    return _Cutter(data).part(start, len(data) if end is None else end, "text/plain", 0)


class _Cutter:
    """Counts the parts while it cuts."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parts = 0

    def part(self, start: int, end: int, usual: str, depth: int) -> Part:
        """Return the part between the two places; `usual` is its kind when it does not say."""
        self._parts += 1
        if self._parts > PARTS:
            raise Unreadable(f"It is made of more than {PARTS} parts.", PASTE_INSTEAD)
        if depth > DEPTH:
            raise Unreadable(f"It has mails within mails, more than {DEPTH} deep.", PASTE_INSTEAD)
        headers, body = cut_headers(self._data, start, end)
        kind, settings = parameters(headers.raw("content-type"))
        if not _TYPE.fullmatch(kind):
            kind = usual
        if kind.startswith("multipart/"):
            usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            pieces = _between(self._data, settings.get("boundary", ""), body, end, PARTS - self._parts)
            if not pieces:
                return Part("text/plain", headers, body, end, {})
            children = tuple(self.part(first, last, usual, depth + 1) for first, last in pieces)
            return Part(kind, headers, body, end, settings, children)
        part = Part(kind, headers, body, end, settings)
        if kind in _ANY and part.file_name.lower().endswith(".eml"):
            kind = "message/rfc822"
            part = Part(kind, headers, body, end, settings)
        if kind == "message/rfc822" and part.encoding not in ("base64", "quoted-printable"):
            inner = self.part(body, end, "text/plain", depth + 1)
            return Part(kind, headers, body, end, settings, (inner,))
        return part


def _between(data: bytes, boundary: str, start: int, end: int, most: int) -> list[tuple[int, int]]:
    """Return where the pieces between the boundary lines are; the last may lack its closing line."""
    mark = b"--" + boundary.encode("utf-8", "replace")
    pieces: list[tuple[int, int]] = []
    opened = -1
    at = start
    while boundary and (found := data.find(mark, at, end)) >= 0:
        at = found + len(mark)
        if found > start and data[found - 1 : found] not in (b"\n", b"\r"):
            continue
        closing = data[at : at + 2] == b"--"
        line = re.compile(rb"(?:--)?[ \t]*(?:\r\n|\r|\n|\Z)").match(data, at, end)
        if line is None:
            continue
        if opened >= 0:
            pieces.append((opened, _before_line_end(data, opened, found)))
        if len(pieces) > most:
            raise Unreadable(f"It is made of more than {PARTS} parts.", PASTE_INSTEAD)
        opened = -1 if closing else line.end()
        if closing:
            break
        at = line.end()
    if opened >= 0:
        pieces.append((opened, end))
    return pieces


def _before_line_end(data: bytes, start: int, end: int) -> int:
    """Return where a piece ends: the line end before a boundary belongs to the boundary."""
    if data[end - 2 : end] == b"\r\n":
        return max(start, end - 2)
    return max(start, end - 1)


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return a structured header's value in lower case, and its parameters decoded but not cleaned."""
    pieces = [piece.strip() for piece in _PIECE.findall(value)]
    plain: dict[str, str] = {}
    split: dict[str, dict[int, tuple[str, bool]]] = {}
    for piece in pieces[1:]:
        name, equals, text = piece.partition("=")
        name = name.strip().lower()
        text = text.strip()
        if text.startswith('"'):
            text = _ESCAPED.sub(r"\1", text[1:].removesuffix('"'))
        if not equals or not name:
            continue
        base, star, number = name.partition("*")
        if not star:
            plain.setdefault(name, text)
            continue
        digits = number.rstrip("*")
        place = int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 5 else 0
        split.setdefault(base, {}).setdefault(place, (text, number == "" or number.endswith("*")))
    for base, texts in split.items():
        plain[base] = _extended([texts[place] for place in sorted(texts)])
    return (pieces[0].lower() if pieces else ""), {name: _words(text) for name, text in plain.items()}


def _extended(texts: list[tuple[str, bool]]) -> str:
    """Join the pieces of an RFC 2231 parameter; its charset stands before the first."""
    from amends.mail.charset import decode

    charset, first = "", texts[0][0]
    if texts[0][1] and first.count("'") >= 2:
        charset, _, first = first.split("'", 2)
    raw = b""
    for text, encoded in ((first, texts[0][1]), *texts[1:]):
        piece = text.encode("utf-8", "replace")
        raw += _PERCENT.sub(_as_byte, text).encode("latin-1", "replace") if encoded else piece
    return decode(raw, charset)[0]


def _as_byte(found: re.Match[str]) -> str:
    """Return the byte that %41 stands for, as a latin-1 character."""
    return chr(int(found[1], 16))


def _words(text: str) -> str:
    """Decode encoded words, which have no place in a parameter but are common in file names."""
    from amends.mail.headers import decode_words

    return decode_words(text) if "=?" in text else text
