from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.coach import Circumstances, judge
from amends.coach.as_json import as_dict
from amends.commands.given import text_of
from amends.domain.draft import Draft, Left, Part
from amends.domain.letter import Letter
from commands.conftest import LETTER, keep

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends, Talk

CLEAN = "Hello Mira,\n\nI sent the proofs on Tuesday 5 May, four days late. I am sorry.\n"
FAULTY = "Hello Mira,\n\nI am sorry if the proofs upset you.\n\nThey come by [day].\n"
FINDING = {
    "rule",
    "severity",
    "start",
    "end",
    "text",
    "message",
    "why",
    "source",
    "evidence",
    "try",
    "fault",
}
SENTENCE = {"start", "end", "text", "moves", "faults", "perhaps"}


def a_note(words: str) -> Draft:
    return Draft(
        shape="short-note",
        subject="Re: Menu boards",
        greeting="Hello Marek,",
        sign_off="Kind regards,\nSam",
        parts=(Part(name="note", text=words),),
    )


def judged(done_stdout: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(done_stdout)
    return value


def test_a_letter_without_faults_is_ready(amends: Amends) -> None:
    done = amends("check", "-", "--today", "2026-05-12", given=CLEAN)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("Nothing stands in the way")


def test_a_remark_is_two_lines_with_its_place_and_what_to_try(amends: Amends) -> None:
    done = amends("check", "-", given=FAULTY)
    lines = done.stdout.splitlines()

    assert (done.returncode, done.stderr) == (1, "")
    assert lines[0].startswith("3:1  ✗ “I am sorry if the proofs upset you.” ")
    assert lines[1].startswith("       ")
    assert "5:14  ✗ “[day]” " in done.stdout
    assert "things stand in the way" in lines[-1]


def test_the_json_has_the_promised_keys_and_its_offsets_count_in_its_text(amends: Amends) -> None:
    done = amends("check", "-", "--json", given=FAULTY)
    judgement = judged(done.stdout)

    assert done.returncode == 1
    assert list(judgement) == ["text", "sentences", "findings", "jobs", "ready", "shape", "first"]
    assert judgement["text"] == FAULTY
    assert judgement["ready"] is False
    assert "conditional_apology" in judgement["sentences"][1]["faults"]
    for sentence in judgement["sentences"]:
        assert set(sentence) == SENTENCE
        assert judgement["text"][sentence["start"] : sentence["end"]] == sentence["text"]
    for finding in judgement["findings"]:
        assert set(finding) == FINDING
        assert judgement["text"][finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize(
    ("given_bytes", "text"),
    [
        (b"Hello,\r\n\r\n  I am sorry. \r\n\r\n", "Hello,\n\n  I am sorry. \n\n"),
        (b"Hello,\rI am sorry.", "Hello,\nI am sorry."),
        (
            "> Hello\n\u200bI am sorry.\u00ad\n-- \nSam\n".encode(),
            "> Hello\n\u200bI am sorry.\u00ad\n-- \nSam\n",
        ),
        (b"", ""),
        (b"I caf\xe9 am sorry.", "I café am sorry."),
    ],
    ids=["crlf", "cr", "nothing-folded", "empty", "latin"],
)
def test_a_text_stands_in_the_json_as_it_was_given(amends: Amends, given_bytes: bytes, text: str) -> None:
    assert judged(amends("check", "-", "--json", given=given_bytes).stdout)["text"] == text


@given(st.text(max_size=400))
def test_every_offset_lies_in_the_text(text: str) -> None:
    letter = text_of("-", text.replace("\0", "").encode("utf-8", "replace"))
    judgement = as_dict(judge(Letter(letter), Circumstances()))

    assert judgement["text"] == letter
    for piece in (*judgement["sentences"], *judgement["findings"]):
        assert 0 <= piece["start"] <= piece["end"] <= len(letter)
        assert letter[piece["start"] : piece["end"]] == piece["text"]


def test_a_file_is_read_as_standard_input_is(amends: Amends, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(FAULTY, encoding="utf-8")

    assert amends("check", "letter.txt").stdout == amends("check", "-", given=FAULTY).stdout


def test_a_mail_is_judged_by_its_own_words(amends: Amends) -> None:
    mail = (
        "From: Sam <sam@reyes.example>\r\nDate: Tue, 12 May 2026 17:31:00 +0100\r\nSubject: Proofs\r\n\r\n"
        "I am sorry if that upset you.\r\n\r\nOn 11 May 2026, Mira wrote:\r\n> Where is it?\r\n"
    )
    judgement = judged(amends("check", "-", "--json", given=mail).stdout)

    assert judgement["text"].strip() == "I am sorry if that upset you."


def test_against_a_shape_what_is_missing_is_said(amends: Amends) -> None:
    bare = judged(amends("check", "-", "--json", given=CLEAN).stdout)
    shaped = judged(amends("check", "-", "--json", "--shape", "they-complained", given=CLEAN).stdout)

    assert len(shaped["findings"]) > len(bare["findings"])


def test_an_unknown_shape_is_refused_with_those_there_are(amends: Amends) -> None:
    done = amends("check", "-", "--shape", "grovel", given=CLEAN)

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no shape “grovel”; there are they-complained, i-write-first" in done.stderr


def test_a_day_that_is_none_is_refused(amends: Amends) -> None:
    done = amends("check", "-", "--today", "tomorrow", given=CLEAN)

    assert (done.returncode, done.stdout) == (2, "")
    assert "invalid date value: 'tomorrow'" in done.stderr


def test_the_letter_in_a_case_is_judged_as_it_will_be_sent(amends: Amends, kept: str, places: Places) -> None:
    file = str(places.cases / f"{kept}.toml")
    judgement = judged(amends("check", file, "--json", "--today", "2026-06-03").stdout)

    assert judgement["text"].startswith("Hello Marek,\n\nThank you for telling me.")
    assert "1. New boards by Friday 5 June 2026, at no charge." in judgement["text"]
    assert list(judgement["jobs"]) == [part.name for part in LETTER.parts]


def test_advice_first_is_said_of_a_letter_to_someone_who_speaks_of_a_claim(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    kept = keep(letter_case.noting(("legal",)), places)

    assert "Advice first" in amends("check", str(places.cases / f"{kept}.toml")).stdout


def test_the_stop_sign_is_said_of_a_note_though_it_was_shown_nowhere_yet(
    talk: Talk, letter_case: Case, places: Places
) -> None:
    words = "I have received your message. You will hear from me about it in writing by Friday 5 June."
    message = letter_case.messages[0].but(text="We will hand the matter over to our lawyers.", points=())
    case = letter_case.but(messages=(message,), drafts=(a_note(words),))
    done = talk("check", keep(case, places), "--today", "2026-06-03")
    calm = talk("check", keep(case.but(messages=letter_case.messages), places), "--today", "2026-06-03")
    lines = done.stdout.splitlines()

    assert done.returncode == 0
    assert lines[-2].startswith("Before it goes out: This message speaks of the law. Show it to your insurer")
    assert lines[-1].startswith("Nothing in the letter itself stands in the way")
    assert "Advice first" not in done.stdout
    assert "Before it goes out" not in calm.stdout
    first = judged(talk("check", keep(case, places), "--today", "2026-06-03", "--json").stdout)["first"]
    assert [sign["kind"] for sign in first] == ["legal"]


def test_a_note_that_promises_an_answer_to_every_point_is_told_so_where_they_claim(
    talk: Talk, letter_case: Case, places: Places
) -> None:
    message = letter_case.messages[0].but(text="We will hand the matter over to our lawyers.", points=())
    note = a_note("I will answer every point in it by Friday 5 June.")
    named = keep(letter_case.but(messages=(message,), drafts=(note,)), places)
    left = keep(
        letter_case.but(messages=(message,), drafts=(note.but(left=(Left(rule="advice-first"),)),)), places
    )

    assert "Advice first" in talk("check", named, "--today", "2026-06-03").stdout
    assert "Before it goes out" in talk("check", named, "--today", "2026-06-03").stdout
    assert "speaks of the law" not in talk("check", left, "--today", "2026-06-03").stdout


def test_a_case_with_several_letters_is_asked_by_number(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    sent = LETTER.but(greeting="Dear first,", sent=letter_case.created)
    kept = keep(letter_case.but(drafts=(sent, LETTER)), places)
    file = str(places.cases / f"{kept}.toml")

    assert judged(amends("check", file, "--json").stdout)["text"].startswith("Hello Marek,")
    assert judged(amends("check", file, "--json", "--draft", "1").stdout)["text"].startswith("Dear first,")


def test_a_case_whose_letters_are_all_sent_is_refused(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    kept = keep(letter_case.but(drafts=(LETTER.but(sent=letter_case.created),)), places)
    done = amends("check", str(places.cases / f"{kept}.toml"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "every letter in this case is sent. --draft N takes one of them, from 1 to 1." in done.stderr


def test_a_remark_that_was_left_in_a_letter_stays_silent(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    kept = keep(letter_case.with_draft(LETTER.but(greeting="Hello [name],")), places)
    file = places.cases / f"{kept}.toml"
    found = {f["rule"] for f in judged(amends("check", str(file), "--json").stdout)["findings"]}
    assert found
    text = file.read_text(encoding="utf-8")
    left = "".join(f'\n[[drafts.left]]\nrule = "{rule}"\n' for rule in sorted(found))
    file.write_text(text.replace("\n[[promises]]", f"{left}\n[[promises]]"), encoding="utf-8")

    silenced = judged(amends("check", str(file), "--json").stdout)["findings"]
    assert {finding["rule"] for finding in silenced} < found


def test_a_rule_that_never_speaks_is_silent_here_too(amends: Amends, places: Places) -> None:
    rules = {f["rule"] for f in judged(amends("check", "-", "--json", given=FAULTY).stdout)["findings"]}
    places.config.mkdir(parents=True)
    places.settings.write_text(f"quiet = {sorted(rules)!r}\n", encoding="utf-8")

    still = {f["rule"] for f in judged(amends("check", "-", "--json", given=FAULTY).stdout)["findings"]}
    assert still < rules


def test_settings_that_cannot_be_used_are_said_and_the_letter_still_judged(
    amends: Amends, places: Places
) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('currency = "pounds"\n', encoding="utf-8")
    done = amends("check", "-", "--today", "2026-05-12", given=CLEAN)

    assert done.returncode == 0
    assert "config.toml, line 1: currency should be three capital letters" in done.stderr


@pytest.mark.parametrize("name", ["missing.txt", "missing.toml", "."])
def test_what_cannot_be_read_is_named(amends: Amends, name: str) -> None:
    done = amends("check", name)

    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "data", [b"\0\1\2\3" * 100, b"x" * 1_000_001, b"a.txt\0"], ids=["binary", "too-long", "nul"]
)
def test_what_is_no_text_is_refused(amends: Amends, data: bytes) -> None:
    done = amends("check", "-", given=data)

    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is" in done.stderr


def test_a_pipe_that_nobody_fills_is_not_waited_for(amends: Amends, tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")

    assert judged(amends("check", "pipe", "--json").stdout)["text"] == ""


@pytest.mark.parametrize("given", ["", "\n \n"])
def test_of_a_letter_without_a_word_it_is_said_that_there_is_none(amends: Amends, given: str) -> None:
    done = amends("check", "-", given=given)

    assert (done.returncode, done.stdout) == (1, "Nothing is written yet.\n")
    assert judged(amends("check", "-", "--json", given=given).stdout)["ready"] is False


def test_it_is_said_that_a_letter_was_judged_without_a_shape(amends: Amends) -> None:
    bare = amends("check", "-", "--today", "2026-05-12", given=CLEAN)
    shaped = amends("check", "-", "--today", "2026-05-12", "--shape", "they-complained", given=CLEAN)

    assert "Judged without a shape: add --shape NAME" in bare.stdout
    assert "Judged without a shape" not in shaped.stdout
    assert judged(amends("check", "-", "--json", given=CLEAN).stdout)["shape"] is None


def test_hints_are_counted_apart_from_what_is_worth_a_look(amends: Amends) -> None:
    done = amends("check", "-", "--json", given=FAULTY)
    weights = Counter(finding["severity"] for finding in judged(done.stdout)["findings"])
    last = amends("check", "-", given=FAULTY).stdout.splitlines()[-1]
    counts = dict.fromkeys(("things", "hint", "worth a look"), 0)
    for piece in last.rstrip(".").split("; "):
        word = next(word for word in counts if word in piece or word.rstrip("s") in piece)
        counts[word] = int(piece.split()[0])

    assert list(counts.values()) == [weights["error"], weights["hint"], weights["warning"]]
