from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from amends.domain.message import Point
from amends.reading import by_hand, read

if TYPE_CHECKING:
    from amends.domain.message import Label

WRITTEN = date(2026, 6, 9)
TODAY = date(2026, 6, 11)
TEXT = (
    "What a shambles. The roof plan was due on 4 June. Please send the new one by Friday 12 June. "
    "Why did nobody ring? Blue is nice."
)


def selected(words: str) -> Point:
    start = TEXT.index(words)
    return by_hand.from_selection(read(TEXT, None), start, start + len(words), WRITTEN)


@pytest.mark.parametrize(
    ("words", "label", "due"),
    [
        ("What a shambles", "heat", None),
        ("The roof plan was due on 4 June", "fact", None),
        ("Please send the new one by Friday 12 June", "request", date(2026, 6, 12)),
        ("by Friday 12 June", "deadline", date(2026, 6, 12)),
        ("Why did nobody ring?", "question", None),
        ("Blue is nice", "fact", None),
    ],
)
def test_a_selection_is_labelled_as_what_it_is(words: str, label: str, due: date | None) -> None:
    point = selected(words)

    assert (point.label, point.due, point.quote, point.words) == (label, due, words, "")


@pytest.mark.parametrize(
    ("words", "label", "due"),
    [
        ("who pays the nursery?", "question", None),
        ("the printer charged £120", "fact", None),
        ("send the new list", "request", None),
        ("on or before Friday 12 June", "deadline", date(2026, 6, 12)),
        ("please send it by Friday 12 June", "request", date(2026, 6, 12)),
        ("shelf labels", "request", None),
    ],
)
def test_own_words_are_labelled_as_what_they_are(words: str, label: str, due: date | None) -> None:
    point = by_hand.in_words(words, TODAY)

    assert (point.label, point.due, point.words, point.quote) == (label, due, words, "")


def test_what_the_user_writes_is_counted_from_today() -> None:
    assert by_hand.in_words("pay the nursery by tomorrow", TODAY).due == date(2026, 6, 12)

    point = Point(label="request", quote="send it tomorrow", due=date(2026, 6, 10))

    assert by_hand.reworded(point, "the plan, tomorrow", WRITTEN, TODAY).due == date(2026, 6, 10)
    assert by_hand.reworded(point, "the plan, today", WRITTEN, TODAY).due == TODAY


def test_reworded_a_point_takes_the_day_that_the_words_name_and_else_keeps_its_own() -> None:
    point = Point(label="request", quote="send it by Friday", due=date(2026, 6, 12))

    assert by_hand.reworded(point, "the new plan", WRITTEN, TODAY).due == date(2026, 6, 12)
    assert by_hand.reworded(point, "the new plan by 15 June", WRITTEN, TODAY).due == date(2026, 6, 15)
    assert by_hand.reworded(Point(label="fact", quote="late"), "late on 3 June", WRITTEN, TODAY).due is None


@pytest.mark.parametrize("label", ["request", "question", "deadline"])
def test_reworded_with_a_day_a_point_without_one_has_it(label: Label) -> None:
    point = Point(label=label, quote="send it again")

    assert by_hand.reworded(point, "the new plan by 15 June", WRITTEN, TODAY).due == date(2026, 6, 15)
    assert by_hand.reworded(point, "the new plan, tomorrow 5pm", WRITTEN, TODAY).due == date(2026, 6, 12)
    assert by_hand.reworded(point, "the new plan", WRITTEN, TODAY).due is None


def test_reworded_with_a_day_that_is_past_a_request_is_wanted_by_none() -> None:
    point = Point(label="request", quote="send it again")

    assert by_hand.reworded(point, "the plan of 3 June once more", WRITTEN, TODAY).due is None


def test_relabelled_as_a_deadline_a_point_has_the_day_of_its_words() -> None:
    point = Point(label="fact", quote="we open on Friday 12 June")

    assert by_hand.relabelled(point, "deadline", WRITTEN, TODAY).due == date(2026, 6, 12)
    assert by_hand.relabelled(point, "request", WRITTEN, TODAY).due is None


def test_relabelled_a_day_of_the_users_own_is_counted_from_today_and_the_clients_from_the_message() -> None:
    later = date(2026, 11, 23)
    own = by_hand.in_words("the printer opens again on Friday", later)
    theirs = Point(label="fact", quote="The printer opens on Friday.")

    assert by_hand.relabelled(own, "deadline", WRITTEN, later).due == date(2026, 11, 27)
    assert by_hand.relabelled(theirs, "deadline", WRITTEN, later).due == date(2026, 6, 12)
    reworded = theirs.but(words="the printer, on Friday")
    assert by_hand.relabelled(reworded, "deadline", WRITTEN, later).due == date(2026, 6, 12)


def test_the_number_of_a_list_is_no_part_of_the_point() -> None:
    text = "We ask for this:\n1. Please send the plan by Friday 12 June.\n2. Please call the tenant."
    reading = read(text, None)
    first, second = text.index("1."), text.index("2.")

    assert by_hand.from_selection(reading, first, second - 1, WRITTEN).quote == (
        "Please send the plan by Friday 12 June."
    )
    assert by_hand.from_selection(reading, second, len(text), WRITTEN).quote == "Please call the tenant."


def test_a_day_in_a_line_is_no_number_of_a_list() -> None:
    text = "It was due on the 4. June is over now."
    start = text.index("4. June")

    assert by_hand.from_selection(read(text, None), start, len(text), WRITTEN).quote == text[start:]


def test_points_that_hold_words_of_a_new_one_are_found_however_they_are_wrapped() -> None:
    whole = Point(label="request", quote="We want a reduction of 30 %\nand the plan by Friday")
    pieces = (
        Point(label="request", quote="a reduction of 30 % and"),
        Point(label="deadline", quote="by Friday"),
    )
    other = Point(label="fact", quote="The plan was late")
    own = Point(label="request", words="by Friday")

    assert by_hand.double(whole, (pieces[0], other, own, pieces[1])) == pieces
    assert by_hand.double(pieces[1], (whole, other)) == (whole,)


def test_a_point_without_a_quote_doubles_none() -> None:
    own = Point(label="request", words="by Friday")

    assert by_hand.double(own, (Point(label="fact", quote="The plan was late"), own)) == ()
