from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.reading import read
from amends.reading.joints import joints
from amends.reading.stretches import stretches


def clauses(text: str) -> list[str]:
    return [text[start:end] for one in stretches(text) for start, end in one.clauses]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "Half of our members can't open the page at all and one has asked for her money back.",
            ["Half of our members can't open the page at all", "one has asked for her money back"],
        ),
        (
            "You delivered ninety tiles, of which I count twelve broken.",
            ["You delivered ninety tiles", "of which I count twelve broken"],
        ),
        (
            "Send the plan, call the mason and fix the step.",
            ["Send the plan", "call the mason", "fix the step"],
        ),
        (
            "I think you ought to glaze it again and pay the courier yourself.",
            ["I think you ought to glaze it again", "pay the courier yourself"],
        ),
        (
            "I want the door painted by Friday and a refund of the deposit.",
            ["I want the door painted by Friday", "a refund of the deposit"],
        ),
        (
            "I want the film cut by noon and £300 of the fee back.",
            ["I want the film cut by noon", "£300 of the fee back"],
        ),
        (
            "We ask for (1) a new frame, (2) the glass and (3) the drawings.",
            ["We ask for (1) a new frame", "the glass", "the drawings"],
        ),
    ],
)
def test_what_somebody_else_does_and_each_wish_is_a_clause_of_its_own(text: str, apart: list[str]) -> None:
    assert clauses(text) == apart


@pytest.mark.parametrize(
    "text",
    [
        "The second half of your fee (£450) falls due on the 1st",
        "The drawing on which we have built the whole stand was wrong",
        "The hall, stairs and landing are wet",
        "The bread and the butter were off",
        "We sell and repair bikes in the old town",
        "The label says “best before May, and chill it” on the back",
    ],
)
def test_what_belongs_together_is_one_clause(text: str) -> None:
    assert clauses(f"{text}.") == [text]


def test_a_clause_begins_and_ends_with_words_of_its_own() -> None:
    assert clauses("The client just saw the tiles and.. they are green.") == [
        "The client just saw the tiles",
        "they are green",
    ]
    assert (
        clauses("Tell us (1) who was on the roof, (2) when it was shut.")[0]
        == "Tell us (1) who was on the roof"
    )


def test_a_time_ends_with_its_day_and_never_within_a_word() -> None:
    wanted = "I want the page mended by tomorrow noon and a refund of the 300 euros for the second round."

    found = [wanted[one.start : one.end] for one in read(wanted, None).spans if one.label == "deadline"]

    assert found == ["by tomorrow noon"]


@given(st.text(alphabet="ab ,.;:()\"-–\n'1)and the was pay", max_size=200))
def test_joints_come_in_order_and_within_the_sentence(text: str) -> None:
    at = 0
    for here, behind in joints(text, 0, len(text)):
        assert at <= here <= behind <= len(text)
        at = behind
