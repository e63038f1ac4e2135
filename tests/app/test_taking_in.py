"""Going back while a message is taken in, and one that is there already."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TextArea

from amends.app.main import Amends
from amends.domain.settings import Settings
from amends.mail import read_mail, read_text
from amends.screens.dialog import Confirm
from amends.screens.dialog_ask import AskLine, AskWhich
from amends.screens.dialog_earlier import EarlierCases
from amends.screens.start import Start
from amends.session.beginning import begin_case
from amends.session.session import Session
from amends.storage.cases import load
from amends.storage.held import held
from amends.storage.summaries import summaries
from app.test_amends import paste
from letters_given import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from amends.domain.message import Message
    from amends.storage.places import Places

SETTINGS = Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
CHAT = "13/11/2026, 14:03 - Bo Lind: Where are the labels?\n13/11/2026, 14:20 - SR Studio: Soon.\n"
NAMED = "From: Ines Okafor\n\nThe labels are late.\n"
NAMELESS = "the labels are late and i am not amused about it at all."
MAIL = (
    b"From: Ines Okafor <ines@quay.example>\nSubject: %s\nMessage-ID: <%s@quay.example>\n"
    b"Date: Mon, 9 Nov 2026 10:00:00 +0000\n\nThe labels are late.\n"
)


def started(places: Places, message: Message | None = None) -> Amends:
    return Amends(places, SETTINGS, lambda: NOW, message=message)


async def until(pilot: Pilot[int], there: Callable[[], bool]) -> None:
    """Wait for what a thread looks up first."""
    for _ in range(200):
        await pilot.pause()
        if there():
            return
    raise AssertionError("It did not come.")


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


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        (read_text(CHAT.encode()), AskWhich),
        (read_text(NAMELESS.encode()), AskLine),
        (read_mail(MAIL % (b"Labels again", b"2")), EarlierCases),
    ],
)
async def test_what_came_by_a_pipe_is_on_disk_when_something_is_asked_and_stays_on_the_desk(
    places: Places, message: Message, asks: type[object]
) -> None:
    await begun(places, read_mail(MAIL % (b"Labels", b"1")))
    app = started(places, message)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, asks))
        texts = [path.read_text() for path in places.cases.glob("*.toml")]
        assert len(summaries(places)) == 2
        assert any(message.text in text for text in texts)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.id == "desk")

        assert len(summaries(places)) == 2
        assert any("It is kept here" in toast.message for toast in app._notifications)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.id == "read"


async def test_going_back_from_the_earlier_cases_brings_the_paste_again_and_no_case(places: Places) -> None:
    await begun(places, read_mail(MAIL % (b"Labels", b"1")))
    text = "From: Ines Okafor <ines@quay.example>\n\nThe boxes are late too.\n"
    app = started(places)
    async with app.run_test() as pilot:
        await paste(pilot, text)
        await until(pilot, lambda: isinstance(app.screen, EarlierCases))
        assert len(summaries(places)) == 2
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Start))

        assert isinstance(app.focused, TextArea)
        assert app.focused.text == text
        assert app.session is None
        assert len(summaries(places)) == 1
        assert len(list(places.trash.glob("*.toml"))) == 1


async def test_a_paste_whose_case_rests_is_not_said_to_be_shown_and_is_there_again(places: Places) -> None:
    await begun(places, read_text(NAMED.encode()))
    (there,) = summaries(places)
    case = load(there.path).case
    session = Session.open(there.path, lambda: NOW, places=places)
    session.change(case.but(cooling=case.cooling.but(until=NOW + timedelta(days=1))), "wait")
    session.save()
    session.close()
    app = started(places)
    async with app.run_test(notifications=True) as pilot:
        await paste(pilot, NAMED)
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Start))

        assert isinstance(app.focused, TextArea)
        assert app.focused.text == NAMED
        assert not any("this is its case" in toast.message for toast in app._notifications)


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
        await until(pilot, lambda: app.screen.id == "read")
        await pilot.pause()

        assert any("You have this already" in toast.message for toast in app._notifications)
        assert app.screen.id == "read"
        assert app.case is not None
        assert app.case.facts.kind != "repeat"
        assert len(summaries(places)) == 1


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("From: Ines Okafor\n\nAny news about the labels, as you said you would let me know?", 200),
        ("Any news?", 0),
    ],
    ids=["undated, long after", "short and nameless"],
)
async def test_words_that_may_well_have_been_written_again_are_another_message(
    places: Places, text: str, later: int
) -> None:
    message = read_text(text.encode())
    found = begin_case(NOW, message, name="Ines Okafor")
    path = Session.begin(found, lambda: NOW, places=places).save().path

    assert path.exists()
    assert held(summaries(places), message, NOW + timedelta(days=later)) is None


async def test_the_same_words_on_another_day_are_another_message(places: Places) -> None:
    await begun(places, read_text(b"From: Ines Okafor\nDate: 9 November 2026 10:00\n\nAny news?\n"))
    app = started(places, read_text(b"From: Ines Okafor\nDate: 11 November 2026 10:00\n\nAny news?\n"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, EarlierCases))


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
