"""Points added, reworded and relabelled by hand."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Key
from textual.widgets import Input

from amends.domain.message import Point
from amends.screens.dialog_label import ChooseLabel
from amends.widgets.pick_list import PickList
from screens.read_host import POINTS, App, a_message, cooled, typed


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


async def test_a_message_that_is_not_english_says_so_and_points_go_in_by_hand() -> None:
    text = "Estoy muy enfadada. El plano del jardín llegó cuatro días tarde y nadie me avisó de nada."
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()

        assert "knows English only" in " ".join(app.words().split())

        await pilot.press("a", "x", "enter")

        assert app.points()[-1].words == "x"


async def test_a_stretch_that_is_a_point_already_is_not_added_again() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", "space", "a")
        once = app.points()
        await pilot.press("pageup", "home", "space", "a")

        assert app.screen is app.read
        assert len(once) == len(POINTS) + 1
        assert app.points() == once


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


async def test_each_sentence_that_is_selected_and_added_is_a_point_of_its_own() -> None:
    text = "El plano llegó tarde. Nadie me avisó. Quiero otro el viernes. ¿Cuándo llega?"
    app = App(cooled(messages=(a_message(text=text),)))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", *["space", "a"] * 4)

        assert [point.quote for point in app.points()][-4:] == [
            "El plano llegó tarde.",
            "Nadie me avisó.",
            "Quiero otro el viernes.",
            "¿Cuándo llega?",
        ]
        assert app.screen is app.read


async def test_after_a_point_that_is_there_already_the_next_sentence_is_selected_alone() -> None:
    text = "El plano llegó tarde. Nadie me avisó."
    there = Point(label="fact", quote="El plano llegó tarde.")
    app = App(cooled(messages=(a_message(text=text, points=(there,)),)))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("tab", *["space", "a"] * 2)

        assert [point.quote for point in app.points()] == ["El plano llegó tarde.", "Nadie me avisó."]
