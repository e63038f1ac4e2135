"""The border between a message's own words and what is folded moves by a line, and loses none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.border import fold_line, remarks_below, take_line
from amends.domain.message import Message

TEXT = "It came late.\n\nI want a new one.\n\nPetra\nMaly & Sons"


def lines(message: Message) -> list[str]:
    whole = "\n".join((message.text, message.signature, message.quoted))
    return [line.rstrip() for line in whole.split("\n") if line.strip()]


def test_the_last_line_is_folded_and_taken_back_with_the_blank_line_above_it() -> None:
    message = Message(text=TEXT)
    once = fold_line(message)
    twice = fold_line(once)
    thrice = fold_line(twice)

    assert (once.text, once.signature) == ("It came late.\n\nI want a new one.\n\nPetra", "Maly & Sons")
    assert (twice.text, twice.signature) == ("It came late.\n\nI want a new one.", "\nPetra\nMaly & Sons")
    assert thrice.text == "It came late."
    assert take_line(take_line(take_line(thrice))) == message


def test_a_signature_is_taken_back_before_the_history_is() -> None:
    message = Message(text="It came late.", signature="Petra", quoted="> When?\n> Friday.")
    once = take_line(message)
    twice = take_line(once)

    assert (once.text, once.signature, once.quoted) == ("It came late.\nPetra", "", "> When?\n> Friday.")
    assert (twice.text, twice.quoted) == ("It came late.\nPetra\n> When?", "> Friday.")
    assert fold_line(twice) == once


def test_the_only_line_is_not_folded_and_nothing_more_is_taken_than_there_is() -> None:
    only = Message(text="\nWhere is it?\n")

    assert fold_line(only) is only
    assert take_line(only) is only


texts = st.lists(st.sampled_from(["", " ", "It is late.", "> quoted", "--", "Petra"]), max_size=9).map(
    "\n".join
)


@given(texts, texts, texts, st.lists(st.booleans(), max_size=12))
def test_no_line_is_lost_and_the_order_stays_however_the_border_moves(
    text: str, signature: str, quoted: str, moves: list[bool]
) -> None:
    message = before = Message(text=text, signature=signature, quoted=quoted)
    for more in moves:
        message = fold_line(message) if more else take_line(message)

        assert lines(message) == lines(before)
        assert message.text.strip() or not before.text.strip()


@given(texts, texts, texts)
def test_what_was_folded_comes_back_as_it_was(text: str, signature: str, quoted: str) -> None:
    message = Message(text=text.strip(), signature=signature.strip("\n"), quoted=quoted.strip("\n"))
    folded = fold_line(message)

    assert folded is message or take_line(folded).text == message.text


OUTLOOK = "From: Sam Reyes\nSent: Monday 8 June 2026\n\nWe deliver ten plates.\n{}\nBest,\nSam"


@pytest.mark.parametrize(
    ("text", "answer", "may"),
    [
        ("See my remarks below in caps.", "NO, TWELVE.", True),
        ("My answers are inline.", "no, twelve", True),
        ("I have marked it in red.", "no, twelve", True),
        ("This is wrong.", "WE ORDERED TWELVE OF THEM.", True),
        ("This is wrong.", "> We deliver on Friday.\nNever agreed.\n> We bill on Monday.", True),
        ("This is wrong.", "no, twelve", False),
        ("We are in the red because of you.", "no, twelve", False),
        ("This is wrong.", "> We deliver on Friday.\nOn Monday Sam wrote:\n> We bill on Monday.", False),
    ],
)
def test_remarks_in_the_history_are_suspected_where_words_or_lines_show_them(
    text: str, answer: str, *, may: bool
) -> None:
    assert remarks_below(Message(text=text, quoted=OUTLOOK.format(answer))) is may
    assert not remarks_below(Message(text=text))
