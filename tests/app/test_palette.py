from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.screens.dialog_shape import ChooseShape
from app.test_amends import SIZE, app_with, in_front, open_letter
from letters_given import case_with, draft

if TYPE_CHECKING:
    from amends.storage.places import Places


@pytest.mark.parametrize("word", ["shape", "kind of letter", "offers", "promises", "answer", "preview"])
async def test_what_people_look_for_is_found_on_a_step(places: Places, word: str) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        titles = [command.title.lower() for command in app.get_system_commands(app.screen)]

        assert [title for title in titles if word in title]
        assert len(titles) == len(set(titles))


async def test_a_step_and_another_letter_are_reached_by_other_words(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        commands = {command.title: command for command in app.get_system_commands(app.screen)}
        shape = commands["Shape: another kind of letter"]
        assert not shape.discover
        shape.callback()
        await pilot.pause()
        assert isinstance(app.screen, ChooseShape)
        await pilot.press("escape")
        commands["Remedy: what to offer, offers"].callback()
        await pilot.pause()

        assert in_front(pilot) == "remedy"


async def test_undo_names_the_text_as_the_screen_does(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press("T", "ctrl+z", "ctrl+end", "S", "ctrl+z", "ctrl+home", "R", "ctrl+z")
        await pilot.pause()
        said = [note.message for note in app._notifications]

        assert said[-3:] == [
            "Undone: writing “What happened”",
            "Undone: writing the sign-off",
            "Undone: writing the subject",
        ]
