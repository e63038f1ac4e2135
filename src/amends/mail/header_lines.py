"""Header lines as they go out: folded and encoded, so that no text can become a second header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.clean import clean_line
from amends.mail.trouble import Unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 78
"""Where lines are folded. Message ids are not: a mail program finds the thread only by the whole id."""

FOLD = "\r\n "
LONGEST_WORD = 800
"""A word that is longer is encoded, which cuts it: no line of a mail may have more than 998 characters."""

_ENCODED_BYTES = 42
"""Bytes in one encoded word: with =?utf-8?b?…?= around their base64 it stays under the 75 allowed."""
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.I)
_ID = re.compile(r"<[^<>\s]{1,900}>")
_CHANGED_BY_IDNA = "ßς\u200c\u200d"
"""Letters that older and newer rules for domains send to different places."""


def words(name: str, text: str) -> bytes:
    """Return a header of running text, such as the subject."""
    text = clean_line(text)
    if _plain(text):
        return _folded(name, text.split(" "))
    return _folded(name, _encoded(text, first=_ENCODED_BYTES - len(name)))


def addresses(name: str, entries: Iterable[tuple[str, str]]) -> bytes:
    """Return a header of names and addresses; raise Unwritable for an address that no mail can go to."""
    pieces: list[str] = []
    for shown, address in entries:
        if pieces:
            pieces[-1] += ","
        where = checked(address)
        phrase = _phrase(clean_line(shown))
        pieces.extend([*phrase, f"<{where}>"] if phrase else [where])
    return _folded(name, pieces)


def ids(name: str, values: Iterable[str]) -> bytes:
    """Return a header of message ids, each whole and on a line of its own."""
    kept = [value for value in values if _ID.fullmatch(value) and value.isascii() and value.isprintable()]
    return f"{name}: {FOLD.join(kept)}\r\n".encode("ascii") if kept else b""


def checked(address: str) -> str:
    """Return the address as it travels, its domain in ASCII; raise Unwritable when that cannot be."""
    address = clean_line(address)
    local, at, domain = address.rpartition("@")
    if not at or not domain:
        raise Unwritable(f"“{address}” is not a mail address.", "Write it like name@place.example.")
    if not local.isascii():
        raise Unwritable(
            f"“{address}” has letters before the @ that most mail programs cannot send to.",
            "Ask for another address, or copy the letter instead.",
        )
    where = _domain(domain)
    if not _LOCAL.fullmatch(local) or where is None:
        raise Unwritable(f"“{address}” is not a mail address.", "Write it like name@place.example.")
    return f"{local}@{where}"


def _domain(domain: str) -> str | None:
    """Return the domain in ASCII, None when there is no such form."""
    if len(domain) > 253 or any(char in domain for char in _CHANGED_BY_IDNA):
        return None
    try:
        plain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return plain if all(_LABEL.fullmatch(label) for label in plain.split(".")) else None


def _phrase(name: str) -> list[str]:
    """Return a display name as words to be folded between: bare, quoted or encoded."""
    if not name:
        return []
    if not _plain(name):
        return _encoded(name, first=_ENCODED_BYTES)
    if _ATOMS.fullmatch(name):
        return name.split(" ")
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'.split(" ")


def _plain(text: str) -> bool:
    """Whether the text may stand in a header as it is."""
    return text.isascii() and "=?" not in text and max(map(len, text.split()), default=0) <= LONGEST_WORD


def _encoded(text: str, *, first: int) -> list[str]:
    """Return the text as encoded words, cut between characters."""
    from base64 import b64encode

    pieces: list[bytes] = [b""]
    room = first
    for char in text:
        raw = char.encode("utf-8", "replace")
        if len(pieces[-1]) + len(raw) > room:
            pieces.append(b"")
            room = _ENCODED_BYTES
        pieces[-1] += raw
    return [f"=?utf-8?b?{b64encode(piece).decode('ascii')}?=" for piece in pieces]


def _folded(name: str, pieces: list[str]) -> bytes:
    """Return the header with line ends between pieces where it would grow too long."""
    lines = [f"{name}: {pieces[0]}"]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) > WIDTH:
            lines.append(piece)
        else:
            lines[-1] += f" {piece}"
    return f"{FOLD.join(lines)}\r\n".encode("ascii")
