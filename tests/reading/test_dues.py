"""By when a point is wanted: days given, days before another day, the hour in its words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from amends.domain.message import Point
from amends.language import dates
from amends.ledger.days import brief
from amends.reading import propose_points, read
from amends.reading.dues import due_told, hour_named
from reading.messages import TUESDAY

FRIDAY = date(2026, 5, 15)


def dated(text: str) -> list[tuple[str, date | None]]:
    return [
        (point.label, point.due)
        for point in propose_points(read(text, TUESDAY), TUESDAY)
        if point.label == "deadline" or point.due
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The map is wrong. You have 7 days.", date(2026, 5, 19)),
        ("The map is wrong. You have seven (7) days to send another.", date(2026, 5, 19)),
        ("The map is wrong. I'll give you three working days.", FRIDAY),
        ("The map is wrong. You've got 48 hours!", date(2026, 5, 14)),
        ("The map is wrong. You have two full weeks from today.", date(2026, 5, 26)),
        ("The map is wrong. You have until the 18th to sort it out.", date(2026, 5, 18)),
        ("The map is wrong. I am giving you until Friday.", FRIDAY),
    ],
)
def test_time_that_is_given_ends_on_a_day(text: str, due: date) -> None:
    assert [day for _, day in dated(text)] == [due]


SUNDAY = datetime(2026, 5, 17, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Monday at 10 I'm at the press; could you ring at 2 pm instead?", date(2026, 5, 18)),
        ("I am in the shop on Tuesday. Could you ring me at 2 pm?", date(2026, 5, 19)),
        ("The shop is closed on Tuesday. Could you ring me at 2 pm?", date(2026, 5, 19)),
        ("On Friday we open at 9. We need the cards by noon.", date(2026, 5, 22)),
        ("I need the cards by 9 am.", date(2026, 5, 18)),
        ("I need the cards by 9 pm.", date(2026, 5, 17)),
        ("The parcel came on Friday. We must have the rest by 8 pm.", date(2026, 5, 17)),
        ("You sent it last Friday at 3 pm. Please answer by noon.", date(2026, 5, 18)),
        ("We open on Friday. It rains. Please answer by noon.", date(2026, 5, 18)),
    ],
)
def test_an_hour_alone_belongs_to_the_day_named_before_it_and_is_to_come(text: str, due: date) -> None:
    points = propose_points(read(text, SUNDAY), SUNDAY)

    assert [point.due for point in points if point.due] == [due]


@pytest.mark.parametrize(
    "text",
    ["You have 3 days of footage.", "You have had 7 days.", "I gave you a week.", "I have 7 days left."],
)
def test_a_length_of_time_gives_none(text: str) -> None:
    assert dated(f"The map is wrong. {text}") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "The market opens on the 25th and the printers need the files three working days before.",
            date(2026, 5, 20),
        ),
        ("The market opens on 25 May and we need the files two days before.", date(2026, 5, 23)),
        ("The market opens on 25 May and we need the files a week before that.", date(2026, 5, 18)),
    ],
)
def test_days_before_another_day_are_counted_back(text: str, due: date) -> None:
    assert ("request", due) in dated(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The map is wrong. Please send the map again within 900 weeks.", datetime(9998, 6, 1, tzinfo=UTC)),
        ("The market opens on Friday and we need the map 900 weeks before.", datetime(3, 6, 1, tzinfo=UTC)),
        (
            "The market opens on Friday and we need the map 999 working days before.",
            datetime(3, 6, 1, tzinfo=UTC),
        ),
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_none(text: str, written: datetime) -> None:
    points = propose_points(read(text, written), written)

    assert points
    assert not any(one.due for one in points)


def test_the_hour_of_the_first_day_of_all() -> None:
    assert hour_named(Point(label="request", quote="send it by 6pm", due=date.min)) == "6pm"


@pytest.mark.parametrize(
    ("quote", "hour"),
    [
        ("fix it by Friday, 8am", "8am"),
        ("send it by 5pm CET on Friday", "5pm CET"),
        ("send it by EOD Friday", "EOD"),
        ("send it by 15 May at 17:00", "17:00"),
        ("it came at 9am, send another by Friday", ""),
        ("the files were due Monday at noon, now send them by Friday", ""),
        ("send it by Friday", ""),
        ("send it by 6pm", "6pm"),
    ],
)
def test_the_hour_is_that_of_its_day(quote: str, hour: str) -> None:
    assert hour_named(Point(label="request", quote=quote, due=FRIDAY)) == hour


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("send it by Friday", ""),
        ("send it by Friday, 3pm", "3pm"),
        ("send it by noon", "noon"),
        ("the new map", "5pm"),
    ],
)
def test_own_words_that_say_when_have_the_hour_or_none_has(words: str, hour: str) -> None:
    assert hour_named(Point(label="request", quote="I need it by 5pm", words=words, due=FRIDAY)) == hour


def test_the_days_of_a_point_are_looked_for_once_however_often_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []

    def find(words: str, base: date | None) -> tuple[dates.Mention, ...]:
        looked.append(words)
        return found(words, base)

    found = dates.find
    monkeypatch.setattr(dates, "find", find)
    point = Point(label="request", quote="send the third map by Friday, 4pm", due=FRIDAY)
    told = due_told(point, brief, FRIDAY)
    once = len(looked)

    assert once > 0
    assert [due_told(point, brief, FRIDAY) for _ in range(9)] == [told] * 9
    assert len(looked) == once


def test_without_a_day_there_is_no_hour() -> None:
    assert hour_named(Point(label="request", quote="send it by 6pm")) == ""


def test_a_day_that_is_gone_is_told_as_past() -> None:
    point = Point(label="request", quote="fix it by Friday, 8am", due=FRIDAY)

    assert due_told(point, brief, FRIDAY) == "by Fri 15 May, 8am"
    assert due_told(point, brief, date(2026, 5, 16)) == "by Fri 15 May, 8am (past)"
    assert due_told(Point(label="request", quote="fix it"), brief, FRIDAY) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The map is wrong. "
            "I want the missing pages and the price list corrected by Friday 15 May, 12 noon.",
            ["by Fri 15 May", "by Fri 15 May, 12 noon"],
        ),
        (
            "The map is wrong. "
            "I want the map redrawn and the list corrected by Friday, 12 noon, at the very latest.",
            ["by Fri 15 May", "by Fri 15 May, 12 noon"],
        ),
        (
            "The map is wrong. Please send the map and correct the price list by Friday, 5pm.",
            ["by Fri 15 May", "by Fri 15 May, 5pm"],
        ),
        (
            "The map is wrong. I need the new map by Friday 15 May at twelve noon at the latest.",
            ["by Fri 15 May, twelve noon"],
        ),
        (
            "The map is wrong. Please send the map today and correct the list by Friday.",
            ["by Tue 12 May", "by Fri 15 May"],
        ),
        (
            "The map is wrong. Please send the new map right away and share the price list by Friday.",
            ["", "by Fri 15 May"],
        ),
        (
            "The map is wrong. Please send the map, and I want the list corrected by Friday.",
            ["", "by Fri 15 May"],
        ),
        ("The map is wrong. Please send the map. Correct the list by Friday.", ["", "by Fri 15 May"]),
    ],
)
def test_both_halves_of_a_wish_are_wanted_by_the_day_at_its_end(text: str, told: list[str]) -> None:
    points = propose_points(read(text, TUESDAY), TUESDAY)

    assert [due_told(one, brief, TUESDAY.date()) for one in points if one.label == "request"] == told
    assert not any(one.label == "deadline" for one in points)


def test_an_hour_in_a_sentence_of_its_own_is_that_of_the_day_before_it() -> None:
    text = "The map is wrong. I want it redrawn by Friday. 12 noon, at the very latest."
    points = propose_points(read(text, TUESDAY), TUESDAY)

    assert [due_told(one, brief, TUESDAY.date()) for one in points if one.due] == [
        "by Fri 15 May",
        "by Fri 15 May, 12 noon",
    ]
