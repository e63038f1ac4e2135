"""What is done on the desk to a case as a whole, and how it is taken back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from amends.app.main import Amends
from amends.domain.settings import Settings
from amends.screens.desk import Desk
from amends.session.session import Session
from amends.storage import summaries
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.storage.places import Places

SIZE = (80, 24)


def started(places: Places) -> Amends:
    Session.begin(case_with(draft()), lambda: NOW, places=places).save()
    return Amends(places, Settings(name="Sam Reyes", currency="GBP"), lambda: NOW)


def there(places: Places) -> list[Path]:
    return sorted(places.cases.glob("*.toml"))


def said(app: Amends) -> str:
    return [note.message for note in app._notifications][-1]


async def pressed(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.fault
async def test_what_cannot_come_back_from_the_trash_now_comes_back_later(places: Places) -> None:
    app = started(places)
    (path,) = there(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pressed(pilot, "D", "enter")
        places.cases.rename(places.cases.with_name("away"))
        places.cases.write_text("in the way", encoding="utf-8")
        await pressed(pilot, "ctrl+z")
        assert "a file stands where a folder should be" in said(app)

        places.cases.unlink()
        places.cases.with_name("away").rename(places.cases)
        await pressed(pilot, "ctrl+z")
        assert there(places) == [path]


async def test_what_is_gone_from_the_trash_does_not_keep_back_what_went_before_it(places: Places) -> None:
    Session.begin(case_with(), lambda: NOW, places=places).save()
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await pressed(pilot, "D", "enter")
        (first,) = places.trash.glob("*.toml")
        await pressed(pilot, "D", "enter")
        (last,) = set(places.trash.glob("*.toml")) - {first}
        last.unlink()
        await pressed(pilot, "ctrl+z", "ctrl+z")

        assert [path.name for path in there(places)] == [first.name]


async def test_a_case_comes_back_under_its_own_name_although_another_form_is_in_the_trash(
    places: Places,
) -> None:
    app = started(places)
    (path,) = there(places)
    places.trash.mkdir(parents=True)
    (places.trash / path.name).write_text("another form", encoding="utf-8")
    async with app.run_test(size=SIZE) as pilot:
        await pressed(pilot, "D", "enter", "ctrl+z")

        assert there(places) == [path]


async def test_a_copy_is_taken_back_to_the_trash(places: Places) -> None:
    app = started(places)
    (path,) = there(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pressed(pilot, "c")
        assert len(there(places)) == 2
        assert "ctrl+z takes it back" in said(app)
        await pressed(pilot, "ctrl+z")

        assert there(places) == [path]
        assert [each.path for each in app.summaries()] == [path]
        (copy,) = places.trash.glob("*.toml")
        assert str(copy) in said(app).replace("\n", "")
        await pressed(pilot, "ctrl+z")
        assert said(app) == "Nothing to undo."


async def test_a_copy_that_was_written_in_is_not_taken_away(places: Places) -> None:
    app = started(places)
    (path,) = there(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pressed(pilot, "c")
        (copy,) = set(there(places)) - {path}
        copy.write_text(dumps(load(copy).case.but(notes="New words.")), encoding="utf-8")
        await pressed(pilot, "ctrl+z")

        assert load(copy).case.notes == "New words."
        assert "D moves it to the trash" in said(app)
        assert app.desk.pointed is not None
        assert app.desk.pointed.path == copy


async def test_a_copy_that_is_gone_is_not_there_to_be_taken_back(places: Places) -> None:
    app = started(places)
    (path,) = there(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pressed(pilot, "c")
        (copy,) = set(there(places)) - {path}
        copy.unlink()
        await pressed(pilot, "ctrl+z")
        assert "it is not there" in said(app)
        await pressed(pilot, "ctrl+z")

        assert said(app) == "Nothing to undo."
        assert [each.path for each in app.summaries()] == [path]


async def test_a_folder_that_cannot_be_read_is_no_case(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = started(places)
    (path,) = there(places)
    real: Callable[..., object] = os.scandir

    def refused(folder: Path) -> object:
        if folder == places.cases:
            raise PermissionError(13, "Permission denied")
        return real(folder)

    async with app.run_test(size=SIZE) as pilot:
        monkeypatch.setattr(os, "scandir", refused)
        app.back_on_desk()
        await pressed(pilot, "D", "c", "a", "enter", "ctrl+n")

        assert isinstance(app.screen, Desk)
        assert app.session is None
        assert {"trash", "duplicate", "answer", "open"}.isdisjoint(
            binding.binding.action for binding in app.screen.active_bindings.values()
        )
        assert path.exists()


async def test_a_row_that_was_looked_into_does_not_come_back_from_the_trash(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = started(places)
    (path,) = there(places)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        monkeypatch.setattr(summaries, "check", lambda _: "cannot be read")

        def after_the_trash(show: Callable[..., None], *given: object) -> None:
            path.unlink()
            app.desk.show(())
            show(*given)

        monkeypatch.setattr(app, "call_from_thread", after_the_trash)
        app._look_into_files()
        await pilot.pause()

        assert not path.exists()
        assert app.summaries() == ()


async def test_a_copy_of_a_sent_letter_is_told_apart_in_a_narrow_row_and_is_not_ready(places: Places) -> None:
    case = case_with(draft().but(sent=NOW)).but(title="The labels of the second batch of jam")
    Session.begin(case, lambda: NOW, places=places).save()
    app = Amends(places, Settings(name="Sam Reyes", currency="GBP"), lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pressed(pilot, "left", "c")

        cases = app.desk.cases
        lines = [cases.render_line(y).text for y in range(cases.size.height)]
        (copy,) = [line for line in lines if "(copy)" in line]
        assert "copied" in copy
        assert "ready" not in copy


async def test_the_only_case_that_comes_back_from_the_trash_has_the_keys_again(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=SIZE) as pilot:
        await pressed(pilot, "D", "enter", "ctrl+z")
        assert app.desk.focused is app.desk.cases
        await pressed(pilot, "enter")

        assert app.session is not None
