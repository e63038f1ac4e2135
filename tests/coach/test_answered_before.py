from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from amends.coach.answered_before import set_aside_in, without_answered
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


WHY = Point(label="question", quote="Why are the prices wrong?")
BECAUSE = mine("The prices are not wrong because I used your list.")


def newest(text: str) -> Turn:
    return NEWEST._replace(text=text)


@pytest.mark.parametrize(
    "text",
    [
        "They are wrong!",
        "The prices are from last year.",
        "That is not true.",
        "That isn't true.",
        "I don't agree with you.",
        "You did not answer what I asked.",
        "No, they don't.",
    ],
)
def test_a_question_whose_answer_they_dispute_is_still_owed(text: str) -> None:
    asked = Turn(own=False, text="Why are the prices wrong?", day=MONDAY)

    assert aside(newest(text), BECAUSE, asked, point=WHY) is None


@pytest.mark.parametrize(
    "text", ["Thank you for that.", "And the paper came out too thin.", "Nobody called."]
)
def test_words_about_something_else_leave_the_answer_standing(text: str) -> None:
    asked = Turn(own=False, text="Why are the prices wrong?", day=MONDAY)

    assert aside(newest(text), BECAUSE, asked, point=WHY) == "answered already"


def test_what_is_answered_again_after_a_dispute_is_set_aside() -> None:
    asked = Turn(own=False, text="Why are the prices wrong?", day=MONDAY)
    again = mine("The prices are wrong because I took the list of May.")

    turns = (newest("Thank you."), again, newest("They are wrong!"), BECAUSE, asked)

    assert aside(*turns, point=WHY) == "answered already"


def test_how_many_were_set_aside_is_told_with_the_keys() -> None:
    done, by_hand = WHY.but(set_aside="answered already"), QUESTION.but(set_aside="")

    told = [set_aside_in(Message(points=points)) for points in ((by_hand,), (done, by_hand), (done, done))]

    assert told[0] == ""
    assert told[1].startswith("1 question is set aside: answered already. ↓")
    assert told[2].startswith("2 questions are set aside: answered already. ↓")
