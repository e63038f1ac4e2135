"""The first start, and keys and colours of the user's own, in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, Static

from amends.app.main import Amends
from amends.domain.keys import replaced
from amends.domain.settings import Settings
from amends.screens.dialog_remark import LeaveRemark
from amends.screens.dialog_welcome import Welcome
from amends.screens.start import Start
from amends.storage.settings import load
from amends.widgets.part_area import PartArea
from amends.widgets.themes import FIRST_THEMES
from drawing import draw, views
from key_journeys import app_with, printed

if TYPE_CHECKING:
    from pathlib import Path

    from amends.storage.places import Places

SIZE = (80, 24)


async def test_a_newcomer_is_asked_once_and_the_sample_opens(places: Places) -> None:
    app = Amends(places, Settings(), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        await pilot.press(*"Sam Reyes", "enter", *"sam@reyes.example", "enter", "enter")
        await pilot.pause()
        await pilot.pause()

        settings, complaints = load(places)
        assert (settings.name, settings.email, complaints) == ("Sam Reyes", "sam@reyes.example", ())
        assert app.case is not None
        assert "Imogen" in app.case.client.name


async def test_an_address_that_is_none_is_said_on_leaving_it_and_not_kept(places: Places) -> None:
    app = Amends(places, Settings(), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.press(*"Jo", "enter", *"jo@brandt", "enter")
        await pilot.pause()
        wrong = app.screen.query_one(".wrong", Static)
        assert wrong.display
        assert "This is not an address." in str(wrong.render())
        await pilot.press("ctrl+n")
        assert isinstance(app.screen, Welcome)
        assert isinstance(app.focused, Input)
        assert (app.focused.id, app.focused.value) == ("email", "jo@brandt")
        await pilot.press("end", *".example", "ctrl+n")
        await pilot.pause()

        assert load(places)[0].email == "jo@brandt.example"


async def test_who_gives_no_name_is_not_asked_again(places: Places) -> None:
    app = Amends(places, Settings(), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Start)
        await pilot.press("escape", "n")
        await pilot.pause()

        assert isinstance(app.screen, Start)


async def test_an_address_without_a_name_asks_for_the_name(places: Places) -> None:
    app = Amends(places, Settings(), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("tab", *"sam@reyes.example", "ctrl+n")
        await pilot.pause()

        assert isinstance(app.screen, Welcome)
        assert isinstance(app.focused, Input)
        assert app.focused.id == "name"


async def test_a_key_of_ones_own_acts_and_is_printed(tmp_path: Path) -> None:
    app = app_with("excuse", tmp_path / "home")
    app.take_keys([replaced("ctrl+r", "f8"), replaced("a", "x")])
    async with app.run_test(size=(120, 34)) as pilot:
        assert "x" in printed(app)
        await pilot.press("enter", "2", "ctrl+g", "f8")
        await pilot.pause()
        assert isinstance(app.screen, LeaveRemark)
        await pilot.press("escape")
        await pilot.pause()
        assert "F8" in printed(app)
        await pilot.press("end", "x")
        assert isinstance(app.focused, PartArea)

        assert "x" in app.focused.text
    app.take_keys([])


@pytest.mark.parametrize("theme", FIRST_THEMES)
async def test_every_theme_of_the_first_shows_the_letter(tmp_path: Path, theme: str) -> None:
    app = app_with("letter", tmp_path / "home")
    app.theme = theme
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "escape", "4", "tab", "tab", "escape")
        await pilot.pause()

        assert "Hello Imogen" in draw.text(app, SIZE)


async def test_settings_bring_the_keys_at_once(tmp_path: Path) -> None:
    app = app_with("letter", tmp_path / "home")
    app._set(app.settings._replace(keys=(replaced("n", "x"),)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("x")
        await pilot.pause()

        assert isinstance(app.screen, Start)
    app.take_keys([])


@pytest.mark.fault
async def test_a_setting_that_could_not_be_written_is_written_with_the_next(places: Places) -> None:
    places.config.parent.mkdir(parents=True, exist_ok=True)
    places.config.write_text("in the way", encoding="utf-8")
    app = Amends(places, Settings(name="Sam Reyes"), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app._set(app.settings._replace(quiet=("jargon",)))
        places.config.unlink()
        app._set(app.settings._replace(theme="paper"))

    settings, _ = load(places)
    assert (settings.quiet, settings.theme) == (("jargon",), "paper")


async def test_what_a_hand_wrote_into_the_settings_meanwhile_stays(places: Places) -> None:
    app = Amends(places, Settings(name="Sam Reyes"), lambda: views.NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        places.config.mkdir(parents=True, exist_ok=True)
        places.settings.write_text('name = "Sam R."\nmay_send = true\n', encoding="utf-8")
        app._set(app.settings._replace(theme="paper"))

    settings, _ = load(places)
    assert (settings.name, settings.may_send, settings.theme) == ("Sam R.", True, "paper")
