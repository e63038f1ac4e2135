"""A stop sign is said before the first word, on every way to a letter; once, and for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Cooling, Facts
from amends.domain.draft import Draft, Part
from amends.domain.message import Message
from amends.letters import propose
from amends.screens.dialog_ask import AskWhich
from amends.screens.dialog_stop_signs import StopSigns
from amends.screens.follow_up import FollowUp
from amends.screens.letter_screen import LetterScreen
from app.test_amends import SIZE, app_with, in_front, seen
from letters_given import MESSAGE, NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.app.main import Amends
    from amends.domain.case import Case
    from amends.storage.places import Places

LAW = "The labels were late. My solicitor will look at the contract."
CALM = "The labels were late. What happened?"


def unread(text: str, *drafts: Draft) -> Case:
    """Return a case whose message nobody has looked at."""
    message = MESSAGE.but(text=text, points=())
    return case_with(*drafts).but(messages=(message,), facts=Facts(), cooling=Cooling())


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def note(app: Amends) -> str:
    assert app.case is not None
    assert app.case.draft is not None
    assert app.case.draft.shape == "short-note"
    return app.case.draft.parts[0].text


@pytest.mark.parametrize("keys", [("s",), ("enter", "l", "end", "enter")], ids=["arrival", "i need longer"])
async def test_the_sign_comes_before_the_short_note_which_then_says_the_receipt_alone(
    places: Places, keys: tuple[str, ...]
) -> None:
    app = app_with(places, unread(LAW))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *keys)
        assert isinstance(app.screen, StopSigns)
        assert "This message speaks of the law." in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AskWhich)
        await press(pilot, "enter")
        await pilot.pause()

        assert in_front(pilot) == "respond"
        assert note(app).startswith("I have received your message. You will hear from me about it in writing")


async def test_a_note_without_the_points_does_not_say_that_it_was_read(places: Places) -> None:
    app = app_with(places, unread(CALM))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "s")
        assert isinstance(app.screen, AskWhich)
        await press(pilot, "enter")
        await pilot.pause()

        assert note(app).startswith("Your message is here. I will answer every point in it by ")


async def test_a_step_taken_by_its_number_shows_the_sign_over_a_letter_that_is_careful(
    places: Places,
) -> None:
    app = app_with(places, unread(LAW))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "2")
        assert isinstance(app.screen, StopSigns)
        await press(pilot, "enter")

        assert isinstance(app.screen, LetterScreen)
        assert app.screen.editor.draft.shape == "short-note"
        assert app.screen.editor.draft.parts[0].text.startswith("I have received your message.")


async def test_it_is_said_once_and_undo_takes_nothing_of_it_back(places: Places) -> None:
    app = app_with(places, unread(LAW))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "s", "enter", "enter")
        await press(pilot, "escape", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert app.case is not None
        assert app.case.draft is None
        assert app.case.signs == {"legal"}
        await press(pilot, "1", "enter", "enter")

        assert in_front(pilot) == "read"


async def test_a_note_begun_before_the_sign_was_shown_has_it_shown_when_it_is_opened(
    places: Places,
) -> None:
    words = "I have read it with care. I will answer every point in it by Friday 11 September."
    old = Draft(shape="short-note", greeting="Hello Ines,", parts=(Part(name="note", text=words),))
    app = app_with(places, unread(LAW, old))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")

        assert isinstance(app.screen, StopSigns)
        assert app.case is not None
        assert app.case.claim_announced


async def test_an_answer_that_speaks_of_the_law_shows_the_sign_before_the_next_letter(
    places: Places,
) -> None:
    answer = Message(text=LAW, date=NOW + timedelta(hours=1), sender=MESSAGE.sender)
    case = case_with(draft().but(sent=NOW - timedelta(hours=1)))
    app = app_with(places, case.but(messages=(*case.messages, answer)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "5")
        assert app.case is not None
        app.screen.post_message(FollowUp.NextLetter(propose(app.case).shape))
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, StopSigns)
        assert note(app).startswith("I have received your message.")


async def test_a_letter_chosen_by_hand_stays_the_one_where_a_sign_is_new(places: Places) -> None:
    answer = Message(text=LAW, date=NOW + timedelta(hours=1), sender=MESSAGE.sender)
    case = case_with(draft().but(sent=NOW - timedelta(hours=1)))
    app = app_with(places, case.but(messages=(*case.messages, answer)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "5")
        assert app.case is not None
        proposed = propose(app.case).shape
        app.screen.post_message(FollowUp.NextLetter(proposed, chosen=True))
        await pilot.pause()
        await pilot.pause()

        assert isinstance(app.screen, StopSigns)
        assert app.case.draft is not None
        assert app.case.draft.shape == proposed
        assert propose(app.case.but(drafts=case.drafts)).shape != proposed


async def test_among_all_commands_it_is_shown_again_and_can_be_taken_back(places: Places) -> None:
    app = app_with(places, unread(LAW))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "2", "x", "enter")
        assert app.case is not None
        assert app.case.signs == frozenset()
        (found,) = [
            one for one in app.get_system_commands(app.screen) if one.title.startswith("What comes first")
        ]
        found.callback()
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, StopSigns)
        assert "does not apply" in seen(app)
        await press(pilot, "x", "escape")

        assert app.case.signs == {"legal"}
