"""``amends --plain``, the beginning: the message taken in, a moment to cool down, the points, the facts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Cooling
from amends.reading import read_together
from amends.storage.cases import load
from commands.conftest import keep
from commands.plainly import COOL, MAIL, READ, only_case, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.reading import Together
    from amends.storage.places import Places
    from commands.conftest import Talk

NAMELESS = "the labels are late and i am not amused about it at all."
CHAT = "13/11/2026, 14:03 - Bo Lind: Where are the labels?\n13/11/2026, 14:20 - SR Studio: Soon.\n"


def test_the_message_is_out_of_sight_until_it_is_wanted(talk: Talk, mail: str) -> None:
    done = talk("--plain", mail, given=said("r"))
    before, _, after = done.stdout.partition("How do you go on")

    assert "Dana Whitfield wrote on Tuesday 12 May, “Where is my catalogue?”, 14 words." in before
    assert "I want it by Thursday" not in before
    assert "I want it by Thursday" in after


def test_cooling_down_keeps_how_hot_it_was_and_the_two_lines(talk: Talk, places: Places, mail: str) -> None:
    done = talk("--plain", mail, given=said("c", "11", "8", "Tell her plainly", "", "3"))
    cooling = only_case(places).cooling

    assert (cooling.before, cooling.after, cooling.should) == (8, 3, "Tell her plainly")
    assert cooling.passed
    assert "A number from 0 to 10, or an empty line." in done.stdout
    assert "What should Sam do here" in done.stdout


def test_the_short_note_comes_first_and_its_time_is_a_promise(talk: Talk, places: Places, mail: str) -> None:
    done = talk("--plain", mail, given=said("s", "1", "s", "", "", ""))
    case = only_case(places)

    (note,) = case.drafts
    assert note.shape == "short-note"
    assert note.sent is not None
    (promise,) = case.promises
    assert isinstance(promise.due, datetime)
    assert promise.due.hour in (12, 17)
    again = done.stdout.split("Noted as sent")[1]
    assert "cool down first" in again  # the letter itself is still to come
    assert "short note" not in again


def test_the_stop_sign_is_said_before_the_short_note_which_is_careful_then(
    talk: Talk, places: Places, mail: str
) -> None:
    text = Path(mail).read_text(encoding="utf-8")
    Path(mail).write_text(f"{text}My solicitor will look at the contract.\n", encoding="utf-8")
    done = talk("--plain", mail, given=said("s", "1"))
    said_first, _, asked = done.stdout.partition("When will you answer in full")
    case = only_case(places)

    assert "Stop. This message speaks of the law." in said_first
    assert "This message speaks of the law." not in asked
    assert case.claim_announced
    assert case.draft is not None
    assert case.draft.parts[0].text.startswith("I have received your message.")


def test_a_time_of_ones_own_stands_in_the_short_note_when_it_is_to_come(
    talk: Talk, places: Places, mail: str
) -> None:
    done = talk("--plain", mail, given=said("s", "yesterday", "Friday 5 June, 12:00"))
    draft = only_case(places).draft

    assert "“yesterday” is past." in done.stdout
    assert draft is not None
    assert draft.parts[0].text.endswith("by Friday 5 June, 12:00.")


def test_i_need_longer_is_kept_and_asked_about_before_the_time(talk: Talk, places: Places, mail: str) -> None:
    talk("--plain", mail, given=said("l", "3", "n"))
    case = only_case(places)
    until = case.cooling.until
    early = talk("--plain", case.id, given=said("n"))
    taken_up = talk("--plain", case.id, given=said("y"))

    assert until is not None
    assert (until.hour, until.minute) == (9, 0)
    assert "You wanted to leave it alone until tomorrow, 09:00." in early.stdout
    assert "How do you go on" not in early.stdout
    assert "How do you go on" in taken_up.stdout
    assert only_case(places).cooling.until is None


def test_points_are_marked_in_one_answer(talk: Talk, places: Places, mail: str) -> None:
    talk("--plain", mail, given=said(COOL, "+ The cover is torn", "m 3n 2x"))
    points = only_case(places).messages[0].points

    assert [(point.doing, point.set_aside) for point in points] == [
        ("mine", None),
        (None, ""),
        ("not mine", None),
    ]
    assert points[2].words == "The cover is torn"


def test_a_question_that_was_answered_in_the_chat_is_named_and_not_asked_about(
    talk: Talk, places: Places, mail: str
) -> None:
    chat = Path(mail).with_name("chat.txt")
    chat.write_text(
        "[11/05/2026, 09:10:00] Dana: Thank you for the first half. Why are the prices wrong?\n"
        "[11/05/2026, 09:20:00] Sam Reyes: The prices are wrong because I took the list of May.\n"
        "[11/05/2026, 09:30:00] Dana: The cover came torn. Please call me by Friday.\n",
        encoding="utf-8",
    )
    done = talk("--plain", str(chat), given=said(COOL, ""))
    owed = done.stdout.partition("an answer.")[2]

    assert done.stdout.count("Set aside as answered already: Why are the prices wrong?") == 1
    assert "Why are the prices wrong" not in owed


def test_a_fact_is_changed_by_its_name_and_emptied_with_a_hyphen(
    talk: Talk, places: Places, mail: str
) -> None:
    changes = [
        "cause one list for two jobs",
        "due 7 May 2026",
        "kind f",
        "fee 450 GBP",
        "colour red",
        "cost -",
    ]
    done = talk("--plain", mail, given=said(COOL, "m", changes))
    facts = only_case(places).facts

    assert (facts.cause, facts.agreed, facts.kind, facts.cost) == (
        "one list for two jobs",
        date(2026, 5, 7),
        "faulty",
        "",
    )
    assert (str(facts.fee.amount), facts.fee.currency) == ("450", "GBP")
    assert "Begin with its name: due, happened" in done.stdout


def test_the_clients_details_are_changed_by_name_and_the_short_note_knows_their_clock(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = letter_case.but(drafts=(), cooling=Cooling(passed=True), promises=())
    changes = ["zone Tokyo", "zone Atlantis", "greet Mr Dvořák", "company Kavárna", "email none"]
    done = talk("--plain", keep(case, places), given=said("Sam", "", "", changes))
    client = only_case(places).client

    assert (client.time_zone, client.salutation, client.company) == ("Asia/Tokyo", "Mr Dvořák", "Kavárna")
    assert client.email == "marek@kavarna.example"
    assert "Their clock: 9 h ahead of you." in done.stdout
    assert "No zone has this name." in done.stdout
    assert "This is not an address." in done.stdout
    assert "zone: Asia/Tokyo" in done.stdout.split("Known: ")[-1]

    keep(case.but(client=client, cooling=Cooling()), places)
    note = talk("--plain", "marek-dvorak-2", given=said("s"))
    assert "a time in words, on their clock, 9 h ahead of you (enter: 1):" in note.stdout


def test_a_message_in_another_language_is_said_and_a_stop_sign_comes_once(
    talk: Talk, places: Places, tmp_path: Path, mail: str
) -> None:
    spanish = tmp_path / "es.eml"
    words = "El cartel de la feria llegó tarde y los precios de la página dos están mal, por favor."
    spanish.write_text(f"From: Marta <m@feria.example>\nDate: {MAIL.splitlines()[1][6:]}\n\n{words}\n")
    done = talk("--plain", str(spanish), given=said(COOL))
    law = tmp_path / "law.eml"
    law.write_text(MAIL + "My solicitor will write to you if it is not here.\n", encoding="utf-8")
    first = talk("--plain", str(law), given=said(READ))
    again = talk("--plain", "dana", given="")

    assert "The reading knows English only, and this seems to be another language." in done.stdout
    assert first.stdout.count("Stop. This message speaks of the law.") == 1
    assert "Stop." not in again.stdout


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["?"], "Calming down works; letting off steam does not. An empty line: c. ctrl+d leaves;"),
        (["c", "?"], "The number is yours. It is kept, and nothing is made of it. An empty line: not said."),
        ([*COOL, "?"], "One letter for all, then others by their number, as in m 3n 7x;"),
        ([*READ, "", "?"], "Empty lines make paragraphs. ctrl+d leaves;"),
    ],
    ids=["arrival", "heat", "points", "words"],
)
def test_a_question_mark_explains_the_question(talk: Talk, mail: str, answers: list[str], words: str) -> None:
    assert words in talk("--plain", mail, given=said(answers)).stdout


def test_every_question_says_what_an_empty_line_does(talk: Talk, mail: str) -> None:
    done = talk(
        "--plain",
        mail,
        given=said(READ, "", "x", ".", "y", "", "", "", "", "", "", "", "", "", "e", "2", ".", ""),
    )
    asked = [line for line in done.stdout.splitlines() if line.endswith(": ")]

    assert len(asked) > 10
    assert all("(enter: " in line for line in asked)
    assert done.stdout.count("Your words.") == done.stdout.count("(enter at once: ")


def test_ending_it_keeps_what_was_done_and_a_wrong_number_is_asked_again(talk: Talk, places: Places) -> None:
    done = talk("--plain", given="Sam\nsam@reyes.example\n9\n4\n")

    assert "Answer with a number from 1 to 4." in done.stdout
    assert only_case(places).messages
    assert done.returncode == 0


def test_a_paste_that_ends_with_the_input_is_taken_in(talk: Talk, places: Places) -> None:
    talk("--plain", given=said("Sam", "sam@reyes.example", "1", MAIL.splitlines()))

    assert only_case(places).client.name == "Dana Whitfield"


def test_for_somebody_who_has_gone_quiet_the_first_question_is_what_is_known(
    talk: Talk, places: Places
) -> None:
    done = talk("--plain", given=said("Sam", "", "3", "Cam Ode", "The flyer", "1", "", ""))
    case = only_case(places)

    assert case.facts.sure == "yes"
    assert case.draft is not None
    assert case.draft.shape == "i-write-first"
    assert "Do you know of something that went wrong" in done.stdout


def test_an_earlier_case_is_told_when_one_with_the_same_client_begins(
    talk: Talk, places: Places, mail: str
) -> None:
    talk("--plain", mail, given=said(COOL, "m", "cause one list for two jobs"))
    Path(mail).write_text(MAIL.replace("12 May", "13 May"), encoding="utf-8")
    done = talk("--plain", mail, given=said("r"))
    newest = load(max(places.cases.glob("*.toml"), key=lambda path: len(path.stem))).case

    assert "Before, with Dana Whitfield:" in done.stdout
    assert "Cause: one list for two jobs." in done.stdout
    assert newest.facts.kind == "repeat"


def test_a_message_that_is_there_already_opens_its_case(talk: Talk, places: Places, mail: str) -> None:
    talk("--plain", mail, given=said(COOL, "m"))
    done = talk("--plain", mail, given="")

    assert "You have this already. This is its case." in done.stdout
    assert "Before, with" not in done.stdout
    assert only_case(places).facts.kind != "repeat"


def test_a_case_that_is_not_there_is_refused(talk: Talk) -> None:
    done = talk("--plain", "nobody", given="Sam\n\n")

    assert done.returncode == 2
    assert "there is no case" in done.stderr


def test_the_message_is_read_once_for_the_points_the_facts_and_what_comes_first(
    talk: Talk, mail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[int] = []

    def counted(messages: Sequence[Message]) -> Together:
        readings.append(len(messages))
        return read_together(messages)

    monkeypatch.setattr("amends.reading.kept.read_together", counted)
    talk("--plain", mail, given=said(READ))

    assert readings == [1]


@pytest.mark.parametrize(
    ("text", "asks", "answers", "name"),
    [
        (NAMELESS, "Who wrote this", "", ""),
        (NAMELESS, "Who wrote this", "Ines\n", "Ines"),
        (CHAT, "Which of them is you", "", "Bo Lind"),
        (CHAT, "Which of them is you", "2\n", "SR Studio"),
    ],
)
def test_it_is_on_disk_before_it_is_asked_who_wrote(
    talk: Talk, places: Places, mail: str, text: str, asks: str, answers: str, name: str
) -> None:
    Path(mail).write_text(text, encoding="utf-8")
    done = talk("--plain", mail, given=answers)
    case = only_case(places)

    assert asks in done.stdout
    assert case.client.name == name
    assert case.message is not None
    assert case.message.text == {"SR Studio": "Soon.", "Bo Lind": "Where are the labels?"}.get(name, text)
