from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from amends.coach import answered_in, linked, part_answering
from amends.coach.answering import not_answered
from amends.domain.letter import NOWHERE, Letter, Section
from amends.domain.message import Message, Point
from coach.given import letter_in_parts

CASES = tomllib.loads(Path(__file__).with_name("answered.toml").read_text(encoding="utf-8"))["case"]

LETTER = letter_in_parts(
    "they-complained",
    [
        (
            "what-happened",
            "I sent the page two days late. The old form did not send, and nobody heard of it.",
        ),
        ("why", "A colleague now tries each form on the day before."),
    ],
)


@pytest.mark.parametrize(
    ("point", "part"),
    [
        ("The form did not send at all", "what-happened"),
        ("Eleven patients rang my receptionist about the form", ""),
        ("Who tries the forms on the day before the launch?", "why"),
        ("Where is the page?", "what-happened"),
        ("The radio spot was another 950", ""),
    ],
)
def test_a_point_is_taken_up_where_one_sentence_shares_its_words(point: str, part: str) -> None:
    assert answered_in(LETTER, point, "") == part


def test_what_is_quoted_of_theirs_answers_nothing() -> None:
    quoting = [
        (
            "what-happened",
            "You wrote: “The radio spot was another 950.” I was late.\n\n> The radio spot was another 950",
        ),
    ]
    letter = letter_in_parts("they-complained", quoting)

    assert answered_in(letter, "The radio spot was another 950", "") == ""


def test_a_point_is_answered_by_the_part_that_the_user_names_while_the_letter_has_it() -> None:
    assert answered_in(LETTER, "The radio spot was another 950", "why") == "why"
    assert answered_in(LETTER, "Where is the page?", "close") == ""


def of_one_part(said: str) -> Letter:
    return Letter(said, (Section("part", 0, len(said), "what-happened"),))


@pytest.mark.parametrize("half", ["tune", "check"])
def test_what_is_seen_as_answered_is_answered_nine_times_in_ten(half: str) -> None:
    """A mark too many is worse than one too few: the first may be one in ten, the second one in four."""
    seen, right, wanted = 0, 0, 0
    for case in (case for case in CASES if case["half"] == half):
        points = case["points"]
        for said, answers in case["said"]:
            for number, point in enumerate(points):
                others = tuple(points[:number] + points[number + 1 :])
                found = answered_in(of_one_part(said), point, "", others) != ""
                seen += found
                right += found and number in answers
            wanted += len(answers)

    assert right / seen >= 0.9
    assert right / wanted >= 0.75


@pytest.mark.parametrize(
    ("point", "said", "is_answered"),
    [
        ("tell me who pays for the reprint", "I will do my best to get the reprint done.", False),
        ("tell me who pays for the reprint", "I pay for the reprint.", True),
        ("When do the chairs come?", "The chairs come soon.", False),
        ("When do the chairs come?", "The chairs come on Tuesday.", True),
        ("How much is the reprint?", "The reprint is underway.", False),
        ("How much is the reprint?", "The reprint is 300.", True),
        ("Why were the chairs late?", "The chairs were late.", False),
        ("Why were the chairs late?", "The chairs were late because I gave the wrong address.", True),
        ("you have not picked up once", "You rang me and I let it ring.", True),
        ("you have not picked up once", "I will call you.", False),
    ],
)
def test_a_question_is_answered_by_what_it_is_after(point: str, said: str, is_answered: bool) -> None:
    assert (answered_in(of_one_part(said), point, "") != "") is is_answered


def test_the_calm_words_of_a_point_are_enough_to_find_it_by() -> None:
    point = Point(
        label="fact",
        quote="Four times I told your people, and then I open the box and what do I see, seriously?",
        words="The old prices went in",
    )

    assert part_answering(of_one_part("I used the old prices."), Message(points=(point,)), point)


def test_a_point_that_the_user_calls_open_is_answered_by_nothing() -> None:
    point = Point(label="fact", quote="The form did not send")
    message = Message(points=(point,))
    said, what = linked(LETTER, message, point, NOWHERE)

    assert part_answering(LETTER, message, point) == "what-happened"
    assert said.answered_by == NOWHERE
    assert part_answering(LETTER, message, said) == ""
    assert what == "leave a point open"
    linked_to = linked(LETTER, message, point, "close")
    assert linked_to == (point.but(answered_by="close"), "link a point")


def test_a_link_is_simply_taken_back_where_the_coach_finds_nothing() -> None:
    point = Point(label="fact", quote="The radio spot was another 950", answered_by="why")

    assert not_answered(LETTER, Message(points=(point,)), point).answered_by == ""


GATES = Message(
    points=(
        Point(label="fact", quote="You painted our OLD gate colour"),
        Point(label="fact", quote="The side gate does not lock"),
        Point(label="request", quote="Repaint the gate and see to the colour of the side wall"),
        Point(label="fact", quote="Both keys and the old colour card are missing"),
    )
)


@pytest.mark.parametrize(
    ("said", "taken_up"),
    [
        ("The side gate never locked and it has your old gate colour; both are my mistakes.", [0, 1]),
        ("The gate has your old colour.", [0]),
        ("The gate is near the old wall.", []),
    ],
)
def test_one_sentence_takes_up_two_complaints_whose_words_stand_in_other_points_too(
    said: str, taken_up: list[int]
) -> None:
    points = enumerate(GATES.points)

    assert [at for at, one in points if part_answering(of_one_part(said), GATES, one)] == taken_up


@pytest.mark.parametrize(
    ("said", "is_answered"),
    [
        ("You get all four chairs on Thursday 3 December.", True),
        ("It will be with you by Friday.", True),
        ("I was late with it on Thursday.", False),
        ("You get it soon.", False),
        ("I will call you on Thursday.", False),
        ("Do you get it on Thursday?", False),
        ("You have the refund on Thursday.", False),
    ],
)
def test_a_when_without_a_word_of_its_own_is_answered_by_a_day_to_come(said: str, is_answered: bool) -> None:
    assert (answered_in(of_one_part(said), "Can you tell me when I can expect it?", "") != "") is is_answered


@pytest.mark.parametrize(
    ("point", "said", "is_answered"),
    [
        ("I want the £410 taken off your bill", "I was late, which costs you £410.", False),
        ("I want the £410 taken off your bill", "I take the £410 off it.", True),
        ("I sent you the pattern in May", "You never told me that the pattern was the only one.", False),
        ("I sent you the pattern in May", "You sent me the pattern in May, and I cut another one.", True),
        ("I expect you to call me within 24 hours", "I will call you on Tuesday at nine.", True),
        ("I expect you to call me within 24 hours", "I will call the mill on Tuesday.", False),
        ("I expect you to call me within 24 hours", "I called you on Tuesday.", False),
        ("half of the buttons are missing", "I also replace the buttons.", True),
        ("half of the buttons are missing", "I left six of the twelve buttons off.", True),
        ("half of the buttons are missing", "I counted the buttons.", False),
    ],
)
def test_what_is_wished_or_found_fault_with_takes_a_deed_and_not_its_words_alone(
    point: str, said: str, is_answered: bool
) -> None:
    assert (answered_in(of_one_part(said), point, "") != "") is is_answered


def test_the_words_of_a_point_said_again_take_it_up_though_they_stand_in_other_points_too() -> None:
    others = ("The sleeves of the blue coat are three fingers short",)

    assert answered_in(of_one_part("The sleeves came three fingers out."), "three fingers out", "", others)
    assert not answered_in(of_one_part("I have three fingers."), "three fingers out", "", others)


@pytest.mark.parametrize(
    ("point", "said", "part"),
    [
        ("what happened??", "I read the wrong line of the table.", "why"),
        ("I want an explanation of what went wrong", "I read the wrong line of the table.", "why"),
        ("what happened??", "From today on Ana reads each table.", ""),
        ("what happened to the second coat?", "I read the wrong line of the table.", ""),
    ],
)
def test_who_asks_for_the_cause_of_it_all_is_answered_where_the_cause_is_told(
    point: str, said: str, part: str
) -> None:
    letter = letter_in_parts("they-complained", [("what-happened", "The coat is short."), ("why", said)])

    assert answered_in(letter, point, "") == part
