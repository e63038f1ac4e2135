"""Names and addresses as they stand in a header, taken apart and put together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.clean import clean_line
from amends.mail.headers import PASTE_INSTEAD, decode_words
from amends.mail.trouble import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = 200

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


def split(header: str) -> tuple[tuple[str, str], ...]:
    """Return each name and address in a header; either may be empty. The header is not decoded yet."""
    found = tuple(_split(header))
    if not any(address for _, address in found) and "=?" in header:
        # Some programs encode the address along with the name.
        found = tuple(_split(decode_words(header))) or found
    return tuple((clean_line(decode_words(name)), clean_line(address)) for name, address in found)


def _split(header: str) -> Iterator[tuple[str, str]]:
    """Yield names and addresses as they stand; in linear time whatever the quotes."""
    name: list[str] = []
    comment = address = ""
    for count, token in enumerate((*_TOKEN.finditer(header), None)):
        if count > ADDRESSES * 8:
            raise Unreadable("Its list of addresses is too long to read.", PASTE_INSTEAD)
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
    """Return name and address as one entry that split() takes apart again."""
    if not address:
        return name
    if not name:
        return address
    if _SPECIAL.search(name):
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address}>"


def rejoin(header: str) -> str:
    """Return a header's entries decoded and cleaned, in the form that is kept with a message."""
    found = split(header)
    if len(found) > ADDRESSES:
        raise Unreadable(f"It names more than {ADDRESSES} addresses.", PASTE_INSTEAD)
    return ", ".join(join(name, address) for name, address in found)
