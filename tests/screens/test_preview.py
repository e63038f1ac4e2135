from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual import on
from textual.widgets import Static

from amends.coach import judge
from amends.domain.letter import NOWHERE, Letter
from amends.domain.message import Point
from amends.letters import begin, in_or_out, render
from amends.screens.dialog import Confirm
from amends.screens.dialog_hand_over import HandOverHow
from amends.screens.preview import Preview
from amends.widgets import pauses
from amends.widgets.mail_view import PHONE
from amends.widgets.part_area import PartArea
from amends.widgets.state_line import still_open
from letters_given import NOW, TODAY, WRITTEN, case_with, draft
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.widget import Widget

    from amends.domain.case import Case

WIDE = (120, 34)


class Handing(Host):
    """Remembers how letters were handed over."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, Preview)
        self._shown.today = TODAY
        self.ways: list[str] = []

    @on(Preview.HandOver)
    def over(self, event: Preview.HandOver) -> None:
        self.ways.append(event.way)


def screen(pilot: Pilot[None]) -> Preview:
    found = pilot.app.screen
    assert isinstance(found, Preview)
    return found


def shown(pilot: Pilot[None]) -> str:
    mail = screen(pilot).mail
    return "\n".join(mail.render_line(y).text.rstrip() for y in range(mail.size.height))


async def test_each_key_stands_in_the_mail_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for pause in ("REST", "LONGEST", "PAUSE"):
        monkeypatch.setattr(pauses, pause, 60.0)  # none comes, however slow the machine is
    host = Handing(case_with(draft(written=False)))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press(*"Plainly")

        assert "Plainly" in shown(pilot)
        assert host.did == []


async def test_the_mail_shown_is_the_letter_that_is_handed_over() -> None:
    host = Handing(case_with(draft()))
    async with host.run_test(size=(140, 50)) as pilot:
        body = shown(pilot).partition("─\n")[2]

        letter = case_with(draft()).draft
        assert letter is not None
        assert " ".join(render(letter).text.split()) == " ".join(body.split())


async def test_the_phone_is_narrower() -> None:
    host = Handing(case_with(draft()))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "w")

        assert max(len(line) for line in shown(pilot).splitlines()) <= PHONE


async def test_a_good_letter_has_nothing_in_its_way() -> None:
    host = Handing(all_answered(case_with(draft())))
    async with host.run_test(size=WIDE) as pilot:
        judgement = screen(pilot).judgement

        assert judgement is not None
        assert [(f.rule, f.text) for f in judgement.findings if f.severity == "error"] == []
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HandOverHow)
        assert not pilot.app.screen.query("#blocking")


async def test_advice_first_is_in_the_list_before_handing_over() -> None:
    host = Handing(all_answered(case_with(draft())).noting(("legal",)))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert "Advice first" in str(pilot.app.screen.query_one("#blocking", Static).render())


async def test_what_stands_in_the_way_is_listed_before_handing_over() -> None:
    letter = draft()
    host = Handing(case_with(letter.written(letter.parts[4].but(text="I will call on [day]."))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert pilot.app.screen.query("#blocking")
        await pilot.press("escape")
        assert host.ways == []


def lacking(*, chat: bool = False) -> Case:
    """A case of which nobody knows the address, its letter without a subject."""
    case = case_with(draft().but(subject=""))
    message = case.messages[0].but(sender="Ines", subject="", message_id="", chat=chat)
    return all_answered(case.but(client=case.client.but(email=""), messages=(message,)))


async def test_a_mail_without_subject_and_address_is_told_where_it_goes_out_and_nothing_is_stopped() -> None:
    host = Handing(lacking())
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        words = str(pilot.app.screen.query_one("#without", Static).render())

        assert "It has no address yet" in words
        assert "It has no subject yet" in words
        assert not pilot.app.screen.query("#blocking")
        assert (
            pilot.app.screen.query_one(".muted").region.bottom
            < pilot.app.screen.query_one(".box").region.bottom
        )
        await pilot.press("m")
        await pilot.pause()
        assert host.ways == ["eml"]


async def test_a_mail_with_both_has_nothing_said_of_them() -> None:
    host = Handing(all_answered(case_with(draft())))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert not pilot.app.screen.query("#without")


async def test_an_answer_in_a_chat_is_copied_first_and_has_no_subject() -> None:
    host = Handing(lacking(chat=True))
    async with host.run_test(size=WIDE) as pilot:
        assert "Subject" not in shown(pilot)
        assert ("subject", "") not in screen(pilot).editor.order
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert not pilot.app.screen.query("#without")
        await pilot.press("enter")
        await pilot.pause()
        assert host.ways == ["copy"]


async def test_the_line_for_the_subject_follows_what_came_last_and_what_the_draft_brings() -> None:
    chat = lacking(chat=True)
    host = Handing(chat)
    async with host.run_test(size=WIDE) as pilot:
        await screen(pilot).editor.whole()
        seen = [screen(pilot).editor.order[0]]
        for case in (
            chat.but(messages=(*chat.messages, chat.messages[0].but(text="By mail now.", chat=False))),
            chat,
            chat.with_draft(draft().but(subject="Re: The labels")),
        ):
            host.case = case
            await screen(pilot).editor.whole()
            seen.append(screen(pilot).editor.order[0])

        assert seen == [("greeting", ""), ("subject", ""), ("greeting", ""), ("subject", "")]


@pytest.mark.parametrize(
    ("key", "way"), [("m", "eml"), ("c", "copy"), ("p", "print"), ("t", "txt"), ("d", "md"), ("j", "json")]
)
async def test_each_way_has_its_letter(key: str, way: str) -> None:
    host = Handing(case_with(draft()))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()

    assert [way] == host.ways


async def test_p_prints_outside_the_text_only() -> None:
    host = Handing(all_answered(case_with(draft())))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("p", "backspace")
        assert host.ways == []
        await pilot.press("escape", "p")
        await pilot.pause()

    assert host.ways == ["print"]


async def test_p_asks_once_when_something_is_open() -> None:
    letter = draft()
    host = Handing(case_with(letter.written(letter.parts[0].but(text="I sent it on [day]."))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("escape", "p")
        await pilot.pause()
        assert isinstance(host.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert host.ways == ["print"]
        await pilot.press("p")
        await pilot.pause()

    assert host.ways == ["print", "print"]


async def test_a_sentence_that_can_be_taken_worse_is_listed_with_its_reason_and_leads_to_its_words() -> None:
    letter = draft()
    words = "I am sorry if the labels upset you."
    host = Handing(case_with(letter.written(letter.parts[0].but(text=words))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right", "right")
        await pilot.pause()
        static = screen(pilot).mood.query_one("Static")
        assert "sorry if the labels upset you" in str(static.render())
        await pilot.press("enter")
        await pilot.pause()

        area = host.focused
        assert isinstance(area, PartArea)
        assert area.pointed_at == (0, len(words))
        assert not area.selected_text  # typed over at once, it would be gone


async def test_a_point_leads_to_the_part_that_answers_it() -> None:
    host = Handing(case_with(draft()))
    case = answered(host.case, "close")
    host = Handing(case)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        await pilot.pause()
        assert "answered in Close" in str(screen(pilot).answers.query_one("Static").render())
        await pilot.press("enter")
        await pilot.pause()

        assert screen(pilot).editor.place == ("part", "close")
        assert screen(pilot).query_one("#writing").has_class("-front")


async def test_a_point_without_an_answer_is_linked_to_the_part_that_is_named() -> None:
    case = case_with(draft())
    unheard = Point(label="request", quote="Please ring my accountant", doing="mine")
    host = Handing(case.with_message(case.messages[-1].but(points=(unheard,))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert "no part answers it yet" in str(screen(pilot).answers.query_one("Static").render())
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        await pilot.pause()

        assert host.case is not None
        assert host.case.messages[-1].points[0].answered_by == "putting-it-right"
        assert screen(pilot).editor.place == ("part", "putting-it-right")


@pytest.mark.parametrize(("quote", "left"), [(WRITTEN["why"], NOWHERE), ("Please ring my accountant", "")])
async def test_a_point_can_be_said_not_to_be_answered(quote: str, left: str) -> None:
    point = Point(label="fact", quote=quote, answered_by="close")
    case = case_with(draft())
    host = Handing(case.with_message(case.messages[-1].but(points=(point,))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert "answered in Close" in str(screen(pilot).answers.query_one("Static").render())
        await pilot.press("x")
        await pilot.pause()
        assert [note.message for note in host._notifications] == [
            "It counts as not answered now. ctrl+z brings it back."
        ]

        assert host.case is not None
        assert host.case.messages[-1].points[0].answered_by == left
        assert "answered in Close" not in str(screen(pilot).answers.query_one("Static").render())


async def test_of_two_equal_points_only_the_one_pointed_at_is_changed() -> None:
    point = Point(label="fact", quote="Please ring my accountant", answered_by="close")
    case = case_with(draft())
    host = Handing(case.with_message(case.messages[-1].but(points=(point, point))))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right", "down", "x")
        await pilot.pause()

        assert host.case is not None
        assert [each.answered_by for each in host.case.messages[-1].points] == ["close", ""]


async def test_nothing_is_said_of_the_points_of_a_letter_that_went_out() -> None:
    case = answered(case_with(draft().but(sent=NOW)), "close")
    host = Handing(case)
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert "x" not in host.screen.active_bindings
        await pilot.press("x")
        screen(pilot).answers.action_take_off()
        await pilot.pause()

        assert host.case == case
        assert host.did == []


async def test_what_stands_in_the_way_is_seen_first_and_comes_back_on_a_small_screen() -> None:
    letter = draft(written=False)
    words = "I am sorry if it upset you. You will have it soon. I was flat out. I will call on [day]."
    host = Handing(case_with(letter.written(letter.parts[0].but(text=words))))
    async with host.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        box = host.screen.query_one(".box")
        assert words_of(host.screen.query_one("#blocking")).startswith("✗")
        assert box.scroll_offset.y == 0
        host.notify("Two lines\nof news make the box lower.")
        await pilot.pause()
        assert box.scroll_offset.y == 0
        await pilot.press("end")
        await pilot.pause()
        ways = host.screen.query_one("Choices")
        assert ways.region.y + ways.cursor < box.scrollable_content_region.bottom  # type: ignore[attr-defined]
        await pilot.press("home")
        await pilot.pause()

        assert box.scroll_offset.y == 0


async def test_a_part_that_is_left_out_answers_nothing() -> None:
    letter = in_or_out(draft(), "close")
    host = Handing(answered(case_with(letter), "close"))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert "Not answered yet: “The labels were due on Friday" in words_of(
            host.screen.query_one("#blocking")
        )


@pytest.mark.parametrize("form", ["short-note", "checking-back", "they-chose"])
async def test_a_letter_that_is_no_answer_leaves_no_point_open(form: str) -> None:
    unheard = Point(label="request", quote="Please ring my accountant", doing="mine")
    case = case_with()
    case = case.with_message(case.messages[-1].but(points=(unheard,)))
    host = Handing(case.but(drafts=(begin(case, form, name="Sam", signature="", today=TODAY),)))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "right")
        await pilot.pause()
        assert "not for this letter" in str(screen(pilot).answers.query_one("Static").render())
        assert "accountant" not in str(screen(pilot).state.render())
        await pilot.press("ctrl+n")
        await pilot.pause()

        assert "accountant" not in words_of(host.screen.query_one("#blocking"))


def test_a_point_that_is_open_is_said_to_be() -> None:
    (open_,) = still_open(judge(Letter("I rang.")), ["Please ring my accountant"])

    assert open_.shown().plain == "○ not taken up yet: Please ring my accountant"


def words_of(widget: Widget) -> str:
    return str(widget.render())


def all_answered(case: Case) -> Case:
    """Return the case with every point answered by some part."""
    message = case.messages[-1]
    points = tuple(point.but(answered_by="putting-it-right") for point in message.points)
    return case.with_message(message.but(points=points))


def answered(case: Case | None, part: str) -> Case:
    """Return the case with its first point answered by this part."""
    assert case is not None
    message = case.messages[-1]
    first, *rest = message.points
    return case.with_message(message.but(points=(first.but(answered_by=part), *rest)))


async def test_the_mail_shows_who_the_draft_goes_to() -> None:
    case = case_with(draft())
    message = case.messages[0].but(reply_to="Orders <orders@quayside.example>")
    host = Handing(case.with_message(message))
    async with host.run_test(size=WIDE) as pilot:
        assert "orders@quayside.example" in shown(pilot)


async def test_on_a_narrow_screen_the_mail_is_what_one_sees_first_and_tab_goes_to_the_text() -> None:
    host = Handing(case_with(draft()))
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen(pilot).mail.region
        assert host.focused is screen(pilot).mail
        assert not screen(pilot).editor.region
        await pilot.press("tab", "X")

        assert screen(pilot).editor.region
        assert "X" in host.focused.text if isinstance(host.focused, PartArea) else False


async def test_on_a_wide_screen_the_caret_is_in_the_letter() -> None:
    host = Handing(case_with(draft()))
    async with host.run_test(size=WIDE) as pilot:
        await pilot.pause()

        assert isinstance(host.focused, PartArea)


async def test_the_line_below_counts_what_the_tab_of_the_coach_counts() -> None:
    host = Host(case_with(draft(written=False)), Preview)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = host.screen
        assert isinstance(shown, Preview)
        line = shown.state.render().plain
        more = re.search(r"and (\d+) more", line)
        assert more is not None
        told = line.count("✗") + line.count("○") + line.count("!") + int(more.group(1))
        assert shown.judgement is not None
        hints = sum(finding.severity == "hint" for finding in shown.judgement.findings)

        assert f"coach · {told + hints}" in str(shown.views.border_title)


async def test_of_a_letter_in_another_language_the_line_below_says_that_it_cannot_be_judged() -> None:
    letter = draft()
    said = "El lunes no te mandé las etiquetas. Lo siento mucho, y mañana las tienes."
    parts = tuple(part.but(text=said if part is letter.parts[0] else "", after="") for part in letter.parts)
    host = Handing(case_with(letter.but(greeting="Hola Ines:", parts=parts, offers=(), shape="just-asking")))
    async with host.run_test(size=WIDE) as pilot:
        line = words_of(screen(pilot).state)

        assert "not in English: the coach cannot judge it" in line
        assert "nothing stands in the way" not in line
