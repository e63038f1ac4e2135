"""What the user says of a point beside the letter, and the points by their place in the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.message import Point


class Placed(NamedTuple):
    """A point with its place among all the points of the message: two can be equal."""

    place: int
    point: Point


class PointSaid(Message):
    """A point is answered by the part with the caret, or it is not answered."""

    def __init__(self, place: int, *, here: bool) -> None:
        super().__init__()
        self.place = place
        self.here = here


def to_answer(case: Case) -> tuple[Placed, ...]:
    """Return the points of the newest message that want an answer, each with its place."""
    points = case.message.points if case.message else ()
    return tuple(Placed(place, point) for place, point in enumerate(points) if point.wants_answer)
