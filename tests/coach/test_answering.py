from __future__ import annotations

import pytest

from amends.coach import taken_up
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
    assert taken_up(LETTER, point) == part
