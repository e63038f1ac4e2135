from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from amends.coach import without_answered
from amends.domain.message import Message, Point
from amends.domain.turn import Turn

MONDAY = date(2026, 6, 8)
ASKED = "When can you reprint the menu board?"
QUESTION = Point(label="question", quote="When can you reprint the menu board?")


def aside(*turns: Turn, point: Point = QUESTION) -> str | None:
    """Why the question is set aside, with these turns, the newest first."""
    message = Message(text="It is not right yet.", date=datetime(2026, 6, 9, tzinfo=UTC), points=(point,))
    return without_answered(message, turns).points[0].set_aside


def mine(text: str) -> Turn:
    return Turn(own=True, text=text, day=MONDAY)


THEIRS = Turn(own=False, text=f"The prices are wrong. {ASKED}", day=MONDAY)
NEWEST = Turn(own=False, text="It is not right yet.", day=MONDAY.replace(day=9))


def test_a_question_that_the_user_has_answered_is_set_aside_with_that_reason() -> None:
    answer = mine("I can reprint the menu board on Wednesday.")

    assert aside(NEWEST, answer, THEIRS) == "answered already"


@pytest.mark.parametrize(
    "turns",
    [
        (NEWEST, THEIRS),
        (NEWEST, mine("I am looking into it."), THEIRS),
        (NEWEST, mine("The menu board looks fine to me."), THEIRS),
        (NEWEST, mine("When do you need the menu board reprinted?"), THEIRS),
        (NEWEST, THEIRS, mine("I can reprint the menu board on Wednesday.")),
        (NEWEST, mine("I can reprint the menu board on Wednesday.")),
        (NEWEST, Turn(own=False, text="I can reprint the menu board on Wednesday."), THEIRS),
        (),
    ],
    ids=[
        "no word",
        "vague",
        "no day",
        "a question",
        "before it",
        "never asked",
        "their words",
        "no exchange",
    ],
)
def test_what_no_reply_plainly_takes_up_is_still_owed(turns: tuple[Turn, ...]) -> None:
    assert aside(*turns) is None


def test_an_answer_whose_day_has_gone_by_answers_nothing_any_more() -> None:
    newest = NEWEST._replace(text="Nothing came.")

    assert aside(newest, mine("I will reprint the menu board today, Monday 8 June."), THEIRS) is None


@pytest.mark.parametrize("label", ["fact", "request", "deadline", "heat"])
def test_only_a_question_is_met_by_words(label: str) -> None:
    point = QUESTION.but(label=label)

    assert aside(NEWEST, mine("I can reprint the menu board on Wednesday."), THEIRS, point=point) is None
