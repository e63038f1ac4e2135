"""``amends --plain``, the letter: written part by part, changed, handed over, and what it promises."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from amends.commands.plain.at_hand import AtHand
from amends.commands.plain.handing_over import told
from amends.domain.draft import Part, Promise
from amends.domain.letter import NOWHERE
from amends.domain.settings import Settings
from amends.session.session import Session
from amends.storage.cases import load
from commands.conftest import LETTER, NOW, keep
from commands.plainly import COOL, READ, only_case, questions, said, typed

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Talk


@pytest.fixture
def case_with_remarks(letter_case: Case, places: Places) -> str:
    part = Part(name="what-happened", text="I delivered the boards on Wednesday 3 June because my van broke.")
    return keep(letter_case.but(drafts=(LETTER.written(part),)), places)


def test_from_the_message_to_the_exported_letter_in_few_questions(
    talk: Talk, places: Places, mail: str
) -> None:
    first = "Thank you for telling me. I sent the copy on Tuesday 12 May instead of Friday 8 May, and you "
    parts = [
        [f"{first}lost two days. That was my mistake, and I am sorry.", "."],
        ["I can't undo the two days, and I want to put it right. I checked all pages this morning.", "."],
        ["I looked at the date too late. Since Monday each date has a reminder two days before.", "."],
        ["I can offer you one of these:", "."],
        ["I have enjoyed writing for you. I will call you on Thursday at 10:00.", "."],
    ]
    offered = ["1 4", "20%; Friday", "a page of offers; Monday 17:00", "Which would help you most?"]
    letter = ["", *parts[0], *parts[1], *parts[2], *parts[3], *offered, *parts[4]]
    done = talk("--plain", mail, given=said(READ, letter, "f"))
    case = only_case(places)

    assert done.returncode == 0, done.stderr
    assert case.draft is not None
    assert [part.text for part in case.draft.parts] == ["\n".join(lines[:-1]) for lines in parts]
    assert [offer.percent for offer in case.draft.offers] == [20, None]
    assert [offer.clock for offer in case.draft.offers] == [None, time(17)]
    assert case.draft.parts[3].after == "Which would help you most?"
    assert "Written to " in done.stdout.split("What now")[-2]
    (file,) = places.letters.glob("*.eml")
    assert b"X-Unsent: 1" in file.read_bytes()
    assert questions(done.stdout) <= len(parts) + 10 + 3  # and a few for what the coach says


def test_leaving_in_the_middle_of_a_part_keeps_its_words(talk: Talk, places: Places, mail: str) -> None:
    done = talk("--plain", mail, given=said(READ, "", "Thank you for telling me.", "", "I sent it late."))
    draft = only_case(places).draft

    assert draft is not None
    assert draft.parts[0].text == "Thank you for telling me.\n\nI sent it late."
    assert f"amends --plain {only_case(places).id} goes on with it." in done.stdout


def test_a_case_that_is_left_goes_on_with_the_part_that_is_not_written(
    talk: Talk, places: Places, mail: str
) -> None:
    talk("--plain", mail, given=said(READ, "", "I sent it late, and I am sorry.", "."))
    again = talk("--plain", "dana", given=said("I want to put it right.", "."))
    draft = only_case(places).draft

    assert "Part 2 of 5. Putting it right." in again.stdout
    assert draft is not None
    assert [bool(part.text) for part in draft.parts] == [True, True, False, False, False]


def test_parts_are_moved_left_out_added_and_written_anew_by_number(
    talk: Talk, places: Places, kept: str
) -> None:
    changes = [
        "3 up",
        "4 out",
        "new",
        "2 down",
        "subject",
        "The boards",
        "1 +",
        "One more thing.",
        ".",
        "",
        "",
    ]
    done = talk("--plain", kept, given=said("Sam", "", "e", changes))
    draft = only_case(places).draft

    assert done.returncode == 0, done.stderr
    assert draft is not None
    assert [part.name for part in draft.parts] == [
        "what-happened",
        "putting-it-right",
        "why",
        "offers",
        "also",
        "close",
    ]
    assert [part.name for part in draft.parts if part.out] == ["offers"]
    assert draft.subject == "The boards"
    assert draft.parts[0].text.endswith("I am sorry.\n\nOne more thing.")


def test_a_remark_is_explained_and_left_and_a_job_ticked_by_hand(
    talk: Talk, places: Places, case_with_remarks: str
) -> None:
    done = talk(
        "--plain", case_with_remarks, given=said("Sam", "", "e", "1 apology", "", "y 1", "l 1", "l 99")
    )
    draft = only_case(places).draft

    assert draft is not None
    assert draft.parts[0].ticked == ("apology",)
    assert "Apology counts as done in “What happened”." in done.stdout
    assert len(draft.left) == 1
    assert "Evidence: " in done.stdout
    assert "There is no remark 99." in done.stdout


def test_what_can_be_done_follows_the_remarks_that_are_left(talk: Talk, case_with_remarks: str) -> None:
    leaving = ["l 1"] * 30
    done = talk("--plain", case_with_remarks, given=said("Sam", "", leaving))
    first, *_, last = done.stdout.split("f: write it into a file")[1:]

    assert "l 1: leave remark 1" in first
    assert "l 1" not in last.partition("What now")[0]
    assert "Answer with one of f, c, e, a, s." in last


def test_a_mail_tells_what_it_lacks_and_a_chat_is_copied(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    message = letter_case.messages[0].but(sender="Marek", subject="", message_id="")
    bare = letter_case.but(
        client=letter_case.client.but(email=""), messages=(message,), drafts=(LETTER.but(subject=""),)
    )
    mail = talk("--plain", keep(bare, places), given=said("Sam", "", "f", "s", "", ""))
    chat = keep(bare.but(messages=(message.but(chat=True),)), places)
    pasted = talk("--plain", chat, given=said("f txt", "?", "s", "", "", ""))

    assert "It has no address and no subject yet: add them in your mail program." in mail.stdout
    assert load(places.cases / f"{chat}.toml").case.drafts[0].sent_by == "chat"
    assert "Subject" not in pasted.stdout
    assert "c: copy it, to paste into the chat" in pasted.stdout
    assert "you paste it into the chat" in pasted.stdout


def test_a_point_is_linked_to_a_part_and_said_to_be_open_by_number(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    case = keep(letter_case, places)
    done = talk("--plain", case, given=said("Sam", "", "a", "2 5", "1 -", "1", "9 1", "2 9", "", ""))
    points = only_case(places).messages[-1].points

    assert [point.answered_by for point in points] == [NOWHERE, "close"]
    assert "2. I want new ones by Friday.: answered in “Close”" in done.stdout
    assert "1. The boards were due on Monday 1 June.: not answered, as you say" in done.stdout
    told = " ".join(done.stdout.split())
    assert "Point and part, as in 2 3 (point 2, part 3); 2 - when nothing answers point 2 (enter" in told
    assert "when nothing answers point 2. What you say stays" in told
    assert "Answer with a number from 1 to 2." in done.stdout
    assert "Answer with a number from 1 to 5." in done.stdout


def test_a_question_that_was_answered_in_the_chat_is_set_aside(
    talk: Talk, places: Places, mail: str, tmp_path: Path
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(
        "01/06/2026, 14:03 - Bo Lind: When will the labels be reprinted?\n"
        "01/06/2026, 14:20 - Sam Reyes: The labels will be reprinted on Friday 5 June.\n"
        "01/06/2026, 14:31 - Bo Lind: The boxes came torn. I want 20% off.\n"
    )
    done = talk("--plain", str(chat), given=said(COOL))
    (answered,) = [point for point in only_case(places).messages[-1].points if point.set_aside]

    assert (answered.quote, answered.set_aside) == ("When will the labels be reprinted?", "answered already")
    assert "When will" not in done.stdout.partition("want an answer.")[2]


def test_no_points_are_no_question(talk: Talk, places: Places, letter_case: Case) -> None:
    bare = letter_case.but(messages=(letter_case.messages[0].but(points=()),))
    done = talk("--plain", keep(bare, places), given=said("Sam", "", "a", ""))

    assert "which part answers each" not in done.stdout


def test_one_offer_alone_has_the_sign_of_the_letter(talk: Talk, places: Places, mail: str) -> None:
    parts = [["One.", "."], ["Two.", "."], ["Three.", "."], ["I offer you this:", "."]]
    letter = ["", *(each for part in parts for each in [*part, ""])]
    done = talk("--plain", mail, given=said(READ, letter[:-1], "1", "20%; Friday", ""))

    assert "  - 20% off this invoice" in done.stdout


def test_promises_are_shown_dropped_and_changed_before_they_are_taken_on(
    talk: Talk, places: Places, letter_case: Case
) -> None:
    close = LETTER.parts[-1].but(text=f"I will ring on {typed(3)}. I will write on {typed(4)}.")
    case = keep(letter_case.but(promises=(), drafts=(LETTER.written(close),)), places)
    done = talk("--plain", case, given=said("Sam", "", "s", "", "3", "2", "9", f"2 {typed(5)}", "", ""))
    case_now = only_case(places)

    assert done.stdout.count("It promises:") == 3
    assert "Answer with a number from 1 to 2." in done.stdout
    assert [promise.due for promise in case_now.promises][-1] == (NOW + timedelta(days=5)).date()
    assert [promise.what for promise in case_now.promises][-1] == f"I will write on {typed(4)}"
    assert case_now.drafts[0].sent_by == "phone"


def test_a_promise_tells_the_time_on_the_clock_that_the_client_is_known_to_have(
    places: Places, letter_case: Case
) -> None:
    case = letter_case.but(client=letter_case.client.but(time_zone="Asia/Tokyo"))
    at = AtHand(Session.begin(case, lambda: NOW, places=places), Settings(), places)
    ring = Promise(what="Ring", due=NOW.replace(hour=3, minute=0))  # as a letter written before the zone was

    assert told(at, ring).endswith(", 12:00 where they are.")
