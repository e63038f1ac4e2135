"""Bodies as they travelled: base64 and quoted-printable undone, however broken."""

from __future__ import annotations

import re

_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})")
_SOFT_BREAK = re.compile(rb"=[ \t]*(?:\r\n|\r|\n|\Z)")
_NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)


def undo(raw: bytes, encoding: str) -> bytes:
    """Return the bytes that a Content-Transfer-Encoding stands for; an unknown one leaves them alone."""
    if encoding == "base64":
        return from_base64(raw)
    if encoding == "quoted-printable":
        return from_quoted(raw)
    return raw


def from_base64(raw: bytes) -> bytes:
    """Decode base64, leaving out what is no base64 and mending the padding."""
    import binascii

    letters = raw.translate(None, _NOT_BASE64)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def from_quoted(raw: bytes) -> bytes:
    """Decode quoted-printable; a stray "=" stays as it is."""
    joined = _SOFT_BREAK.sub(b"", raw)
    return _ESCAPE.sub(lambda pair: bytes([int(pair[1], 16)]), joined)
