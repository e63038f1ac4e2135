"""What is seen at the points: covered or as written, in which rows, under which titles."""

from __future__ import annotations

from datetime import date

from textual.widgets import Input

from amends.domain.message import Point
from amends.widgets.pane import Pane
from screens.read_host import POINTS, TEXT, App, a_message, cooled


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


async def test_a_point_of_heat_is_not_quoted_where_what_was_done_is_told() -> None:
    app = App(cooled(*POINTS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "x")

        assert app.did == ["remove a point of heat"]


async def test_on_a_small_screen_the_list_has_the_rows_that_nothing_else_needs() -> None:
    many = tuple(Point(label="fact", quote=f"Page {page} has the old prices") for page in range(26))
    app = App(cooled(*many))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert app.read.points.list.size.height >= 14


async def test_where_a_title_would_have_no_room_its_day_stands_alone_and_the_whole_below() -> None:
    past = Point(label="deadline", quote="we print on Monday, 8am", due=date(2026, 6, 8))
    to_come = Point(label="request", quote="send the plan by Friday, 5pm", due=date(2026, 6, 12))
    app = App(cooled(past, to_come))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        points = app.read.points.list
        rows = [points.render_line(row).text.rstrip() for row in range(2)]

        assert rows[0].endswith("  ! 8 Jun")
        assert rows[1].endswith("  12 Jun")
        assert "by Monday 8 June 2026, 8am (past)" in app.words()
