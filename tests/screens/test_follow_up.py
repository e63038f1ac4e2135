from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from amends.coach.change_said import card_of
from amends.domain.case import Card, Case, Client, Facts, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.screens.dialog import Confirm
from amends.screens.dialog_outcome import HowItEnded
from amends.screens.dialog_promise import EditPromise, NewPromise
from amends.screens.dialog_sent import MarkSent
from amends.screens.dialog_shape import ChooseShape
from amends.screens.follow_up import FollowUp
from amends.widgets.closing_card import ClosingCard
from amends.widgets.fields import DayField, MomentField
from amends.widgets.key_line import KeyLine
from amends.widgets.pane import Pane
from amends.widgets.promise_list import PromiseList
from amends.widgets.prose import Prose
from amends.widgets.standing import Standing
from screens.host import Host

if TYPE_CHECKING:
    from textual.pilot import Pilot

TODAY = datetime(2026, 9, 15, 10, 20, tzinfo=UTC)  # a Tuesday
OFFERS = (
    Offer(remedy="discount-this-invoice", amount=Decimal(75), currency="EUR", due=date(2026, 9, 25)),
    Offer(remedy="extra-deliverable", what="a second cover", due=date(2026, 9, 22)),
)
LETTER = Draft(
    shape="they-complained",
    subject="Re: The audio guide",
    greeting="Hello Kofi,",
    sign_off="Kind regards,\nNoor",
    parts=(
        Part(name="what-happened", text="I sent room 4 with the old text."),
        Part(name="offers", text="You can have one of these:", after="Which do you prefer?"),
        Part(name="close", text="I will call you on Thursday 17 September 2026."),
    ),
    offers=OFFERS,
)
OWED = (
    Promise(what="a call about room 4", due=date(2026, 9, 14)),
    Promise(what="a second cover", due=date(2026, 9, 22)),
)


def case(**changes: Any) -> Case:
    return Case(
        id="2026-09-14-kofi-mensah",
        title="Audio guide",
        created=datetime(2026, 9, 14, 8, tzinfo=UTC),
        updated=datetime(2026, 9, 15, 10, tzinfo=UTC),
        client=Client(name="Kofi Mensah"),
        facts=Facts(cause="Two versions lay in one folder", changed="One folder a version"),
    ).but(**changes)


def sent(**changes: Any) -> Case:
    letter = LETTER.but(sent=datetime(2026, 9, 14, 17, tzinfo=UTC), sent_by="mail")
    return case(drafts=(letter,), promises=OWED).but(**changes)


class Following(Host):
    """Remembers what Follow up asks the app to do."""

    def __init__(self, case: Case) -> None:
        super().__init__(case, FollowUp)
        self.asked: list[str] = []
        self.letters: list[str] = []

    def on_mount(self) -> None:
        assert isinstance(self._shown, FollowUp)
        self._shown.clock = lambda: TODAY
        super().on_mount()

    @on(FollowUp.Answered)
    def answer(self) -> None:
        self.asked.append("answer")

    @on(FollowUp.Decide)
    def decide(self) -> None:
        self.asked.append("decide")

    @on(FollowUp.NextLetter)
    def letter(self, event: FollowUp.NextLetter) -> None:
        self.letters.append(event.shape)

    @property
    def now(self) -> Case:
        assert self.case is not None
        return self.case

    @property
    def said(self) -> str:
        return self.screen.query_one(Standing).render().plain


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_letter_that_is_not_sent_says_so_and_what_it_would_promise() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)):
        assert "The letter is not sent." in app.said
        assert "a second cover" in app.said.lower()
        assert "Thursday 17 September" in app.said


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_nothing_is_cut_off_and_what_goes_on_in_a_second_line_hangs(size: tuple[int, int]) -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=size) as pilot:
        standing = app.screen.query_one(Standing)
        lines = [standing.render_line(y).text.rstrip() for y in range(standing.size.height)]
        at = next(i for i, line in enumerate(lines) if line.lstrip().startswith("m  it is sent"))
        assert " ".join(" ".join(lines[at:]).split()) == (
            "m it is sent: note when, and what it promises a a message of theirs is here"
        )
        assert all(line.startswith((" " * 5, "  a  ")) for line in lines[at + 1 :] if line)

        await press(pilot, "tab")
        owed = app.screen.query_one(PromiseList)
        words = " ".join(owed.render_line(y).text.strip() for y in range(4))
        assert words.strip() == "Nothing yet. Promises come from the letters you mark as sent; n adds one."


async def test_without_a_letter_ctrl_n_goes_to_where_it_begins() -> None:
    app = Following(case())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "There is no letter yet." in app.said
        await press(pilot, "m", "o", "l", "ctrl+n")

        assert app.went == ["respond"]


async def test_m_marks_the_letter_as_sent_with_the_promises_that_are_kept_in_the_list() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert isinstance(app.screen, MarkSent)
        await press(pilot, "space", "ctrl+n")
        [letter] = app.now.drafts

        assert (letter.sent and letter.sent.replace(second=0), letter.sent_by) == (TODAY, "mail")
        assert [date(2026, 9, 22), date(2026, 9, 25)] == [promise.due for promise in app.now.promises]
        assert "Your letter went out on Tuesday 15 September" in app.said


async def test_an_answer_to_a_chat_went_out_in_the_chat_unless_one_says_another_way() -> None:
    before = case(drafts=(LETTER,))
    app = Following(before.but(messages=(Message(sender="Ines", text="Well?", chat=True),)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "then paste it into the chat." in app.said
        await press(pilot, "m", "space", "ctrl+n")
        [letter] = app.now.drafts

        assert letter.sent_by == "chat"
        assert "in the chat" in app.said


@pytest.mark.parametrize("parts", [(), (Part(name="close", text="I will ring you on Thursday."),)])
async def test_a_stray_key_changes_no_field_and_it_is_said_where_a_time_goes(parts: tuple[Part, ...]) -> None:
    app = Following(case(drafts=(LETTER.but(parts=parts or LETTER.parts[:1], offers=()),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert app.focused is app.screen.query_one(PromiseList)
        before = app.screen.query_one(MomentField).entry.value
        await press(pilot, "z", "1", "q", "shift+tab", "z", "4")

        assert app.screen.query_one(MomentField).entry.value == before
        assert [note.message for note in app._notifications] == [
            "Nothing is typed here. shift+tab goes up to When."
        ]
        await press(pilot, "shift+tab", *"14 September 8:10", "ctrl+n")
        assert app.now.drafts[0].sent == datetime(2026, 9, 14, 8, 10, tzinfo=UTC)


async def test_one_more_promise_is_added_by_hand_before_the_letter_is_marked() -> None:
    app = Following(case(drafts=(LETTER.but(offers=()),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "n")
        assert isinstance(app.screen, NewPromise)
        await press(pilot, "enter")  # nothing is said yet
        assert isinstance(app.screen, NewPromise)
        await press(pilot, *"the map", "enter", *"16 September 9:30", "enter")
        rows = app.screen.query_one(PromiseList)
        assert rows.items[0][1].what == "the map"
        assert rows.pointed is not None
        assert rows.pointed[1].what == "the map"
        app.screen.query_one(MomentField).entry.focus()
        await press(pilot, "ctrl+u", *"14 September 8:10")
        await press(pilot, "ctrl+n")

        made = [(one.what, one.due) for one in app.now.promises]
        assert made == [
            ("the map", datetime(2026, 9, 16, 9, 30, tzinfo=UTC)),
            ("I will call you on Thursday 17 September 2026", date(2026, 9, 17)),
        ]


async def test_one_that_was_added_can_be_dropped_and_edited_as_those_of_the_letter() -> None:
    app = Following(case(drafts=(LETTER.but(offers=()),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "n", *"the map", "ctrl+n")
        await press(pilot, "e", "ctrl+u", *"the plan", "ctrl+n")
        await press(pilot, "n", *"a call", "ctrl+n", "x", "ctrl+n")

        assert [one.what for one in app.now.promises] == [
            "I will call you on Thursday 17 September 2026",
            "the plan",
        ]


async def test_what_is_owed_is_added_and_taken_off_with_n_and_x() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab")
        assert "n Add" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "n", *"the map", "tab", *"Friday 18 September", "enter")
        assert app.now.promises[2] == Promise(what="the map", due=date(2026, 9, 18))
        assert app.did[-1] == "promise added"
        await press(pilot, "x")

        assert OWED[0] not in app.now.promises
        assert len(app.now.promises) == 2
        assert app.did[-1] == "promise taken off"


async def test_a_promise_whose_day_is_to_come_is_kept_only_when_that_is_meant() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "down", "space")
        assert isinstance(app.screen, Confirm)
        assert "is due on Tuesday 22 September" in " ".join(
            str(each.render()) for each in app.screen.query(Static)
        )
        await press(pilot, "escape")
        assert app.now.promises[1].kept is None
        await press(pilot, "space", "enter")
        assert app.now.promises[1].kept == TODAY.date()
        await press(pilot, "space")
        assert app.now.promises[1].kept is None


async def test_what_it_commits_to_stands_in_the_order_of_the_days() -> None:
    text = "I will ring you on Friday 25 September. You have the list by Monday 21 September."
    app = Following(case(drafts=(LETTER.but(parts=(Part(name="close", text=text),), offers=()),)))
    async with app.run_test(size=(80, 24)):
        assert app.said.index("Mon 21 Sep") < app.said.index("Fri 25 Sep")


async def test_the_promises_stand_in_the_order_of_their_days() -> None:
    text = "I will ring you on Friday 25 September. You have the list by Monday 21 September."
    draft = LETTER.but(parts=(Part(name="close", text=text),), offers=())
    app = Following(case(drafts=(draft,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        rows = [promise.due for _, promise in app.screen.query_one(PromiseList).items]

        assert rows == [date(2026, 9, 21), date(2026, 9, 25)]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("I answer by [day and time].", "A blank is still open: [day and time]."),
        ("I send [what] by [day].", "Still open: [what], [day]."),
        ("  ", "Nothing is written in it yet."),
    ],
)
async def test_a_letter_that_can_hardly_have_gone_out_is_asked_about_first(text: str, odd: str) -> None:
    app = Following(case(drafts=(Draft(shape="short-note", parts=(Part(name="note", text=text),)),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert isinstance(app.screen, Confirm)
        assert odd in " ".join(str(each.render()) for each in app.screen.query(Static))
        await press(pilot, "escape")
        assert app.now.draft is not None
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, MarkSent)
        await press(pilot, "ctrl+n")

        assert app.now.draft is None


async def test_the_chosen_offer_and_the_sentence_about_it_are_one_row_with_its_time() -> None:
    letter = Draft(
        shape="they-chose",
        parts=(
            Part(
                name="choice",
                text="Thank you. You will have the second cover on Tuesday 22 September at 9:00.",
            ),
        ),
        offers=OFFERS[1:],
    )
    app = Following(sent(outcome=Outcome(ending="accepted", offer=2)).but(drafts=(sent().drafts[0], letter)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.said.count("Tue 22 Sep") == 1
        await press(pilot, "m")
        rows = [promise for _, promise in app.screen.query_one(PromiseList).items]
        assert [promise.what for promise in rows] == ["A second cover, at no charge"]
        await press(pilot, "ctrl+n")

        assert datetime(2026, 9, 22, 9, tzinfo=UTC) in [promise.due for promise in app.now.promises]


async def test_a_long_promise_is_told_whole_with_the_time_where_they_are() -> None:
    words = f"I will call you on Thursday 17 September at 9:00 and go through {'every one of ' * 5}the rooms"
    draft = LETTER.but(parts=(Part(name="close", text=f"{words}."),), offers=())
    app = Following(case(drafts=(draft,), client=Client(name="Kofi Mensah", time_zone="America/New_York")))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "(09:00 there)" in app.said
        await press(pilot, "m")
        told = app.screen.query_one(".whole", Static)
        text = " ".join(str(told.render()).split())

        assert text == f"{words} 09:00 where they are; the list shows your own time."
        assert told.region.height >= len(Content(str(told.render())).wrap(told.region.width))


async def test_the_time_and_the_way_it_was_sent_can_be_changed() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n", "shift+tab", "right", "right", "up")
        app.screen.query_one("MomentField Input").focus()
        await press(pilot, "ctrl+u", *"yesterday 16:05", "ctrl+n")
        [letter] = app.now.drafts

        assert (datetime(2026, 9, 14, 16, 5, tzinfo=UTC), "phone") == (letter.sent, letter.sent_by)


async def test_a_time_to_come_is_not_taken() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        app.screen.query_one("MomentField Input").focus()
        await press(pilot, "ctrl+u", *"tomorrow", "ctrl+n")

        assert isinstance(app.screen, MarkSent)
        assert app.screen.query_one("MomentField .trouble").display


async def test_tomorrow_in_the_letter_is_the_day_after_the_one_it_was_sent_on() -> None:
    words = "I will call you tomorrow. I will write on Friday 18 September 2026. I will pay by 25 September."
    letter = LETTER.but(offers=(), parts=(Part(name="close", text=words),))
    app = Following(case(drafts=(letter,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m", "down", "space", "down", "e")
        await press(pilot, "ctrl+u", *"75 euros", "enter")
        app.screen.query_one("MomentField Input").focus()
        await press(pilot, "ctrl+u", *"14 September 2026 18:00")
        rows = [promise.due for _, promise in app.screen.query_one(PromiseList).items]
        await press(pilot, "ctrl+n")

        assert rows[0] == date(2026, 9, 15)
        assert [(one.what, one.due) for one in app.now.promises] == [
            ("I will call you tomorrow", date(2026, 9, 15)),
            ("75 euros", date(2026, 9, 25)),
        ]


async def test_a_day_of_sending_whose_news_is_on_its_way_counts_for_the_promises() -> None:
    letter = LETTER.but(offers=(), parts=(Part(name="close", text="I will call you tomorrow."),))
    app = Following(case(drafts=(letter,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        dialog = app.screen
        assert isinstance(dialog, MarkSent)
        dialog.query_one("MomentField Input", Input).value = "12 September 2026 18:00"
        dialog.action_sent()
        await pilot.pause()

        assert [promise.due for promise in app.now.promises] == [date(2026, 9, 13)]


async def test_e_edits_a_promise_before_it_is_made_and_esc_leaves_everything() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        await press(pilot, "e")
        assert isinstance(app.screen, EditPromise)
        await press(pilot, "ctrl+u", *"75 euros off", "enter")
        await press(pilot, "ctrl+n")
        assert app.now.promises[0].what == "75 euros off"

    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        await press(pilot, "escape")

        assert app.did == []


async def test_space_and_k_mark_a_promise_as_kept_and_back() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "space")
        assert TODAY.date() == app.now.promises[0].kept
        await press(pilot, "k")
        assert app.now.promises[0].kept is None


async def test_while_one_is_in_the_list_a_row_that_is_kept_stays_where_it_stands() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "space", "down", "space", "enter")
        assert [one.kept for one in app.now.promises] == [TODAY.date()] * 2

    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        owed = app.screen.query_one(PromiseList)
        await press(pilot, "tab", "space")
        assert [index for index, _ in owed.items] == [0, 1]
        await press(pilot, "shift+tab")
        owed.show_promises(app.now.promises)
        assert [index for index, _ in owed.items] == [1, 0]


async def test_in_the_card_ctrl_n_keeps_it_although_a_letter_waits() -> None:
    given = sent(outcome=Outcome(ending="accepted", offer=2, when=TODAY.date()), promises=OWED[1:])
    filled = given.but(card=Card(cause="Two folders", changed="One folder", check_on=date(2026, 12, 1)))
    for ended in (given, filled):
        app = Following(ended)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "enter", "ctrl+n", "ctrl+n")
            assert app.letters == []
            assert isinstance(app.screen, FollowUp)


async def test_o_after_the_letter_that_confirms_shows_all_that_was_offered() -> None:
    offers = (*OFFERS, Offer(remedy="extra-deliverable", what="a map", due=date(2026, 9, 23)))
    letters = (
        LETTER.but(sent=TODAY - timedelta(days=1), offers=offers),
        Draft(shape="they-chose", offers=offers[1:], sent=TODAY - timedelta(hours=1)),
    )
    taken = Outcome.of("accepted", TODAY.date(), (2, 3))
    app = Following(sent(drafts=letters, outcome=taken))
    async with app.run_test(size=(100, 40)) as pilot:
        assert "2. A second cover" in app.said
        assert "3. A map" in app.said
        await press(pilot, "o", "ctrl+n")

        assert app.now.outcome == taken


async def test_what_is_overdue_stands_first_with_its_sign() -> None:
    app = Following(sent(promises=OWED[::-1]))
    async with app.run_test(size=(80, 24)):
        owed = app.screen.query_one(PromiseList)

        assert [index for index, _ in owed.items] == [1, 0]
        assert [owed.sign(*item)[0] for item in owed.items] == ["!", "○"]


async def test_e_edits_what_is_owed() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "e")
        await press(pilot, "down", "ctrl+u", *"18 September 2026", "ctrl+n")

        assert date(2026, 9, 18) == app.now.promises[0].due


async def test_a_asks_for_their_answer_and_d_for_what_it_comes_to_once_it_is_there() -> None:
    answer = Message(text="The cover, please.", date=TODAY - timedelta(hours=1))
    for messages, key, wanted in (
        ((), "a", "answer"),
        ((answer,), "d", "decide"),
        ((answer,), "a", "answer"),
    ):
        app = Following(sent(messages=messages))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "d" if not messages else "x", key)

            assert app.asked == [wanted]


async def test_ctrl_n_does_what_comes_next() -> None:
    answer = Message(text="The cover, please.", date=TODAY - timedelta(hours=1))
    quiet = LETTER.but(sent=TODAY - timedelta(days=9))
    again = Draft(shape="checking-back", sent=TODAY - timedelta(days=1))
    for given, asked, letters in (
        (sent(), ["answer"], []),
        (sent(messages=(answer,)), ["decide"], []),
        (sent(drafts=(quiet,), promises=()), [], ["checking-back"]),
        (sent(drafts=(quiet, again), promises=()), ["answer"], []),
        (sent(outcome=Outcome(ending="accepted", offer=2), promises=()), [], ["they-chose"]),
        (sent(outcome=Outcome(ending="declined"), promises=()), [], ["they-said-no"]),
    ):
        app = Following(given)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "ctrl+n")

            assert (app.asked, app.letters) == (asked, letters)


async def test_the_next_letter_that_is_written_is_marked_as_sent_before_the_card() -> None:
    letters = (LETTER.but(sent=TODAY - timedelta(days=1)), Draft(shape="they-chose", parts=LETTER.parts[:1]))
    app = Following(sent(drafts=letters, outcome=Outcome(ending="accepted", offer=2)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")

        assert isinstance(app.screen, MarkSent)


async def test_an_offer_that_waits_for_their_choice_is_not_marked_as_kept() -> None:
    app = Following(sent(promises=(OWED[1].but(if_chosen=True),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "space")

        assert app.did == []
        assert any("owed only if they choose it" in str(one.message) for one in app._notifications)


async def test_a_decision_without_any_letter_sent_asks_for_its_letter() -> None:
    app = Following(case(outcome=Outcome(ending="accepted")))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "l  write the next letter" in app.said
        await press(pilot, "ctrl+n", "l")

        assert app.letters == ["they-chose"]
        assert isinstance(app.screen, ChooseShape)


async def test_while_something_is_owed_ctrl_n_leaves_an_ended_case_without_a_card() -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), promises=OWED[1:]))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")

        assert app.did == []
        assert app.now.card is None
        assert app.went == [None]


async def test_o_notes_how_it_ended_and_lets_the_other_offers_go() -> None:
    app = Following(sent(promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o")
        assert isinstance(app.screen, HowItEnded)
        await press(pilot, "down", "tab", *"by phone", "enter")

        assert Outcome(ending="accepted", when=TODAY.date(), offer=2, note="by phone") == app.now.outcome
        assert "They accepted." in app.said
        assert "A second cover" in app.said


async def test_silence_parting_and_opening_again() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        for downs, ending in ((4, "silent"), (1, "parted")):
            await press(pilot, "o")
            await press(pilot, *["down"] * downs, "ctrl+n")
            assert app.now.outcome is not None
            assert ending == app.now.outcome.ending
        await press(pilot, "o")
        await press(pilot, "end", "enter")

        assert app.now.outcome is None


async def test_what_they_ask_in_their_answer_is_told_with_the_key_of_the_letter_that_takes_it_up() -> None:
    ask = Message(text="Can I see it?", date=TODAY, points=(Point(label="question", quote="Can I see it?"),))
    app = Following(sent(messages=(ask,)))
    async with app.run_test(size=(100, 30)):
        assert "1 question waits for your next letter (l)." in " ".join(app.said.split())

    app = Following(sent(messages=(ask,), drafts=(LETTER.but(sent=TODAY - timedelta(days=1)), LETTER)))
    async with app.run_test(size=(100, 30)):
        assert "1 question waits for your next letter." in " ".join(app.said.split())


async def test_l_proposes_the_letter_that_fits() -> None:
    app = Following(sent(outcome=Outcome(ending="declined")))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        assert isinstance(app.screen, ChooseShape)
        await press(pilot, "enter")

        assert app.letters == ["they-said-no"]


async def test_the_closing_card_is_filled_from_the_facts_and_ctrl_n_keeps_it() -> None:
    chose = Draft(shape="they-chose", sent=TODAY)
    drafts = (LETTER.but(sent=TODAY - timedelta(days=1)), chose)
    app = Following(sent(outcome=Outcome(ending="accepted", offer=1), drafts=drafts, promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.query_one(ClosingCard).display
        await press(pilot, "ctrl+n", *"1 December 2026", "ctrl+n")
        card = Card(
            cause="Two versions lay in one folder",
            changed="One folder a version",
            check_on=date(2026, 12, 1),
        )

        assert card == app.now.card
        assert app.went == [None]


async def test_a_promise_whose_weekday_is_another_one_says_so_before_it_is_taken() -> None:
    letter = LETTER.written(Part(name="close", text="I will call you on Friday 17 September 2026."))
    app = Following(case(drafts=(letter,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "m")
        assert isinstance(app.screen, MarkSent)
        whole = app.screen.query_one(".whole", Static)
        assert "It says “Friday 17 September 2026”, and Thursday 17 September is that day" in str(
            whole.render()
        )

        await press(pilot, "space")
        assert "It says" not in str(whole.render())
        await press(pilot, "space", "e")
        assert isinstance(app.screen, EditPromise)
        await press(pilot, "end", "ctrl+u", *"I will call you on Friday.", "ctrl+n")
        assert "It says" not in str(whole.render())
        await press(pilot, "ctrl+n")

        assert app.now.promises[0].what == "I will call you on Friday."


async def test_a_day_that_cannot_be_read_is_not_taken_however_quick_the_hand() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "e")
        dialog = app.screen
        assert isinstance(dialog, EditPromise)
        dialog._due.entry.value = "Monday 15 September 2026"  # its news has not arrived yet
        dialog.action_take()
        await pilot.pause()

        told = [str(each.render()) for each in dialog.query(".trouble")]
        assert any("That day is a Tuesday" in words for words in told)
        assert app.screen is dialog


async def test_on_its_day_the_change_is_looked_at_and_holds_until_another_day_is_set() -> None:
    card = Card(changed="One folder a version", check_on=TODAY.date())
    app = Following(sent(outcome=Outcome(ending="silent"), card=card, promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Check that what you changed still holds." in str(app.screen.query_one(Standing).render())
        await press(pilot, "h")
        assert app.now.card == card.but(held=TODAY.date())
        assert "It held on Tuesday 15 September" in str(app.screen.query_one(Standing).render())

        day = app.screen.query_one(ClosingCard).query("DayField Input").first()
        day.focus()
        await press(pilot, "ctrl+u", *"1 December 2026")
        assert app.now.card == card.but(check_on=date(2026, 12, 1))


async def test_the_card_is_not_there_before_the_end() -> None:
    app = Following(sent())
    async with app.run_test(size=(80, 24)):
        assert not app.screen.query_one(ClosingCard).display


async def test_letters_in_the_card_are_letters_and_esc_leaves_the_field_first() -> None:
    app = Following(sent(outcome=Outcome(ending="silent")))
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(ClosingCard).first().focus()
        await press(pilot, "end", *"alom1")
        assert app.now.card is not None
        assert app.now.card.cause.endswith("alom1")
        await press(pilot, "escape")
        assert app.went == []
        await press(pilot, "escape")

        assert app.went == [None]


async def test_what_is_typed_is_in_the_case_before_its_news_has_arrived() -> None:
    app = Following(sent(outcome=Outcome(ending="silent")))
    async with app.run_test(size=(80, 24)):
        screen = app.screen
        assert isinstance(screen, FollowUp)
        screen.query_one(ClosingCard).query(Prose).first().text = "A broken clock"
        card = screen.flush().card

        assert card is not None
        assert card.cause == "A broken clock"


async def test_an_older_case_comes_back_into_every_widget() -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), card=Card(cause="One")))
    async with app.run_test(size=(80, 24)) as pilot:
        app.case = sent(promises=())
        await pilot.pause()

        assert not app.screen.query_one(ClosingCard).display
        assert app.screen.query_one(PromiseList).items == ()


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_the_card_is_entered_at_its_beginning(key: str) -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), promises=()))
    async with app.run_test(size=(120, 40)) as pilot:
        assert "enter Closing card" in str(app.screen.query_one(KeyLine).render())
        await press(pilot, key)

        assert app.focused is app.screen.query_one(ClosingCard).query(Prose).first()


async def test_a_long_line_of_the_card_is_seen_whole() -> None:
    long = "I kept the order in one list, looked at it too late, and nobody but me knew of it. " * 2
    app = Following(sent(outcome=Outcome(ending="silent"), card=Card(cause=long.strip()), promises=()))
    async with app.run_test(size=(80, 24)):
        cause = app.screen.query_one(ClosingCard).query(Prose).first()

        assert cause.size.height == cause.wrapped_document.height > 1


async def test_a_day_that_is_none_stays_as_it_was_typed_with_what_is_wrong() -> None:
    ended = sent(outcome=Outcome(ending="silent"), card=Card(cause="One"), promises=())
    app = Following(ended)
    async with app.run_test(size=(80, 24)) as pilot:
        day = app.screen.query_one(ClosingCard).query_one(DayField)
        day.entry.focus()
        await press(pilot, *"31 Feb")
        kept = app.screen.flush()  # type: ignore[attr-defined]
    assert kept.card == Card(cause="One", check_on_typed="31 Feb")

    app = Following(kept)
    async with app.run_test(size=(80, 24)) as pilot:
        day = app.screen.query_one(ClosingCard).query_one(DayField)
        assert (day.entry.value, bool(day.trouble)) == ("31 Feb", True)
        assert day.query_one(".trouble").display
        day.entry.focus()
        await press(pilot, "ctrl+u", *"1 December 2026")

        assert app.now.card == Card(cause="One", check_on=date(2026, 12, 1))


def test_the_card_takes_the_change_from_the_letter_where_the_facts_have_none() -> None:
    change = "Since Monday every order has its own day in my calendar, with a reminder two days before."
    letter = Draft(
        shape="they-complained",
        parts=(Part(name="why", text=f"I looked too late. {change}"),),
        sent=TODAY,
    )
    later = Draft(shape="they-chose", parts=(Part(name="choice", text="Thank you."),), sent=TODAY)
    ended = sent(drafts=(letter, later), outcome=Outcome(ending="silent"), facts=Facts(cause="One list"))

    assert card_of(ended) == Card(cause="One list", changed=change)
    assert card_of(ended.but(facts=Facts(changed="A calendar"))).changed == "A calendar"


@pytest.mark.parametrize("width", [80, 140])
async def test_the_moment_of_sending_is_seen_whole(width: int) -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(width, 24)) as pilot:
        await press(pilot, "ctrl+n")
        app.screen.query_one(MomentField).show(datetime(2026, 9, 13, 0, 21, tzinfo=UTC))
        await pilot.pause()
        entry = app.screen.query_one("MomentField Input")

        assert "13 September 2026 00:21" in entry.render_line(0).text


async def test_what_they_choose_from_is_not_owed_all_of_it() -> None:
    app = Following(case(drafts=(LETTER,)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        words = app.screen.query_one(Standing).render().plain
        surely, _, either = words.partition("And it commits you to one of these, as they choose:")

        assert "I will call you" in surely.partition("Once sent, it commits you to:")[2]
        assert "A second cover" in either
        assert "A second cover" not in surely


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 40)])
async def test_the_card_of_a_closed_case_stands_right_below_what_is_said(size: tuple[int, int]) -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), card=Card(cause="One"), promises=()))
    async with app.run_test(size=size):
        standing = app.screen.query_one(Standing)
        inside = standing.content_size

        assert standing.get_content_height(inside, inside, inside.width) == inside.height
        assert standing.render_line(inside.height - 1).text.strip()
        assert app.screen.query_one(ClosingCard).region.y == standing.region.bottom + 1


async def test_nothing_moves_while_the_day_to_check_on_is_typed() -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), card=Card(cause="One"), promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        day = app.screen.query_one(ClosingCard).query_one(DayField)
        day.entry.focus()
        await pilot.pause()
        before = day.region

        await press(pilot, *"today")
        assert app.now.card == Card(cause="One", check_on=TODAY.date())
        assert day.region == before
        assert "you looked" not in app.said

        await press(pilot, "escape")
        assert "you looked" in app.said


async def test_the_closing_card_is_entered_behind_its_words() -> None:
    app = Following(sent(outcome=Outcome(ending="silent"), card=Card(cause="One"), promises=()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(ClosingCard).first().focus()
        await pilot.press(*" folder")
        await pilot.pause()
        prose = app.screen.query_one(ClosingCard).query(Prose).first()

        assert prose.text == "One folder"


@pytest.mark.parametrize(("width", "told"), [(80, True), (120, False)])
async def test_where_one_pane_is_seen_it_says_how_the_other_is_reached(width: int, told: bool) -> None:
    app = Following(sent())
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        said = [str(pane.border_subtitle or "") for pane in app.screen.query(Pane)]

        assert said == (["tab what you owe", "tab where it stands"] if told else ["", ""])
