from __future__ import annotations

import tomllib
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from unittest.mock import ANY

from textual.events import Paste
from textual.widgets import Input, Static, TextArea

from amends.app.main import Amends
from amends.domain.case import Card, Case, Client, Cooling, Outcome
from amends.domain.draft import Offer, Promise
from amends.domain.message import Message
from amends.domain.settings import Settings
from amends.ledger import earlier_days
from amends.ledger.way import STEPS
from amends.letters import propose
from amends.remedies import adopt
from amends.screens.dialog import Confirm
from amends.screens.dialog_ask import AskLine, AskWhich
from amends.screens.dialog_earlier import EarlierCases
from amends.screens.help import Help
from amends.screens.letter_screen import LetterScreen
from amends.screens.read import Read
from amends.screens.start import Start
from amends.session.session import Session
from amends.widgets.key_line import KeyLine
from amends.widgets.remedy_list import RemedyList
from letters_given import MESSAGE, NOW, case_with, draft

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from amends.storage.places import Places

SETTINGS = Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
SIZE = (120, 34)


def app_with(places: Places, *cases: Case, **begins: Any) -> Amends:
    for case in cases:
        Session.begin(case, lambda: NOW, places=places).save()
    return Amends(places, SETTINGS, lambda: NOW, **begins)


def one_breath() -> float:
    """Ticks by which everything is typed in one go, however slow the machine is."""
    return 0.0


def on_disk(places: Places) -> dict[str, Any]:
    (path,) = places.cases.glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def in_front(pilot: Pilot[int]) -> str:
    return pilot.app.screen.id or type(pilot.app.screen).__name__


async def begin_quiet(pilot: Pilot[int], name: str) -> None:
    await pilot.press("n")
    await pilot.pause()
    await pilot.press("q", *name, "enter", "enter")
    await pilot.pause()


def seen(app: Amends) -> str:
    return "\n".join(str(each.render()) for each in app.screen.query(Static))


async def open_letter(pilot: Pilot[int]) -> None:
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("escape", "2")
    await pilot.pause()


async def test_what_is_typed_is_on_disk_after_leaving_the_step(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Truly.", "escape", "4")
        await pilot.pause()

        assert on_disk(places)["drafts"][0]["parts"][0]["text"].endswith("sorry. Truly.\n")


async def test_quitting_saves_what_was_typed_a_moment_ago(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Now.", "ctrl+q")

    assert on_disk(places)["drafts"][0]["parts"][0]["text"].endswith(" Now.\n")
    assert app.return_value == 0


async def test_undo_is_one_history_across_the_screens(places: Places) -> None:
    app = app_with(places, case_with(draft()), ticks=one_breath)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" One.", "escape", "4")
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()

        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert screen.editor.draft.parts[0].text.endswith("sorry.")
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert screen.editor.draft.parts[0].text.endswith(" One.")


async def test_undo_inside_the_text_takes_back_the_typing_only(places: Places) -> None:
    app = app_with(places, case_with(draft()), ticks=one_breath)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Two.", "ctrl+z")
        await pilot.pause()

        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert screen.editor.draft.parts[0].text.endswith("sorry.")
        assert isinstance(app.focused, TextArea)
        assert "Two" not in app.focused.text


async def test_each_digit_leads_to_its_step_and_back_to_the_same_place(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("down", "down", "down", "down", "escape")
        seen = []
        for number in "34512":
            await pilot.press(number)
            await pilot.pause()
            seen.append(in_front(pilot))

        assert [*STEPS[2:], *STEPS[:2]] == seen
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert screen.editor.here != "what-happened"


async def back(pilot: Pilot[int], *, most: int = 4) -> tuple[str, str]:
    """Press esc until another screen is in front; return it, and the line of keys before that."""
    here = in_front(pilot)
    for _ in range(most):
        told = str(pilot.app.screen.query_one(KeyLine).render())
        await pilot.press("escape")
        await pilot.pause()
        if in_front(pilot) != here:
            return in_front(pilot), told
    raise AssertionError(f"esc never left {here}")


async def test_esc_leads_back_through_the_steps_one_came_by_and_says_so(places: Places) -> None:
    app = app_with(places, case_with().but(messages=(MESSAGE.but(points=()),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(4):
            assert in_front(pilot) == "read"
            await pilot.press("ctrl+n")
            await pilot.pause()
        await pilot.press(*"Sorry", "escape", "3")
        await pilot.pause()
        assert await back(pilot) == ("respond", ANY)
        screen, told = await back(pilot)
        assert screen == "read"
        assert "esc Facts" in told
        stops: list[str] = []
        while isinstance(app.screen, Read):
            stops.append(app.screen.stop)
            await pilot.press("escape")
            await pilot.pause()

        assert list(dict.fromkeys(stops)) == ["facts", "points"]  # the pause before them lies behind
        assert in_front(pilot) == "desk"


async def seen_back(pilot: Pilot[int]) -> list[str]:
    """Return the screens that esc leads to, one by one, each of them told before by its name."""
    seen: list[str] = []
    while in_front(pilot) != "desk":
        screen, told = await back(pilot, most=8)
        words = {"respond": "esc Respond", "read": "esc Facts", "desk": "esc Desk", "preview": "esc Preview"}
        assert words.get(screen, screen) in told, (screen, told)
        seen.append(screen)
    return seen


async def test_esc_never_leads_in_a_circle(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        for number in "4242":
            if isinstance(pilot.app.focused, TextArea):
                await pilot.press("escape")
            await pilot.press(number)
            await pilot.pause()
        assert in_front(pilot) == "respond"

        assert (await seen_back(pilot))[-1] == "desk"
        assert app.session is None


async def test_from_the_remedies_escape_goes_back_to_the_letter_and_then_to_the_desk(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert in_front(pilot) == "respond"
        await pilot.press("escape")
        await pilot.pause()
        while in_front(pilot) != "desk":
            await pilot.press("escape")
            await pilot.pause()

        assert app.session is None


async def test_a_second_case_opens_with_its_own_screens(places: Places) -> None:
    other = case_with(draft(written=False)).but(
        title="Other", client=case_with().client.but(name="Bea Lorenz")
    )
    app = app_with(places, case_with(draft()), other)
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("down")
        await open_letter(pilot)

        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert app.case is not None
        assert screen.case == app.case
        assert screen.editor.draft == app.case.draft


async def test_a_case_that_rests_asks_once_before_it_opens(places: Places) -> None:
    until = NOW + timedelta(minutes=10)
    app = app_with(places, case_with().but(cooling=Cooling(until=until)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        asked = isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await pilot.pause()

        assert asked
        assert (in_front(pilot), app.session) == ("desk", None)
        assert on_disk(places)["rests_until"] == until

        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert in_front(pilot) == "respond"

        await app.leave_case()

        assert "rests_until" not in on_disk(places)

        await pilot.press("enter")
        await pilot.pause()

        assert in_front(pilot) == "respond"


async def test_a_pasted_message_is_a_case_on_disk_before_anything_else(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Start)
        await pilot.press("p")
        area = app.focused
        assert isinstance(area, TextArea)
        area.insert("From: Ines Okafor <ines@quay.example>\nSubject: Labels\n\nThe labels are late.")
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert in_front(pilot) == "read"
        assert on_disk(places)["client"]["name"] == "Ines Okafor"
        assert on_disk(places)["messages"][0]["text"] == "The labels are late.\n"


async def paste(pilot: Pilot[int], text: str) -> None:
    """Begin a case with a text that is pasted."""
    await pilot.press("n")
    await pilot.pause()
    await pilot.press("p")
    area = pilot.app.focused
    assert isinstance(area, TextArea)
    area.insert(text)
    await pilot.press("ctrl+n")
    await pilot.pause()


async def test_a_paste_without_a_name_asks_for_the_name_only(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await paste(pilot, "the labels are late and i am not amused about it at all.")
        assert isinstance(pilot.app.screen, AskLine)
        await pilot.press(*"Ines", "enter")
        await pilot.pause()

        assert on_disk(places)["client"]["name"] == "Ines"


async def test_in_a_chat_of_strangers_it_is_asked_who_you_are(places: Places) -> None:
    chat = "13/11/2026, 14:03 - Bo Lind: Where are the labels?\n13/11/2026, 14:20 - SR Studio: Soon.\n"
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await paste(pilot, chat)
        assert isinstance(pilot.app.screen, AskWhich)
        await pilot.press("enter")  # “SR Studio” is likest to Sam Reyes
        await pilot.pause()

        assert on_disk(places)["client"]["name"] == "Bo Lind"
        assert on_disk(places)["messages"][0]["text"] == "Where are the labels?\n"


async def test_a_question_that_was_answered_in_the_chat_is_set_aside_on_read(places: Places) -> None:
    chat = (
        "08/09/2026, 14:03 - Bo Lind: When will the labels be reprinted?\n"
        "08/09/2026, 14:20 - Sam Reyes: The labels will be reprinted on Friday 11 September.\n"
        "08/09/2026, 14:31 - Bo Lind: The boxes came torn. I want 20% off.\n"
    )
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await paste(pilot, chat)
        await pilot.press("ctrl+n", "ctrl+n")
        await pilot.pause()

        assert isinstance(app.screen, Read)
        points = {point.quote: point.set_aside for point in app.screen.points.list.items}
        assert points.pop("When will the labels be reprinted?") == "answered already"
        assert points
        assert set(points.values()) == {None}


async def test_a_step_from_the_cool_down_leaves_the_points_to_be_read(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        app.take_in(Message(sender="Ines Okafor", text="The labels are late. When will they come?"))
        await pilot.pause()
        await pilot.press("enter", "3", "1", "escape", "enter", "5")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert in_front(pilot) == "read"
        assert [point["quote"] for point in on_disk(places)["messages"][0]["points"]] == [
            "The labels are late",
            "When will they come?",
        ]


async def test_a_case_that_passed_the_cool_down_without_points_gets_them_on_read(places: Places) -> None:
    message = Message(sender="Ines Okafor", text="The labels are late. When will they come?")
    case = Case(id="new", created=NOW, updated=NOW, client=Client(name="Ines"), messages=(message,))
    app = app_with(places, case.but(cooling=case.cooling.but(passed=True)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "1")
        await pilot.pause()

        assert app.case is not None
        assert app.case.message is not None
        assert len(app.case.message.points) == 2


async def test_going_back_from_a_paste_keeps_it_for_the_next_try(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("p", *"Half", "escape", "escape", "n")
        await pilot.pause()
        await pilot.press("p")

        assert isinstance(app.focused, TextArea)
        assert app.focused.text == "Half"


async def test_a_message_pasted_over_the_ways_is_taken_for_what_it_is(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        pilot.app.screen.post_message(Paste("From: Ines Okafor <ines@quay.example>\n\nThe labels are late."))
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert on_disk(places)["messages"][0]["text"] == "The labels are late.\n"


async def test_a_new_case_with_the_same_client_shows_what_was_to_be_remembered(places: Places) -> None:
    before = case_with(draft().but(sent=NOW)).but(
        outcome=Outcome(ending="accepted", when=NOW.date()),
        card=Card(cause="One list for all orders", changed="A reminder for each order"),
    )
    app = app_with(places, before)
    async with app.run_test(size=SIZE) as pilot:
        await begin_quiet(pilot, "Ines Okafor")

        assert isinstance(app.screen, EarlierCases)
        assert app.screen.title_text() == "Is this the same Ines Okafor?"
        assert "A reminder for each order" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert in_front(pilot) == "read"


async def test_by_the_address_it_is_the_same_client_whatever_the_name(places: Places) -> None:
    app = app_with(places, case_with(draft().but(sent=NOW)))
    async with app.run_test(size=SIZE) as pilot:
        app.take_in(Message(sender="Dr I. Okafor <INES@quayside.example>", text="It is wrong again."))
        await pilot.pause()

        assert isinstance(app.screen, EarlierCases)
        assert app.screen.title_text() == "Before, with Dr I. Okafor"
        assert "not the first time" in seen(app)
        await pilot.press("n")  # somebody else: no question here
        assert isinstance(app.screen, EarlierCases)
        await pilot.press("r")
        await pilot.pause()
        assert app.case is not None
        assert (app.case.facts.kind, propose(app.case).shape) == ("repeat", "it-happened-again")


async def test_somebody_else_of_the_same_name_does_not_count(places: Places) -> None:
    app = app_with(places, case_with(draft().but(sent=NOW)))
    async with app.run_test(size=SIZE) as pilot:
        await begin_quiet(pilot, "ines okafor")
        await pilot.press("n")
        await pilot.pause()

        assert app.case is not None
        (before,) = app.case.client.namesakes
        assert app._past(app.case) == ()
        assert earlier_days(app.summaries(), app.case) == ()
        assert tomllib.loads((places.cases / f"{app.case.id}.toml").read_text())["client"]["namesakes"] == [
            before
        ]


async def test_the_earlier_cases_are_there_in_follow_up_too(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "5")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert any("no other case" in str(toast.message) for toast in app._notifications)


async def test_on_coming_back_the_cursor_is_on_the_case_that_was_left(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await begin_quiet(pilot, "Bea")
        await pilot.press("escape")
        await pilot.pause()

        assert app.desk.pointed is not None
        assert app.desk.pointed.client == "Bea"
        assert "Bea" in str(app.desk._beside.render())
        app.open_file(next(places.cases.glob("*okafor.toml")), "follow-up")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert app.desk.pointed.client == "Ines Okafor"
        assert str(app.desk._left.border_title) == "Cases · waiting"


async def test_what_is_duplicated_or_brought_back_is_under_the_cursor(places: Places) -> None:
    app = app_with(places, case_with(draft()), case_with().but(client=Client(name="Bea"), title="Menu"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("end", "c")
        await pilot.pause()
        made = app.desk.pointed
        assert made is not None
        assert made.title.startswith("(copy) ")
        await pilot.press("D")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.desk.pointed is not None
        assert app.desk.pointed.path != made.path
        await pilot.press("home" if app.desk.cases.cursor else "end", "ctrl+z")
        await pilot.pause()
        assert app.desk.pointed.path == made.path


async def test_the_first_case_stands_beside_the_list_on_coming_back(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("q", *"Ines", "enter", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert in_front(pilot) == "desk"
        assert "Ines" in str(app.desk._beside.render())


async def test_the_palette_tells_what_the_screen_can_do_and_does_it(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        commands = {command.title: command for command in app.get_system_commands(app.screen)}
        assert {"New", "Find", "Settings", "Save and quit"} <= commands.keys()
        assert "Copy selected text" not in commands
        commands["New"].callback()
        await pilot.pause()

        assert isinstance(pilot.app.screen, Start)


async def test_a_client_gone_quiet_begins_with_a_name_and_the_facts(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("q", *"Tom", "enter", "enter")
        await pilot.pause()

        assert in_front(pilot) == "read"
        assert on_disk(places)["client"]["name"] == "Tom"
        assert "messages" not in on_disk(places)


async def test_a_file_that_is_not_there_is_said_and_the_path_can_be_mended(places: Places) -> None:
    app = app_with(places)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f", *"/nowhere.eml", "enter")
        await pilot.pause()

        assert isinstance(app.focused, Input)
        assert app.focused.value == "/nowhere.eml"
        assert "nowhere.eml" in str(app.screen.query_one(".wrong", Static).render())


async def test_handing_over_writes_a_new_file_each_time(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "4")
        for _ in range(2):
            await pilot.pause()
            await pilot.press("ctrl+n")
            await pilot.pause()
            await pilot.press("m")
            await pilot.pause()

        letters = sorted(path.name for path in (places.cases.parent / "letters").iterdir())
        assert len(letters) == 2
        assert all(name.endswith(".eml") for name in letters)
        assert {0o600} == {
            path.stat().st_mode & 0o777 for path in (places.cases.parent / "letters").iterdir()
        }


async def test_copying_gives_the_letter_to_the_terminal_and_writes_it_as_well(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "4")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()

        (file,) = (places.cases.parent / "letters").iterdir()
        assert app.clipboard == file.read_text(encoding="utf-8")
        assert app.clipboard.startswith("Hello Ines,")


async def test_the_trash_asks_first_and_deletes_nothing(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("escape", "D")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert list(places.cases.glob("*.toml")) == []
        assert len(list(places.trash.glob("*.toml"))) == 1


async def test_a_case_of_a_newer_amends_is_shown_and_cannot_be_changed(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    (path,) = places.cases.glob("*.toml")
    newer = path.read_text(encoding="utf-8").replace("format = 1", "format = 2")
    path.write_text(newer, encoding="utf-8")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press(*"Lost?", "escape", "4")
        await pilot.pause()

        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert "Lost?" not in screen.letter.text
        assert app.saved == "read only"
        assert any("newer amends" in str(toast.message) for toast in app._notifications)
    assert newer == path.read_text(encoding="utf-8")


async def test_looking_at_a_sent_letter_leaves_the_case_as_it_is(places: Places) -> None:
    sent = case_with(draft().but(sent=NOW, sent_by="mail"))
    app = app_with(places, sent)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        for number in "2345":
            await pilot.press("escape" if isinstance(app.focused, TextArea) else "f2", number)
            await pilot.pause()
        await pilot.press("ctrl+s")

        assert app.case is not None
        assert len(app.case.drafts) == 1
        assert on_disk(places)["stands"] == "sent"


async def test_a_late_message_of_a_closed_case_changes_nothing(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        screen.post_message(screen.Changed(screen, case_with().but(title="Late"), "late"))
        await pilot.pause()

        assert app.case is not None
        assert app.case.title == "Jam labels"


async def test_undo_in_a_dialog_is_the_dialogs_own(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press(*" Kept.", "escape", "5")
        await pilot.pause()
        await pilot.press("m")
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.parts[0].text.endswith(" Kept.")


async def test_their_answer_is_kept_when_nothing_is_said_about_it(places: Places) -> None:
    app = app_with(places, case_with(draft().but(sent=NOW)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("right", "a")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        area = app.focused
        assert isinstance(area, TextArea)
        area.insert("Thank you, the second one please. Ines")
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()

        assert app.case is not None
        assert "the second one" in app.case.messages[-1].text


async def test_a_rule_left_always_is_silent_in_the_settings(places: Places) -> None:
    letter = draft()
    app = app_with(places, case_with(letter.written(letter.parts[0].but(text="I am sorry if it upset you."))))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("ctrl+g", "ctrl+r")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()

        assert app.settings.quiet
        assert app.settings.quiet[0] in (places.settings).read_text(encoding="utf-8")


async def test_help_opens_on_every_step_with_a_text_in_focus_too(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("f1")
        for number in "13452":
            await pilot.press("escape" if isinstance(app.focused, TextArea | Input) else "f2", number)
            await pilot.pause()
            await pilot.press("f1")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Help)
            await pilot.press("escape")
            await pilot.pause()


async def test_a_broken_file_named_on_the_desk_does_not_keep_the_others_closed(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    (places.cases / "2026-01-01-odd.toml").write_text('format = 1\ntitle = "x\n', encoding="utf-8")
    app = Amends(places, SETTINGS, lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        troubles = [each for each in app.desk.summaries if each.trouble]
        assert [each.path.name for each in troubles] == ["2026-01-01-odd.toml"]
        assert "line 2" in troubles[0].trouble
        await open_letter(pilot)
        assert in_front(pilot) == "respond"


async def test_another_time_is_asked_again_with_the_words_kept_until_it_is_one(places: Places) -> None:
    app = app_with(places, case_with())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        app.short_note()
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        await pilot.press(*"yesterday", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskLine)
        assert "is past" in seen(app)
        assert app.screen.query_one(Input).value == "yesterday"
        await pilot.press("ctrl+u", *"Friday", "enter")
        await pilot.pause()

        assert app.case is not None
        assert app.case.draft is not None
        assert "by Friday." in app.case.draft.parts[0].text


async def test_own_remedies_stand_in_the_list_and_a_mistake_in_them_is_said_once(places: Places) -> None:
    places.config.mkdir(parents=True)
    good = '[[remedies]]\nid = "tea"\ntitle = "Tea and a talk"\nkind = "attention"\nwhy = "It warms."\n'
    places.remedies.write_text(good + '[[remedies]]\nid = "cake"\n', encoding="utf-8")
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "3")
        await pilot.pause()

        assert "tea" in [fit.remedy.id for fit in app.screen.query_one(RemedyList).items]
        told = [str(toast.message) for toast in app._notifications]
        assert [one for one in told if "cake" in one] == [
            "remedies.toml, line 6: cake: title is missing; kind is missing; why is missing"
        ]
    adopt(())


async def test_the_worst_case_is_read_from_the_other_files(places: Places) -> None:
    offers = (Offer(remedy="extra-deliverable", what="a card", hours=Decimal(9)),)
    other = case_with(draft(offers=offers).but(sent=NOW)).but(client=Client(name="Bo Lind"))
    closed = other.but(client=Client(name="Cy"), outcome=Outcome(ending="parted"))
    app = app_with(places, other, closed, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await open_letter(pilot)
        await pilot.press("escape", "3")
        await app.workers.wait_for_complete()
        await pilot.pause()

        assert "each of your 2 open cases takes its dearest" in seen(app)


async def test_words_are_found_in_all_that_was_written(places: Places) -> None:
    other = case_with(draft()).but(client=Client(name="Bo Lind"), notes="Met at the Regatta.")
    app = app_with(places, other, case_with(draft()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"regatta")
        await app.workers.wait_for_complete()
        await pilot.pause()

        assert [each.client for each in app.desk.cases.items] == ["Bo Lind"]


async def test_a_case_is_duplicated_without_what_came_of_it(places: Places) -> None:
    case = case_with(draft().but(sent=NOW)).but(outcome=Outcome(ending="declined"))
    app = app_with(places, case)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("left", "c")
        await pilot.pause()

        assert len(app.desk.summaries) == 2
        copy = next(each for each in app.desk.summaries if each.title.startswith("(copy) "))
        assert copy.view == "open"
        app.open_file(copy.path)
        await pilot.pause()
        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.parts == draft().parts
        assert app.case.outcome is None
        assert earlier_days(app.summaries(), app.case) == ()


async def test_what_is_owed_is_written_as_a_calendar_from_the_desk(places: Places) -> None:
    case = case_with(draft().but(sent=NOW)).but(promises=(Promise(what="a call", due=NOW.date()),))
    app = app_with(places, case, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("i")
        await pilot.pause()

        (path,) = places.letters.glob("*.ics")
        assert b"a call" in path.read_bytes()
        assert any(str(path) in toast.message.replace("\n", "") for toast in app._notifications)


async def test_undo_says_first_when_the_change_is_on_another_screen(places: Places) -> None:
    app = app_with(places, case_with(draft()), ticks=one_breath)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        await pilot.press(*" One.", "escape", "1")
        await pilot.pause()
        assert in_front(pilot) == "read"
        written = app.case
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.case == written
        assert "ctrl+z once more: “writing “What happened”” on Respond." in told(app)
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert app.case != written
        assert told(app) == "Undone on Respond: writing “What happened”"


def told(app: Amends) -> str:
    return list(app._notifications)[-1].message


async def test_what_was_said_on_a_step_ends_with_it_and_a_warning_stays(places: Places) -> None:
    app = app_with(places, case_with(draft()))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_letter(pilot)
        app.notify("Done here.")
        app.notify("The disk is full.", severity="warning")
        await pilot.press("escape", "5")
        await pilot.pause()

        assert [note.message for note in app._notifications] == ["The disk is full."]
