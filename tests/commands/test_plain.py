"""``amends --plain``: the whole way by question and answer, as through a pipe."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from amends.commands.plain.at_hand import AtHand
from amends.commands.plain.handing_over import told
from amends.domain.case import Cooling
from amends.domain.draft import Part, Promise
from amends.domain.settings import Settings
from amends.ledger import promises_in, sent
from amends.ledger.days import dated
from amends.letters import render
from amends.session.session import Session
from amends.storage.cases import load
from amends.storage.trouble import NotSaved
from commands.conftest import LETTER, keep

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends

MAIL = """\
From: Dana Whitfield <dana@harbour.example>
Date: Tue, 12 May 2026 17:31:00 +0100
Subject: Where is my catalogue?

The catalogue copy was due on Friday 8 May. I want it by Thursday.
"""
COOL = ["c", "", "", ""]
"""From the arrival to the points, nothing said on the way."""
READ = [*COOL, "m", ""]
"""From the arrival to the letter, all points mine, the facts as they were found."""
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def mail(tmp_path: Path, places: Places) -> str:
    """Put a message into a file, and introduce the user."""
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('name = "Sam Reyes"\nemail = "sam@reyes.example"\n', encoding="utf-8")
    file = tmp_path / "mail.eml"
    file.write_text(MAIL, encoding="utf-8")
    return str(file)


def said(*answers: str | list[str]) -> str:
    """Return answers as they are typed, a line each."""
    flat = (line for answer in answers for line in ([answer] if isinstance(answer, str) else answer))
    return "".join(f"{line}\n" for line in flat)


def typed(days: int) -> str:
    """Return the day so many days from now, as one types it."""
    return dated((NOW + timedelta(days=days)).date())


def only_case(places: Places) -> Case:
    (path,) = places.cases.glob("*.toml")
    return load(path).case


def questions(printed: str) -> int:
    """Return how often something was asked."""
    return printed.count("(enter")


def sent_case(case: Case, days: int = 1) -> Case:
    """Return the case with its letter sent so many days ago, its promises taken on."""
    when = NOW - timedelta(days=days)
    begun = case.but(
        cooling=Cooling(passed=True),
        promises=(),
        drafts=(LETTER.but(offers=tuple(each.but(due=NOW.date()) for each in LETTER.offers)),),
        messages=(case.messages[0].but(date=when - timedelta(days=1)),),
    )
    (letter,) = begun.drafts
    return sent(begun, when, "mail", promises_in(letter, render(letter), when.date()))


def test_from_the_message_to_the_exported_letter_in_few_questions(
    amends: Amends, places: Places, mail: str
) -> None:
    first = "Thank you for telling me. I sent the copy on Tuesday 12 May instead of Friday 8 May, and you "
    parts = [
        [f"{first}lost two days. That was my mistake, and I am sorry.", "."],
        ["I can't undo the two days, and I want to put it right. I checked all pages this morning.", "."],
        ["I looked at the date too late. Since Monday each date has a reminder two days before.", "."],
        ["I can offer you one of these:", "."],
        ["I have enjoyed writing for you. I will call you on Thursday at 10:00.", "."],
    ]
    offered = ["1 4", "20%; Friday", "a page of offers; Monday", "Which would help you most?"]
    letter = ["", *parts[0], *parts[1], *parts[2], *parts[3], *offered, *parts[4]]
    done = amends("--plain", mail, given=said(READ, letter, "f"))
    case = only_case(places)

    assert done.returncode == 0, done.stderr
    assert case.draft is not None
    assert [part.text for part in case.draft.parts] == ["\n".join(lines[:-1]) for lines in parts]
    assert [offer.percent for offer in case.draft.offers] == [20, None]
    assert case.draft.parts[3].after == "Which would help you most?"
    assert "Written to " in done.stdout.split("What now")[-2]
    (file,) = places.letters.glob("*.eml")
    assert b"X-Unsent: 1" in file.read_bytes()
    assert questions(done.stdout) <= len(parts) + 10 + 3  # and a few for what the coach says


def test_the_message_is_out_of_sight_until_it_is_wanted(amends: Amends, mail: str) -> None:
    done = amends("--plain", mail, given=said("r"))
    before, _, after = done.stdout.partition("How do you go on")

    assert "Dana Whitfield wrote on Tuesday 12 May, “Where is my catalogue?”, 14 words." in before
    assert "I want it by Thursday" not in before
    assert "I want it by Thursday" in after


def test_cooling_down_keeps_how_hot_it_was_and_the_two_lines(
    amends: Amends, places: Places, mail: str
) -> None:
    done = amends("--plain", mail, given=said("c", "11", "8", "Tell her plainly", "", "3"))
    cooling = only_case(places).cooling

    assert (cooling.before, cooling.after, cooling.should) == (8, 3, "Tell her plainly")
    assert cooling.passed
    assert "A number from 0 to 10, or an empty line." in done.stdout
    assert "What should Sam do here" in done.stdout


def test_the_short_note_comes_first_and_its_time_is_a_promise(
    amends: Amends, places: Places, mail: str
) -> None:
    done = amends("--plain", mail, given=said("s", "1", "s", "", "", ""))
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


def test_a_time_of_ones_own_stands_in_the_short_note(amends: Amends, places: Places, mail: str) -> None:
    amends("--plain", mail, given=said("s", "Thursday 14 May, 12:00"))
    draft = only_case(places).draft

    assert draft is not None
    assert draft.parts[0].text.endswith("by Thursday 14 May, 12:00.")


def test_i_need_longer_is_kept_and_asked_about_before_the_time(
    amends: Amends, places: Places, mail: str
) -> None:
    amends("--plain", mail, given=said("l", "3", "n"))
    case = only_case(places)
    until = case.cooling.until
    early = amends("--plain", case.id, given=said("n"))
    taken_up = amends("--plain", case.id, given=said("y"))

    assert until is not None
    assert (until.hour, until.minute) == (9, 0)
    assert "You wanted to leave it alone until tomorrow, 09:00." in early.stdout
    assert "How do you go on" not in early.stdout
    assert "How do you go on" in taken_up.stdout
    assert only_case(places).cooling.until is None


def test_points_are_marked_in_one_answer(amends: Amends, places: Places, mail: str) -> None:
    amends("--plain", mail, given=said(COOL, "+ The cover is torn", "m 3n 2x"))
    points = only_case(places).messages[0].points

    assert [(point.doing, point.set_aside) for point in points] == [
        ("mine", None),
        (None, ""),
        ("not mine", None),
    ]
    assert points[2].words == "The cover is torn"


def test_a_fact_is_changed_by_its_name_and_emptied_with_a_hyphen(
    amends: Amends, places: Places, mail: str
) -> None:
    changes = [
        "cause one list for two jobs",
        "due 7 May 2026",
        "kind f",
        "fee 450 GBP",
        "colour red",
        "cost -",
    ]
    done = amends("--plain", mail, given=said(COOL, "m", changes))
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
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = letter_case.but(drafts=(), cooling=Cooling(passed=True), promises=())
    changes = ["zone Tokyo", "zone Atlantis", "greet Mr Dvořák", "company Kavárna", "email none"]
    done = amends("--plain", keep(case, places), given=said("Sam", "", "", changes), TZ="UTC")
    client = only_case(places).client

    assert (client.time_zone, client.salutation, client.company) == ("Asia/Tokyo", "Mr Dvořák", "Kavárna")
    assert client.email == "marek@kavarna.example"
    assert "Their clock: 9 h ahead of you." in done.stdout
    assert "No zone has this name." in done.stdout
    assert "This is not an address." in done.stdout
    assert "zone: Asia/Tokyo" in done.stdout.split("Known: ")[-1]

    keep(case.but(client=client, cooling=Cooling()), places)
    note = amends("--plain", "marek-dvorak-2", given=said("s"), TZ="UTC")
    assert "a time in words, on their clock, 9 h ahead of you (enter: 1):" in note.stdout


def test_a_message_in_another_language_is_said_and_a_stop_sign_comes_once(
    amends: Amends, places: Places, tmp_path: Path, mail: str
) -> None:
    spanish = tmp_path / "es.eml"
    words = "El cartel de la feria llegó tarde y los precios de la página dos están mal, por favor."
    spanish.write_text(f"From: Marta <m@feria.example>\nDate: {MAIL.splitlines()[1][6:]}\n\n{words}\n")
    done = amends("--plain", str(spanish), given=said(COOL))
    law = tmp_path / "law.eml"
    law.write_text(MAIL + "My solicitor will write to you if it is not here.\n", encoding="utf-8")
    first = amends("--plain", str(law), given=said(READ))
    again = amends("--plain", "dana", given="")

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
def test_a_question_mark_explains_the_question(
    amends: Amends, mail: str, answers: list[str], words: str
) -> None:
    assert words in amends("--plain", mail, given=said(answers)).stdout


def test_every_question_says_what_an_empty_line_does(amends: Amends, mail: str) -> None:
    done = amends(
        "--plain",
        mail,
        given=said(READ, "", "x", ".", "y", "", "", "", "", "", "", "", "", "", "e", "2", ".", ""),
    )
    asked = [line for line in done.stdout.splitlines() if line.endswith(": ")]

    assert len(asked) > 10
    assert all("(enter: " in line for line in asked)
    assert done.stdout.count("Your words.") == done.stdout.count("(enter at once: ")


def test_leaving_in_the_middle_of_a_part_keeps_its_words(amends: Amends, places: Places, mail: str) -> None:
    done = amends("--plain", mail, given=said(READ, "", "Thank you for telling me.", "", "I sent it late."))
    draft = only_case(places).draft

    assert draft is not None
    assert draft.parts[0].text == "Thank you for telling me.\n\nI sent it late."
    assert f"amends --plain {only_case(places).id} goes on with it." in done.stdout


def test_a_case_that_is_left_goes_on_with_the_part_that_is_not_written(
    amends: Amends, places: Places, mail: str
) -> None:
    amends("--plain", mail, given=said(READ, "", "I sent it late, and I am sorry.", "."))
    again = amends("--plain", "dana", given=said("I want to put it right.", "."))
    draft = only_case(places).draft

    assert "Part 2 of 5. Putting it right." in again.stdout
    assert draft is not None
    assert [bool(part.text) for part in draft.parts] == [True, True, False, False, False]


def test_parts_are_moved_left_out_added_and_written_anew_by_number(
    amends: Amends, places: Places, kept: str
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
    done = amends("--plain", kept, given=said("Sam", "", "e", changes))
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
    amends: Amends, places: Places, case_with_remarks: str
) -> None:
    done = amends(
        "--plain", case_with_remarks, given=said("Sam", "", "e", "1 apology", "", "y 1", "l 1", "l 99")
    )
    draft = only_case(places).draft

    assert draft is not None
    assert draft.parts[0].ticked == ("apology",)
    assert "Apology counts as done in “What happened”." in done.stdout
    assert len(draft.left) == 1
    assert "Evidence: " in done.stdout
    assert "There is no remark 99." in done.stdout


@pytest.fixture
def case_with_remarks(letter_case: Case, places: Places) -> str:
    part = Part(name="what-happened", text="I delivered the boards on Wednesday 3 June because my van broke.")
    return keep(letter_case.but(drafts=(LETTER.written(part),)), places)


def test_what_can_be_done_follows_the_remarks_that_are_left(amends: Amends, case_with_remarks: str) -> None:
    leaving = ["l 1"] * 30
    done = amends("--plain", case_with_remarks, given=said("Sam", "", leaving))
    first, *_, last = done.stdout.split("f: write it into a file")[1:]

    assert "l 1: leave remark 1" in first
    assert "l 1" not in last.partition("What now")[0]
    assert "Answer with one of f, c, e, s." in last


def test_promises_are_shown_dropped_and_changed_before_they_are_taken_on(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    close = LETTER.parts[-1].but(text=f"I will ring on {typed(3)}. I will write on {typed(4)}.")
    case = keep(letter_case.but(promises=(), drafts=(LETTER.written(close),)), places)
    done = amends("--plain", case, given=said("Sam", "", "s", "", "3", "2", "9", f"2 {typed(5)}", "", ""))
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


def test_they_take_an_offer_and_the_letter_after_it_is_proposed(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    done = amends(
        "--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", ".", "", "n", "", "", "q")
    )
    after = only_case(places)

    assert done.returncode == 0, done.stderr
    assert "Proposed for “The second one, please.”" in done.stdout
    assert after.outcome is not None
    assert (after.outcome.ending, after.outcome.offer) == ("accepted", 2)
    assert after.draft is not None
    assert after.draft.shape == "they-chose"
    assert [offer.remedy for offer in after.draft.offers] == ["discount-this-invoice"]


def test_the_user_decides_what_an_answer_comes_to(amends: Amends, places: Places, letter_case: Case) -> None:
    case = keep(sent_case(letter_case), places)
    done = amends("--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", ".", "4"))
    outcome = only_case(places).outcome

    assert outcome is not None
    assert outcome.ending == "declined"
    assert "They said no." in done.stdout


def test_an_answer_that_was_left_undecided_is_an_empty_line_away(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    amends("--plain", case, given=said("Sam", "", "a", "1", "The second one, please.", "."))
    undecided = only_case(places)
    amends("--plain", case, given=said("", ""))

    assert undecided.outcome is None
    assert undecided.has_answer
    outcome = only_case(places).outcome
    assert outcome is not None
    assert outcome.offer == 2


def test_a_charged_answer_is_cooled_down_from_before_it_is_looked_at(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case), places)
    angry = "This is a disgrace and I am absolutely furious. No, thank you."
    done = amends("--plain", case, given=said("Sam", "", "a", "1", angry, ".", "y", COOL, "4"))
    before, _, after = done.stdout.partition("What should Sam do here")

    assert "There are charged words in it" in before
    assert "absolutely furious" not in before
    assert "What does it come to" in after
    assert only_case(places).outcome is not None


def test_after_silence_the_letter_that_checks_back_is_an_empty_line_away(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case, days=11).but(promises=()), places)
    amends("--plain", case, given=said("Sam", "", "", ""))
    draft = only_case(places).draft

    assert draft is not None
    assert draft.shape == "checking-back"


def test_a_promise_is_ticked_and_taken_back(amends: Amends, places: Places, letter_case: Case) -> None:
    case = sent_case(letter_case).but(
        promises=(Promise(what="Ring", due=NOW.date()), Promise(what="Write", due=NOW.date()))
    )
    done = amends("--plain", keep(case, places), given=said("Sam", "", "k 1", "k 2", "k 2", "k 7"))
    first, second = only_case(places).promises

    assert first.kept is not None
    assert second.kept is None
    assert "Answer with a number from 1 to 2." in done.stdout


def test_an_offer_that_waits_for_their_choice_is_not_ticked(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    waits = Promise(what="New boards", due=NOW.date(), if_chosen=True)
    case = sent_case(letter_case).but(promises=(waits, Promise(what="Ring", due=NOW.date())))
    done = amends("--plain", keep(case, places), given=said("Sam", "", "k 1", "k"))
    first, second = only_case(places).promises

    assert "k 2: promise 2 is kept" in done.stdout
    assert "It is owed only if they choose it" in done.stdout
    assert first.kept is None
    assert second.kept is not None


def test_the_case_ends_with_a_card_and_is_opened_again(
    amends: Amends, places: Places, letter_case: Case
) -> None:
    case = keep(sent_case(letter_case).but(promises=()), places)
    amends(
        "--plain",
        case,
        given=said("Sam", "", "e", "5", "Quiet.", "c", "The van", "Booked first", typed(30)),
    )
    ended = only_case(places)
    amends("--plain", case, given=said("h", "e", "7"))

    assert ended.outcome is not None
    assert (ended.outcome.ending, ended.outcome.note) == ("silent", "Quiet.")
    assert ended.card is not None
    assert (ended.card.cause, ended.card.changed) == ("The van", "Booked first")
    assert ended.card.check_on == (NOW + timedelta(days=30)).date()
    again = only_case(places)
    assert again.outcome is None
    assert again.card is not None
    assert again.card.held is not None


def test_a_disk_that_fails_is_said_once_and_the_words_are_kept_apart(
    places: Places, letter_case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = places.cases / f"{keep(letter_case, places)}.toml"
    at = AtHand(Session.open(path, lambda: NOW, places=places), Settings(), places)

    def full(*_: object, **__: object) -> None:
        raise NotSaved(path, "the disk is full", "Make room.")

    monkeypatch.setattr("amends.storage.cases.save", full)
    for subject in ("One", "Two"):
        at.keep(at.draft.but(subject=subject), "writing subject")
    words = at.leave()

    assert capsys.readouterr().out.count("the disk is full") == 1
    assert words.startswith("Not saved. ")
    (kept_apart,) = places.recovery.glob("*.toml")
    assert 'subject = "Two"' in kept_apart.read_text(encoding="utf-8")
    assert str(kept_apart) in words


def test_a_version_that_cannot_be_kept_is_told_once_and_the_case_is_saved(
    places: Places, letter_case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    path = places.cases / f"{keep(letter_case, places)}.toml"
    places.versions.write_text("a file where the folder should be", encoding="utf-8")
    at = AtHand(Session.open(path, lambda: NOW, places=places), Settings(), places)

    at.keep(at.draft.but(subject="Another"), "writing subject")
    draft = load(path).case.draft
    at.keep_version("after handing it over")
    words = at.leave()

    assert draft is not None
    assert draft.subject == "Another"
    assert capsys.readouterr().out.count("No version is kept.") == 1
    assert words.startswith("Everything said so far is kept in ")


def test_ending_it_keeps_what_was_done_and_a_wrong_number_is_asked_again(
    amends: Amends, places: Places
) -> None:
    done = amends("--plain", given="Sam\nsam@reyes.example\n9\n4\n")

    assert "Answer with a number from 1 to 4." in done.stdout
    assert only_case(places).messages
    assert done.returncode == 0


def test_a_paste_that_ends_with_the_input_is_taken_in(amends: Amends, places: Places) -> None:
    amends("--plain", given=said("Sam", "sam@reyes.example", "1", MAIL.splitlines()))

    assert only_case(places).client.name == "Dana Whitfield"


def test_for_somebody_who_has_gone_quiet_the_first_question_is_what_is_known(
    amends: Amends, places: Places
) -> None:
    done = amends("--plain", given=said("Sam", "", "3", "Cam Ode", "The flyer", "1", "", ""))
    case = only_case(places)

    assert case.facts.sure == "yes"
    assert case.draft is not None
    assert case.draft.shape == "i-write-first"
    assert "Do you know of something that went wrong" in done.stdout


def test_an_earlier_case_is_told_when_one_with_the_same_client_begins(
    amends: Amends, places: Places, mail: str
) -> None:
    amends("--plain", mail, given=said(COOL, "m", "cause one list for two jobs"))
    done = amends("--plain", mail, given=said("r"))
    newest = load(max(places.cases.glob("*.toml"), key=lambda path: len(path.stem))).case

    assert "Before, with Dana Whitfield:" in done.stdout
    assert "Cause: one list for two jobs." in done.stdout
    assert newest.facts.kind == "repeat"


def test_a_case_that_is_not_there_is_refused(amends: Amends) -> None:
    done = amends("--plain", "nobody", given="Sam\n\n")

    assert done.returncode == 2
    assert "there is no case" in done.stderr
