"""Their answer, from the desk or the case, to what it comes to and the letter after it."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from amends.app.main import Amends
from amends.domain.draft import Offer, Promise
from amends.domain.settings import Settings
from amends.ledger.days import as_day
from amends.ledger.endings import readings
from amends.ledger.promises import promised
from amends.reading.answers import Answer
from amends.screens.dialog_answer import TheirAnswer, WhatItComesTo
from amends.screens.dialog_ask import AskWhich
from amends.screens.dialog_outcome import HowItEnded
from amends.screens.follow_up import FollowUp
from amends.screens.preview import Preview
from amends.screens.read import Read
from amends.screens.respond import Respond
from amends.session.session import Session
from amends.widgets.key_line import KeyLine
from amends.widgets.pick_list import PickList
from letters_given import NOW, case_with, draft
from screens.host import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from amends.storage.places import Places

SIZES = [(80, 24), (140, 40)]
SETTINGS = Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
LATER = NOW + timedelta(days=1)


def app_for(places: Places) -> Amends:
    """Return the program with a letter that went out, and an answer that is a day younger."""
    case = case_with(draft().but(sent=NOW, sent_by="mail"))
    Session.begin(case, lambda: NOW, places=places).save()
    return Amends(places, SETTINGS, lambda: LATER)


def on_disk(places: Places) -> dict[str, Any]:
    (path,) = places.cases.glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def answered(pilot: Pilot[int], words: str) -> None:
    """Take an answer in from the desk."""
    await press(pilot, "right")
    await press(pilot, "a")
    app = pilot.app
    assert isinstance(app.screen, TheirAnswer)
    await press(pilot, *words, "ctrl+n")


def shown(app: Amends) -> str:
    return " ".join(" ".join(str(each.render()) for each in app.screen.query("Static")).split())


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_desk_the_second_offer_is_proposed_and_taken(
    places: Places, size: tuple[int, int]
) -> None:
    app = app_for(places)
    async with app.run_test(size=size) as pilot:
        await answered(pilot, "Thanks. The shelf cards would be lovely.")
        assert isinstance(app.screen, WhatItComesTo)
        assert "Proposed for “The shelf cards would be lovely”" in shown(app)
        assert on_disk(places)["messages"][-1]["text"] == "Thanks. The shelf cards would be lovely.\n"
        await press(pilot, "enter")

        assert on_disk(places)["outcome"] == {"ending": "accepted", "when": LATER.date(), "offer": 2}
        await press(pilot, "ctrl+n")  # on to the letter that confirms it
        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.shape == "they-chose"
        assert [offer.what for offer in app.case.draft.offers] == ["A set of shelf cards"]


async def test_two_offers_are_proposed_and_both_go_into_the_letter(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "The 20% off and the shelf cards, please.")
        await press(pilot, "enter")

        assert on_disk(places)["outcome"] == {
            "ending": "accepted",
            "when": LATER.date(),
            "offer": 1,
            "also": [2],
        }
        standing = str(app.screen.query_one("Standing").render())
        assert "1. 20%" in standing
        assert "2. A set of shelf cards" in standing
        await press(pilot, "ctrl+n")
        assert app.case is not None
        assert app.case.draft is not None
        assert len(app.case.draft.offers) == 2


async def test_an_offer_is_taken_with_the_marked_one_and_a_no_takes_none(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "Thanks. The shelf cards would be lovely.")
        assert "space Take several" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "space", "up", "enter")
        outcome = on_disk(places)["outcome"]
        assert (outcome["offer"], outcome["also"]) == (1, [2])

        await press(pilot, "o")
        assert isinstance(app.screen, HowItEnded)
        await press(pilot, "end", "up", "up", "up", "enter")  # both are marked, and yet they said no
        assert app.case is not None
        assert app.case.outcome is not None
        assert (app.case.outcome.ending, app.case.outcome.taken) == ("declined", ())


async def test_another_reading_than_the_proposed_one_can_be_chosen(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "Thanks. The shelf cards would be lovely.")
        await press(pilot, "end", "up", "enter")

        assert "outcome" not in on_disk(places)
        assert "note what their answer comes to" in str(app.screen.query_one("Standing").render())
        await press(pilot, "d", "home", "enter")
        assert on_disk(places)["outcome"]["offer"] == 1


async def test_where_they_say_two_things_enter_takes_nothing_until_one_is_chosen(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "No, thank you. Could you send me the files?")
        assert "sounds like a no, and other words do not" in shown(app)
        assert "enter Choose" not in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "enter")
        assert isinstance(app.screen, WhatItComesTo)
        assert "outcome" not in on_disk(places)
        await press(pilot, "down", "enter")
        assert on_disk(places)["outcome"]["offer"] == 1


async def test_what_decides_nothing_is_asked_once_also_after_a_no_was_taken_back(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "No, thank you.")
        await press(pilot, "enter")
        assert on_disk(places)["outcome"]["ending"] == "declined"
        await press(pilot, "ctrl+z")
        assert "note what it comes to" in str(app.screen.query_one("Standing").render())
        await press(pilot, "d", "end", "enter")

        assert on_disk(places)["messages"][-1]["comes_to"] == "other"
        standing = str(app.screen.query_one("Standing").render())
        assert "note what it comes to" not in standing
        assert "Nothing is decided." in standing
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, TheirAnswer)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_a_long_answer_leaves_all_choices_and_the_reason_in_sight(
    places: Places, size: tuple[int, int]
) -> None:
    words = " ".join(["Thank you for saying it plainly; it was what I had hoped for."] * 24)
    app = app_for(places)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "right", "a")
        app.screen.query_one(TextArea).text = f"{words} The shelf cards would be lovely. {words}"
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, WhatItComesTo)
        box, choices = app.screen.query_one(".box"), app.screen.query_one(PickList)
        assert choices.region.height == len(choices.items)
        for each in app.screen.query("PickList, Static"):
            assert each.region.bottom <= box.region.bottom - 2 or each.parent is not box
        assert "tab All their words" in str(app.screen.query_one(KeyLine).render())

        await press(pilot, "tab", *["down"] * 3)
        scroll = app.focused
        assert isinstance(scroll, VerticalScroll)
        assert scroll.scroll_target_y == 3
        await press(pilot, "tab", "enter")
        assert on_disk(places)["outcome"]["offer"] == 2


@pytest.mark.parametrize("width", [65, 66, 67])
async def test_no_word_of_an_answer_is_out_of_sight_unless_it_can_be_scrolled_to(
    places: Places, width: int
) -> None:
    words = f"Thank you.\n\n{'x' * (width - 5)} back"
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await app.push_screen(WhatItComesTo(words, readings((), "en_GB"), Answer("other"), charged=False))
        said = app.screen.query_one(".box VerticalScroll", VerticalScroll)
        await wait_for(pilot, lambda: said.size.height > 0 and said.virtual_size.height > 0)
        assert said.size.height >= said.virtual_size.height
        assert not said.can_focus


async def test_a_short_answer_has_nothing_to_turn_to(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "Thanks. The shelf cards would be lovely.")
        await press(pilot, "tab")

        assert app.focused is app.screen.query_one(PickList)
        assert "tab" not in str(app.screen.query_one(KeyLine).render())


async def test_cooling_down_is_offered_only_when_it_is_charged_and_its_words_stay_out_of_sight(
    places: Places,
) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "This is a disgrace and you are a joke. No thanks.")
        assert isinstance(app.screen, WhatItComesTo)
        assert "charged words" in shown(app)
        assert "disgrace" not in shown(app)
        await press(pilot, "c")

        assert isinstance(app.screen, Read)
        assert app.screen.stop == "cool-down"
        assert on_disk(places)["messages"][-1]["text"].startswith("This is a disgrace")

    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "No, thank you.")
        assert "c" not in app.screen.active_bindings


async def test_an_answer_comes_from_a_file_too_and_a_path_that_is_wrong_can_be_mended(
    places: Places, tmp_path: Path
) -> None:
    mail = tmp_path / "answer.eml"
    mail.write_text(
        "From: Ines Okafor <ines@quayside.example>\nDate: Thu, 10 Sep 2026 08:00:00 +0000\n"
        "Message-ID: <labels-2@quayside.example>\nSubject: Re: Labels\n\n"
        "No, thank you. We go with someone else.\n"
    )
    app = app_for(places)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await press(pilot, "right")
        await press(pilot, "a", "ctrl+o", *str(mail), "x", "enter")
        assert isinstance(app.screen, TheirAnswer)
        assert app._notifications
        await press(pilot, "backspace", "enter")
        assert isinstance(app.screen, WhatItComesTo)
        await press(pilot, "enter")

        assert on_disk(places)["outcome"]["ending"] == "declined"
        await press(pilot, "a", "ctrl+o", *str(mail), "enter")
        assert any("in the case already" in str(toast.message) for toast in app._notifications)
        assert len(on_disk(places)["messages"]) == 2


async def test_words_that_were_not_taken_in_stand_there_again_after_esc(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "right")
        await press(pilot, "a", *"No, thank you.", "ctrl+o", *"/tmp/x", "escape", "a")
        await press(pilot, "ctrl+o")
        assert app.screen.query_one(TextArea).text == "No, thank you."
        await press(pilot, "escape", "escape")  # to the desk, and in again
        await press(pilot, "a")
        assert isinstance(app.screen, TheirAnswer)
        assert app.screen.query_one(Input).value == "/tmp/x"
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, WhatItComesTo)
        assert on_disk(places)["messages"][-1]["text"] == "No, thank you.\n"

        await press(pilot, "escape", "a")
        assert app.screen.query_one(TextArea).text == ""


async def test_a_path_that_was_begun_and_emptied_leads_back_to_the_paste(places: Places) -> None:
    """What is pasted next would else go into the line for a path."""
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "right")
        await press(pilot, "a", *"No.", "ctrl+o", "escape", "a")

        assert isinstance(app.focused, TextArea)
        assert app.focused.text == "No."


async def test_words_for_one_case_do_not_stand_in_another(places: Places) -> None:
    other = case_with(draft().but(sent=NOW, sent_by="mail"))
    Session.begin(other.but(title="Another matter"), lambda: NOW, places=places).save()
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "right")
        await press(pilot, "a", *"No.", "escape", "escape")
        await press(pilot, "down")
        await press(pilot, "a")

        assert isinstance(app.screen, TheirAnswer)
        assert app.screen.query_one(TextArea).text == ""
        await press(pilot, "escape", "escape")
        await press(pilot, "up")
        await press(pilot, "a")
        assert app.screen.query_one(TextArea).text == "No."


async def test_before_a_letter_is_out_it_is_one_more_message_to_answer(places: Places) -> None:
    Session.begin(case_with(draft()), lambda: NOW, places=places).save()
    app = Amends(places, SETTINGS, lambda: LATER)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "a", *"One more thing: the date is wrong too.", "ctrl+n")

        assert isinstance(app.screen, Read)
        assert len(on_disk(places)["messages"]) == 2


ASKED = "The shelf cards, please. Could you send me a proof before they are printed?"


async def test_what_the_answer_asks_for_is_a_point_of_the_next_letter(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(140, 40)) as pilot:
        await answered(pilot, ASKED)
        await press(pilot, "enter")
        (*_, taken_in) = on_disk(places)["messages"]
        assert any("proof" in point["quote"] for point in taken_in["points"])

        await press(pilot, "ctrl+n", "escape", "4")
        assert isinstance(app.screen, Preview)
        assert any("proof" in point.point.quote for point in app.screen.answers._items)


async def test_read_that_was_open_shows_the_points_of_the_answer(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "right", "enter", "1", "ctrl+n", "ctrl+n", "ctrl+n")
        assert isinstance(app.screen, Read)
        assert app.screen.stop == "facts"
        await press(pilot, "escape", "5", "a")
        assert isinstance(app.screen, TheirAnswer)
        await press(pilot, *ASKED, "ctrl+n")
        await press(pilot, "enter")
        await press(pilot, "1")

        assert isinstance(app.screen, Read)
        assert app.screen.stop == "points"
        assert any("proof" in point.quote for point in app.screen.points.list.items)


async def test_a_charged_answer_is_cooled_down_from_also_where_read_was_open(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "right", "enter", "1", "ctrl+n", "ctrl+n", "5", "a")
        await press(pilot, *"This is a disgrace and you are a joke. No thanks.", "ctrl+n")
        await press(pilot, "c")

        assert isinstance(app.screen, Read)
        assert app.screen.stop == "cool-down"
        await press(pilot, "escape")
        assert app.screen.query_one("Arrival").region


async def test_once_cooled_down_from_an_answer_is_shown_where_it_is_asked_what_it_comes_to(
    places: Places,
) -> None:
    app = app_for(places)
    async with app.run_test(size=(140, 40)) as pilot:
        await answered(pilot, "This is a disgrace and you are a joke. No thanks.")
        await press(pilot, "escape", "d")
        assert "disgrace" not in shown(app)
        await press(pilot, "c")
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, Read)
        assert app.screen.stop == "points"
        await press(pilot, "5")
        await press(pilot, "d")

        assert isinstance(app.screen, WhatItComesTo)
        assert "This is a disgrace" in shown(app)
        assert "c" not in app.screen.active_bindings


async def test_going_back_from_the_question_keeps_the_answer(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await answered(pilot, "Hm.")
        await press(pilot, "escape")

        assert on_disk(places)["stands"] == "answered"
        assert "outcome" not in on_disk(places)
        assert any("d notes what it comes to" in str(toast.message) for toast in app._notifications)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_left_undecided_is_decided_later_with_a_key_that_the_desk_and_the_case_tell(
    places: Places, size: tuple[int, int]
) -> None:
    app = app_for(places)
    async with app.run_test(size=size) as pilot:
        await answered(pilot, "The shelf cards would be lovely.")
        await press(pilot, "escape", "escape")
        beside = " ".join(str(app.screen.query_one("#beside Static").render()).split())
        assert "Read it, and note what it comes to (5, d)." in beside
        await press(pilot, "enter")
        assert isinstance(app.screen, FollowUp)
        assert "d What it comes to" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "d", "enter")
        assert on_disk(places)["outcome"]["offer"] == 2


async def test_a_question_is_told_how_to_go_on_from(places: Places) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await answered(pilot, "How long would the shelf cards take?")
        await press(pilot, "enter")
        (toast,) = app._notifications
        assert "l begins the letter that answers it" in str(toast.message)


@pytest.mark.parametrize(("words", "shape"), [("The first, please.", "they-chose"), ("No.", "they-said-no")])
async def test_a_decision_without_its_letter_opens_where_that_is_begun(
    places: Places, words: str, shape: str
) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, words)
        await press(pilot, "enter", "escape", "home", "enter")
        assert isinstance(app.screen, FollowUp)
        assert "(5, l)" in str(app.screen.query_one("Standing").render())
        await press(pilot, "ctrl+n")
        assert app.case is not None
        assert app.case.draft is not None
        assert app.case.draft.shape == shape
        assert isinstance(app.screen, Respond)

        await press(pilot, "escape", "escape", "escape", "home", "enter")
        assert isinstance(app.screen, Respond)  # begun, it is where the case opens
        assert not app.screen.sealed


CALL = Promise(what="I will call you on Monday", due=(LATER + timedelta(days=4)).date(), made=NOW.date())


def owing(places: Places, *promises: Promise, offers: tuple[Offer, ...] | None = None) -> Amends:
    """Return the program with a letter that went out, and these promises still to keep."""
    letter = draft().but(sent=NOW, sent_by="mail")
    letter = letter if offers is None else letter.but(offers=offers)
    case = case_with(letter).but(promises=promises)
    Session.begin(case, lambda: NOW, places=places).save()
    return Amends(places, SETTINGS, lambda: LATER)


async def test_a_call_that_was_promised_anyhow_and_declined_is_not_owed_once_the_user_says_so(
    places: Places,
) -> None:
    other = CALL.but(what="You will have the proofs")
    app = owing(places, CALL, other)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "The shelf cards, please. No need to call me.")
        await press(pilot, "enter")
        assert isinstance(app.screen, AskWhich)
        assert "“I will call you on Monday”" in shown(app)
        assert on_disk(places)["outcome"]["offer"] == 2
        assert len(on_disk(places)["promises"]) == 2
        await press(pilot, "down", "enter")
        assert [one["what"] for one in on_disk(places)["promises"]] == [other.what]

        await press(pilot, "ctrl+z")
        assert app.case is not None
        assert app.case.promises == (CALL, other)
        assert app.case.outcome is not None


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_what_they_seem_to_decline_stays_owed_unless_the_user_says_otherwise(
    places: Places, key: str
) -> None:
    app = owing(places, CALL)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "The shelf cards, please. No need to call me.")
        await press(pilot, "enter", key)
        assert isinstance(app.screen, FollowUp)
        assert app.case is not None
        assert app.case.promises == (CALL,)


async def test_nothing_is_asked_where_a_not_only_stands_near_what_is_owed(places: Places) -> None:
    app = owing(places, CALL)
    async with app.run_test(size=SIZES[0]) as pilot:
        await answered(pilot, "The shelf cards, please. Please don't call before ten.")
        await press(pilot, "enter")
        assert isinstance(app.screen, FollowUp)


@pytest.mark.parametrize("way", ["answer", "ending"])
async def test_what_goes_with_the_offers_they_decline_is_told(places: Places, way: str) -> None:
    offer = Offer(remedy="call-and-note", due=as_day(CALL.due or LATER))
    waits = CALL.but(what=promised(offer), if_chosen=True)
    app = owing(places, waits, CALL, CALL.but(what="I will call the printer"), offers=(offer,))
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        if way == "answer":
            await answered(pilot, "No, thank you.")
            await press(pilot, "enter")
        else:
            await press(pilot, "right", "enter", "o", "down", "down", "enter")
        assert app.case is not None
        assert [one.what for one in app.case.promises] == ["I will call the printer"]
        told = [str(toast.message) for toast in app._notifications]
        assert "No longer owed after that: “I will call you on Monday”." in told


async def test_after_an_ending_an_undecided_answer_is_told_what_stands_and_all_ways_on(
    places: Places,
) -> None:
    app = app_for(places)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await answered(pilot, "The shelf cards, please.")
        await press(pilot, "enter")
        app.clear_notifications()
        await press(pilot, "a", *"How long do they take?", "ctrl+n", "escape")
        (toast,) = app._notifications
        said = str(toast.message)
        assert said.startswith("It is kept; the ending noted before stands.")
        assert "l begins the letter that answers it" in said
        assert "o notes another ending" in said


@pytest.mark.parametrize("left", ["tab", "escape"])
async def test_the_next_letter_is_begun_in_its_text_wherever_the_focus_was(places: Places, left: str) -> None:
    app = app_for(places)
    async with app.run_test(size=(140, 40)) as pilot:
        await press(pilot, "right", "enter", "2", left, "5", "a")
        await press(pilot, *ASKED, "ctrl+n")
        await press(pilot, "enter")
        await press(pilot, "ctrl+n")
        await press(pilot, *"Good")

        assert isinstance(app.screen, Respond)
        assert app.screen.editor.draft.parts[0].text.startswith("Good")


@pytest.mark.parametrize("size", SIZES)
async def test_who_has_not_decided_asks_and_both_offers_they_lean_to_are_marked(
    places: Places, size: tuple[int, int]
) -> None:
    app = app_for(places)
    async with app.run_test(size=size) as pilot:
        await answered(pilot, "Numbers one and two would be great, but let me ask my sister.")
        screen = app.screen
        assert isinstance(screen, WhatItComesTo)

        assert "They lean to offers 1 and 2, and have not decided." in shown(app)
        await press(pilot, "enter")

        assert "outcome" not in on_disk(places)


@pytest.mark.parametrize("last", ["ctrl+home", "ctrl+end"])
async def test_a_letter_just_begun_opens_in_its_first_empty_part(places: Places, last: str) -> None:
    case = case_with(draft().but(sent=None))
    Session.begin(case, lambda: NOW, places=places).save()
    app = Amends(places, SETTINGS, lambda: LATER)
    async with app.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "enter")
        await press(pilot, "2")
        await press(pilot, "escape", "enter", last, "escape", "5")
        screen = app.screen
        assert isinstance(screen, FollowUp)
        assert app.case is not None
        assert app.case.draft is not None
        sent = app.case.with_draft(app.case.draft.but(sent=NOW, sent_by="mail"))
        app.carry_out(sent, "mark as sent")
        screen.post_message(FollowUp.NextLetter("they-chose"))
        await wait_for(pilot, lambda: isinstance(app.screen, Respond))
        assert isinstance(app.screen, Respond)
        editor = app.screen.editor
        await wait_for(pilot, lambda: editor.place is not None)

        assert editor.place == ("part", "choice")
