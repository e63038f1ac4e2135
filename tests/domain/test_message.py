"""Points in their places."""

from __future__ import annotations

from datetime import date

from amends.domain.case import Outcome
from amends.domain.message import Message, Point


def test_of_two_equal_points_the_one_in_that_place_is_put_right() -> None:
    point = Point(label="fact", quote="It was late")
    message = Message(points=(point, point)).with_point(1, point.but(answered_by="close"))

    assert [each.answered_by for each in message.points] == ["", "close"]


def test_numbers_below_one_are_no_offers() -> None:
    assert Outcome(ending="accepted", offer=0, also=(-1, 2)).taken == (2,)
    assert Outcome.of("accepted", date(2026, 9, 9), (2, 1)).taken == (1, 2)
