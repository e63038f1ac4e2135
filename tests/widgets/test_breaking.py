from __future__ import annotations

import pytest

from amends.widgets.breaking import broken

PATH = "/home/ines/.local/share/amends/letters/2026-06-10-the-garden-plan.eml"


@pytest.mark.parametrize("width", [30, 40, 57])
def test_a_path_is_broken_behind_a_slash(width: int) -> None:
    lines = broken(f"A mail file: {PATH} It is not sent.", width).split("\n")

    assert max(map(len, lines)) <= width
    assert "".join(lines).replace(" ", "") == f"A mail file: {PATH} It is not sent.".replace(" ", "")
    within = [line for line in lines[:-1] if not line.endswith("/")]
    assert within in ([], [next(line for line in lines if ".eml" in line)])
    assert any("2026-06-10-the-garden-plan.eml" in line for line in lines)


def test_a_name_that_no_line_holds_is_broken_between_its_words() -> None:
    assert broken("in /a/2026-06-10-the-garden-plan.eml", 20) == "in /a/2026-06-10-\nthe-garden-plan.eml"


def test_a_word_that_nothing_joins_is_left_to_the_terminal() -> None:
    assert broken("x" * 30, 20) == "x" * 30


@pytest.mark.parametrize("words", ["Copied.", "Moved to /trash\nctrl+z brings it back.", ""])
def test_what_fits_stays_as_it_is(words: str) -> None:
    assert broken(words, 30) == words
