"""Text from outside, made safe to show, and the same however a machine writes its letters."""

from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given

from amends.domain.clean import clean, clean_line
from strategies import any_texts

NAME = "José Müller-Žižková"


@pytest.mark.parametrize("name", [NAME, "Nguyễn Thị Ánh", "한글", "がぎぐ", "Ωμέγα"])
def test_a_name_is_the_same_in_either_way_of_writing_its_letters(name: str) -> None:
    assert clean_line(normalize("NFD", name)) == clean_line(name) == normalize("NFC", name)


def test_a_mark_kept_from_its_letter_by_what_is_never_seen_joins_it() -> None:
    assert clean("e\u200b\u0301") == "é"


def test_marks_that_make_no_letter_stay_beside_it() -> None:
    assert clean("q\u0307 and x\u0323") == "q\u0307 and x\u0323"


@given(any_texts)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert is_normalized("NFC", once)
