from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from amends.domain.judgement import Span
from amends.reading import propose_points, read
from amends.reading.reading import Reading
from reading.messages import (
    ABUSIVE,
    ALL,
    ANGRY,
    INDIAN,
    LEGAL,
    LET_DOWN,
    PASSIVE,
    SCOPE,
    SPANISH,
    TERSE,
    TUESDAY,
)

if TYPE_CHECKING:
    from amends.domain.message import Point

THINGS = (
    *("bowl", "vase", "jug", "plate", "lamp", "clock", "tray", "mirror", "basket", "candle", "cushion"),
    *("ladder", "kettle", "teapot", "blanket", "curtain", "carpet", "stool", "bench", "shelf", "drawer"),
)


def points(text: str) -> tuple[Point, ...]:
    return propose_points(read(text, TUESDAY), TUESDAY)


def told(text: str, label: str) -> list[str]:
    return [point.title for point in points(text) if point.label == label]


def test_the_angry_mail_becomes_facts_a_wish_a_question_and_at_the_end_heat_and_a_threat() -> None:
    assert [(point.label, point.title, point.due) for point in points(ANGRY)] == [
        ("fact", "The season brochure was due on Friday 8 May", None),
        ("fact", "It came today, Tuesday, at 5pm", None),
        ("fact", "page 4 had the wrong prices", None),
        ("fact", "The printer charges us £120 for the lost slot", None),
        ("request", "I want a corrected page by Thursday noon", date(2026, 5, 14)),
        ("question", "I want to know what you are going to do about the money", None),
        ("heat", "Did you even open it?", None),
        ("heat", "What a joke", None),
        ("threat", "if this goes on I will find somebody else", None),
    ]


@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_every_quote_stands_in_the_message_as_it_is(text: str) -> None:
    assert all(point.quote and point.quote in text for point in points(text))


def test_a_polite_question_is_a_wish_once() -> None:
    assert told(LET_DOWN, "request") == [
        "Would you be willing to redo those chapters?",
        "We need the final version before the trade fair on 22 September",
    ]
    assert told(LET_DOWN, "question") == []


def test_a_question_that_asks_to_be_told_stays_a_question() -> None:
    text = "Could you tell me when the map will be ready?"

    assert told(text, "question") == [text]
    assert told(text, "request") == []


def test_a_wish_and_a_question_in_one_breath_are_two_points() -> None:
    text = "Please put the epigraph back and let me know when you could do a second pass."

    assert told(text, "request") == ["Please put the epigraph back"]
    assert told(text, "question") == ["let me know when you could do a second pass"]


def test_an_insult_is_not_asked_back() -> None:
    assert told(ABUSIVE, "question") == []
    assert told(ABUSIVE, "request") == ["Give me my money back NOW"]


def test_deadlines_are_resolved_against_the_day_of_the_message() -> None:
    dues = [point.due for text in (INDIAN, LEGAL, SCOPE) for point in points(text) if point.due]

    assert dues == [date(2026, 5, 12), date(2026, 5, 26)]


def test_a_deadline_without_a_wish_stands_for_itself() -> None:
    (point,) = points("My publisher wants the file on the 30th.")

    assert (point.label, point.due) == ("deadline", date(2026, 5, 30))


def test_a_day_that_is_gone_is_no_deadline() -> None:
    assert told(PASSIVE, "deadline") == []


def test_duplicates_are_merged() -> None:
    text = "Please send the source files. I am away next week.\n\nAgain: please send the source files."

    assert told(text, "request") == ["Please send the source files"]


def test_a_terse_message_is_read_too() -> None:
    assert told(TERSE, "request") == ["Need them in the next hour", "Call me"]
    assert told(TERSE, "question") == ["What happened?"]


def test_a_long_message_gives_no_more_points_than_one_can_answer() -> None:
    text = " ".join(f"You billed us for item {number} on {number % 27 + 1} April." for number in range(60))

    assert len(points(text)) == 20


def test_no_fault_among_ten_is_left_out() -> None:
    faults = [f"Page {number} has the wrong price for item {number}." for number in range(1, 11)]

    assert told(" ".join(faults), "fact") == [fault.removesuffix(".") for fault in faults]


def test_a_wish_is_not_said_again_as_a_fact() -> None:
    text = "The printer needs the corrected file by noon on Friday 15 May."

    assert [point.label for point in points(text)] == ["request"]


def test_another_language_proposes_nothing() -> None:
    assert points(SPANISH) == ()


def test_without_a_date_wishes_have_no_day() -> None:
    reading = read(ANGRY, None)

    assert all(point.due is None for point in propose_points(reading, None))


def test_a_wish_to_be_told_something_is_one_point_with_all_its_words() -> None:
    text = "I want you to explain why nobody told me before the launch."

    assert [(point.label, point.title) for point in points(text)] == [("request", text.rstrip("."))]


def test_a_condition_and_the_threat_behind_it_are_two_points() -> None:
    found = points("If this isn't fixed by Monday I'll be looking for somebody else.")

    assert [(point.label, point.due) for point in found] == [
        ("deadline", date(2026, 5, 18)),
        ("threat", None),
    ]


@pytest.mark.parametrize(
    "text",
    ["The form went live on Tuesday night, the 24th, four days late.", "It was due on Friday (by 18:00)."],
)
def test_a_day_that_tells_when_something_was_is_no_deadline(text: str) -> None:
    assert told(text, "deadline") == []


def test_the_name_a_message_begins_with_is_no_part_of_a_point() -> None:
    assert told("Jo, the booking form is broken.", "fact") == ["the booking form is broken"]


@pytest.mark.parametrize("day", ["the 12th of May", "12 May", "Tuesday 12 May"])
def test_the_day_of_the_message_sets_no_deadline(day: str) -> None:
    assert told(f"The plan is late. It is now {day}.", "deadline") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("It's Friday 15 May at the latest.", date(2026, 5, 15)),
        ("It is now the 19th of May.", date(2026, 5, 19)),
        ("Please send it. We have until Friday.", date(2026, 5, 15)),
        ("Please send it. We have until 6pm today.", date(2026, 5, 12)),
        ("It's 12 May at the latest.", date(2026, 5, 12)),
    ],
)
def test_any_other_day_and_what_it_is_the_latest_for_is_a_deadline(text: str, due: date) -> None:
    assert [point.due for point in points(text) if point.label == "deadline"] == [due]


@pytest.mark.parametrize("end", ["we will not", "we won't", "I certainly will not"])
def test_a_threat_that_is_broken_off_is_no_point(end: str) -> None:
    found = points(f"Tell me who pays the £240, because {end}. I will go to another studio.")

    assert [p.title for p in found if p.label == "threat"] == ["I will go to another studio"]


@pytest.mark.parametrize(
    "threat",
    [
        "I will cancel the contract, believe it or not",
        "we will go to our lawyer, like it or not",
        "I will hand this to my solicitor whether you answer or not",
    ],
)
def test_a_threat_may_end_in_not(threat: str) -> None:
    assert told(f"Nothing came. {threat}.", "threat") == [threat]


def test_what_something_came_of_stays_with_it() -> None:
    found = points("Because of this the printer gave our slot to somebody else.")

    assert [p.title for p in found] == ["Because of this the printer gave our slot to somebody else"]


def spanned(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """The points of a text in which just these words were found to be something."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words), label) for words, label in found)
    made = propose_points(Reading(text, spans), TUESDAY)
    return [(point.label, point.quote) for point in made]


def test_words_that_are_a_fact_and_heat_are_one_row_the_fact() -> None:
    words = "You ruined the opening by losing both keys"

    assert spanned(f"{words}.", (words, "charged"), (words, "fact")) == [("fact", words)]


def test_heat_around_a_fact_is_a_row_of_its_own_without_the_words_of_the_fact() -> None:
    text = "It beggars belief that both keys were lost on Monday."

    assert spanned(text, (text, "charged"), ("both keys were lost on Monday", "fact")) == [
        ("fact", "both keys were lost on Monday"),
        ("heat", "It beggars belief that"),
    ]


def test_one_word_of_heat_before_a_fact_is_no_row() -> None:
    text = "Ridiculously, both keys were lost on Monday."

    assert spanned(text, (text, "charged"), ("both keys were lost on Monday", "fact")) == [
        ("fact", "both keys were lost on Monday")
    ]


def test_of_many_facts_those_with_counts_stay() -> None:
    many = " ".join(f"The {thing} came to the shop." for thing in THINGS)
    proposed = told(f"We agreed on 60 bowls. I count 41. {many}", "fact")

    assert proposed[:2] == ["We agreed on 60 bowls", "I count 41"]
    assert len(proposed) == 20


def test_a_day_that_a_threat_hangs_on_is_one_point() -> None:
    quotes = [point.quote for point in points("If the bowls aren't here by Friday, we go to another potter.")]

    assert sum("by Friday" in quote for quote in quotes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "This is a bloody shambles, can you at least tell me what happened??",
        "can you at least tell me what happened??",
    ],
)
def test_to_be_told_what_happened_is_asked_in_heat_and_wants_its_answer(text: str) -> None:
    assert any("what happened" in title for title in told(text, "question"))


def test_threats_that_run_into_each_other_are_one() -> None:
    text = "If this goes on we go to another designer, and my solicitor has the contract."
    leave, law = text.index(", and"), text.index("we go")
    spans = (Span(0, leave, "threat_to_leave"), Span(law, len(text) - 1, "legal_threat"))

    assert [point.quote for point in propose_points(Reading(text, spans), None)] == [text[:-1]]
