"""Going back while a message is taken in, and one that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from amends.app.main import Amends
from amends.domain.settings import Settings
from amends.mail import read_mail, read_text
from amends.screens.dialog_ask import AskLine, AskWhich
from amends.screens.dialog_earlier import EarlierCases
from amends.screens.start import Start
from amends.storage.summaries import summaries
from letters_given import NOW

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.domain.message import Message
    from amends.storage.places import Places

SETTINGS = Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
CHAT = "13/11/2026, 14:03 - Bo Lind: Where are the labels?\n13/11/2026, 14:20 - SR Studio: Soon.\n"
NAMELESS = "the labels are late and i am not amused about it at all."
MAIL = (
    b"From: Ines Okafor <ines@quay.example>\nSubject: %s\nMessage-ID: <%s@quay.example>\n"
    b"Date: Mon, 9 Nov 2026 10:00:00 +0000\n\nThe labels are late.\n"
)


def started(places: Places, message: Message | None = None) -> Amends:
    return Amends(places, SETTINGS, lambda: NOW, message=message)


async def paste(pilot: Pilot[int], text: str) -> None:
    await pilot.press("n")
    await pilot.pause()
    await pilot.press("p")
    area = pilot.app.focused
    assert isinstance(area, TextArea)
    area.insert(text)
    await pilot.press("ctrl+n")
    await pilot.pause()


async def begun(places: Places, message: Message) -> None:
    app = started(places, message)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.case is not None


@pytest.mark.parametrize(("text", "asks"), [(CHAT, AskWhich), (NAMELESS, AskLine)])
async def test_going_back_from_a_question_begins_nothing_and_the_paste_is_there_again(
    places: Places, text: str, asks: type[object]
) -> None:
    app = started(places)
    async with app.run_test() as pilot:
        await paste(pilot, text)
        assert isinstance(pilot.app.screen, asks)
        await pilot.press("escape")
        await pilot.pause()

        assert isinstance(pilot.app.screen, Start)
        assert isinstance(app.focused, TextArea)
        assert app.focused.text == text
        assert app.session is None
        assert summaries(places) == ()


async def test_going_back_from_the_earlier_cases_begins_nothing(places: Places) -> None:
    await begun(places, read_mail(MAIL % (b"Labels", b"1")))
    app = started(places, read_mail(MAIL % (b"Labels again", b"2")))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, EarlierCases)
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen.id == "desk"
        assert len(summaries(places)) == 1


@pytest.mark.parametrize(
    "message",
    [
        read_mail(MAIL % (b"Labels", b"1")),
        read_mail((MAIL % (b"Labels", b"1")).replace(b"Message-ID", b"X-None")),
        read_text(b"From: Ines Okafor\n\nThe labels are late.\n\n-- \nIX Studio"),
    ],
    ids=["by its id", "by its words, day and sender", "a paste"],
)
async def test_a_message_that_is_there_already_opens_its_case(places: Places, message: Message) -> None:
    await begun(places, message)
    app = started(places, message)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()

        assert any("You have this already" in toast.message for toast in app._notifications)
        assert app.screen.id == "read"
        assert app.case is not None
        assert app.case.facts.kind != "repeat"
        assert len(summaries(places)) == 1


async def test_the_same_words_on_another_day_are_another_message(places: Places) -> None:
    await begun(places, read_text(b"From: Ines Okafor\nDate: 9 November 2026 10:00\n\nAny news?\n"))
    app = started(places, read_text(b"From: Ines Okafor\nDate: 11 November 2026 10:00\n\nAny news?\n"))
    async with app.run_test() as pilot:
        await pilot.pause()

        assert isinstance(app.screen, EarlierCases)


async def test_what_is_missing_is_told_where_it_is_missing_and_not_once_it_is_there(places: Places) -> None:
    app = started(places)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("p", "ctrl+n")
        wrong = app.screen.query_one(".wrong", Static)
        assert wrong.display
        assert "Still missing: the message." in str(wrong.render())
        await pilot.press("x")
        await pilot.pause()
        assert not wrong.display
        assert len(app._notifications) == 0


async def test_who_of_a_chat_is_you_can_be_swapped_and_taken_back(places: Places) -> None:
    app = started(places)
    async with app.run_test() as pilot:
        await paste(pilot, CHAT)
        await pilot.press("down", "enter")  # the wrong one
        await pilot.pause()
        assert app.case is not None
        assert app.case.client.name == "SR Studio"
        await pilot.press("y")
        await pilot.pause()
        assert (app.case.client.name, app.case.message and app.case.message.text) == (
            "Bo Lind",
            "Where are the labels?",
        )
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.case.client.name == "SR Studio"
