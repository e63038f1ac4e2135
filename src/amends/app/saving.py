"""The open case and its file: saved beside the work, never in its way; what became of it is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.reactive import reactive

from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import datetime

    from textual.notifications import SeverityLevel

    from amends.domain.case import Case
    from amends.domain.settings import Settings
    from amends.screens.case_screen import CaseScreen
    from amends.session.session import Session
    from amends.storage.cases import Saved
    from amends.storage.places import Places

LOOK = 0.25
"""Seconds between looks at whether a save is due."""

PATIENCE = 0.15
"""Seconds that a key waits for a save; a slow disk goes on with it by itself."""

_UNCONFIRMED = (
    "Saved, but the folder could not confirm it: a power cut in the next seconds may bring the old text back."
)


class Saving(App[int]):
    """Keeps one session and writes it in a thread of its own."""

    case: reactive[Case | None] = reactive(None, init=False)
    saved: reactive[str] = reactive("saved", init=False)
    trouble: reactive[str] = reactive("", init=False)
    """Why the open case is not saved, and what to do; empty when it is."""

    _keeping = False
    """Whether a save is under way that asks when it fails: another would ask the same on top of it."""

    def __init__(
        self, places: Places, settings: Settings, clock: Callable[[], datetime], ticks: Callable[[], float]
    ) -> None:
        super().__init__()
        self.places = places
        self.settings = settings
        self.clock = clock
        self.ticks = ticks
        """Seconds that only ever go on, for what is saved and undone together."""
        self.session: Session | None = None
        self._told = ""
        """What was said last about the file of the open case; said once, not at each try."""
        self.disk = ThreadPoolExecutor(1, "disk")
        """Everything that may wait for the disk, one thing after the other."""

    def on_mount(self) -> None:
        """Look after saving."""
        self.set_interval(LOOK, self._look_after)

    def _look_after(self) -> None:
        if self.session is not None and self.session.due(self.ticks()):
            self._start(self.session)

    def _start(self, session: Session) -> Future[Saved]:
        future = self.disk.submit(session.save)
        future.add_done_callback(lambda done: self.call_later(self._came_back, session, done))
        return future

    def _came_back(self, session: Session, done: Future[Saved]) -> None:
        """Tell what became of a save. A fault in it that is no trouble with the disk ends the program."""
        trouble = done.exception()
        if trouble is not None and not isinstance(trouble, NotSaved):
            raise trouble
        if session is self.session:
            self.follow()

    def follow(self) -> None:
        """Show the case as the session has it: its id, or what a save took in from elsewhere."""
        session = self.session
        if session is None:
            return
        now, screen = session.case, self._in_front()
        if self.case is not None and self.case != now:
            typed = screen.flush() if screen is not None else self.case
            if screen is not None and typed != self.case:
                now = session.change_since(self.case, typed, "writing")
                screen.on_its_way[:] = [now] if now.but(id=typed.id) == typed else []
            self.case = now
            self.look_elsewhere()  # what came in may touch what was typed meanwhile: that is asked at once
        self.tell()

    def _in_front(self) -> CaseScreen | None:
        """Return the screen of the open case that is in front, or under a dialog."""
        from amends.screens.case_screen import CaseScreen

        screens = (screen for screen in reversed(self.screen_stack) if isinstance(screen, CaseScreen))
        return next(screens, None)

    def tell(self) -> None:
        """Show how the open case stands on disk, and say once what is new about it."""
        session = self.session
        if session is None:
            self.trouble = ""
            return
        failing = bool(session.trouble) and session.unsaved
        if session.newer:
            self.saved = "read only"
        elif failing:
            self.saved = "not saved"
        elif session.unsaved:
            self.saved = "saving"
        else:
            self.saved = "saved" if session.durable else "saved, unconfirmed"
        self.trouble = session.trouble if failing else ""
        said = session.trouble or ("" if session.durable else _UNCONFIRMED)
        if said != self._told:
            self._told = said
            if not failing:  # that stands on the screen until it is mended
                look: SeverityLevel = "warning" if said else "information"
                self.notify(said or "It is saved again.", severity=look, timeout=12, markup=False)

    def take_up_typing(self) -> None:
        """Take what was typed on the screen in front, before a pause has brought it here."""
        screen, session = self._in_front(), self.session
        if session is None or screen is None:
            return
        case = screen.flush()
        screen.on_its_way.clear()
        if case != session.case and not session.newer:
            screen.on_its_way.append(case)  # it comes back down as the screen's own
            self.case = session.change(case, screen.writing, merge=True, where=screen.names)

    def save_now(self) -> bool:
        """Save at once; False when that failed, which is then on the screen.

        A disk that takes its time does not hold up the keys: then it is True, and how it ends is told later.
        """
        self.take_up_typing()
        session = self.session
        if session is None or not session.unsaved:
            return True
        done = self._start(session)
        wait([done], PATIENCE)
        self.follow()
        return not done.done() or done.exception() is None

    def save_at_last(self) -> None:
        """Save and wait for it, because the program ends."""
        self.take_up_typing()
        if self.session is not None and self.session.unsaved:
            wait([self._start(self.session)])
            self.tell()

    async def save_and_wait(self) -> bool:
        """Save, and return whether it is on disk; meanwhile the screen can be seen and used."""
        import asyncio

        self.take_up_typing()
        session = self.session
        while session is not None and session.unsaved:
            done = self._start(session)
            self.tell()
            waiting = asyncio.wrap_future(done)
            await asyncio.wait([waiting])
            self.follow()
            if waiting.exception() is not None:
                return False
        return True

    def action_save(self) -> None:
        """Save anyway and say where; nothing depends on it. Where it is asked what to do, that decides."""
        from amends.screens.dialog_files import NotSavedNow

        if not self._keeping:
            self._save_and_say()
        elif isinstance(self.screen, NotSavedNow):
            self.screen.dismiss("again")

    @work
    async def _save_and_say(self) -> None:
        if self.session is not None:
            self.session.want_file()
        if self.session is not None and await self.kept(""):
            self.notify(f"Saved in {self.session.path}", markup=False)

    async def kept(self, go: str) -> bool:
        """Save; while that fails, ask what to do instead. True when it is saved, or when it may be left.

        ``go`` names what comes after; it is offered too, with what that means.
        """
        before, self._keeping = self._keeping, True
        try:
            return await self._kept_in_the_end(go)
        finally:
            self._keeping = before

    async def _kept_in_the_end(self, go: str) -> bool:
        from amends.screens.dialog_files import NotSavedNow

        while not await self.save_and_wait():
            session = self.session
            if session is None:
                return True
            apart = str(session.recovery) if session.recovery is not None else ""
            answer = await self.push_screen_wait(NotSavedNow(session.trouble, go, apart))
            if answer == "elsewhere":
                await self.save_elsewhere()
            elif answer == "copy":
                self.copy_letter()
            elif answer == "go":
                return True
            elif answer != "again":
                return False
        return True

    def look_elsewhere(self) -> None:
        """Look whether somebody else has changed the file of the open case."""
        raise NotImplementedError

    async def save_elsewhere(self) -> None:
        """Write a copy of the open case where the user says; the case itself stays where it is."""
        raise NotImplementedError

    def copy_letter(self) -> None:
        """Copy the letter being written to the clipboard."""
        raise NotImplementedError
