"""The app: how it begins and ends, its settings, and the keys that work everywhere."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from amends.app.at_desk import AtDesk
from amends.app.in_line import InLine
from amends.app.own_keys import OwnKeys
from amends.stylesheets import FIRST
from amends.widgets.no_controls import NoControls
from amends.widgets.themes import DUSK, FIRST_THEMES, OWN, fitting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from textual.app import SystemCommand
    from textual.dom import DOMNode
    from textual.filter import LineFilter
    from textual.screen import Screen

    from amends.domain.message import Message
    from amends.domain.settings import Settings
    from amends.screens.letter_screen import LetterScreen
    from amends.storage.places import Places


class Amends(OwnKeys, InLine, AtDesk):
    """One stack: the desk, the steps of the open case in one place above it, dialogs on top."""

    TITLE = "amends"
    CSS_PATH = FIRST

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", show=False),
        Binding("ctrl+p", "command_palette", "All commands", show=False, priority=True),
        Binding("ctrl+s", "save", "Save now, say where", show=False, priority=True),
        Binding("ctrl+z", "undo", "Undo", show=False, priority=True),
        Binding("ctrl+y", "redo", "Redo", show=False, priority=True),
        Binding("ctrl+q", "save_and_quit", "Save and quit", show=False, priority=True),
    ]

    def __init__(
        self,
        places: Places,
        settings: Settings,
        clock: Callable[[], datetime],
        *,
        ticks: Callable[[], float] = time.monotonic,
        complaints: tuple[str, ...] = (),
        message: Message | None = None,
        path: Path | None = None,
        mailbox: Path | None = None,
        begin: bool = False,
    ) -> None:
        super().__init__(places, settings, clock, ticks)
        self._settings_in_file = settings
        self._complaints = complaints
        self._message = message
        self._path = path
        self._mailbox = mailbox
        self._begin_new = begin
        self._no_controls = NoControls()  # one for good: lines that were drawn are kept by their filter
        self.take_keys(settings.keys)
        for theme in OWN:
            self.register_theme(theme)
        self._wear(settings.theme)

    def _wear(self, theme: str) -> None:
        """Show this theme, or what stands for it in the colours of the terminal, where one is written to."""
        known = theme if theme in self.available_themes else DUSK.name
        self.theme = fitting(known, None if self.is_headless else self.console.color_system)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Name the colour of quiet borders for themes that are not ours."""
        return {"edge": "gray"}

    def get_line_filters(self) -> list[LineFilter]:
        """Let no control character through, whatever a widget was given."""
        return [*super().get_line_filters(), self._no_controls]

    def on_mount(self) -> None:
        """Open what the command line named; import the models once the desk is painted."""
        self._wear(self.settings.theme)
        for complaint in self._complaints:
            self.notify(complaint, title="Settings", severity="warning", timeout=12, markup=False)
        if self._message is not None:
            self.take_in_asking(self._message)
        elif self._path is not None:
            self.open_file(self._path)
        elif self._mailbox is not None:
            self.take_in_file(self._mailbox)
        elif self._begin_new:
            self.new_case()
        self.set_timer(0.2, self._warm_up)

    def _warm_up(self) -> None:
        """Import the models while the user looks at the desk; collect garbage from now on, not before."""
        import amends.session.session  # noqa: F401
        from amends.storage.files import sweep

        sweep(self.places.cases, self.clock().timestamp())
        self.look_into_files()
        _ = self.own_remedies
        _ = self.own_rules  # what is wrong with them is said while the desk is in front
        self.offer_recovered()
        gc.freeze()
        gc.enable()

    def on_desk_settings_asked(self) -> None:
        """Change the settings."""
        self.change_settings()

    @work
    async def change_settings(self) -> None:
        """Show the settings and keep what was changed."""
        from amends.screens.settings import Settings as SettingsScreen

        others = sorted(name for name in self.available_themes if name not in FIRST_THEMES)
        themes = (*FIRST_THEMES, *others)
        if self.covered:
            return
        changed = await self.push_screen_wait(SettingsScreen(self.settings, themes))
        if changed is not None:
            self._set(changed)

    def _set(self, settings: Settings) -> None:
        from amends.storage.settings import save
        from amends.storage.trouble import NotSaved

        self.settings = settings
        self.take_keys(settings.keys)
        self._wear(settings.theme)
        for screen in self.steps():
            screen.settings = settings
            screen.settings_changed()
        try:
            save(self.places, settings, self._settings_in_file)
        except NotSaved as trouble:
            self.notify(str(trouble), title="Settings", severity="error", timeout=12, markup=False)
        else:
            self._settings_in_file = settings

    @work
    async def introduced(self, then: Callable[[], object]) -> None:
        """Ask a newcomer who writes the letters, once, and go on with what was wanted."""
        from amends.screens.dialog_welcome import Welcome

        if not self.settings.name and not self._welcomed:
            self._welcomed = True
            who = await self.push_screen_wait(Welcome())
            if who is not None:
                self._set(self.settings._replace(**who._asdict()))
        then()

    _welcomed = False

    def on_letter_screen_quiet(self, event: LetterScreen.Quiet) -> None:
        """Keep a rule silent from now on."""
        self._set(self.settings._replace(quiet=(*self.settings.quiet, event.rule)))
        self.notify(f"“{event.rule}” stays silent. Settings bring it back.", markup=False)

    def action_help(self) -> None:
        """Say what the screen in front is for, why the step exists, and its keys."""
        from amends.screens.help import Help, keys_of, purpose_of, title_of

        screen = self.screen
        if not isinstance(screen, Help):
            self.push_screen(Help(title_of(screen), purpose_of(screen), keys_of(screen)))

    def action_command_palette(self) -> None:
        """List all commands over the screen in front."""
        from amends.app.palette import AllCommands

        if not isinstance(self.screen, AllCommands):
            self.push_screen(AllCommands(id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key that acts now, by its words: what F1 tells, to be run from here."""
        from amends.app.palette import commands

        yield from commands(screen, self._run)

    def _run(self, action: str, node: DOMNode) -> None:
        self.run_worker(self.run_action(action, node))

    async def action_quit(self) -> None:
        """Quit as Textual would ask for it: never without saving."""
        self.action_save_and_quit()

    def action_save_and_quit(self) -> None:
        """Save and quit; when the case cannot be saved, stay and say so."""
        self.save_now()
        if self.session is not None and self.session.unsaved:
            self._quit_when_kept()
        else:
            self.exit(0)

    @work(group="leave", exclusive=True)
    async def _quit_when_kept(self) -> None:
        if await self.kept("Quit"):
            self.exit(0)
