"""Which message of a mailbox: filtered as one types, marked, taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from amends.screens.dialog_pick_mail import PickMail
from amends.stylesheets import STYLESHEETS
from amends.widgets.themes import DUSK

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Head:
    sender: str
    subject: str
    date: datetime | None


def heads(count: int) -> list[Head]:
    names = ("Ines Prado <ines@prado.example>", "Olu Bello <olu@bello.example>", "office@kiln.example")
    return [Head(names[n % 3], f"Order {n}: [red]tiles[/]", NOW - timedelta(days=n)) for n in range(count)]


class Picking(App[None]):
    CSS_PATH = STYLESHEETS

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = "dusk"
        self.dialog: PickMail[Head] = PickMail("Maildir", date(2026, 6, 10))
        self.answers: list[Any] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.answers.append)

    def rows(self) -> list[str]:
        lines = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line).strip("│╭╮╰╯ ") for line in lines]

    def count(self) -> str:
        return str(self.dialog.query_one(".count", Static).render())


async def test_the_newest_stands_first_and_enter_takes_it() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add(heads(9)[::-1], whole=True)
        await pilot.pause()
        assert "10 Jun       Ines Prado               Order 0: [red]tiles[/]" in app.rows()
        assert app.count() == "9 messages"
        await pilot.press("enter")

    assert app.answers == [(heads(1)[0],)]


async def test_each_letter_typed_filters_by_sender_subject_and_day() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add(heads(90), whole=True)
        await pilot.press(*"OLU", "space", *"2026-05-31")
        assert app.count() == "1 of 90 messages"
        await pilot.press("enter")

    assert [head.subject for (head,) in app.answers] == ["Order 10: [red]tiles[/]"]


async def test_a_filter_that_nothing_meets_says_so_and_takes_nothing() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add(heads(3), whole=True)
        await pilot.press(*"zzz", "enter")
        assert any("Nothing has all of these words." in row for row in app.rows())
        assert app.answers == []
        await pilot.press("backspace", "backspace", "backspace", "escape")

    assert app.answers == [None]


async def test_messages_that_are_read_later_find_their_place_and_the_cursor_stays() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        assert app.count() == "Reading the headers"
        app.dialog.add(heads(40)[20:], whole=False)
        await pilot.press("down")
        assert app.count() == "20 messages, still reading"
        app.dialog.add(heads(20), whole=True)
        await pilot.press("enter")

    assert [head.subject for (head,) in app.answers] == ["Order 21: [red]tiles[/]"]


async def test_marked_messages_are_taken_together_also_when_the_filter_hides_them() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add(heads(9), whole=True)
        await pilot.press("ctrl+t", "ctrl+t", "up", "ctrl+t", *"order", "space", *"4:", "ctrl+t")
        assert app.count() == (
            "1 of 9 messages · 2 marked, the newest is answered, 1 by another sender left out"
        )
        await pilot.press("enter")

    assert [[head.subject[:7] for head in chosen] for chosen in app.answers] == [["Order 0", "Order 4"]]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_thousands_of_messages_can_be_paged_through(size: tuple[int, int]) -> None:
    async with (app := Picking()).run_test(size=size) as pilot:
        app.dialog.add(heads(5000), whole=True)
        await pilot.press("pagedown", "pagedown", "pageup", "down", "enter")

    (chosen,) = app.answers
    assert 3 < int(chosen[0].subject.split()[1][:-1]) < 60


async def test_a_message_without_date_or_name_has_a_row_too() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add([Head("", "", None), Head("a@b.example", "Signs", None)], whole=True)
        await pilot.pause()
        rows = app.rows()

    assert any(row.startswith("unknown") for row in rows)
    assert any(row.startswith("a@b.example") for row in rows)


async def test_what_is_left_out_is_said_while_marking() -> None:
    async with (app := Picking()).run_test(size=(100, 24)) as pilot:
        app.dialog.add(heads(4), whole=True)
        await pilot.pause()
        await pilot.press("ctrl+t", "down", "down", "ctrl+t")
        assert app.count() == "4 messages · 2 marked, the newest is answered"
        await pilot.press("up", "ctrl+t")
        assert app.count() == "4 messages · 3 marked, the newest is answered, 1 by another sender left out"


async def test_a_message_without_a_subject_and_one_of_another_year_are_told() -> None:
    async with (app := Picking()).run_test(size=(80, 24)) as pilot:
        app.dialog.add([Head("office@kiln.example", "", NOW - timedelta(days=400))], whole=True)
        await pilot.pause()
        assert "6 May 2025   office@kiln.example      (no subject)" in app.rows()
