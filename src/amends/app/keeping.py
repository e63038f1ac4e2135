"""Keeping the open case: saved soon after the last key, on leaving, and when the program is told to stop."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Literal

from textual import constants
from textual.app import App
from textual.reactive import reactive
from textual.screen import ModalScreen

from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from amends.domain.case import Case
    from amends.domain.settings import Settings
    from amends.screens.case_screen import CaseScreen
    from amends.session.session import Session
    from amends.storage.places import Places

LOOK = 0.25
"""Seconds between looks at whether a save is due."""

HUNG_UP = 129
STOPS = {signal.SIGTERM: 143, signal.SIGHUP: HUNG_UP, signal.SIGINT: 130, signal.SIGQUIT: 131}
"""Signals that save and end the program, with its exit status."""


class Keeping(App[int]):
    """The app as keeper of one session: the case goes down to the screens, changes come up."""

    case: reactive[Case | None] = reactive(None, init=False)
    saved: reactive[str] = reactive("saved", init=False)

    def __init__(self, places: Places, settings: Settings, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.places = places
        self.settings = settings
        self.clock = clock
        self.session: Session | None = None
        self._saving = self._failing = False
        self._told = ""
        """What was said last about the file of the open case; said once, not at each try."""

    def on_mount(self) -> None:
        """Look after saving, and save when told to stop."""
        self.set_interval(LOOK, self._look)
        self._listen()

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for number, status in STOPS.items():
            loop.add_signal_handler(number, self._stopped, status)

    def _stopped(self, status: int) -> None:
        try:
            self.save_now()
        finally:
            self.exit(status, return_code=status)

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal so that a stray byte does no harm, unless another driver was asked for."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from amends.app.keyboard import Keyboard

        return Keyboard

    def hung_up(self) -> None:
        """The terminal was closed."""
        self._stopped(HUNG_UP)

    def _handle_exception(self, error: Exception) -> None:
        """Save first: when the program is unmounted, its screens and what was typed there are gone."""
        if not self._failing:
            self._failing = True
            with suppress(
                Exception
            ):  # the fault may be in the very screen that is asked; the disk is tried again
                self.save_now()
        super()._handle_exception(error)

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Leave the full screen for another program. Signals act as usual meanwhile, so it is saved before.

        ctrl+c belongs to the other program: amends does nothing about it. Raises SuspendNotSupported.
        """
        self.save_now()
        loop = asyncio.get_running_loop()
        for number in STOPS:
            loop.remove_signal_handler(number)
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            with self.suspend():
                yield
        finally:
            signal.signal(signal.SIGINT, before)
            self._listen()

    def on_case_screen_changed(self, event: CaseScreen.Changed) -> None:
        """Hand to the session what the user did, and the new case to the screens."""
        screen = event.screen
        if self.session is None or not any(case is event.case for case in screen.on_its_way):
            return  # overtaken by a save that could not wait, or from a case that is closed by now
        case = self.session.change(event.case, event.what, merge=event.merge)
        if self.session.newer:
            screen.on_its_way.clear()
            self.notify(self.session.trouble, severity="warning", markup=False)
        self.case = case
        self._tell()

    def _tell(self) -> None:
        session = self.session
        if session is None:
            return
        if session.newer:
            self.saved = "read only"
        elif session.trouble and session.unsaved:
            self.saved = "not saved"
        else:
            self.saved = "saving" if session.unsaved else "saved"
        if session.trouble != self._told:
            self._told = session.trouble
            words = session.trouble or "It is saved again."
            look: SeverityLevel = "error" if session.unsaved and session.trouble else "warning"
            self.notify(words, severity=look if session.trouble else "information", timeout=12, markup=False)

    def take_up_typing(self) -> None:
        """Take what was typed on the screen in front, before a pause has brought it here."""
        from amends.screens.case_screen import CaseScreen

        if self.session is None:
            return
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CaseScreen):
                case = screen.flush()
                screen.on_its_way.clear()
                if case != self.session.case:
                    self.case = self.session.change(case, "writing", merge=True)
                return

    def _look(self) -> None:
        if self.session is not None and not self._saving and self.session.due(time.monotonic()):
            self._saving = True
            self.run_worker(self._save, thread=True, group="save", exit_on_error=True)

    def _save(self) -> None:
        session = self.session
        assert session is not None
        try:
            session.save()
        except NotSaved:
            pass  # the session keeps the reason, which is told next
        finally:
            self._saving = False
        self.call_from_thread(self._tell)

    def save_now(self) -> bool:
        """Save at once, as on leaving; False when it could not be done, which is then on the screen."""
        self.take_up_typing()
        session = self.session
        if session is None or not session.unsaved:
            return True
        try:
            session.save()
        except NotSaved:
            return False
        finally:
            self._tell()
        return True

    def action_save(self) -> None:
        """Save anyway and say where; nothing depends on it."""
        if self.session is not None and self.save_now():
            self.notify(f"Saved in {self.session.path}", markup=False)

    def action_undo(self) -> None:
        """Take back the last change of the open case; in a dialog, the last words typed there."""
        if self._in_dialog():
            self._in_area("undo")
            return
        self.take_up_typing()
        if self.session is not None:
            self._went(self.session.undo(), "Nothing to undo.", "Undone")

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        if self._in_dialog():
            self._in_area("redo")
            return
        self.take_up_typing()
        if self.session is not None:
            self._went(self.session.redo(), "Nothing to redo.", "Again")

    def _in_dialog(self) -> bool:
        return isinstance(self.screen, ModalScreen)

    def _in_area(self, action: Literal["undo", "redo"]) -> None:
        from textual.widgets import TextArea

        if isinstance(self.focused, TextArea):
            (self.focused.undo if action == "undo" else self.focused.redo)()

    def _went(self, step: tuple[Case, str] | None, nothing: str, done: str) -> None:
        if step is None:
            self.notify(nothing, timeout=2, markup=False)
            return
        self.case, what = step
        self.notify(f"{done}: {what}", timeout=2, markup=False)
        self._tell()

    def on_unmount(self) -> None:
        """Save on the way out, whatever the way: after a quit, and after a fault."""
        self.save_now()
