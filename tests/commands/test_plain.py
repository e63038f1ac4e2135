"""``amends --plain``: the whole way by question and answer, as through a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.storage.cases import load

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends

MAIL = """\
From: Dana Whitfield <dana@harbour.example>
Date: Tue, 12 May 2026 17:31:00 +0100
Subject: Where is my catalogue?

The catalogue copy was due on Friday 8 May. I want it by Thursday.
"""

PART = ("I sent the copy on Tuesday 12 May instead of Friday 8 May.", ".")


def only_case(places: Places) -> Case:
    (path,) = places.cases.glob("*.toml")
    return load(path).case


def test_from_the_message_to_the_points_and_on_another_day(amends: Amends, places: Places) -> None:
    answers = ["Sam Reyes", "sam@reyes.example", "1", "2", "mail.eml", "n", "Tell her plainly", "", "n", "m"]
    places_mail = places.cases.parent.parent / "mail.eml"
    places_mail.write_text(MAIL, encoding="utf-8")
    done = amends("--plain", given="\n".join(answers) + "\n")
    case = only_case(places)

    assert done.returncode == 0
    assert "Dana Whitfield wrote" in done.stdout
    assert "I want it by Thursday" not in done.stdout.split("out of sight")[0]
    assert case.cooling.should == "Tell her plainly"
    assert case.messages[0].points[0].doing == "mine"
    assert "goes on with it" in done.stdout


def test_the_letter_with_the_coach_offers_and_a_way_out(amends: Amends, places: Places) -> None:
    name = places.cases.parent.parent / "mail.eml"
    name.write_text(MAIL, encoding="utf-8")
    head = ["Sam Reyes", "sam@reyes.example", "n", "", "", "n", *["m"] * 2, "", "", ""]
    letter = [
        "8",
        "",
        "",
        "y",
        "I have your message and have read it. I answer in full by Wednesday.",
        ".",
        *["1"] * 8,
    ]
    done = amends("--plain", str(name), given="\n".join([*head, *letter, "2", "n"]) + "\n")
    case = only_case(places)

    assert done.returncode == 0, done.stderr
    assert case.draft is not None
    assert "I have your message" in case.draft.parts[0].text
    assert case.draft.sent is None


def test_ending_it_keeps_what_was_done_and_a_wrong_number_is_asked_again(
    amends: Amends, places: Places
) -> None:
    done = amends("--plain", given="Sam\nsam@reyes.example\n9\n1\n4\n")

    assert "Answer with a number from 1 to 1." in done.stdout
    assert only_case(places).messages
    assert done.returncode == 0


def test_a_case_that_is_not_there_is_refused(amends: Amends) -> None:
    done = amends("--plain", "nobody", given="Sam\n\n")

    assert done.returncode == 2
    assert "there is no case" in done.stderr
