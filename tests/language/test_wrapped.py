from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amends.language.wrapped import unwrapped

LETTER = """Hello Sam,

the leaflet was due on Friday 8 May and it came on Monday 11 May, and then the
second page had the prices of last year, which nobody here had asked you for.

- page 2 has the wrong prices, all of them, from the first to the very last one
- page 3 is fine

Kind regards,
Ines"""


def test_lines_of_a_paragraph_flow_together_and_lines_that_stand_alone_stay() -> None:
    expected = LETTER.replace("then the\nsecond", "then the second")

    assert unwrapped(LETTER) == expected


def test_short_lines_were_meant_so() -> None:
    verse = "Roses are red,\nviolets are blue,\nthe invoice is wrong,\nand so is page two."

    assert unwrapped(verse) == verse


def test_a_text_of_long_lines_was_not_wrapped() -> None:
    text = "word " * 40 + "\n" + "word " * 30

    assert unwrapped(text) == text
    assert unwrapped("") == ""


@given(st.lists(st.text(alphabet="ab >-1.\n", max_size=90), max_size=12).map("\n".join))
def test_every_character_keeps_its_place(text: str) -> None:
    flowing = unwrapped(text)

    assert len(flowing) == len(text)
    assert all(new == old or (old, new) == ("\n", " ") for old, new in zip(text, flowing, strict=True))
