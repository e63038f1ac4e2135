from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise

import pytest

from amends.domain.message import Message
from amends.reading import Reading, as_json, propose_points, read, stop_signs
from amends.reading.facts import propose_facts
from amends.reading.reading import MOST
from reading.messages import ABUSIVE, ALL, ANGRY, LEGAL, LET_DOWN, SPANISH, TUESDAY

HOSTILE = [
    "you ",
    "not ",
    "the the wrong ",
    "8 May ",
    "£1 ",
    "AA'",
    "a",
    "a.b.",
    "i am so ",
    ", and ",
    "\n> ",
    "? ",
    "((",
]


def quotes(reading: Reading, label: str) -> list[str]:
    return [" ".join(reading.quote(span).split()) for span in reading.spans if span.label == label]


def test_the_angry_mail_falls_into_its_spans() -> None:
    reading = read(ANGRY, TUESDAY)

    assert "The season brochure was due on Friday 8 May" in quotes(reading, "fact")
    assert quotes(reading, "request")[0] == "I want a corrected page by Thursday noon"
    assert quotes(reading, "deadline") == ["by Thursday noon"]
    assert quotes(reading, "question") == [
        "Did you even open it?",
        "I want to know what you are going to do about the money",
    ]
    assert quotes(reading, "goodwill") == ["I have always liked your writing"]
    assert quotes(reading, "threat_to_leave") == ["if this goes on I will find somebody else"]
    assert "What a joke" in quotes(reading, "charged")


@pytest.mark.parametrize("text", ALL.values(), ids=ALL.keys())
def test_spans_lie_in_the_text_in_order_and_those_of_one_label_apart(text: str) -> None:
    spans = read(text, TUESDAY).spans

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    for label in {span.label for span in spans}:
        alike = [span for span in spans if span.label == label]
        assert all(before.end <= after.start for before, after in pairwise(alike))


def test_another_language_is_said_and_left_alone() -> None:
    assert read(SPANISH, TUESDAY) == Reading(SPANISH, english=False)


@pytest.mark.parametrize(
    "text",
    [
        "Das Logo ist falsch und die Datei kam zu spät, ich bin sehr enttäuscht.",
        "Le fichier est arrivé en retard et il manque deux pages, nous sommes très déçus.",
        "Het bestand is te laat en er zijn twee pagina's niet vertaald, wij zijn teleurgesteld.",
    ],
)
def test_other_languages_are_told_from_english(text: str) -> None:
    assert not read(text, None).english


@pytest.mark.parametrize(
    "text",
    [
        *("Invoice wrong. Again.", "", "???", "FIX IT", ABUSIVE),
        "Hello Ines, Since Monday Ana Lund checks every page before I send it.",
    ],
)
def test_short_and_odd_texts_count_as_english(text: str) -> None:
    assert read(text, None).english


def test_quoted_lines_greeting_and_signature_are_not_read() -> None:
    text = "Hi Sam,\n\nIt is broken.\n\n> We paid £300.\n> You never answered.\n\nThanks,\nJo, since 1998"

    assert quotes(read(text, None), "fact") == ["It is broken"]


def test_the_items_of_a_list_of_wishes_are_wishes() -> None:
    text = (
        "What we need from you:\n- a new date\n- page 4 with new prices\n\n"
        "What came:\n- three boxes were torn\n- two lids were cracked"
    )

    assert quotes(read(text, None), "request")[-2:] == ["a new date", "page 4 with new prices"]
    assert "three boxes were torn" in quotes(read(text, None), "fact")


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Please send the new list tonight.", "tonight"),
        ("Swap the file on the server before the doors open.", "before the doors open"),
        ("Take the old one down now.", "now"),
    ],
)
def test_a_time_in_a_wish_is_a_deadline(text: str, deadline: str) -> None:
    assert quotes(read(text, TUESDAY), "deadline") == [deadline]


@pytest.mark.parametrize(
    "text", ["The list came tonight.", "It broke before the doors opened.", "It is fine now."]
)
def test_the_same_time_in_what_was_is_none(text: str) -> None:
    assert quotes(read(text, TUESDAY), "deadline") == []


def test_a_day_that_is_gone_is_a_fact_and_no_deadline() -> None:
    reading = read("I need it fixed. It was wrong for last Wednesday already.", TUESDAY)

    assert quotes(reading, "deadline") == []


def test_nothing_is_found_in_nothing() -> None:
    assert read("", None).spans == ()


def test_a_wish_by_a_time_keeps_its_time() -> None:
    reading = read(LET_DOWN, TUESDAY)

    assert quotes(reading, "deadline") == ["before the trade fair on 22 September"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = "the and you is it " + piece * (50_000 // len(piece))
    begin = time.process_time()
    read(text, None)

    assert time.process_time() - begin < 3


def test_the_command_gets_headers_text_spans_and_points() -> None:
    from amends.reading import propose_points

    reading = read(ANGRY, TUESDAY)
    answer = as_json.as_dict({"from": "Dana"}, reading, propose_points(reading, TUESDAY))

    assert list(answer) == ["message", "text", "spans", "points"]
    assert all(ANGRY[span["start"] : span["end"]] == span["text"] for span in answer["spans"])
    assert {
        "label": "request",
        "quote": "I want a corrected page by Thursday noon",
        "due": "2026-05-14",
    } in answer["points"]


def test_reading_loads_neither_pydantic_nor_the_terminal() -> None:
    code = (
        "import sys; from amends.reading import read; read('The file is late.', None);"
        "print(*{'pydantic', 'textual', 'rich'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == ""


def test_of_a_text_that_nobody_would_read_only_the_front_is_looked_at() -> None:
    text = "I want it fixed by Friday.\n" * 4_000
    found = read(text, None)

    assert not found.whole
    assert found.text == text
    assert 0 < max(span.end for span in found.spans) <= MOST
    assert text[: found.spans[0].end].endswith(found.quote(found.spans[0]))
    assert read(text[:1_000], None).whole


def test_what_is_made_of_a_reading_looks_no_further_than_the_reading() -> None:
    """Each of these is worked out while somebody waits at the screen."""
    long = read(f"{'The page was late again and we lost a day. ' * 1_400}\n{LEGAL}\n{LEGAL * 20}", None)
    front = read(long.front, None)

    assert len(long.front) <= MOST < len(long.text)
    assert stop_signs(long) == stop_signs(front) == ()
    assert propose_points(long, None) == propose_points(front, None)
    assert propose_facts(long, Message(text=long.text)) == propose_facts(front, Message(text=front.text))
