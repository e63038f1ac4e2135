"""Every key that a line of keys prints is pressed, where it is printed; and the key map holds everywhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding
from textual.widgets import Input, TextArea

import amends.screens
import amends.widgets
from amends.app.main import Amends
from amends.screens.dialog import Dialog
from amends.screens.dialog_remark import LeaveRemark
from amends.screens.help import Help
from amends.screens.respond import Respond
from amends.widgets.key_line import in_text
from amends.widgets.letter_editor import LetterEditor
from amends.widgets.pacer import Pacer
from amends.widgets.part_area import PartArea
from amends.widgets.remarks_view import RemarksView
from key_journeys import EACH_STEP, JOURNEYS, MAY_DO_NOTHING, PRESSES, SIZES, Seen, Walk, app_with, noticed
from screens.host import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


def presses(names: tuple[str, ...], *, all_steps: bool) -> list[str]:
    """The keys behind the printed names; without all_steps one digit stands for the five."""
    keys = [key for name in names for key in PRESSES.get(name, (name,))]
    return keys if all_steps else [key for key in keys if key not in "1235"]


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing blinks, slides or breathes, so that what changes was changed by a key; no terminal is fed."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.widgets._text_area.TextArea.cursor_blink", False)
    monkeypatch.setattr("textual.widgets._input.Input.cursor_blink", False)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr("textual._compositor.Compositor.render_update", lambda *_, **__: None)
    monkeypatch.setattr(Pacer, "elapsed", property(lambda _: 0.0))


@pytest.mark.parametrize("journey", JOURNEYS)
async def test_every_printed_key_acts(journey: str, tmp_path: Path) -> None:
    """On a wide screen only what the narrow one had no room for is pressed again, and tab."""
    pressed: set[tuple[str, str]] = set()
    silent: list[tuple[str, str, str]] = []
    for size in SIZES:
        await try_keys(journey, Walk(*JOURNEYS[journey], size, tmp_path / "home"), pressed, silent)

    assert [one for one in silent if one[1:] not in MAY_DO_NOTHING] == []


async def try_keys(
    journey: str, walk: Walk, pressed: set[tuple[str, str]], silent: list[tuple[str, str, str]]
) -> None:
    """Press each printed key of each place, as in a new program, and note those that do nothing."""
    await walk.begin()
    try:
        for number, (place, keys) in enumerate(walk.places):
            base, base_focus = Seen.now(walk.app), walk.app.focused
            await walk.press(*keys.split())
            here, focused = Seen.now(walk.app), walk.app.focused
            screen = walk.app.screen
            names = presses(here.keys, all_steps=number == 0 and journey in EACH_STEP)
            if number == 0 and not in_text(focused):
                names.append("question_mark")
            for key in names:
                known = (place, key) in pressed and key != "tab"
                helps = key in ("f1", "question_mark")
                if known or (helps and (isinstance(screen, Dialog) or number)):
                    continue  # help is pressed once a journey; over a dialog it has its own test
                pressed.add((place, key))
                where = screen.id or type(screen).__name__
                await walk.pilot.press(key)
                if not await noticed(walk.pilot, here):
                    silent.append((place, where, key))
                elif not await walk.came_back(here, focused):
                    if await walk.came_back(base, base_focus):
                        await walk.press(*keys.split())
                    await walk.again(number, here)
                    focused = walk.app.focused
    finally:
        await walk.close()


# One text in focus: the table of keys, one by one.


async def in_letter(pilot: Pilot[Any]) -> PartArea:
    await pilot.press("enter", "2")
    await pilot.pause()
    area = pilot.app.focused
    assert isinstance(area, PartArea)
    return area


@pytest.fixture
def app(tmp_path: Path) -> Amends:
    """The program with a letter that the coach has something to say about."""
    return app_with("excuse", tmp_path / "home")


@pytest.mark.parametrize(
    ("key", "opens"),
    [
        ("f1", "Help"),
        ("ctrl+p", "AllCommands"),
        ("ctrl+t", "Starters"),
        ("ctrl+l", "Jobs"),
    ],
)
async def test_inside_the_text_a_key_opens(app: Amends, key: str, opens: str) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        area = await in_letter(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert type(app.screen).__name__ == opens
        await pilot.press("escape")
        await pilot.pause()

        assert app.focused is area


async def test_inside_the_text_the_caret_goes_where_the_keys_say(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        first = await in_letter(pilot)
        await pilot.press("down")
        below = app.focused
        await pilot.press("up")
        assert app.focused is first
        assert isinstance(below, PartArea)
        assert below is not first
        await pilot.press("ctrl+n")
        assert app.focused is below
        await pilot.press("tab")
        assert isinstance(app.focused, RemarksView)
        await pilot.press("shift+tab", "enter")
        assert isinstance(app.focused, PartArea)
        await pilot.press("escape")
        assert isinstance(app.focused, LetterEditor)
        assert isinstance(app.screen, Respond)


async def test_inside_the_text_a_remark_is_found_and_left(app: Amends) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await in_letter(pilot)
        await pilot.press("ctrl+g")
        assert isinstance(app.focused, PartArea)
        assert app.focused.pointed_at
        await pilot.press("ctrl+r")
        await pilot.pause()

        assert isinstance(app.screen, LeaveRemark)


async def test_inside_the_text_typing_is_undone_made_again_and_saved(app: Amends) -> None:
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        area = await in_letter(pilot)
        before = area.text
        await pilot.press("x", "ctrl+z")
        await pilot.pause()
        assert area.text == before
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert area.text == before + "x"
        app.clear_notifications()
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: bool(app._notifications))  # the save has a thread of its own

        (path,) = app.places.cases.glob("*.toml")
        assert before + "x" in path.read_text(encoding="utf-8")
        assert [f"Saved in {path}"] == [note.message.replace("\n", "") for note in app._notifications]
        await pilot.press("y", "ctrl+q")
    assert app.return_value == 0
    assert before + "xy" in path.read_text(encoding="utf-8")


WRITTEN = ascii_letters + digits + "?/,[]"

TEXTS = {
    "letter": "enter 2",
    "preview": "enter 4 tab",
    "offer": "enter 3 tab enter",
    "fact": "enter 1 ctrl+n ctrl+n ctrl+n",
    "settings": "comma",
    "signature": "comma tab tab",
    "find": "slash",
    "paste": "n p",
    "their answer": "enter 5 a",
}


@pytest.mark.parametrize("place", TEXTS)
async def test_letters_digits_and_signs_only_write(app: Amends, place: str) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press(*TEXTS[place].split())
        await pilot.pause()
        entry, screens = app.focused, list(app.screen_stack)
        assert isinstance(entry, Input | TextArea)
        before = len(entry.value if isinstance(entry, Input) else entry.text)
        await pilot.press(*WRITTEN)
        await pilot.pause()

        assert screens == app.screen_stack
        assert app.focused is entry
        text = entry.value if isinstance(entry, Input) else entry.text
        assert WRITTEN in text
        assert len(text) == before + len(WRITTEN)


@pytest.mark.parametrize(("way", "key"), [("n", "f1"), ("n p", "f1"), ("D", "f1"), ("D", "question_mark")])
async def test_help_opens_over_a_dialog(app: Amends, way: str, key: str) -> None:
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.press(*way.split())
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()

        assert isinstance(app.screen, Help)


def bindings() -> Iterator[tuple[type, Binding]]:
    """Every binding of the app, the screens and the widgets."""
    modules = [
        importlib.import_module(found.name)
        for package in (amends.screens, amends.widgets)
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    owners = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    for owner in sorted({*owners, *Amends.__mro__}, key=repr):
        if owner.__module__.startswith("amends."):
            for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
                yield owner, binding


def test_keys_that_terminals_and_readers_keep_for_themselves_are_never_bound() -> None:
    kept = re.compile(r"alt\+|meta\+|ctrl\+(shift\+)?(up|down|left|right)$|ctrl\+[ab]$")

    assert len(list(bindings())) > 100
    assert [(owner.__name__, each.key) for owner, each in bindings() if kept.search(each.key)] == []


def test_no_function_is_on_a_function_key_alone() -> None:
    def is_function(key: str) -> bool:
        return re.search(r"(^|\+)f\d+$", key) is not None

    elsewhere = {each.action.removeprefix("app.") for _, each in bindings() if not is_function(each.key)}

    on_function_keys = {each.action.removeprefix("app.") for _, each in bindings() if is_function(each.key)}
    assert on_function_keys - elsewhere == set()
