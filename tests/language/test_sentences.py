from __future__ import annotations

import time

import pytest

from amends.language.sentences import LONGEST, split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I sent it late. I am sorry.", ["I sent it late.", "I am sorry."]),
        ("Mr. Okoro rang. Dr. Lin did not.", ["Mr. Okoro rang.", "Dr. Lin did not."]),
        ("Use a copy, e.g. the blue one. Then stop.", ["Use a copy, e.g. the blue one.", "Then stop."]),
        ("I will ring at 10 a.m. on Monday. Fine?", ["I will ring at 10 a.m. on Monday.", "Fine?"]),
        ("It was 9 p.m. Nobody was there.", ["It was 9 p.m.", "Nobody was there."]),
        ("It costs 3.50 at shop.example today. Yes.", ["It costs 3.50 at shop.example today.", "Yes."]),
        ("Three things: 1. a proof, 2. a call. Thanks.", ["Three things: 1. a proof, 2. a call.", "Thanks."]),
        ("It came at 9:00. I was out.", ["It came at 9:00.", "I was out."]),
        ("J. Ramos wrote No. 5. No. Not six.", ["J. Ramos wrote No. 5.", "No.", "Not six."]),
        ("Well... it works. Really?! Yes", ["Well... it works.", "Really?!", "Yes"]),
        ("He wrote “Done.” Then he left.", ["He wrote “Done.”", "Then he left."]),
    ],
)
def test_stops_that_end_a_sentence_are_told_from_those_that_do_not(text: str, expected: list[str]) -> None:
    assert expected == sentences(text)


def test_a_list_number_stays_with_its_line() -> None:
    text = "Choose one:\n1. The index, redone.\n2. Half off\n- or tell me"

    assert sentences(text) == ["Choose one:", "1. The index, redone.", "2. Half off", "- or tell me"]


def test_a_greeting_line_and_a_sign_off_are_sentences_of_their_own() -> None:
    text = "Hi Ines,\nthe proofs are here.\nKind regards,\nSam"

    assert sentences(text) == ["Hi Ines,", "the proofs are here.", "Kind regards,", "Sam"]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = "I checked the whole index twice this morning and found that\nEnglish and Welsh are gone. Sorry."

    assert len(split(text)) == 2


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("What went wrong\n \n\nI sent it late") == ["What went wrong", "I sent it late"]


def test_quoted_lines_stand_apart() -> None:
    assert sentences("> where is it\n> at last\nIt is here.") == ["> where is it\n> at last", "It is here."]


def test_offsets_point_into_the_text_and_leave_out_white_space() -> None:
    assert split("  One.  Two.\n") == ((2, 6), (8, 12))


def test_nothing_has_no_sentences() -> None:
    assert split("") == ()
    assert split(" \n\n ") == ()


@pytest.mark.parametrize("alphabet", ["a", "a ", ".", ". ", "\n", " \n", "> ", "1.\n", "Mr. ", "a\n", "…"])
def test_long_texts_of_anything_are_split_in_linear_time(alphabet: str) -> None:
    text = alphabet * (100_000 // len(alphabet))

    begun = time.process_time()
    pieces = split(text)

    assert time.process_time() - begun < 2
    assert all(end - start <= LONGEST for start, end in pieces)


def test_where_no_line_is_wrapped_each_is_a_sentence_with_its_own_stops() -> None:
    text = "it came late\nand it is torn. again\n\nwhy"

    assert [text[start:end] for start, end in split(text, by_line=True)] == [
        "it came late",
        "and it is torn.",
        "again",
        "why",
    ]
    assert sentences(text) == ["it came late\nand it is torn.", "again", "why"]


@pytest.mark.parametrize(
    "text",
    [
        "The fitting was moved to 27 Sept. Then it was the 4th of Oct. Now it is over.",
        "We met on Sun. She was late. It was cold.",
    ],
)
def test_a_shortened_month_or_day_may_end_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "The call is on Tue. Oct. 3 at noon.",
        "See cl. 11 of it.",
        "Yours of the 12th inst. came late.",
        "By Oct. 4 it was.",
    ],
)
def test_a_shortened_word_before_a_date_or_a_number_ends_none(text: str) -> None:
    assert sentences(text) == [text]


def test_a_line_much_shorter_than_the_others_ends_a_sentence_and_a_wrapped_one_does_not() -> None:
    wrapped = (
        "the stall was set up on the wrong side of the square and nobody had told the\nmarket warden about it"
    )
    chatty = (
        "the stall was set up on the wrong side of the square and nobody knew\nwho does that\nwe lost a day"
    )

    assert sentences(wrapped) == [wrapped]
    assert sentences(chatty)[1:] == ["we lost a day"]
