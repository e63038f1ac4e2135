"""Questions that the user has answered already, in the exchange before the letter.

Only questions: a request is met by a deed and not by words, and whose doing a fact was is asked all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.coach.answering import answered_in
from amends.coach.concepts import concepts, weight
from amends.domain.letter import Letter, Section
from amends.language import dates
from amends.language.plain import lowered
from amends.language.sentences import split

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.domain.message import Message, Point
    from amends.domain.turn import Turn

ANSWERED = "answered already"
"""The reason with which such a question is set aside."""
_AGAIN = 0.8
"""So much of the question in one sentence of theirs takes it up again; less does where it says no more."""
_DISPUTES = re.compile(
    r"\b(?:no,? (?:it|that|this|they|you)|untrue|nonsense|disagree|(?:no|without an?) answer"
    r"|asked you (?:before|already|again)|ask(?:ing)? again)\b"
    r"|(?:\bnot|n't) (?:true|the case|what i asked|an answer|the answer|good enough|acceptable|accept|believe"
    r"|agree|answer(?:ed)?)\b"
)
"""Said of an answer, whatever it was about."""


def without_answered(message: Message, exchange: Sequence[Turn]) -> Message:
    """Return the message with its answered questions set aside, for the user to take up again.

    The exchange has the newest first. An answer counts when it came after the question, takes it up as a
    part of a letter would, and names no day that has gone by since; and when nothing that the client wrote
    after it is about the question still.
    """
    points = (
        point.but(set_aside=ANSWERED) if _is_answered(message, point, exchange) else point
        for point in message.points
    )
    return message.but(points=tuple(points))


def set_aside_in(message: Message) -> str:
    """Say in one line how many questions were set aside here, and which keys tell more; or nothing."""
    count = sum(point.set_aside == ANSWERED for point in message.points)
    if not count:
        return ""
    which = "1 question is" if count == 1 else f"{count} questions are"
    return f"{which} set aside: {ANSWERED}. ↓ to it tells why, u takes it up again."


def _is_answered(message: Message, point: Point, exchange: Sequence[Turn]) -> bool:
    if not _is_open_question(point):
        return False
    today = message.date.date() if message.date else None
    about = concepts(lowered(point.in_both_words))
    for turn in exchange[: _asked_in(exchange, point)]:
        if not turn.own:
            if _takes_up_again(turn, about):
                return False
        elif _takes_up(turn, message, point) and not _has_lapsed(turn, today):
            return True
    return False


def _is_open_question(point: Point) -> bool:
    return point.label == "question" and bool(point.quote) and point.wants_answer and not point.answered_by


def _asked_in(exchange: Sequence[Turn], point: Point) -> int:
    """Return which message asks it; the newest, behind which nothing was said, when it is not found."""
    return next((at for at, turn in enumerate(exchange) if not turn.own and point.quote in turn.text), 0)


def _takes_up_again(turn: Turn, about: frozenset[str]) -> bool:
    """Whether words of theirs are about the question still, or dispute what they were answered."""
    low = lowered(turn.text)
    said = (concepts(low[start:end]) for start, end in split(low))
    return bool(_DISPUTES.search(low)) or any(
        sum(weight(one) for one in about & each) >= _AGAIN or (each and each <= about) for each in said
    )


def _takes_up(turn: Turn, message: Message, point: Point) -> bool:
    letter = Letter(turn.text, (Section("part", 0, len(turn.text), "reply"),))
    return bool(answered_in(letter, point.in_both_words, "", message.beside(point)))


def _has_lapsed(turn: Turn, today: date | None) -> bool:
    """Whether every day that the answer names is over: "on Thursday" answers nothing on Friday."""
    days = [mention.day for mention in dates.find(turn.text, turn.day) if mention.day]
    return bool(days) and today is not None and max(days) < today
