from __future__ import annotations

import pytest

from amends.coach import answered_in
from coach.given import letter_in_parts

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
        ("Eleven patients rang to say that the form did not send", "what-happened"),
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
