from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from textual.events import Key
from textual.widgets import Input

from amends.domain.case import Facts
from amends.domain.message import Point
from amends.domain.money import Fee
from amends.domain.turn import Turn
from amends.reading import propose_points, read
from amends.screens.dialog_label import ChooseLabel
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList
from screens.read_host import POINTS, TEXT, App, a_case, a_message, cooled, typed


async def test_points_are_proposed_once_from_the_message() -> None:
    app = App(cooled())
    message = app.now.message
    assert message is not None
    expected = propose_points(read(message.text, message.date), message.date)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()

        assert expected == app.points()
        assert app.stop() == "points"

        await pilot.press(*["x"] * len(app.points()), "escape", "enter")

        assert app.stop() == "points"
        assert app.points() == ()


async def test_how_many_questions_were_answered_already_is_told_once() -> None:
    text = "Thank you for the first half. Why are the prices wrong?"
    app = App(cooled(messages=(a_message(text=text),)))
    app.read.exchange = lambda _message: (
        Turn(own=False, text="Thank you for the first half."),
        Turn(own=True, text="The prices are wrong because I took the list of May."),
        Turn(own=False, text=text),
    )
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        asides = [point.set_aside for point in app.points() if point.label == "question"]
        told = [str(one.message) for one in app._notifications]
        await pilot.press("escape", "enter")
        await pilot.pause()

        assert asides == ["answered already"]
        assert told == ["1 question is set aside: answered already. ↓ to it tells why, u takes it up again."]
        assert [str(one.message) for one in app._notifications] == told


async def test_points_that_are_there_are_left_alone() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)):
        assert app.points() == POINTS
        assert app.did == []


async def test_m_says_whose_doing_it_is_round_and_round() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        seen = []
        for _ in range(5):
            await pilot.press("m")
            seen.append(app.points()[0].doing)

        assert seen == ["mine", "not mine", "unsure", None, "mine"]


async def test_the_points_propose_a_letter_in_one_line() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("m", "down", "m")
        mine = app.words()
        await pilot.press("m")

        assert "Letter: they complained" in mine
        assert "Letter: partly me" in app.words()


async def test_heat_is_nobodys_doing_and_the_line_of_keys_knows() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        assert "m Mine" in app.bottom()
        await pilot.press("end", "m")

        assert "m Mine" not in app.bottom()
        assert app.points()[2].doing is None


async def test_x_takes_a_point_away_and_undo_brings_it_back() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        before = app.now
        await pilot.press("down", "x")

        assert (POINTS[0], POINTS[2]) == app.points()

        await pilot.press("delete")

        assert (POINTS[0],) == app.points()

        app.case = before
        await pilot.pause()

        assert app.read.points.list.items == POINTS


async def test_b_asks_for_the_label_and_a_letter_takes_it() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "r")

        assert app.points()[0].label == "request"


async def test_e_rewords_a_point_and_keeps_the_quote() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("down", "e", "home", "shift+end", "delete")
        await typed(pilot, "planting list")
        await pilot.press("enter")

        assert ("planting list", POINTS[1].quote) == (app.points()[1].words, app.points()[1].quote)
        assert app.read.points.list.cursor == 1


async def test_a_reworded_deadline_takes_the_day_it_names() -> None:
    due = Point(label="deadline", quote="by Friday 12 June", due=date(2026, 6, 12))
    app = App(cooled(due))
    async with app.run_test(size=(140, 40)) as pilot:
        assert "Friday 12 June 2026" in app.words()
        await pilot.press("enter", "home", "shift+end", "delete")
        await typed(pilot, "by 15 June")
        await pilot.press("enter")

        assert date(2026, 6, 15) == app.points()[0].due


async def test_a_adds_a_point_in_own_words() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("a")
        await typed(pilot, "who pays the nursery?")
        await pilot.press("enter")

        assert Point(label="question", words="who pays the nursery?") == app.points()[2]
        assert [point.label for point in app.points()] == ["fact", "request", "question", "heat"]
        assert app.read.points.list.cursor == 2


async def test_a_adds_what_is_selected_in_the_message() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", "pagedown", "up", "up", "home", "shift+end", "a")

        assert app.points()[-1].quote == "This is a complete joke!!!"


async def test_space_selects_a_sentence_which_is_added_as_what_it_is() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "down", "down", *["space", "right"] * 2, "space", "a")

        assert app.points()[2] == Point(label="question", quote="Why did nobody warn me?")


async def test_what_is_typed_right_after_a_key_that_asks_is_meant_for_the_answer() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("down", "m", "a", "m", "a", "x", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await pilot.pause()

        assert [point.title for point in app.points()] == [
            *(point.title for point in POINTS[:2]),
            "max",
            POINTS[2].title,
        ]
        assert [point.doing for point in app.points()] == [None, "mine", None, None]


async def test_each_point_is_undone_on_its_own() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "m", "down", "m", "b", "q")

        assert app.did == [
            *["say whose doing “The garden plan was due on…” is"] * 2,
            "say whose doing “Please send the corrected…” is",
            "relabel “Please send the corrected…”",
        ]


async def test_a_point_relabelled_as_a_deadline_has_the_day_of_its_words() -> None:
    app = App(cooled(Point(label="question", quote="Is Friday 12 June certain")))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("b", "d")

        assert (app.points()[0].label, app.points()[0].due) == ("deadline", date(2026, 6, 12))
        assert "by Friday 12 June 2026" in app.words()


async def test_relabelling_begins_at_the_label_of_now_and_esc_keeps_it() -> None:
    app = App(cooled(Point(label="question", quote="Is Friday certain")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        assert isinstance(app.screen, ChooseLabel)
        await pilot.press("escape", "b", "enter")
        assert app.did == []

        await pilot.press("b", "down", "down", "enter")

        assert [point.label for point in app.points()] == ["heat"]


async def test_the_message_pane_names_the_keys_that_act_there() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab")

        assert "tab Points" in app.bottom()
        assert "x Remove" not in app.bottom()

        await pilot.press("tab")

        assert "tab Message" in app.bottom()
        assert "x Remove" in app.bottom()


async def test_w_shows_the_charged_words_and_covers_them_again() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        text = app.read.points.text
        drained = text.text
        await pilot.press("w")
        written = text.text
        await pilot.press("tab", "w")

        assert "furious" not in drained
        assert "░" in drained
        assert written.split() == TEXT.split()
        assert drained == text.text


async def test_the_subject_as_written_is_told_with_the_words_as_written() -> None:
    hot = a_message(points=POINTS, subject="WHAT A SHAMBLES")
    app = App(cooled(messages=(hot,)))
    async with app.run_test(size=(140, 40)) as pilot:
        pane = app.read.query_one(".message", Pane)
        covered = str(pane.border_title)
        await pilot.press("w")

        assert covered == "Facts and asks"
        assert str(pane.border_title) == "As written · WHAT A SHAMBLES"


async def test_heat_is_covered_among_the_points_too_until_it_is_asked_for() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("end")

        assert "“░ ░░ ░░░░░░░”" in app.words()

        await pilot.press("w")

        assert "“I am furious”" in app.words()


async def test_u_sets_a_point_aside_with_or_without_a_reason_and_takes_it_up_again() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("u", "enter", "down", "u")
        await typed(pilot, "agreed by phone")
        await pilot.press("enter")

        assert [point.set_aside for point in app.points()[:2]] == ["", "agreed by phone"]
        assert "agreed by phone" in app.words()

        await pilot.press("u")

        assert app.points()[1].set_aside is None


async def test_without_a_point_only_adding_is_offered() -> None:
    app = App(cooled(POINTS[0]))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("x", "m", "b", "e", "u")

        assert app.points() == ()
        assert "a Add" in app.bottom()
        for key in ("m Mine", "x Remove", "e Reword", "u No answer"):
            assert key not in app.bottom()


async def test_a_message_that_is_not_english_says_so_and_points_go_in_by_hand() -> None:
    text = "Estoy muy enfadada. El plano del jardín llegó cuatro días tarde y nadie me avisó de nada."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()

        assert "knows English only" in " ".join(app.words().split())

        await pilot.press("a", "x", "enter")

        assert app.points()[-1].words == "x"


async def test_stop_signs_are_told_once() -> None:
    text = "My solicitor will write to you. I will sue you for the damages unless you pay £4,000 by Friday."
    app = App(a_case(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")

        assert type(app.screen).__name__ == "StopSigns"

        assert app.now.signs == {"legal"}

        await pilot.press("enter")

        assert "Letter: short note first. Until you have had advice" in " ".join(app.words().split())

        await pilot.press("1", "enter", "enter")

        assert (type(app.screen).__name__, app.stop()) == ("ReadAtNoon", "points")

    again = App(app.now)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "enter")

        assert (type(again.screen).__name__, again.stop()) == ("ReadAtNoon", "points")


async def test_a_point_that_is_settled_does_not_take_the_advice_away() -> None:
    text = "The files came on Monday. My solicitor will write to you. Please send the rest by Friday."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for keys in (("m",), ("u", "enter")):
            await pilot.press(*keys)

            assert "Letter: short note first. Until you have had advice" in " ".join(app.words().split())


async def test_points_that_are_there_do_not_hide_a_stop_sign() -> None:
    message = a_message(text="My solicitor will sue you for damages.", points=POINTS)
    app = App(cooled(messages=(message,)))
    async with app.run_test(size=(80, 24)):
        assert type(app.screen).__name__ == "StopSigns"


async def test_a_fee_that_makes_the_loss_large_shows_its_sign_on_going_on_and_then_goes_on() -> None:
    message = a_message(text="You were late and the reprint costs us £900. Please fix page 2.")
    facts = Facts(fee=Fee(amount=Decimal(650), currency="GBP"))
    app = App(cooled(messages=(message,)))
    async with app.run_test(size=(80, 24)) as pilot:
        quiet = type(app.screen).__name__
        await pilot.press("ctrl+n")
        app.case = app.now.but(facts=facts)
        await pilot.pause()
        await pilot.press("ctrl+n")

        assert quiet == "ReadAtNoon"
        assert type(app.screen).__name__ == "StopSigns"
        assert app.went == []

        await pilot.press("enter")
        await pilot.pause()

        assert app.went == ["respond"]
        assert app.now.signs == {"loss"}


async def test_the_dialogs_do_not_uncover_the_heat() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "u")

        assert "furious" not in app.words()
        assert "░░░░░░░" in app.words()

        await pilot.press("escape", "e")

        assert app.screen.query_one(Input).value == ""

        await pilot.press("escape", "w", "e")

        assert app.screen.query_one(Input).value == "I am furious"


async def test_a_stretch_that_is_a_point_already_is_not_added_again() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", "space", "a")
        once = app.points()
        await pilot.press("a")

        assert len(once) == len(POINTS) + 1
        assert app.points() == once


async def test_keys_in_one_go_are_undone_one_by_one() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("m", "down", "m", "m"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(3):
            await pilot.pause()

        assert app.did == [
            "say whose doing “The garden plan was due on…” is",
            *["say whose doing “Please send the corrected…” is"] * 2,
        ]
        assert [point.doing for point in app.points()][:2] == ["mine", "not mine"]


@pytest.mark.parametrize("width", [80, 140])
async def test_no_kind_of_point_is_cut(width: int) -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        kinds = app.screen.query_one(PickList)
        shown = [kinds.render_line(row).text.rstrip() for row in range(len(kinds.items))]

        assert [row[-len(way.words) :] for row, way in zip(shown, kinds.items, strict=True)] == [
            way.words for way in kinds.items
        ]


async def test_a_row_tells_the_hour_and_that_its_day_is_gone() -> None:
    points = (
        Point(label="request", quote="send the list by Monday, 8am", due=date(2026, 6, 8)),
        Point(label="request", quote="send the plan by Friday, 5pm", due=date(2026, 6, 12)),
    )
    app = App(cooled(*points))
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        rows = [app.read.points.list._draw(point, 100, app.read.points.list).plain for point in points]

        assert "by Mon 8 Jun, 8am (past)" in rows[0]
        assert rows[1].rstrip().endswith("by Fri 12 Jun, 5pm")
        assert "(past)" in app.words()


async def test_a_day_in_a_point_added_by_hand_is_counted_from_today() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await typed(pilot, "send the list by tomorrow")
        await pilot.press("enter")
        await pilot.pause()

        assert [point.due for point in app.points() if point.words] == [date(2026, 6, 11)]


async def test_rewording_says_what_becomes_of_their_words_and_what_the_empty_line_is_for() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        plain = (app.words(), app.screen.query_one(Input).placeholder)
        await pilot.press("escape", "end", "e")
        hot = (app.words(), app.screen.query_one(Input).placeholder)

        assert "kept and shown under the list" in " ".join(plain[0].split())
        assert plain[1] == ""
        assert "stays covered" in " ".join(hot[0].split())
        assert hot[1] == "They are upset that …"


async def test_own_words_and_theirs_stand_on_rows_of_their_own_under_the_list() -> None:
    app = App(cooled(POINTS[1].but(words="planting list")))
    async with app.run_test(size=(140, 40)):
        rows = app.words().split("\n")
        at = rows.index("planting list")

        assert rows[at + 1] == "“Please send the corrected planting list”"


async def test_on_a_small_screen_their_words_keep_a_row_under_own_words_of_two() -> None:
    words = (
        "the planting list once more, with the roses that we agreed on in May and without the two box trees"
    )
    app = App(cooled(POINTS[1].but(words=words)))
    async with app.run_test(size=(80, 24)):
        rows = app.words().split("\n")
        at = rows.index("“Please send the corrected planting list”")

        assert rows[at - 1].startswith("the planting list once more")
        assert rows[at - 1].endswith("…")


async def test_own_words_that_fit_are_whole() -> None:
    words = "the planting list once more, with the roses that we agreed on in May and without the box"
    app = App(cooled(Point(label="request", words=words)))
    async with app.run_test(size=(80, 24)):
        assert words in " ".join(app.words().split())


async def test_the_title_has_the_subject_of_the_message_that_is_seen() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("w")
        app.case = cooled(
            messages=(a_message(points=POINTS, subject="The wrong roses", text="Roses again."),)
        )
        await pilot.pause()

        assert str(app.read.query_one(".message", Pane).border_title) == "As written · The wrong roses"


async def test_the_dash_is_explained_for_the_point_it_stands_at() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "– whose doing is not said yet · fact" in app.words()
        await pilot.press("m")

        assert "mine · fact" in app.words()


async def test_what_is_added_says_which_points_hold_words_of_it_already() -> None:
    piece = Point(label="request", quote="send the corrected planting list")
    app = App(cooled(piece, POINTS[2]))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", "down", "down", *["space", "right"] * 3, "space", "a")
        (told,) = [str(one.message) for one in app._notifications]

        assert app.points()[1].quote == "Please send the corrected planting list by Friday 12 June."
        assert told == (
            "Added as a request. Also a point already: “send the corrected planting…”. x there removes it."
        )


async def test_a_point_of_heat_is_not_quoted_where_what_was_done_is_told() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x")

        assert app.did == ["remove a point of heat"]


async def test_points_that_begin_alike_are_undone_one_by_one() -> None:
    begin = "Please send us the whole of the plan"
    alike = tuple(Point(label="request", quote=f"{begin} {what}") for what in ("again", "by post"))
    app = App(cooled(*alike))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "down", "m")

        assert app.did == [f"say whose doing “{begin} {what}” is" for what in ("again", "by post")]


async def test_on_a_small_screen_the_list_has_the_rows_that_nothing_else_needs() -> None:
    many = tuple(Point(label="fact", quote=f"Page {page} has the old prices") for page in range(26))
    app = App(cooled(*many))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert app.read.points.list.size.height >= 14
