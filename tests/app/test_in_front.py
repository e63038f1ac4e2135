"""Keys for the case struck where something else is in front: they do nothing out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from amends.screens.desk import Desk
from amends.screens.dialog_ask import AskLine
from amends.screens.dialog_files import NotSavedNow
from amends.screens.respond import Respond
from amends.screens.settings import Settings
from amends.screens.versions import Versions
from amends.session.session import Session
from app.test_keeping import SIZE, mend, only, open_letter, refuse, settled, started, written
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.app.main import Amends
    from amends.storage.places import Places


async def not_saved(app: Amends, pilot: Pilot[int], places: Places) -> None:
    """Write into a letter that cannot be saved, and come to the question what to do."""
    await open_letter(pilot)
    refuse(places)
    await pilot.press(*" More.", "ctrl+s")
    await settled(app, pilot)
    assert isinstance(app.screen, NotSavedNow)


def in_front(app: Amends) -> list[type[object]]:
    """What stands over the letter."""
    screens = [type(screen) for screen in app.screen_stack]
    return list(screens[screens.index(Respond) + 1 :])


@pytest.mark.fault
async def test_saving_where_it_is_asked_what_to_do_tries_again_and_asks_once(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await not_saved(app, pilot, places)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert in_front(app) == [NotSavedNow]
        await pilot.press("e")
        await pilot.pause()
        assert in_front(app) == [NotSavedNow, AskLine] or in_front(app) == [AskLine]
        await pilot.press("escape")
        await settled(app, pilot)
        assert in_front(app) == [NotSavedNow]
        mend(places)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert in_front(app) == []
        assert written(only(places)).endswith("More.")


@pytest.mark.fault
async def test_saving_while_it_is_asked_where_leaves_the_question_as_it_is(
    places: Places, tmp_path: Path
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await not_saved(app, pilot, places)
        await pilot.press("e")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "elsewhere.toml")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)

        assert written(tmp_path / "elsewhere.toml").endswith("More.")
        assert in_front(app) == [NotSavedNow]
        await pilot.press("escape")
        await settled(app, pilot)
        assert in_front(app) == []


async def trashed(app: Amends, pilot: Pilot[int], places: Places) -> None:
    await pilot.pause()
    await pilot.press("D")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def test_undo_in_settings_brings_nothing_back_to_the_desk(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await trashed(app, pilot, places)
        await pilot.press(",")
        await pilot.pause()
        assert isinstance(app.screen, Settings)
        await pilot.press(*"abc", "ctrl+z")
        await pilot.pause()
        assert list(places.cases.glob("*.toml")) == []
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Desk)
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert len(list(places.cases.glob("*.toml"))) == 1


async def test_undo_in_a_text_of_the_settings_takes_back_what_was_typed_there(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(",")
        await pilot.pause()
        area = app.screen.query_one(TextArea)
        area.focus()
        await pilot.pause()
        before = area.text
        await pilot.press(*"abc")
        assert area.text != before
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert area.text == before


async def test_undo_in_the_line_that_finds_cases_brings_none_back(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        Session.begin(case_with(draft()), lambda: NOW, places=places).save()  # one more, so that one can find
        app.back_on_desk()
        await trashed(app, pilot, places)
        await pilot.press("slash", *"lab", "ctrl+z")
        await pilot.pause()

        assert isinstance(app.focused, Input)
        assert len(list(places.cases.glob("*.toml"))) == 1


async def test_undo_among_the_versions_leaves_the_case_and_says_where_it_acts(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press(*" More.", "escape", "v")
        await pilot.pause()
        await settled(app, pilot)
        await pilot.pause()
        assert isinstance(app.screen, Versions)
        before = app.case
        for key in ("ctrl+z", "ctrl+z", "ctrl+y"):
            await pilot.press(key)
            await pilot.pause()

        assert app.case == before
        said = "Nothing is undone on this screen. esc goes back to the case."
        assert said in [str(each.message) for each in app._notifications]
