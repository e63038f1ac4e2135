"""The newest message and those that came with it, read as one: nothing asked last week is passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from amends.language.wrapped import unwrapped
from amends.reading.declining import only_declines
from amends.reading.facts import kind_of_all, propose_facts
from amends.reading.points import merged, propose_points
from amends.reading.reading import Reading, read
from amends.reading.stops import gravest_first, stop_signs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.domain.case import Case, Facts
    from amends.domain.message import Message, Point
    from amends.domain.money import Fee
    from amends.reading.stops import StopSign


class Part(NamedTuple):
    """One message, read, and where it begins in the whole."""

    start: int
    message: Message
    reading: Reading

    @property
    def written(self) -> date | None:
        """The day from which "Friday" in it is counted."""
        return self.message.date.date() if self.message.date else None


@dataclass(frozen=True, slots=True)
class Together:
    """Messages under one another, the newest on top, each with its own reading."""

    parts: tuple[Part, ...]
    reading: Reading
    """The whole: its text and its spans; English when the newest is."""

    def written_at(self, at: int) -> date | None:
        """Return the day of the message that stands there."""
        return next(part.written for part in reversed(self.parts) if part.start <= at or part.start == 0)

    def earlier(self, quote: str) -> Part | None:
        """Return the part below the newest in which these words stand; None where the newest has them too."""
        newest, *before = self.parts
        if not quote or quote in newest.message.text:
            return None
        return next((part for part in before if quote in part.message.text), None)

    def points(self) -> tuple[Point, ...]:
        """Return what deserves an answer, said several times once, with the day the newest names."""
        chat = all(part.message.chat for part in self.parts)
        made = (propose_points(part.reading, part.message.date) for part in self.parts)
        return merged(made, as_said=chat)

    def flowing(self) -> str:
        """Return the text, character for character, with the line ends as spaces that only wrapped a mail.

        In a chat each line was sent on its own.
        """
        text, pieces, at = self.reading.text, list[str](), 0
        for part in self.parts:
            end = part.start + len(part.message.text)
            own = text[part.start : end]
            pieces += [text[at : part.start], own if part.message.chat else unwrapped(own)]
            at = end
        return "".join(pieces)

    def facts(self) -> Facts:
        """Return what is said plainly; what the newest leaves open may stand in one before.

        The kind comes from all of them: the newest is often no more than a reminder.
        """
        newest, *earlier = (propose_facts(part.reading, part.message) for part in self.parts)
        nothing = type(newest)()
        for facts in earlier:
            told = {name: value for name, value in newest if value != getattr(nothing, name)}
            newest = facts.but(**told)
        if not earlier:
            return newest
        return newest.but(kind=kind_of_all(part.reading for part in reversed(self.parts)))

    def signs(self, fee: Fee | None) -> tuple[StopSign, ...]:
        """Return the stop signs of all of them, each once, the gravest first."""
        return gravest_first(sign for part in self.parts for sign in stop_signs(part.reading, fee))


def read_together(messages: Sequence[Message]) -> Together:
    """Read the messages that a letter is to answer, at least one, the newest last as in the case."""
    parts: list[Part] = []
    text, spans = "", []
    for message in reversed(messages):
        if parts:
            text += f"\n\n\n── {_when(message)} ──\n\n"
        reading = read(message.text, message.date, chat=message.chat)
        parts.append(Part(len(text), message, reading))
        at = len(text)
        spans += [span._replace(start=span.start + at, end=span.end + at) for span in reading.spans]
        text += message.text
    readings = [part.reading for part in parts]
    whole = Reading(text, tuple(spans), english=readings[0].english, whole=all(one.whole for one in readings))
    return Together(tuple(parts), whole)


def with_points(case: Case) -> Case:
    """Return the case with what deserves an answer in the newest message; points that it has stay.

    Only once a letter is out: the next one is to answer it, and Read need not be passed through again on the
    way there. Before that it is one more message to answer, and Read proposes its points. A no to an offer is
    no request: it is heard as what the answer comes to.
    """
    message = case.message
    if message is None or message.points or case.last_sent is None:
        return case
    offers, written = case.offers_made, message.date.date() if message.date else None
    points = tuple(
        point
        for point in read_together(case.to_answer).points()
        if point.label != "request" or not only_declines(point.quote, offers, written)
    )
    return case.with_message(message.but(points=points))


def _when(message: Message) -> str:
    when = message.date
    return f"earlier, {when:%A} {when.day} {when:%B}" if when else "earlier"
