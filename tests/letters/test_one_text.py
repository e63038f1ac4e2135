"""The letter as one text for another editor: given, changed, and taken back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.draft import Part
from amends.letters import as_one_text, from_one_text, in_or_out, with_another
from amends.letters.one_text import ABOVE, NOTHING
from amends.letters.places import text_at, with_text
from letters_given import draft
from strategies import drafts, texts

if TYPE_CHECKING:
    from amends.domain.draft import Draft
    from amends.letters.places import Place

TEXT = as_one_text(draft()).text
PLACES = tuple(as_one_text(draft()).lines)


def line_of(label: str) -> str:
    return f"# --- {label} (do not change this line) ---\n"


def words_of(letter: Draft) -> Counter[str]:
    shown = (text_at(letter, place) for place in as_one_text(letter).lines)
    return Counter(word for text in shown for word in text.split())


def test_the_whole_letter_stands_there_with_the_offers_as_lines_that_are_not_taken_back() -> None:
    lines = TEXT.split("\n")

    assert lines[0] == ABOVE
    assert lines[2:4] == [line_of("Subject").rstrip(), "Re: Where are the labels?"]
    at = lines.index(line_of("Offers, after the list").rstrip())
    assert lines[at - 3].startswith("# | 1. 20% of the fee (£60) off")
    assert lines[at - 2].startswith("# | 2. A set of shelf cards")
    assert lines[at + 1] == "Which would you prefer?"
    assert TEXT.endswith(line_of("Sign-off") + "Kind regards,\nSam\n")


def test_each_text_begins_on_the_line_that_is_told() -> None:
    page = as_one_text(draft())
    lines = page.text.split("\n")

    for place, number in page.lines.items():
        assert lines[number - 1] == text_at(draft(), place).split("\n")[0]


def test_a_part_that_is_left_out_is_not_given_and_keeps_its_words() -> None:
    letter = in_or_out(draft(), "why")
    page = as_one_text(letter)

    assert "one list" not in page.text
    assert from_one_text(page.text.replace("labels", "lids"), letter).draft.part("why") == letter.part("why")


@given(drafts())
def test_what_is_not_changed_comes_back_as_it_was(letter: Draft) -> None:
    back = from_one_text(as_one_text(letter).text, letter)

    assert letter == back.draft
    assert back.said == ()


@given(st.sampled_from(PLACES), texts)
def test_what_is_written_into_one_text_is_in_it_and_nowhere_else(place: Place, text: str) -> None:
    if place[0] in ("subject", "greeting"):
        text = " ".join(text.split())
    letter = with_text(draft(), place, text)
    back = from_one_text(as_one_text(letter).text, draft())

    assert text.strip() == text_at(back.draft, place).strip()
    for other in set(PLACES) - {place}:
        assert text_at(draft(), other) == text_at(back.draft, other)
    assert back.said == ()


OURS = st.sampled_from([line for line in TEXT.split("\n") if line.startswith("# ---")])
LINES = [line for line in TEXT.split("\n") if not line.startswith("# |")]


@given(st.sets(st.integers(0, len(LINES) - 1)), st.lists(st.tuples(st.integers(0, len(LINES)), OURS)))
def test_lines_that_are_missing_doubled_or_out_of_order_lose_no_word(
    gone: set[int], more: list[tuple[int, str]]
) -> None:
    lines = [line for at, line in enumerate(LINES) if at not in gone or not line.startswith("# ---")]
    for at, line in more:
        lines.insert(at, line)

    assert words_of(draft()) == words_of(from_one_text("\n".join(lines), draft()).draft)


@given(st.permutations(LINES))
def test_lines_in_any_order_lose_no_word(lines: list[str]) -> None:
    assert words_of(draft()) == words_of(from_one_text("\n".join(lines), draft()).draft)


def test_words_whose_line_is_gone_are_with_the_text_before_and_that_is_said() -> None:
    back = from_one_text(TEXT.replace(line_of("Why, and what is different"), ""), draft())
    before = text_at(draft(), ("part", "putting-it-right"))

    assert text_at(back.draft, ("part", "why")) == ""
    assert text_at(back.draft, ("part", "putting-it-right")).startswith(f"{before}\n\nI kept the order")
    assert back.said == ("No line for “Why, and what is different”: words of it are with the text before.",)


def test_a_letter_without_any_line_is_all_there_its_subject_first() -> None:
    bare = "\n".join(line for line in TEXT.split("\n") if not line.startswith("# "))
    back = from_one_text(bare, draft())

    assert back.draft.subject == "Re: Where are the labels?"
    assert text_at(back.draft, ("part", "what-happened")).startswith("Hello Ines,\n\nThank you")
    assert words_of(draft()) == words_of(back.draft)
    assert back.said[0] == "“Subject” is one line; what stood below it is in “What happened”."


def test_what_is_written_above_everything_goes_to_the_first_part() -> None:
    back = from_one_text(f"One more thing.\n{TEXT}", draft())

    assert text_at(back.draft, ("part", "what-happened")).startswith("One more thing.\n\nThank you")


def test_below_a_greeting_the_words_go_before_those_of_the_first_part() -> None:
    back = from_one_text(TEXT.replace("Hello Ines,", "Hello\nInes,\n\nI am sorry."), draft())

    assert back.draft.greeting == "Hello Ines,"
    assert text_at(back.draft, ("part", "what-happened")).startswith("I am sorry.\n\nThank you")
    assert back.said == ("“Greeting” is one line; what stood below it is in “What happened”.",)


def test_two_lines_of_one_name_and_another_order_are_said() -> None:
    close = line_of("Close")
    back = from_one_text(f"{close}Later.\n{TEXT}", draft())

    assert text_at(back.draft, ("part", "close")).startswith("Later.\n\nI have enjoyed")
    assert back.said == (
        "Two lines for “Close”: the words of both are in it.",
        "The parts are in the order of before; o in the letter moves them.",
    )


def test_a_part_that_nobody_knows_is_kept_as_words() -> None:
    back = from_one_text(f"{TEXT}{line_of('P.S.')}Greet the crew.\n", draft())

    assert back.draft.sign_off == "Kind regards,\nSam\n\nP.S.\nGreet the crew."
    assert back.said == ("“P.S.” is no part of this letter; it is in “Sign-off”, with its words.",)


def test_a_part_that_was_emptied_is_empty() -> None:
    close = text_at(draft(), ("part", "close"))
    back = from_one_text(TEXT.replace(close, ""), draft())

    assert text_at(back.draft, ("part", "close")) == ""
    assert back.said == ()


@pytest.mark.parametrize("text", ["", "\n\n", f"{ABOVE}\n"])
def test_an_empty_file_takes_nothing_away(text: str) -> None:
    back = from_one_text(text, draft())

    assert draft() == back.draft
    assert back.said == (NOTHING,)


def test_what_changed_meanwhile_stays_where_the_editor_changed_nothing() -> None:
    now = with_text(draft(), ("part", "why"), "Changed meanwhile.")
    back = from_one_text(TEXT.replace("Hello", "Dear"), draft(), now)

    assert back.draft == with_text(now, ("greeting", ""), "Dear Ines,")
    assert back.said == ()


def test_where_both_changed_the_editor_wins_and_that_is_said() -> None:
    now = with_text(draft(), ("greeting", ""), "Good morning Ines,")
    back = from_one_text(TEXT.replace("Hello", "Dear"), draft(), now)

    assert back.draft.greeting == "Dear Ines,"
    assert back.said == ("“Greeting” had changed here meanwhile; ctrl+z brings that back.",)


def test_a_part_that_has_gone_meanwhile_comes_back_with_what_was_written() -> None:
    now = draft().but(parts=draft().parts[:-1])
    back = from_one_text(TEXT.replace("drawing your labels", "working with you"), draft(), now)

    assert "working with you" in text_at(back.draft, ("part", "close"))


def test_two_parts_of_one_title_are_told_apart() -> None:
    letter = with_another(with_another(draft()))
    page = as_one_text(letter).text
    back = from_one_text(page.replace(line_of("Also (2)"), f"{line_of('Also (2)')}Second."), letter)

    assert [part.text for part in back.draft.parts[-3:-1]] == ["", "Second."]


def test_lines_of_the_letter_that_look_like_ours_stay_its_own() -> None:
    odd = f"# | not a remark\n{line_of('Close')}\\# | nor this"
    letter = draft().written(Part(name="close", text=odd))

    assert letter == from_one_text(as_one_text(letter).text, draft()).draft
