"""A letter as the client gets it, and which stretch of it came from where. No pydantic."""

from __future__ import annotations

from typing import Literal, NamedTuple

KINDS = ("eml", "txt", "md", "json")
"""What a letter can be handed out as, named as its file ends."""

SHORT_NOTE = "short-note"
"""The shape of the letter that only says when the letter comes."""

NOWHERE = "nowhere"
"""Stands for a part's name where the user says that no part answers a point, whatever the coach finds."""

SUBJECT = "subject"
"""Stands for a part's name where a remark is about the subject, which is no part of the text."""

CHOSEN = "they-chose"
"""The shape of the letter that confirms what they chose: its offers are no longer a choice."""

Stretch = Literal["greeting", "part", "offers", "after", "sign-off"]


class Section(NamedTuple):
    """A stretch of a letter's text. A part that holds the offers makes three: part, offers, after."""

    kind: Stretch
    start: int
    end: int
    """Characters into the text; end exclusive."""
    part: str = ""
    """The part's name; empty for greeting and sign-off."""
    jobs: tuple[str, ...] = ()


class Letter(NamedTuple):
    """The text with its sections in order; a bare letter has no sections and no shape."""

    text: str
    sections: tuple[Section, ...] = ()
    shape: str = ""
    subject: str = ""

    @property
    def length(self) -> int:
        """How many words the client gets to read: with the greeting, the offers and the sign-off."""
        return words_in(self.text)

    def section_at(self, index: int) -> Section | None:
        """Return the section that holds this character; None between sections and in a bare letter."""
        return next((s for s in self.sections if s.start <= index < s.end or s.start == index == s.end), None)


def words_in(text: str) -> int:
    """Return how many words the client gets to read; what is quoted of theirs is none of them.

    One count: all that tells how long a letter is tells this one.
    """
    return sum(len(line.split()) for line in text.splitlines() if not line.lstrip().startswith(">"))
