"""Values as TOML writes them. Headers are written by hand around them; knows nothing of cases."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Any

_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPES = re.compile(r'\\\\|(?:\\")+')


def pair(key: str, value: Any) -> str:
    """Return ``key = value`` on its line; a list of several lines is allowed."""
    import tomli_w  # reading must not wait for the writer

    if isinstance(value, datetime):
        return f"{quoted(key)} = {_moment(value)}\n"
    if isinstance(value, time):
        return f"{quoted(key)} = {value.isoformat()}\n"
    return tomli_w.dumps({key: value})


def block(key: str, text: str) -> str:
    """Return the text as a multi-line string that ends in a newline which is not part of it."""
    import tomli_w  # reading must not wait for the writer

    if "\r" in text:  # the writer would make one line end of CR and LF
        return pair(key, text + "\n")
    written = tomli_w.dumps({key: text + "\n"}, multiline_strings=True)
    opening = written.index('"""') + 3
    closing = written.rindex('"""')
    return written[:opening] + _ESCAPES.sub(_relaxed, written[opening:closing]) + written[closing:]


def _relaxed(escape: re.Match[str]) -> str:
    """Leave one or two quotes as they are; three would end the block."""
    quotes = escape[0].replace("\\", "")
    return quotes if 0 < len(quotes) < 3 else escape[0]


def _moment(when: datetime) -> str:
    """Return the time with a T and its zone; zones with seconds, which TOML lacks, as UTC."""
    offset = when.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        when = when.astimezone(UTC)
    return when.isoformat()


def quoted(key: str) -> str:
    """Return the key as it stands in a header."""
    import tomli_w  # reading must not wait for the writer

    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def without_surrogates(text: str) -> str:
    """Return the text with what UTF-8 cannot hold replaced."""
    return _SURROGATES.sub("\ufffd", text)
