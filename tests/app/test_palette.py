from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.screens.dialog_ask import AskWhich
from amends.screens.dialog_shape import ChooseShape
from amends.screens.read import Read
from app.test_amends import SIZE, app_with, in_front, open_letter
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from textual.app import SystemCommand

    from amends.app.main import Amends
    from amends.storage.places import Places


@pytest.mark.parametrize("word", ["shape", "kind of letter", "offers", "promises", "answer", "preview"])
async def test_what_people_look_for_is_found_on_a_step(places: Places, word: str) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        titles = [command.title.lower() for command in app.get_system_commands(app.screen)]

        assert [title for title in titles if word in title]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("focus", ["text", "letter", "coach"])
async def test_no_action_is_listed_twice_and_no_plain_move_is_listed(places: Places, focus: str) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*{"text": (), "letter": ("escape",), "coach": ("tab",)}[focus])
        keys = [command.help for command in app.get_system_commands(app.screen)]

        assert {"left", "right", "tab"}.isdisjoint(keys)
        assert keys.count("d") == keys.count("o") == 1


async def test_the_short_note_is_found_while_nothing_is_answered(places: Places) -> None:
    app = app_with(places, case_with())
    async with app.run_test(size=SIZE) as pilot:
        for keys in (("enter",), ("ctrl+n",), ("ctrl+n",), ("ctrl+n",), ("2",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert len(notes(app)) == 1
        assert in_front(pilot) == "respond"
        notes(app)[0].callback()
        await pilot.pause()
        assert isinstance(app.screen, AskWhich)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()

        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.shape == "short-note"
        assert not notes(app)


async def test_an_answered_message_needs_no_short_note(places: Places) -> None:
    app = app_with(places, case_with(draft().but(sent=NOW)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()

        assert in_front(pilot) == "respond"
        assert not notes(app)


def notes(app: Amends) -> list[SystemCommand]:
    found = app.get_system_commands(app.screen)
    return [command for command in found if command.title.startswith("Short note")]


async def test_a_step_and_another_letter_are_reached_by_other_words(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        commands = {command.title: command for command in app.get_system_commands(app.screen)}
        shape = commands["Another letter: the shape, the kind of letter"]
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
        said = []
        for keys in (("T",), ("ctrl+end", "S"), ("ctrl+home", "R")):
            await pilot.press(*keys, "ctrl+z")
            await pilot.pause()
            said += [note.message for note in list(app._notifications)[-1:]]

        assert said == [
            "Undone: writing “What happened”",
            "Undone: writing the sign-off",
            "Undone: writing the subject",
        ]


async def test_the_way_back_is_listed_by_its_short_word(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        titles = [command.title for command in app.get_system_commands(app.screen)]

        assert [title for title in titles if title.startswith("Back")] == ["Back"]


async def test_no_toast_shows_through_around_the_list_of_commands(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        app.notify("Written to a file.", markup=False)
        await pilot.pause()
        await pilot.pause()
        seen = [app.screen.query_one("ToastRack").display]
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.pause()
        seen += [each.query_one("ToastRack").display for each in app.screen_stack[-2:]]

        assert in_front(pilot) == "--command-palette"
        assert seen == [True, False, True]


@pytest.mark.parametrize(("word", "stop"), [("Arrival", "arrival"), ("Cool down", "cool-down")])
async def test_the_first_stops_of_read_are_found_from_anywhere_in_a_case(
    places: Places, word: str, stop: str
) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        (found,) = [one for one in app.get_system_commands(app.screen) if one.title.startswith(word)]
        found.callback()
        await pilot.pause()
        await pilot.pause()
        read = app.screen

        assert isinstance(read, Read)
        assert read.stop == stop
        assert not [one for one in app.get_system_commands(app.screen) if one.title.startswith(f"{word}:")]


async def test_a_client_who_went_quiet_has_no_stops_to_come_back_to(places: Places) -> None:
    app = app_with(places, case_with(draft()).but(messages=()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        titles = [one.title for one in app.get_system_commands(app.screen)]

        assert not [title for title in titles if title.startswith(("Arrival", "Cool down"))]
