from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from textual.app import App as TextualApp
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from amends import screens
from amends.domain.case import Case, Client
from amends.screens.dialog import Dialog
from amends.screens.dialog_ask import AskLine
from amends.screens.dialog_shape import ChooseShape
from amends.screens.follow_up import FollowUp
from amends.screens.help import Help, KeyGroup, keys_of, purpose_of, title_of
from amends.screens.read import Read
from amends.screens.read_stops import ABOUT
from amends.stylesheets import STYLESHEETS
from amends.widgets.themes import DUSK
from screens.host import Host
from screens.read_host import App, a_case

CASE = Case(
    id="2026-02-03-lotte-brandt",
    created=datetime(2026, 2, 3, 9, tzinfo=UTC),
    updated=datetime(2026, 2, 3, 9, tzinfo=UTC),
    client=Client(name="Lotte Brandt"),
)


class Below(TextualApp[None]):
    CSS_PATH = STYLESHEETS
    BINDINGS = [Binding("f1", "help", "Help", show=False), Binding("ctrl+s", "help", "Save")]

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = "dusk"

    def action_help(self) -> None:
        keys = (KeyGroup("Here", (("m", "Mark as sent"),)),)
        self.push_screen(
            Help("Follow up", "First paragraph\n    of two lines.\n\n    Second [b]paragraph[/b].", keys)
        )


async def test_help_shows_paragraphs_and_keys_without_markup() -> None:
    app = Below()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        said = [str(static.content) for static in app.screen.query(Static)]

        assert "First paragraph of two lines." in said
        assert "Second [b]paragraph[/b]." in said
        assert "m   Mark as sent" in said


async def test_esc_f1_and_the_question_mark_close_it() -> None:
    app = Below()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("escape", "f1", "question_mark"):
            await pilot.press("f1")
            assert isinstance(app.screen, Help)
            await pilot.press(key)
            assert not isinstance(app.screen, Help)


async def test_a_long_help_scrolls() -> None:
    app = Below()
    async with app.run_test(size=(80, 24)) as pilot:
        keys = (KeyGroup("Here", tuple((f"k{i}", "Something") for i in range(60))),)
        await app.push_screen(Help("Long", "Words.", keys))
        await pilot.press("pagedown")
        await pilot.pause()

        assert app.screen.query_one("VerticalScroll").scroll_offset.y > 0


async def test_the_keys_of_a_screen_come_in_two_groups_each_told_once() -> None:
    app = Host(CASE, FollowUp)
    async with app.run_test(size=(80, 24)):
        groups = dict(keys_of(app.screen))

        assert {"Here", "Everywhere"} == set(groups)
        assert ("a", "Their answer") in groups["Here"]
        assert ("tab, shift+tab", "Other side") in groups["Everywhere"]
        assert ("1-5", "Steps") in groups["Everywhere"]
        rows = [row for keys in groups.values() for row in keys]
        assert len(rows) == len(set(rows))


async def test_keys_that_do_nothing_now_are_not_told() -> None:
    app = Host(CASE, FollowUp)
    async with app.run_test(size=(80, 24)):
        told = {words for group in keys_of(app.screen) for _, words in group.keys}

        assert "Mark as sent" not in told


def every_screen() -> list[type[Screen[Any]]]:
    modules = [import_module(f"amends.screens.{found.name}") for found in iter_modules(screens.__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return sorted(
        (kind for kind in kinds if issubclass(kind, Screen) and kind.__module__.startswith("amends.")),
        key=lambda kind: kind.__name__,
    )


SHARED = {"Dialog", "Ways", "Paned", "CaseScreen", "JudgedScreen", "LetterTools", "LetterScreen"}
SHARED |= {"PointsScreen", "ReadingScreen", "CoolingScreen", "Asking", "Owing", "LedIn", "Help"}


@pytest.mark.parametrize("kind", [k for k in every_screen() if k.__name__ not in SHARED])
def test_every_screen_says_what_it_is_for_and_has_a_spoken_title(kind: type[Screen[Any]]) -> None:
    assert str(getattr(kind, "PURPOSE", "")).strip()
    title = str(getattr(kind, "HELP_TITLE", "") or getattr(kind, "TITLE_TEXT", ""))
    assert title or (issubclass(kind, Dialog) and kind.title_text is not Dialog.title_text)
    assert not re.search(r"[a-z][A-Z]", title)


def test_a_dialog_is_called_by_the_words_in_its_border_and_no_screen_by_its_class() -> None:
    shown: tuple[tuple[Screen[Any], str], ...] = (
        (AskLine("Reword"), "Reword"),
        (ChooseShape("they-complained"), "Which letter"),
        (Screen(), "amends"),
    )

    assert [title_of(screen) for screen, _ in shown] == [title for _, title in shown]


async def test_what_a_screen_is_for_comes_first_then_its_keys_then_the_reasons() -> None:
    app = Below()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        said = [str(static.content) for static in app.screen.query(Static)]
        order = ("First paragraph of two lines.", "m   Mark as sent", "Second [b]paragraph[/b].")

        assert sorted(order, key=said.index) == list(order)


STEPS_AND_DESK = ("Desk", "FollowUp", "Preview", "Read", "Remedy", "Respond", "Settings", "Start", "Versions")


ABOUTS = {
    k.__name__: [getattr(k, "PURPOSE", "")]
    for k in every_screen()
    if k.__name__ in STEPS_AND_DESK and k is not Read
}
ABOUTS["Read"] = list(ABOUT.values())


@pytest.mark.parametrize("name", STEPS_AND_DESK)
async def test_below_what_a_step_is_for_the_first_keys_are_in_sight_on_a_small_screen(name: str) -> None:
    app = Below()
    six = KeyGroup("Here", tuple((f"k{i}", "Something") for i in range(6)))
    async with app.run_test(size=(80, 24)) as pilot:
        for purpose in ABOUTS[name]:
            await app.push_screen(Help(name, purpose, (six,)))
            await pilot.pause()
            keys = app.screen.query_one(".table").region

            assert keys.y > app.screen.query_one(".about").region.bottom
            assert keys.bottom <= app.screen.query_one(".box").content_region.bottom


async def test_where_esc_leads_from_a_step_is_told() -> None:
    app = Host(CASE, FollowUp)
    async with app.run_test(size=(80, 24)):
        step = dict(keys_of(app.screen))
        await app.push_screen(AskLine("Reword"))
        dialog = dict(keys_of(app.screen))

        assert ("esc", "Back: text, pane, step in turn; from here: Desk") in step["Everywhere"]
        assert ("esc", "Back") in dialog["Here"]


async def test_no_toast_shows_through_around_the_help() -> None:
    app = Host(CASE, FollowUp)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("Written to a file.", markup=False)
        await pilot.pause()
        await pilot.pause()
        seen = [app.screen.query_one("ToastRack").display]
        await app.push_screen(Help("Follow up", "Words.", ()))
        await pilot.pause()
        await pilot.pause()
        seen += [each.query_one("ToastRack").display for each in app.screen_stack[-2:]]
        box = app.screen.query_one(".box").region
        seen.append(app.screen.query_one("ToastRack").region.overlaps(box))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        seen.append(app.screen.query_one("ToastRack").display)

        assert seen == [True, False, True, False, True]


async def test_the_help_of_read_begins_with_the_stop_that_is_seen() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        begun = [purpose_of(app.screen).split("\n\n")[0]]
        await pilot.press("enter")
        begun.append(purpose_of(app.screen).split("\n\n")[0])

        assert begun == [ABOUT["arrival"], ABOUT["cool-down"]]


async def test_the_help_of_each_stop_says_where_esc_leads() -> None:
    app = App(a_case())
    told: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("enter", "tab", "escape", "enter"):
            await pilot.press(key)
            told += [words for group in keys_of(app.screen) for _, words in group.keys]
    back = "Back: text, pane, step in turn; from here: "

    where = [words.removeprefix(back) for words in told if words.startswith(back)]
    assert where == ["Arrival", "Leave text", "Arrival", "Cool down"]
