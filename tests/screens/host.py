"""A small app that shows one screen of a case, for tests of that screen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import App
from textual.reactive import reactive

from amends.domain.settings import Settings
from amends.screens.case_screen import CaseScreen
from amends.stylesheets import STYLESHEETS
from amends.widgets.themes import DUSK, PAPER

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from amends.domain.case import Case
    from amends.ledger.way import Step

T = TypeVar("T")


async def wait_for(pilot: Pilot[T], holds: Callable[[], bool]) -> None:
    """Let the program work until this holds."""
    for _ in range(50):
        await pilot.pause()
        if holds():
            return
    raise AssertionError("it never came to hold")


class Host(App[None]):
    """Keeps the case as the session would, without a disk; remembers where the screen wanted to go."""

    CSS_PATH = STYLESHEETS
    case: reactive[Case | None] = reactive(None)
    saved: reactive[str] = reactive("saved")

    def __init__(self, case: Case, screen: type[CaseScreen], settings: Settings | None = None) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.register_theme(PAPER)
        self.theme = "dusk"
        self.set_reactive(Host.case, case)
        self._shown = screen(
            case, settings or Settings(name="Sam Reyes", email="sam@reyes.example", currency="GBP")
        )
        self.went: list[Step | None] = []
        self.did: list[str] = []

    def on_mount(self) -> None:
        self.push_screen(self._shown.data_bind(Host.case, Host.saved))

    @on(CaseScreen.Changed)
    def keep(self, event: CaseScreen.Changed) -> None:
        self.did.append(event.what)
        self.case = event.case

    @on(CaseScreen.Go)
    def go(self, event: CaseScreen.Go) -> None:
        self.went.append(event.step)

    @on(CaseScreen.Leave)
    def leave(self) -> None:
        self.went.append(None)
