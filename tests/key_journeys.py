"""Every place where a line of keys stands, how to get there, and what can be seen there."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen

from amends.app.main import Amends
from amends.ledger.way import STEPS
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog_ways import Ways
from amends.screens.read import Read
from amends.session.session import Session
from amends.widgets.key_line import KeyLine
from drawing import draw, views

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.widget import Widget

SIZES = ((80, 24), (140, 40))

PRESSES = {
    "esc": ("escape",),
    "F1": ("f1",),
    "1-5": tuple("12345"),
    "0-10": ("7", "x"),
    "← →": ("right", "left"),
    "↑ ↓": ("down", "up"),
    "-": ("minus",),
    "+": ("plus",),
    "shift+arrows": ("shift+down", "shift+right", "shift+left", "shift+up"),
}
"""Printed names that stand for another key, or for several."""

PLAIN = "aD 15?/,["
"""Keys that act outside a text and are written inside it."""

TAB6 = "tab tab tab tab tab tab"
Places = tuple[tuple[str, str], ...]

JOURNEYS: dict[str, tuple[str, str, Places]] = {
    "desk, empty": ("none", "", (("list", ""),)),
    "start": ("none", "", (("ways", "n"),)),
    "start, paste": ("none", "n", (("text", "p"),)),
    "start, file": ("none", "n", (("line", "f"),)),
    "start, gone quiet": ("none", "n", (("name", "q"), ("about", "tab"))),
    "which message": ("mailbox", "", (("list", "down"), ("filtered", "s t a l l"))),
    "desk": ("letter", "", (("list", ""), ("find", "slash"))),
    "trash": ("letter", "", (("question", "D"),)),
    "arrival": ("new", "", (("headers", "enter"), ("read", "r"))),
    "short note": ("new", "enter", (("which time", "s"), ("own time", "end enter"))),
    "cool down": (
        "new",
        "enter",
        (("how hot", "enter"), ("page", "shift+tab"), ("line", "tab tab"), ("last line", "tab")),
    ),
    "longer": ("new", "enter enter", (("times", "l"),)),
    "points": ("new", "enter enter", (("list", "enter"), ("message", "tab"), ("as written", "w"))),
    "add a point": ("new", "enter enter enter", (("line", "a"),)),
    "reword": ("new", "enter enter enter", (("line", "e"),)),
    "set aside": ("new", "enter enter enter down", (("line", "u"),)),
    "facts": (
        "new",
        "enter enter enter",
        (("name", "ctrl+n"), ("form", "escape"), ("kind", "tab tab tab tab tab tab tab"), ("day", "tab")),
    ),
    "facts of a silent client": ("none", "n q B e a", (("how sure", "enter"), ("name", "tab"))),
    "respond": (
        "letter",
        "enter out",
        (("text", "2"), ("outside", "escape"), ("coach", "tab"), ("points", "right"), ("message", "right")),
    ),
    "respond, offers": (
        "letter",
        "enter out 2",
        (("list", "ctrl+n ctrl+n ctrl+n down"), ("after", "down")),
    ),
    "respond, edges": ("letter", "enter out 2", (("greeting", "up up up up up up up"), ("subject", "up"))),
    "starters": ("letter", "enter out 2", (("list", "ctrl+t"),)),
    "jobs": ("letter", "enter out 2", (("list", "ctrl+l"),)),
    "find in the letter": ("letter", "enter out 2 escape", (("line", "slash"),)),
    "parts": ("letter", "enter out 2 escape", (("list", "o"),)),
    "which letter": ("letter", "enter out 2 escape", (("list", "d"),)),
    "why": ("excuse", "enter out 2 tab", (("words", "enter"),)),
    "leave a remark": ("excuse", "enter out 2 ctrl+g", (("ways", "ctrl+r"),)),
    "remedy": ("letter", "enter out", (("list", "3"), ("offer", "tab"), ("field", "enter"))),
    "remedy, second offer": ("letter", "enter out 3 tab", (("offer", "down"), ("more", "o tab"))),
    "preview": (
        "letter",
        "enter",
        (
            ("outside", "out"),
            ("text", "enter"),
            ("mail", "tab"),
            ("points", "right"),
            ("bad mood", "right"),
            ("coach", "right"),
        ),
    ),
    "hand over": ("letter", "enter", (("ways", "ctrl+n"),)),
    "not sent yet": ("letter", "enter out", (("stands", "5"),)),
    "mark as sent": (
        "letter",
        "enter out 5",
        (("promises", "m"), ("how", "shift+tab"), ("when", "shift+tab")),
    ),
    "follow up": ("sent", "right", (("stands", "enter"), ("owed", "tab"))),
    "promise": ("sent", "right enter tab", (("what", "e"), ("when", "tab"))),
    "one more promise": ("sent", "right enter tab", (("what", "n"), ("when", "tab"))),
    "answer": ("sent", "right enter", (("text", "a"), ("file", "ctrl+o"))),
    "what it comes to": ("sent", "right enter a Y e s", (("choices", "ctrl+n"),)),
    "how it ended": ("sent", "right enter", (("endings", "o"), ("note", "tab"))),
    "closing card": ("sent", "right enter o", (("stands", "enter"), ("cause", "ctrl+n"))),
    "earlier cases": ("again", "right enter", (("cards", "b"),)),
    "next letter": ("sent", "right enter", (("shapes", "l"),)),
    "versions": ("versions", "enter out", (("list", "v"), ("words", "tab"))),
    "settings": ("letter", "", (("name", "comma"), ("signature", "tab tab"), ("theme", TAB6))),
    "not saved": ("letter", "enter out 2 x", (("ways", "(no_folder) ctrl+q"),)),
    "changed elsewhere": ("letter", "enter out 2 x", (("ways", "(by_hand)"),)),
    "kept for you": ("kept", "(offered)", (("ways", ""),)),
    "a copy beside": ("copy", "", (("ways", "enter"),)),
    "help": ("letter", "", (("page", "f1"),)),
}
"""What is on the disk, the keys to where a journey begins, and its places, each with the keys to it from
the place before; what stands in brackets happens to the files instead, and "out" is esc where a text has the
focus, and no key elsewhere."""

EACH_STEP = ("arrival", "respond", "remedy", "preview", "not sent yet")
"""Journeys on which all five digits are pressed; elsewhere one of them is."""

MAY_DO_NOTHING: dict[tuple[str, str], str] = {
    ("read", "1"): "this is the step",
    ("respond", "2"): "this is the step",
    ("remedy", "3"): "this is the step",
    ("preview", "4"): "this is the step",
    ("follow-up", "5"): "this is the step",
    ("remedy", "["): "the first offer cannot go further up",
    ("remedy", "]"): "nor the last further down",
    ("ArrangeParts", "["): "the first part cannot go further up",
    ("read", "shift+left"): "the caret is at the start of the message",
    ("read", "shift+up"): "the caret is at the start of the message",
    ("respond", "enter"): "a letter without remarks: nothing to explain",
    ("preview", "enter"): "a letter without remarks: nothing to explain",
    ("NotSavedNow", "a"): "the folder is still in the way: the same is asked again",
    ("NotSavedNow", "enter"): "the first way is to try again",
    ("Help", "up"): "the top of the page",
    ("Help", "down"): "on a wide screen the page may be seen whole",
}
"""The screen and the key, and why it may do nothing there."""


@dataclass(frozen=True)
class Seen:
    """What a user can notice; equal when nothing can be told apart."""

    screens: tuple[str, ...]
    focused: str
    text: str
    caret: object
    case: object
    said: int
    keys: tuple[str, ...]
    stop: Any
    rest: object

    @classmethod
    def now(cls, app: Amends) -> Seen:
        focused = app.focused
        chain = app.screen.focus_chain
        where = f"{type(focused).__name__} {chain.index(focused) if focused in chain else -1}"
        lines = draw.text(app, app.size).split("\n")[1:]  # the top line tells how the saving goes
        return cls(
            tuple(type(screen).__name__ for screen in app.screen_stack),
            where,
            "\n".join(lines),
            getattr(focused, "selection", None),
            app.case,
            len(app._notifications),
            printed(app),
            getattr(app.screen, "stop", None),
            (app.theme, app.clipboard, app._exit),
        )


def printed(app: Amends) -> tuple[str, ...]:
    """The names of the keys on the line of keys, from the left; in a dialog those of its ways too."""
    (line,) = app.screen.query(KeyLine)
    content = line.render()
    ways = app.screen.ways if isinstance(app.screen, Ways) else ()
    return tuple(
        content.plain[span.start : span.end] for span in content.spans if "accent" in str(span.style)
    ) + tuple(way.key for way in ways)


def app_with(kind: str, home: Path) -> Amends:
    """The program with these cases; "excuse" is a letter that the coach has something to say about."""
    if kind == "excuse":
        case = views.case_for("letter")
        first = case.draft.parts[0].but(text="I am sorry if the plan upset you.")
        case = case.with_draft(case.draft.written(first))
        Session.begin(case, lambda: views.NOW, places=views.places_with("none", home)).save()
        kind = "none"
    app = views.app_for(views.View("", kind, ()), home)
    assert isinstance(app, Amends)
    return app


class Walk:
    """A journey; a place that a key has led away from is found again, or walked to in a new program."""

    def __init__(self, kind: str, begin: str, places: Places, size: tuple[int, int], home: Path) -> None:
        self.places = places
        self._kind, self._keys, self._size, self._home = kind, begin.split(), size, home
        self._stack = AsyncExitStack()
        self.pilot: Pilot[Any]

    async def begin(self) -> None:
        """Start a new program and go to where the journey begins."""
        await self.close()
        shutil.rmtree(self._home, ignore_errors=True)
        app = app_with(self._kind, self._home)
        self.pilot = await self._stack.enter_async_context(app.run_test(size=self._size, notifications=True))
        await self.press(*self._keys)

    async def close(self) -> None:
        await self._stack.aclose()

    @property
    def app(self) -> Amends:
        assert isinstance(self.pilot.app, Amends)
        return self.pilot.app

    async def press(self, *keys: str) -> None:
        for key in keys:
            if key == "(offered)":
                await self.offered()
            else:
                await draw.press(self.pilot, key)
        await asyncio.wrap_future(self.app.disk.submit(int))
        await self.pilot.pause()
        self.app.clear_notifications()
        await self.pilot.pause()

    async def offered(self) -> None:
        """Wait for what the program asks of itself a moment after the start."""
        async with asyncio.timeout(20):
            while not isinstance(self.app.screen, ModalScreen):
                await self.pilot.pause()

    async def again(self, number: int, here: Seen) -> None:
        """Make sure to be at a place as it was, in a new program when it must be."""
        if Seen.now(self.app) != here:
            await self.begin()
            for _, keys in self.places[: number + 1]:
                await self.press(*keys.split())
        for _ in range(3):
            if Seen.now(self.app) != here:
                await self.pilot.pause()
        assert here == Seen.now(self.app), self.places[number]

    async def came_back(self, to: Seen, focused: Widget | None) -> bool:
        """Leave dialogs, undo, put the focus back: whether all is again as it was."""
        app = self.app
        if app._exit:
            return False
        while len(app.screen_stack) > len(to.screens) and isinstance(app.screen, ModalScreen):
            app.screen.dismiss(None)
            await self.pilot.pause()
        wanted = next((step for step in STEPS if step_name(step) == to.screens[-1]), None)
        if wanted is not None and isinstance(app.screen, CaseScreen):
            app.go_to(wanted)
        for _ in range(4):
            if app.case not in (None, to.case):
                app.action_undo()
        if to.stop is not None and isinstance(app.screen, Read) and app.screen.stop != to.stop:
            app.screen.stop = to.stop
        if focused is not None and focused.is_attached and focused.screen is app.screen:
            focused.focus()
        app.clear_notifications()
        await self.pilot.pause()
        return Seen.now(app) == to


def step_name(step: str) -> str:
    return step.title().replace("-", "")


async def noticed(pilot: Pilot[Any], before: Seen) -> bool:
    """Whether something is seen; a busy machine may need a moment."""
    assert isinstance(pilot.app, Amends)
    for _ in range(3):
        await pilot.pause()
        if Seen.now(pilot.app) != before:
            return True
    return False
