"""What is owed, on the command line and in a calendar."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from amends.domain.case import Card, Outcome
from amends.domain.draft import Promise
from commands.conftest import keep

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends

NOW = datetime.now().astimezone().replace(microsecond=0)
TODAY = NOW.date()


@pytest.fixture
def owing(letter_case: Case, places: Places) -> str:
    """Put a case on disk that owes four things and has kept one; return its id."""
    made = TODAY - timedelta(days=9)
    promises = (
        Promise(what="a page of notes"),
        Promise(what="new boards", due=TODAY + timedelta(days=4), made=made),
        Promise(what="a call", due=NOW + timedelta(hours=40), made=made),
        Promise(what="the invoice", due=TODAY - timedelta(days=3), made=made),
        Promise(what="an answer", due=TODAY - timedelta(days=8), kept=TODAY - timedelta(days=8)),
    )
    return keep(letter_case.but(promises=promises), places)


def test_what_is_overdue_comes_first_and_what_has_no_day_last(amends: Amends, owing: str) -> None:
    done = amends("due")

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.rpartition(": ")[2] for line in lines] == [
        "the invoice",
        "a call",
        "new boards",
        "a page of notes",
    ]
    assert lines[0].startswith(f"!  {TODAY - timedelta(days=3)}")
    assert f"overdue 3 days  {owing}  Marek Dvořák · Menu boards" in lines[0]
    assert "in 4 days" in lines[2]


def test_as_json_each_says_whose_what_and_by_when(amends: Amends, owing: str) -> None:
    found = json.loads(amends("due", "--json").stdout)

    assert [each["overdue"] for each in found] == [True, False, False, False]
    assert found[0] == {
        "id": owing,
        "client": "Marek Dvořák",
        "title": "Menu boards",
        "kind": "promise",
        "what": "the invoice",
        "due": (TODAY - timedelta(days=3)).isoformat(),
        "overdue": True,
        "made": (TODAY - timedelta(days=9)).isoformat(),
    }
    assert datetime.fromisoformat(found[1]["due"]) == NOW + timedelta(hours=40)


def test_the_day_on_the_closing_card_is_owed_until_the_change_was_found_to_hold(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    card = Card(changed="I book the van with the order", check_on=TODAY)
    over = letter_case.but(promises=(), outcome=Outcome(ending="accepted"))
    keep(over.but(card=card), places)
    keep(over.but(card=card.but(held=TODAY)), places)

    (only,) = json.loads(amends("due", "--json").stdout)

    assert (only["kind"], only["what"]) == ("check", "check that it holds: I book the van with the order")


def test_the_calendar_has_an_event_for_each_that_has_a_day(
    amends: Amends, owing: str, tmp_path: Path
) -> None:
    done = amends("due", "--ics", "owed.ics")
    calendar = Calendar.from_ical((tmp_path / "owed.ics").read_bytes())
    events = {str(event["SUMMARY"]): event for event in calendar.events}

    assert done.returncode == 0
    assert done.stderr == "3 written to owed.ics.\n1 without a day is not in it.\n"
    assert list(events) == ["Marek Dvořák: the invoice", "Marek Dvořák: a call", "Marek Dvořák: new boards"]
    assert events["Marek Dvořák: new boards"].start == TODAY + timedelta(days=4)
    call = events["Marek Dvořák: a call"].start
    assert isinstance(call, datetime)
    assert (call, call.utcoffset()) == ((NOW + timedelta(hours=40)).astimezone(UTC), timedelta())
    assert f"amends open {owing}" in str(events["Marek Dvořák: a call"]["DESCRIPTION"])


def test_across_the_change_of_the_clocks_a_call_is_told_on_both_clocks_and_in_utc(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    new_york = ZoneInfo("America/New_York")
    calls = tuple(  # in the week before Europe goes back, between the two changes, and after both
        Promise(what=f"call {day.isoformat()}", due=datetime.combine(day, time(20), new_york).astimezone(UTC))
        for day in (date(2027, 10, 28), date(2027, 11, 1), date(2027, 11, 8))
    )
    client = letter_case.client.but(time_zone="America/New_York")
    keep(letter_case.but(client=client, promises=calls), places)

    lines = amends("due", TZ="Europe/Berlin").stdout.splitlines()
    assert [line.split("  ")[1].strip() for line in lines] == [
        "2027-10-29 02:00 (20:00 there)",
        "2027-11-02 01:00 (20:00 there)",
        "2027-11-09 02:00 (20:00 there)",
    ]
    calendar = Calendar.from_ical(amends("due", "--ics", "-", TZ="Europe/Berlin").stdout)
    assert [event.start for event in calendar.events] == [
        datetime(2027, 10, 29, 0, tzinfo=UTC),
        datetime(2027, 11, 2, 0, tzinfo=UTC),
        datetime(2027, 11, 9, 1, tzinfo=UTC),
    ]
    assert all("20:00 where they are." in str(event["DESCRIPTION"]) for event in calendar.events)


def test_made_again_an_event_keeps_its_name_also_when_it_was_put_off(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    promise = Promise(what="new boards", due=date(2026, 6, 9), made=date(2026, 6, 3))
    name = keep(letter_case.but(promises=(promise,)), places)
    before = Calendar.from_ical(amends("due", "--ics", "-").stdout).events[0]
    path = places.cases / f"{name}.toml"
    path.write_text(path.read_text().replace("due = 2026-06-09", "due = 2026-06-12"))
    after = Calendar.from_ical(amends("due", "--ics", "-").stdout).events[0]

    assert before["UID"] == after["UID"]
    assert (before.start, after.start) == (date(2026, 6, 9), date(2026, 6, 12))


def test_a_calendar_that_is_there_is_replaced_only_by_force(
    amends: Amends, owing: str, tmp_path: Path
) -> None:
    (tmp_path / "owed.ics").write_text("mine")
    done = amends("due", "--ics", "owed.ics")

    assert (done.returncode, (tmp_path / "owed.ics").read_text()) == (2, "mine")
    assert "--force" in done.stderr
    assert amends("due", "--ics", "owed.ics", "--force").returncode == 0
    assert (tmp_path / "owed.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_nothing_owed_is_said_and_is_an_empty_list(amends: Amends) -> None:
    done = amends("due")

    assert (done.returncode, done.stdout) == (0, "")
    assert "You owe nothing" in done.stderr
    assert json.loads(amends("due", "--json").stdout) == []


def test_a_file_that_cannot_be_read_is_named_and_the_others_count(
    amends: Amends, owing: str, places: Places
) -> None:
    (places.cases / "2026-01-02-broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    done = amends("due", "--json")

    assert len(json.loads(done.stdout)) == 4
    assert "2026-01-02-broken.toml cannot be read, line 2" in done.stderr


def test_odd_words_in_a_file_hide_nothing_else(amends: Amends, owing: str, places: Places) -> None:
    path = places.cases / f"{owing}.toml"
    path.write_text(path.read_text().replace('what = "a call"', "what = 3"))

    assert [each["what"] for each in json.loads(amends("due", "--json").stdout)] == [
        "the invoice",
        "new boards",
        "a page of notes",
    ]
