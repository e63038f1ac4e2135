"""The open case and its file while the disk refuses, while others write, and after an end that was none."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from amends.app.main import Amends
from amends.domain.settings import Settings
from amends.screens.dialog_files import Changed, CopyBeside, NotSavedNow, NotSavedThen
from amends.screens.letter_screen import LetterScreen
from amends.session.session import Session
from amends.storage import files, recovery
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from amends.widgets import pauses
from amends.widgets.trouble_line import TroubleLine
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.storage.places import Places

SIZE = (80, 24)


def started(places: Places) -> Amends:
    if not places.cases.exists():
        Session.begin(case_with(draft()), lambda: NOW, places=places).save()
    return Amends(places, Settings(name="Sam Reyes", currency="GBP"), lambda: NOW)


def only(places: Places) -> Path:
    (path,) = places.cases.glob("*.toml")
    return path


def written(path: Path) -> str:
    return load(path).case.drafts[0].parts[0].text


async def settled(app: Amends, pilot: Pilot[int]) -> None:
    """Wait until everything that was given to the disk is done, and told."""
    await asyncio.wrap_future(app.disk.submit(int))
    await pilot.pause()


async def open_letter(pilot: Pilot[int]) -> None:
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("2")
    await pilot.pause()


def refuse(places: Places) -> None:
    """Let a file stand where the folder of the cases was: nothing can be written there."""
    places.cases.rename(places.cases.with_name("away"))
    places.cases.write_text("in the way", encoding="utf-8")


def mend(places: Places) -> None:
    places.cases.unlink()
    places.cases.with_name("away").rename(places.cases)


def texts(app: Amends) -> str:
    screen = app.screen
    assert isinstance(screen, LetterScreen)
    return screen.editor.draft.parts[0].text


@pytest.mark.fault
async def test_a_failed_save_stays_on_the_screen_with_its_reason_until_it_works(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        refuse(places)
        await pilot.press(*" More.", "ctrl+s")
        await settled(app, pilot)

        assert isinstance(app.screen, NotSavedNow)
        assert app.saved == "not saved"
        await pilot.press("escape")
        await pilot.pause()
        line = app.screen.query_one(TroubleLine)
        assert line.display
        assert "a file stands where a folder should be" in line.trouble
        assert texts(app).endswith("More.")

        mend(places)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert app.saved == "saved"
        assert not line.display
        assert written(only(places)).endswith("More.")
        assert recovery.paths(places) == []


@pytest.mark.fault
async def test_what_cannot_be_saved_can_be_saved_elsewhere_and_copied(places: Places, tmp_path: Path) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        refuse(places)
        await pilot.press(*" More.", "ctrl+s")
        await settled(app, pilot)
        await pilot.press("e")
        await pilot.pause()
        app.screen.query_one(Input).value = str(tmp_path / "elsewhere.toml")
        await pilot.press("enter")
        await settled(app, pilot)

        assert written(tmp_path / "elsewhere.toml").endswith("More.")
        assert isinstance(app.screen, NotSavedNow)
        await pilot.press("c")
        await settled(app, pilot)
        assert "More." in app.clipboard
        mend(places)
        await pilot.press("a")
        await settled(app, pilot)

    assert written(only(places)).endswith("More.")


@pytest.mark.fault
async def test_after_an_end_without_a_save_the_next_start_offers_what_was_kept(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        refuse(places)
        await pilot.press(*" More.", "ctrl+q")
        await settled(app, pilot)
        assert isinstance(app.screen, NotSavedNow)
        await pilot.press("g")
        await pilot.pause()
    assert app.session is not None
    app.session.close()  # as the end of the process does
    mend(places)

    again = started(places)
    async with again.run_test(size=SIZE) as pilot:
        again.offer_recovered()
        await pilot.pause()
        assert isinstance(again.screen, NotSavedThen)
        await pilot.press("r")
        await settled(again, pilot)

        assert written(only(places)).endswith("More.")
        assert recovery.paths(places) == []
        assert again.session is not None
        assert again.session.path == only(places)


async def test_a_slow_disk_does_not_hold_up_the_keys(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    writing, go_on = threading.Event(), threading.Event()
    real = files.put

    def slow(staged: Path, target: Path) -> bool:
        writing.set()
        assert go_on.wait(20)
        return real(staged, target)

    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(files, "put", slow)
            await pilot.press(*" One.", "ctrl+s", *" Two.")
            assert writing.wait(20)

            assert texts(app).endswith("One. Two.")
            assert app.saved == "saving"
            go_on.set()
            await settled(app, pilot)
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert texts(app).endswith("One. Two.")
        assert written(only(places)).endswith("One. Two.")


async def test_a_disk_that_does_not_confirm_is_told_as_it_is(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        monkeypatch.setattr(files, "_settled", lambda _folder: False)
        await pilot.press(*" More.", "ctrl+s")
        await settled(app, pilot)

        assert app.saved == "saved, unconfirmed"
        assert written(only(places)).endswith("More.")


async def test_what_was_changed_elsewhere_is_shown_and_what_is_typed_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Mine.")
        path = only(places)
        path.write_text(dumps(load(path).case.but(title="By hand")), encoding="utf-8")
        app.look_elsewhere()
        await settled(app, pilot)

        assert app.case is not None
        assert app.case.title == "By hand"
        assert texts(app).endswith("Mine.")
        await pilot.press(*" More.", "ctrl+s")
        await settled(app, pilot)
        assert (load(path).case.title, written(path)[-11:]) == ("By hand", "Mine. More.")


@pytest.mark.parametrize(("key", "kept"), [("m", "mine"), ("t", "theirs"), ("b", "both")])
async def test_where_both_changed_the_same_words_the_user_is_asked(
    places: Places, key: str, kept: str
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        path = only(places)
        there = load(path).case
        first = there.drafts[0].parts[0]
        letter = there.drafts[0].written(first.but(text="Theirs."))
        await pilot.press(*" Mine.")
        path.write_text(dumps(there.but(drafts=(letter,))), encoding="utf-8")
        app.look_elsewhere()
        await settled(app, pilot)
        assert isinstance(app.screen, Changed)
        await pilot.press(key)
        await settled(app, pilot)

        shown = texts(app)
    trash = [written(each) for each in places.trash.glob("*.toml")]
    cases = sorted(written(each) for each in places.cases.glob("*.toml"))
    mine = f"{first.text} Mine."
    assert {
        "mine": (mine, ["Theirs."], [mine]),
        "theirs": ("Theirs.", [mine], ["Theirs."]),
        "both": (mine, [], sorted(["Theirs.", mine])),
    }[kept] == (shown, trash, cases)


async def test_what_changes_again_while_it_is_asked_about_is_asked_about_in_the_same_place(
    places: Places,
) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        path = only(places)
        there = load(path).case
        first = there.drafts[0].parts[0]
        await pilot.press(*" Mine.")
        for words in ("Theirs.", "Theirs, said anew."):
            letter = there.drafts[0].written(first.but(text=words))
            path.write_text(dumps(there.but(drafts=(letter,))), encoding="utf-8")
            app.look_elsewhere()
            await settled(app, pilot)

        assert [isinstance(each, Changed) for each in app.screen_stack].count(True) == 1
        assert "[-anew-]" in str(app.screen.query_one(".differences > Static").render())
        await pilot.press("t")
        await settled(app, pilot)
        assert not any(isinstance(each, Changed) for each in app.screen_stack)
        assert texts(app) == "Theirs, said anew."

        await pilot.press(*" Mine.")  # and it is asked once more when it comes to that again
        path.write_text(dumps(there), encoding="utf-8")
        app.look_elsewhere()
        await settled(app, pilot)
        assert isinstance(app.screen, Changed)
        await pilot.press("b")
        await settled(app, pilot)


async def test_an_undo_is_not_undone_by_a_save_in_the_same_breath(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        before = texts(app)
        await pilot.press(*" More.", "escape", "4")
        await pilot.pause()
        app.action_undo()
        app.save_now()
        await settled(app, pilot)

        assert texts(app) == before
        assert written(only(places)) == before


async def test_what_a_save_has_merged_in_is_not_taken_back_by_a_look_begun_before_it(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Mine.")
        path = only(places)
        path.write_text(dumps(load(path).case.but(notes="Theirs.")), encoding="utf-8")
        app.look_elsewhere()
        app.save_now()
        for _ in range(3):
            await settled(app, pilot)

        assert texts(app).endswith("Mine.")
        assert written(path).endswith("Mine.")
        assert load(path).case.notes == "Theirs."


async def test_ctrl_s_writes_the_file_again_that_is_gone(places: Places) -> None:
    app = started(places)
    path = only(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        path.unlink()
        await pilot.press("ctrl+s")
        await settled(app, pilot)

        assert path.exists()
        assert app.saved == "saved"


async def test_a_copy_beside_a_case_is_shown_before_the_case_is_opened(places: Places) -> None:
    app = started(places)
    path = only(places)
    copy = path.with_name(f"{path.stem}.sync-conflict-20260909-101112-ABC2DEF.toml")
    copy.write_text(dumps(load(path).case.but(title="The copy")), encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        app.back_on_desk()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CopyBeside)
        await pilot.press("t")
        await settled(app, pilot)

        assert app.case is not None
        assert app.case.title == "The copy"
        assert only(places) == path
        assert [load(each).case.title for each in places.trash.glob("*.toml")] == ["Jam labels"]


async def test_what_was_moved_to_the_trash_comes_back_with_undo(places: Places) -> None:
    app = started(places)
    path = only(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("D")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert not path.exists()
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert only(places) == path
        assert [each.path for each in app.summaries()] == [path]


async def test_steady_typing_is_heard_of_although_no_pause_comes(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("REST", 600), ("PAUSE", 600), ("LONGEST", 0.01)):
        monkeypatch.setattr(pauses, name, seconds)
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" More")
        async with asyncio.timeout(20):
            while app.session is None or not app.session.case.drafts[0].parts[0].text.endswith(" More"):
                await pilot.pause()
