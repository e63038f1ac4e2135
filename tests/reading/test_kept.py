"""A reading is kept while what it was made from is the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from amends.domain.message import Message, Point
from amends.reading.kept import Readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case

TUESDAY = datetime(2026, 5, 12, 17, 31, tzinfo=UTC)
MESSAGE = Message(text="The copy is late. I want it by Thursday.", date=TUESDAY)


def test_it_is_read_once_also_when_points_and_signs_are_noted_meanwhile(case: Callable[..., Case]) -> None:
    readings, begun = Readings(), case(messages=(MESSAGE,))
    first = readings.of(begun)
    noted = begun.with_message(MESSAGE.but(points=(Point(label="fact"),), signs=("law",)))

    assert readings.of(noted) is first


def test_another_day_of_the_message_is_read_anew(case: Callable[..., Case]) -> None:
    readings, begun = Readings(), case(messages=(MESSAGE,))
    first = readings.of(begun).points()
    later = readings.of(begun.with_message(MESSAGE.but(date=TUESDAY.replace(day=19)))).points()

    assert [point.due for point in first if point.due] == [date(2026, 5, 14)]
    assert [point.due for point in later if point.due] == [date(2026, 5, 21)]


def test_another_message_beside_it_is_read_too(case: Callable[..., Case]) -> None:
    readings, begun = Readings(), case(messages=(MESSAGE,))
    first = readings.of(begun)
    both = begun.but(messages=(Message(text="Where is page two?", date=TUESDAY, earlier=True), MESSAGE))

    assert len(readings.of(both).parts) == 2
    assert len(first.parts) == 1
