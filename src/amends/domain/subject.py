"""Subjects of mail: what the thread is about, without what mail programs put before it."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:(?:re|aw|sv|vs|antw|odp|rif|r|fwd?|wg|tr) ?(?:\[\d{1,3}\])? ?: ?)+",  # answered, then passed on
    re.IGNORECASE,
)


_COPY = "(copy)"


def of_copy(title: str) -> str:
    """Return what a copy of a case is called: what tells it apart comes first, where a row is narrow."""
    return f"{_COPY} {of_original(title)}".strip()


def of_original(title: str) -> str:
    """Return what a case is called without the mark of a copy, which is nothing for a client to read."""
    return title.removeprefix(_COPY).strip()


def bare(subject: str) -> str:
    """Return the subject on one line without “Re:”, “AW:”, “Fwd:” and their like, however many there are."""
    line = " ".join(subject.split())
    before = _BEFORE.match(line)
    return line[before.end() :] if before else line


def answering(subject: str) -> str:
    """Return the subject of an answer: “Re:” once; empty when there is nothing to answer."""
    about = bare(subject)
    return f"Re: {about}" if about else ""
