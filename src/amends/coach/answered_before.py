"""Questions that the user has answered already, in the exchange before the letter.

Only questions: a request is met by a deed and not by words, and whose doing a fact was is asked all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.answering import answered_in
from amends.domain.letter import Letter, Section
from amends.language import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from amends.domain.message import Message, Point
    from amends.domain.turn import Turn

ANSWERED = "answered already"
"""The reason with which such a question is set aside."""


def without_answered(message: Message, exchange: Sequence[Turn]) -> Message:
    """Return the message with its answered questions set aside, for the user to take up again.

    The exchange has the newest first. An answer counts when it came after the question, takes it up as a
    part of a letter would, and names no day that has gone by since.
    """
    points = (
        point.but(set_aside=ANSWERED) if _is_answered(message, point, exchange) else point
        for point in message.points
    )
    return message.but(points=tuple(points))


def _is_answered(message: Message, point: Point, exchange: Sequence[Turn]) -> bool:
    today = message.date.date() if message.date else None
    return _is_open_question(point) and any(
        _takes_up(turn, message, point) and not _has_lapsed(turn, today) for turn in _after(exchange, point)
    )


def _is_open_question(point: Point) -> bool:
    return point.label == "question" and bool(point.quote) and point.wants_answer and not point.answered_by


def _after(exchange: Sequence[Turn], point: Point) -> Iterator[Turn]:
    """Yield what the user said after the question; nothing when it is not found in the exchange."""
    place = next((at for at, turn in enumerate(exchange) if not turn.own and point.quote in turn.text), 0)
    yield from (turn for turn in exchange[:place] if turn.own)


def _takes_up(turn: Turn, message: Message, point: Point) -> bool:
    letter = Letter(turn.text, (Section("part", 0, len(turn.text), "reply"),))
    return bool(answered_in(letter, point.in_both_words, "", message.beside(point)))


def _has_lapsed(turn: Turn, today: date | None) -> bool:
    """Whether every day that the answer names is over: "on Thursday" answers nothing on Friday."""
    days = [mention.day for mention in dates.find(turn.text, turn.day) if mention.day]
    return bool(days) and today is not None and max(days) < today
