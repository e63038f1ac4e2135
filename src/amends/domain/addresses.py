"""Names and addresses as they stand in a header, taken apart and put together; nothing is decoded here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 200
"""Entries that a header may have."""

_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.?)*)(?:"|\Z)'
    r"|\((?P<comment>(?:[^()\\]|\\.?)*)(?:\)|\Z)"
    r"|<(?P<angle>[^<>]*)(?:>|\Z)"
    r"|(?P<next>[,;])"
    r'|(?P<text>[^",;<(]+|.)',
    re.S,
)
_GROUP = re.compile(r'^[^@:<"]*:')
_ESCAPED = re.compile(r"\\(.)", re.S)
_SPECIAL = re.compile(r'[",;:<>@()\\\[\]]')
_BARE = re.compile(r"[^\s<>@]+@[^\s<>@]+")


class TooMany(ValueError):
    """The header is longer than any that people write."""


def entries(header: str) -> Iterator[tuple[str, str]]:
    """Yield each name and address; either may be empty. In linear time whatever the quotes."""
    name: list[str] = []
    comment = address = ""
    for count, token in enumerate((*_TOKEN.finditer(header), None)):
        if count > MOST * 8:
            raise TooMany
        if token is None or token["next"]:
            if pair := _pair("".join(name), comment, address):
                yield pair
            name, comment, address = [], "", ""
        elif token["quoted"] is not None:
            name.append(_ESCAPED.sub(r"\1", token["quoted"]))
        elif token["comment"] is not None:
            comment = comment or token["comment"].strip()
        elif token["angle"] is not None:
            inside = token["angle"].strip()
            if "@" in inside and not address:
                address = inside
            elif inside:
                name.append(f"<{inside}>")
        else:
            name.append(token["text"])


def first(header: str) -> tuple[str, str]:
    """Return the name and address of the first entry; both are empty where there is none, or too many."""
    try:
        return next(entries(header), ("", ""))
    except TooMany:
        return "", ""


def known_by(header: str) -> str:
    """Return by what a sender is known again: the address, or else the name, or all that stands there."""
    name, address = first(header)
    return " ".join((address or name or header).split()).casefold()


def _pair(name: str, comment: str, address: str) -> tuple[str, str] | None:
    """Return the name and address of one entry, None for an empty one or the end of a group."""
    name = name.strip()
    if not address:
        name = _GROUP.sub("", name).strip()
        bare = _BARE.search(name)
        if bare:
            address, name = bare[0], comment
    return (name.strip(), address) if name or address else None


def join(name: str, address: str) -> str:
    """Return name and address as one entry that is taken apart into the same two again."""
    if not address:
        return name
    if not name:
        return address
    if _SPECIAL.search(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address}>"
