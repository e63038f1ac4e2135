"""The client's details, from every step of a case."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, TextArea

from amends.app.main import Amends
from amends.domain.message import Message
from amends.domain.settings import Settings
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog_client import AboutClient
from amends.session.session import Session
from amends.widgets.field import Field
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.domain.case import Case
    from amends.storage.places import Places

SETTINGS = Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
SUMMER = NOW.replace(tzinfo=timezone(timedelta(hours=1)))


def app_for(places: Places, case: Case | None = None) -> Amends:
    session = Session.begin(case or case_with(draft()), lambda: NOW, places=places)
    session.save()
    return Amends(places, SETTINGS, lambda: SUMMER, path=session.path)


def on_disk(places: Places) -> dict[str, Any]:
    (path,) = places.cases.glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def field(app: Amends, name: str) -> Field[Any]:
    return next(each for each in app.screen.query(Field) if each.name == name)


def shown(app: Amends) -> str:
    return " ".join(
        " ".join(str(each.render()) for each in app.screen.query("Static") if each.region).split()
    )


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*("space" if key == " " else key for key in keys))
    await pilot.pause()


@pytest.mark.parametrize("step", ["1", "2 escape", "3", "4", "5"])
async def test_a_city_becomes_the_clients_zone_from_every_step(places: Places, step: str) -> None:
    app = app_for(places)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *step.split())
        assert isinstance(app.screen, CaseScreen)
        await press(pilot, "c", *["tab"] * 4, *"new york")
        assert isinstance(app.screen, AboutClient)
        assert "America/New_York: 5 h behind you" in shown(app)
        await press(pilot, "ctrl+n")

        assert isinstance(app.screen, CaseScreen)
        assert on_disk(places)["client"]["time_zone"] == "America/New_York"
        await press(pilot, "ctrl+z")
        assert app.case is not None
        assert app.case.client.time_zone == ""
        await press(pilot, "ctrl+y")
        assert app.case.client.time_zone == "America/New_York"


async def test_all_that_was_changed_is_one_step_back(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "c", *"!", "tab", *"Inés", "tab", *"Quayside", "escape")
        assert app.case is not None
        assert (app.case.client.name, app.case.client.salutation) == ("Ines Okafor!", "Inés")
        assert app.case.client.company == "Quayside"
        await press(pilot, "ctrl+z")

        assert (app.case.client.name, app.case.client.company) == ("Ines Okafor", "")


async def test_a_zone_that_nobody_knows_is_told_and_then_left_as_it_was(places: Places) -> None:
    case = case_with(draft())
    app = app_for(places, case.but(client=case.client.but(time_zone="Europe/Berlin")))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "c", *["tab"] * 4, "ctrl+u", *"Londn", "ctrl+n")
        assert isinstance(app.screen, AboutClient)
        assert "No zone has this name. Near it: Europe/London." in shown(app)
        assert app.focused is field(app, "time_zone").entry
        assert field(app, "time_zone").entry.value == "Londn"
        await press(pilot, "escape")

        assert app.case is not None
        assert app.case.client.time_zone == "Europe/Berlin"


async def test_each_field_that_cannot_be_read_is_shown_before_its_text_is_dropped(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "c", *["tab"] * 3, "ctrl+u", *"at home", "ctrl+n")
        assert app.focused is field(app, "email").entry
        await press(pilot, "ctrl+u", *"ines@quay.example", "tab", *"Londn", "ctrl+n")
        assert isinstance(app.screen, AboutClient)
        assert app.focused is field(app, "time_zone").entry
        await press(pilot, "ctrl+u", *"Londoon", "escape")
        assert isinstance(app.screen, AboutClient)
        await press(pilot, "escape")

        assert app.case is not None
        assert (app.case.client.email, app.case.client.time_zone) == ("ines@quay.example", "")


async def test_looking_changes_nothing_not_even_what_cannot_be_read(places: Places) -> None:
    case = case_with(draft())
    odd = case.client.but(time_zone="Atlantis/Capital", email="at home")
    app = app_for(places, case.but(client=odd))
    async with app.run_test(size=(80, 24)) as pilot:
        before = on_disk(places)
        await press(pilot, "5", "c")
        assert "No zone has this name." in shown(app)
        await press(pilot, "tab", "escape")

        assert isinstance(app.screen, CaseScreen)
        assert app.case is not None
        assert app.case.client == odd
        assert on_disk(places) == before


async def test_the_fields_of_the_facts_and_of_the_dialog_hold_the_same(places: Places) -> None:
    app = app_for(places, case_with(draft()).but(messages=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "c", *["tab"] * 4, *"kolk", "escape", "1")
        assert field(app, "time_zone").entry.value == "Asia/Kolkata"
        field(app, "time_zone").entry.focus()
        await press(pilot, "ctrl+u", *"+05:45")
        await press(pilot, "escape", "5", "c")

        assert isinstance(app.screen, AboutClient)
        assert field(app, "time_zone").entry.value == "+05:45"
        assert "4 h 45 min ahead of you" in shown(app)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (datetime(2026, 9, 9, 8, tzinfo=timezone(timedelta(hours=-4))), "their mail was written at -04:00"),
        (datetime(2026, 9, 9, 8, tzinfo=SUMMER.tzinfo), "empty: the same as yours"),
        (datetime(2026, 9, 9, 8, tzinfo=UTC), "empty: the same as yours"),
        (None, "empty: the same as yours"),
    ],
)
async def test_a_mail_tells_how_far_from_utc_it_was_written_and_no_city(
    places: Places, sent: datetime | None, said: str
) -> None:
    app = app_for(places, case_with(draft()).but(messages=(Message(text="Where is it?", date=sent),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "c")

        assert said in shown(app)
        assert ("their mail" in shown(app)) is ("their mail" in said)
        assert field(app, "time_zone").entry.value == ""


async def test_the_palette_has_it_while_a_letter_is_being_written(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert isinstance(app.focused, Input | TextArea)
        commands = {each.title: each for each in app.get_system_commands(app.screen)}
        commands["The client"].callback()
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, AboutClient)
