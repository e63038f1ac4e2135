"""Keeping what is typed: every change goes to the session; however the program ends, it is saved first."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import contextmanager, suppress
from mmap import mmap
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from textual import constants
from textual.screen import ModalScreen

from amends.app.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.driver import Driver
    from textual.screen import Screen

    from amends.domain.case import Case
    from amends.screens.case_screen import CaseScreen
    from amends.session.history import Entry

T = TypeVar("T")

HUNG_UP = 129
STOPS = {signal.SIGTERM: 143, signal.SIGHUP: HUNG_UP, signal.SIGINT: 130, signal.SIGQUIT: 131}
"""Signals that save and end the program, with its exit status."""

RESERVE = 32 * 1024 * 1024
"""Bytes set aside, and given back when something fails: saving needs some where the memory is full."""


class Keeping(Saving):
    """The app as keeper of one session: the case goes down to the screens, changes come up."""

    fault: Exception | None = None
    """What ended the program, when nobody had asked for that."""

    _reserve: mmap | None = None
    _said_first: tuple[str, Entry] | None = None
    """On which screen it was said that the next step of the history is elsewhere, and which one it is."""
    _elsewhere = ""
    """Where the step is that is taken now, when that is out of sight."""

    looking = False
    """Whether it is being looked for the case that holds a message."""

    def on_mount(self) -> None:
        """Save when told to stop."""
        self._reserve = mmap(-1, RESERVE)  # never written to: it takes room only where room is rationed
        self._listen()

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for number, status in STOPS.items():
            loop.add_signal_handler(number, self._stopped, status)
        if hasattr(self._driver, "put_to_sleep"):
            loop.add_signal_handler(signal.SIGTSTP, self._asleep)

    def _asleep(self) -> None:
        """Save, then stop until the shell goes on with it: nobody knows whether it ever does."""
        try:
            self.save_at_last()
        finally:
            self._driver.put_to_sleep()  # type: ignore[union-attr]

    def _stopped(self, status: int) -> None:
        try:
            self.save_at_last()
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
        if self.fault is None:
            self.fault = error
            if self._reserve is not None:
                self._reserve.close()
            with suppress(
                Exception
            ):  # the fault may be in the very screen that is asked; the disk is tried again
                self.save_at_last()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End. Textual would first draw all variables: they are private, and that takes memory."""
        if sys.flags.dev_mode:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    @contextmanager
    def outside(self) -> Iterator[None]:
        """Leave the full screen for another program. Signals act as usual meanwhile, so it is saved before.

        ctrl+c belongs to the other program: amends does nothing about it. Raises SuspendNotSupported.
        """
        self.save_at_last()
        loop = asyncio.get_running_loop()
        for number in (*STOPS, signal.SIGTSTP):
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
        if event.undoable:
            case = self.session.change(event.case, event.what, merge=event.merge, where=event.where)
        else:
            case = self.session.note(event.case)
        if self.session.newer:
            screen.on_its_way.clear()
            self.notify(self.session.trouble, severity="warning", markup=False)
        self.case = case
        self.tell()

    def action_undo(self) -> None:
        """Take back the last change of the open case; in what stands in front, the last words typed there."""
        if self._apart():
            self._in_area("undo")
            return
        self.take_up_typing()
        if self.session is not None and self._in_sight("ctrl+z", back=True):
            self._went(self.session.undo(), "Nothing to undo.", "Undone")

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        if self._apart():
            self._in_area("redo")
            return
        self.take_up_typing()
        if self.session is not None and self._in_sight("ctrl+y", back=False):
            self._went(self.session.redo(), "Nothing to redo.", "Again")

    def _in_sight(self, key: str, *, back: bool) -> bool:
        """Whether what comes next in the history shows here; else say where it is, before anything is done.

        The same key once more does it, with the name of that screen.
        """
        screen = self._in_front()
        entry = self.session.next_step(back=back) if self.session is not None else None
        here = screen.names if screen is not None else ()
        self._elsewhere = ""
        if entry is None or not entry.where or not here or set(entry.where) & set(here):
            self._said_first = None
            return True
        self._elsewhere = f" on {entry.where[0]}"
        said, self._said_first = self._said_first, (here[0], entry)
        if said is not None and said[0] == here[0] and said[1] is entry:
            return True
        words = f"{key} once more: “{entry.what}”{self._elsewhere}."
        self.notify(f"Nothing on this screen comes before that. {words}", timeout=6, markup=False)
        return False

    def _apart(self) -> bool:
        """Whether what is in front shows neither the case nor the desk: undo must not act out of sight."""
        return isinstance(self.screen, ModalScreen) or self.screen.id in ("settings", "versions")

    async def push_screen_wait(self, screen: Screen[T] | str, mode: str | None = None) -> T | Any:
        """Bring a dialog to the front at once, and wait for what it returns.

        Textual lets other work go first, and of keys struck together each would find nothing in front yet.
        """
        return await asyncio.shield(self.push_screen(screen, wait_for_dismiss=True, mode=mode))

    @property
    def covered(self) -> bool:
        """Whether something is asked or shown in front: keys struck together must not open it twice."""
        return self.looking or self._apart()

    def _in_area(self, action: Literal["undo", "redo"]) -> None:
        from textual.widgets import TextArea

        if self.screen.id == "versions":
            self.notify("Nothing is undone on this screen. esc goes back to the case.", markup=False)
        elif isinstance(self.focused, TextArea):
            (self.focused.undo if action == "undo" else self.focused.redo)()

    def _went(self, step: tuple[Case, str] | None, nothing: str, done: str) -> None:
        if step is None:
            self.notify(nothing, timeout=2, markup=False)
            return
        self.case, what = step
        if screen := self._in_front():
            screen.point_at_change()
        self.notify(f"{done}{self._elsewhere}: {what}", timeout=2, markup=False)
        self.tell()

    def on_unmount(self) -> None:
        """Save on the way out, whatever the way: after a quit, and after a fault."""
        self.save_at_last()
