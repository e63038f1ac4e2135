"""What the message quotes, under their words at the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets.text_area import Selection

from amends.domain.message import Point
from amends.widgets.pane import Pane
from amends.widgets.quoted_below import MOST
from screens.read_host import App, a_message, cooled

if TYPE_CHECKING:
    from amends.widgets.drained import Drained

QUOTED = "From: Sam Reyes\n\nTen roses.\nTWELVE ROSES WERE AGREED ON."
LONG = "\n".join(f"Please send the list number {number}." for number in range(60))


def select(shown: Drained, first: str, last: str) -> None:
    """Select from the beginning of one stretch of what is shown to the end of another."""
    before, behind = shown.text[: shown.text.index(first)], shown.text[: shown.text.index(last) + len(last)]
    shown.selection = Selection(*((at.count("\n"), len(at) - at.rfind("\n") - 1) for at in (before, behind)))


def quoting(*points: Point, text: str = "See my remarks below in caps.", quoted: str = QUOTED) -> App:
    return App(cooled(messages=(a_message(text=text, quoted=quoted, points=points),)))


def told(app: App) -> str:
    return " ".join(str(one.message) for one in app._notifications)


async def test_what_the_message_quotes_is_folded_to_a_line_and_can_be_pointed_at() -> None:
    quoted = (
        "From: Sam Reyes\nSent: Monday 8 June 2026\n\nTen roses.\nTWELVE ROSES WERE AGREED ON. I AM FURIOUS."
    )
    app = App(cooled(messages=(a_message(text="See my remarks below in caps.", quoted=quoted),)))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        assert "▸ folded: quoted history, 5 lines, perhaps with remarks of theirs  o shows it" in app.words()
        assert "ROSES" not in app.read.points.text.text

        await pilot.press("o")
        shown = app.read.points.text
        assert "TWELVE ROSES" in shown.text
        assert shown.text.startswith("See my remarks below in caps.")
        await pilot.press("tab")
        row = shown.text.split("\n").index(next(line for line in shown.text.split("\n") if "TWELVE" in line))
        shown.selection = type(shown.selection)((row, 0), (row, 28))
        await pilot.press("a")
        assert "TWELVE ROSES WERE AGREED ON." in [point.quote for point in app.points()]

        await pilot.press("o")
        assert "ROSES" not in app.read.points.text.text


async def test_selected_in_the_heading_over_the_quoted_lines_there_is_nothing_to_add() -> None:
    points = (Point(label="fact", quote="See my remarks"), Point(label="fact", quote="Ten roses."))
    app = quoting(*points)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("o", "tab")
        select(app.read.points.text, "quoted below", "quoted below")

        assert app.read.points.selected() is None

        await pilot.press("a", "escape")

        assert app.points() == points
        assert told(app) == ""


async def test_a_selection_over_the_border_keeps_what_they_wrote_and_says_so() -> None:
    app = quoting(Point(label="fact", quote="Blue is nice"))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("o", "tab")
        select(app.read.points.text, "my remarks", "Ten roses.")
        await pilot.press("a")

        assert "my remarks below in caps." in [point.quote for point in app.points()]
        assert "ends where the quoted lines begin" in told(app)


async def test_a_selection_from_the_heading_on_is_what_is_quoted() -> None:
    app = quoting(Point(label="fact", quote="Blue is nice"))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("o", "tab")
        select(app.read.points.text, "quoted below", "Ten roses.")
        await pilot.press("a")

        assert "From: Sam Reyes\n\nTen roses." in [point.quote for point in app.points()]
        assert "ends where" not in told(app)


async def test_on_a_small_screen_o_in_the_list_brings_the_quoted_lines_into_sight() -> None:
    app = quoting(Point(label="fact", quote="Blue is nice"), text=LONG, quoted=f"{QUOTED}\n{LONG}")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        pane, shown = app.read.query_one(".message", Pane), app.read.points.text

        assert pane.region
        assert shown.has_focus
        assert "From: Sam Reyes" in shown.render_line(0).text

        await pilot.press("o")

        assert "ROSES" not in shown.text


async def test_on_a_wide_screen_o_scrolls_to_the_quoted_lines_and_leaves_the_keys_in_the_list() -> None:
    app = quoting(Point(label="fact", quote="Blue is nice"), text=LONG, quoted=f"{QUOTED}\n{LONG}")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("o")
        await pilot.pause()

        assert "From: Sam Reyes" in app.read.points.text.render_line(0).text
        assert app.read.points.list.has_focus


async def test_of_what_is_quoted_at_length_the_front_is_shown_and_that_is_told() -> None:
    app = quoting(Point(label="fact", quote="Blue is nice"), quoted="Ten roses are late.\n" * 1000)
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        assert "1000 lines" in app.words()

        await pilot.press("o")

        assert len(app.read.points.text.text) < MOST + 100
        assert "its first four pages  o folds it" in app.words()
