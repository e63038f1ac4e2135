"""What the client wrote, and what in it deserves an answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from amends.domain.record import Record

Label = Literal["fact", "request", "question", "deadline", "heat", "threat"]
Doing = Literal["mine", "not mine", "unsure"]


class Point(Record):
    """One thing in a message that deserves an answer."""

    label: Label
    quote: str = ""
    """The client's words, cut from the message; empty for a point added by hand."""
    words: str = ""
    """The point in calm words, when the user reworded it."""
    doing: Doing | None = None
    due: date | None = None
    answered_by: str = ""
    """The name of the part that answers it, linked by hand; empty when the coach is to look for it.

    ``NOWHERE``: the user says that no part does.
    """
    set_aside: str | None = None
    """Why it gets no answer; an empty string is a set-aside without a reason."""

    @property
    def title(self) -> str:
        """How the point is named on screen."""
        return self.words or " ".join(self.quote.split())

    @property
    def in_both_words(self) -> str:
        """The quote and the calm words, each on a line: an answer is likely to take up one of them."""
        return "\n".join(filter(None, (" ".join(self.quote.split()), self.words)))

    @property
    def wants_answer(self) -> bool:
        """Whether the letter must answer it: heat and threats are noticed, not answered."""
        return self.set_aside is None and self.label not in ("heat", "threat")


class Message(Record):
    """Something the client wrote, as it was taken in."""

    sender: str = Field(default="", alias="from")
    """Name and address as in the header: ``Dana Whitfield <dana@harbour.example>``."""
    reply_to: str = ""
    to: str = ""
    date: datetime | None = None
    subject: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    """The ids of the thread before this message, oldest first, each with its angle brackets."""
    earlier: bool = False
    """Whether it was taken in together with a later one, which is answered."""
    chat: bool = False
    """Whether it came from a chat: the answer is pasted there, and has no subject and no address."""
    text: str = ""
    """The client's own words; line ends are LF."""
    signature: str = ""
    quoted: str = ""
    """The history below, as it stood in the mail: folded on screen, kept here."""
    attachments: tuple[str, ...] = ()
    """Name and size of each, for reading; the contents are never opened."""
    remarks: tuple[str, ...] = ()
    """What could not be read as it stood, in words for the user."""
    signs: tuple[str, ...] = ()
    """The stop signs that were shown for it, by their kind."""
    waived: tuple[str, ...] = ()
    """Those of them that do not apply: so the user said."""
    comes_to: Literal["question", "other"] | None = None
    """What the user said an answer comes to that decides nothing; a decision is the outcome of the case."""
    points: tuple[Point, ...] = ()

    @property
    def names_sender(self) -> bool:
        """Whether it says by which name or address its sender goes; a telephone number is neither."""
        return any(map(str.isalpha, self.sender))

    def with_point(self, index: int, point: Point) -> Message:
        """Return the message with this in place of the point that stands there: two points can be equal."""
        return self.but(points=(*self.points[:index], point, *self.points[index + 1 :]))

    def beside(self, point: Point) -> tuple[str, ...]:
        """Return the words of the other points, all of them: what stands there too tells little."""
        words = point.in_both_words
        return tuple(other.in_both_words for other in self.points if other.in_both_words != words)
