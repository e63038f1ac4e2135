from __future__ import annotations

import json
from typing import TYPE_CHECKING

from amends.domain.message import Message, Point
from commands.conftest import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends


def test_a_case_is_shown_with_its_points_its_promises_and_its_letter(amends: Amends, kept: str) -> None:
    done = amends("show", kept)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Marek Dvořák · Menu boards\n{kept} · ready\nNext: ")
    assert "Their message, 2026-06-03 08:02: Menu boards\n" in done.stdout
    assert "  request  mine  I want new ones by Friday." in done.stdout
    assert "You owe\n  2026-06-04  Answer in full" in done.stdout
    assert "The letter, not sent: Re: Menu boards\n\nHello Marek," in done.stdout
    assert "1. New boards by Friday 5 June 2026, at no charge." in done.stdout


def test_as_json_it_is_all_that_is_in_the_file_and_the_letter_as_a_text(amends: Amends, kept: str) -> None:
    shown = json.loads(amends("show", kept, "--json").stdout)

    assert (kept, "ready") == (shown["id"], shown["stands"])
    assert shown["case"]["client"]["name"] == "Marek Dvořák"
    assert shown["case"]["messages"][0]["from"] == "Marek Dvořák <marek@kavarna.example>"
    assert shown["case"]["drafts"][0]["offers"][1]["amount"] == "90.00"
    assert None is shown["letter"]["sent"]
    assert shown["letter"]["text"].startswith("Hello Marek,\n\nThank you")


def test_heat_is_covered_unless_it_is_wanted_as_written(
    amends: Amends, places: Places, case: Callable[..., Case]
) -> None:
    rude = "You are useless! The boards came late."
    heat = Message(text=rude, points=(Point(label="heat", quote="You are useless!"),))
    for message in (heat, heat.but(points=())):
        key = keep(case(messages=(message,)), places)
        printed = amends("show", key).stdout
        assert "useless" not in printed
        assert "░░░ ░░░ ░░░░░░░" in printed
        assert "You are useless!" in amends("show", key, "--as-written").stdout


def test_a_part_of_the_id_is_enough_when_no_other_has_it(amends: Amends, kept: str) -> None:
    assert kept in amends("show", "marek").stdout


def test_a_case_is_found_by_its_file_too(amends: Amends, kept: str, places: Places) -> None:
    assert kept in amends("show", str(places.cases / f"{kept}.toml")).stdout


def test_a_part_that_two_cases_have_is_asked_back(
    amends: Amends, kept: str, letter_case: Case, places: Places
) -> None:
    second = keep(letter_case, places)
    done = amends("show", "marek")

    assert (done.returncode, done.stdout) == (2, "")
    assert f"amends: “marek” could be {kept}, {second}.\n" == done.stderr


def test_an_unknown_case_is_refused(amends: Amends, kept: str) -> None:
    done = amends("show", "../../etc/passwd")

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no case “../../etc/passwd”. amends list shows those there are." in done.stderr


def test_a_case_that_cannot_be_read_is_named_with_its_line(amends: Amends, places: Places) -> None:
    places.cases.mkdir(parents=True)
    (places.cases / "2026-01-02-broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    done = amends("show", "broken")

    assert (done.returncode, done.stdout) == (2, "")
    assert "2026-01-02-broken.toml cannot be read, line 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_hostile_message_holds_reaches_the_terminal_only_in_words(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    assert letter_case.message is not None
    attack = letter_case.message.but(
        subject="\x1b]52;c;aGk=\x07 \u202eboards", points=(), text="\x9b2J[/]\x1b[2J"
    )
    case_id = keep(letter_case.with_message(attack), places)

    for argv in (["show", case_id], ["show", case_id, "--json"]):
        printed = amends(*argv).stdout
        assert not set("\x1b\x07\x9b\u202e") & set(printed)
