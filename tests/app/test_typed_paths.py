"""Paths that are typed and lead to nothing: always a clear word, and the path is there to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static

from amends.app.main import Amends
from amends.domain.settings import Settings
from amends.screens.dialog_answer import TheirAnswer
from amends.screens.dialog_files import NotSavedNow
from amends.screens.start import Start
from app.test_answers import app_for
from app.test_keeping import SIZE, open_letter, refuse, settled, started
from letters_given import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.storage.places import Places

LONG = "a" * 300
WRONG = [
    ("~nosuchuser/x.eml", "x.eml is not a file."),
    (f"/tmp/{LONG}", f"{LONG[:60]}… cannot be opened: File name too long."),
    (f"/tmp/{LONG}/new/x.eml", "x.eml cannot be opened: File name too long."),
]


def told(app: Amends) -> list[str]:
    return [str(each.message) for each in app._notifications]


def wrong(app: Amends) -> str:
    return str(app.screen.query_one(".wrong", Static).render())


async def start_with(pilot: Pilot[Any], path: str) -> Input:
    """Type a path for a new case, and return the line as it is after that."""
    await pilot.press("n")
    await pilot.pause()
    await pilot.press("f")
    await pilot.pause()
    pilot.app.screen.query_one("#line", Input).value = path
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, Start)
    return pilot.app.screen.query_one("#line", Input)


@pytest.mark.parametrize(("path", "words"), WRONG)
async def test_a_path_that_leads_nowhere_is_said_once_and_can_be_mended(
    places: Places, path: str, words: str
) -> None:
    app = Amends(places, Settings(name="Sam Reyes", currency="GBP"), lambda: NOW)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        line = await start_with(pilot, path)

        assert words in wrong(app)
        assert told(app) == []

        await pilot.press("backspace")
        await pilot.pause()
        assert line.value == path[:-1]
        assert wrong(app) == ""


@pytest.mark.parametrize(("path", "words"), WRONG)
async def test_a_path_to_their_answer_that_leads_nowhere_is_said(
    places: Places, path: str, words: str
) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        for key in ("right", "a"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        app.screen.query_one(Input).value = path
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, TheirAnswer)
        assert len(told(app)) == 1
        assert words in told(app)[0]


async def elsewhere(app: Amends, pilot: Pilot[int], places: Places, path: str | None) -> str:
    """Write into a case that cannot be saved, and save it there; return what was proposed."""
    await open_letter(pilot)
    refuse(places)
    await pilot.press(*" More.", "ctrl+s")
    await settled(app, pilot)
    await pilot.press("e")
    await pilot.pause()
    line = app.screen.query_one(Input)
    proposed = line.value
    line.value = path or proposed
    await pilot.press("enter")
    await settled(app, pilot)
    return proposed


@pytest.mark.fault
@pytest.mark.parametrize("path", [f"/tmp/{LONG}", "~nosuchuser/x.toml"])
async def test_a_case_cannot_be_saved_at_such_a_path_and_the_question_stands_again(
    places: Places, path: str
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await elsewhere(app, pilot, places, path)

        assert isinstance(app.screen, NotSavedNow)
        assert [words for words in told(app) if "is not written" in words]


@pytest.mark.fault
async def test_a_case_can_be_saved_elsewhere_when_the_folder_one_began_in_is_gone(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, home = tmp_path / "gone", tmp_path / "of-mine"
    gone.mkdir()
    home.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("HOME", str(home))
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        gone.rmdir()
        proposed = await elsewhere(app, pilot, places, None)

        assert [str(path) for path in home.iterdir()] == [proposed]
