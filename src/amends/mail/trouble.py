"""What cannot be read or written, said so that the user knows what to do next."""

from __future__ import annotations


class Trouble(Exception):
    """Something about a mail that stops the work, and the way round it."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what} {advice}")
        self.what = what
        """What is wrong, as a sentence."""
        self.advice = advice
        """What to do instead, as a sentence."""


class Unreadable(Trouble):
    """A message that cannot be taken in."""


class Unwritable(Trouble):
    """A letter that cannot be written as a mail."""
