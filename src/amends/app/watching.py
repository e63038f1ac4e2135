"""What others do to the open case's file, and what an earlier run could not save: shown, and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from amends.app.keeping import Keeping

if TYPE_CHECKING:
    from pathlib import Path

    from amends.screens.dialog_files import Changed
    from amends.session.session import Session
    from amends.session.watching import Elsewhere
    from amends.storage.recovery import Recovered

EVERY = 2.0
"""Seconds between looks at the file of the open case."""


class Watching(Keeping):
    """Takes in what a hand, a sync service or another window wrote; asks only where both changed the same."""

    _asked = ""
    """The digest of what was asked about last: the same is not asked twice."""
    _question: Changed | None = None
    """The dialog that asks which of two forms goes on, while it does."""
    _in_file: Elsewhere | None = None
    """What that dialog asks about: what was last found in the file."""

    def on_mount(self) -> None:
        """Look at the file now and then."""
        self.set_interval(EVERY, self.look_elsewhere)

    def look_elsewhere(self) -> None:
        """Look in the thread that has the disk, so that no save comes in between."""
        session = self.session
        if session is None or session.path is None:
            return

        def look() -> None:
            found = session.look()
            if found is not None:
                self.call_later(self._found_elsewhere, session, found)

        self.disk.submit(look)

    def _found_elsewhere(self, session: Session, found: Elsewhere) -> None:
        if session is not self.session or found.digest == self._asked:
            return
        self.take_up_typing()
        if self._question is not None:
            self._ask_about(session, found)
            return
        outcome = session.adopt(found)
        if outcome == "known":
            return
        if outcome == "touching":
            session.pending.held = True
            self._ask_about(session, found)
            return
        self.show_session()
        words = {
            "taken": "It was changed elsewhere and is shown as it is now. ctrl+z takes that back.",
            "merged": "It was changed elsewhere too. Both changes are in it now; ctrl+z takes theirs out.",
        }
        self.notify(words[outcome], timeout=8, markup=False)

    def show_session(self) -> None:
        """Show the case as the session has it, whatever the screens show."""
        session, screen = self.session, self._in_front()
        if session is not None:
            if screen is not None:
                screen.on_its_way.clear()
            self.case = session.case
            self.tell()

    def _ask_about(self, session: Session, found: Elsewhere) -> None:
        """Ask which of two forms goes on; where that is asked already, the question is about this one now."""
        from amends.domain.differences import differences
        from amends.screens.dialog_files import Changed

        self._asked, self._in_file = found.digest, found
        differing = differences(found.case, session.case)
        if self._question is None:
            self._question = Changed(differing)
            self._ask_which(session, self._question)
        else:
            self._question.show_differing(differing)

    @work(group="elsewhere", exclusive=True)
    async def _ask_which(self, session: Session, question: Changed) -> None:
        """Wait for which of two forms goes on; without an answer both do, each in a file of its own."""
        try:
            answer = await self.push_screen_wait(question)
        finally:
            self._question, found, self._in_file = None, self._in_file, None
            session.pending.held = False
        if session is not self.session or found is None:
            return
        self.take_up_typing()  # keys struck before the question came
        if answer in ("mine", "theirs"):
            self._put_aside(session, found, answer)
        self.show_session()
        self.save_now()

    def _put_aside(self, session: Session, found: Elsewhere, answer: str) -> None:
        """Go on with one of the two; the other goes to the trash, not away."""
        from amends.storage.cases import copy_to_trash
        from amends.storage.trouble import NotSaved

        other = session.as_bytes() if answer == "theirs" else session.as_bytes(found.case)
        assert session.path is not None
        try:
            there = copy_to_trash(self.places, session.path, other)
        except NotSaved as trouble:
            self.notify(f"Both are kept. {trouble}", severity="warning", markup=False)
            return
        if answer == "theirs":
            session.take(found)
        else:
            session.keep(found)
        self.notify(f"The other one is in {there}", timeout=8, markup=False)

    @work(group="recovery", exclusive=True)
    async def offer_recovered(self) -> None:
        """Say what could not be saved when amends ended, and ask what should become of it."""
        from amends.storage.recovery import waiting

        for kept in waiting(self.places):
            await self._offer(kept)

    async def _offer(self, kept: Recovered) -> None:
        from amends.domain.differences import differences
        from amends.screens.dialog_files import NotSavedThen
        from amends.storage.cases import load
        from amends.storage.trouble import CannotRead, NotSaved

        there, file = None, ""
        if kept.of is not None:
            try:
                there = load(kept.of).case
                file = f"{{+new+}} below is what its file, {kept.of.name}, does not have."
            except CannotRead as trouble:
                file = str(trouble)
        differing = None if there is None else differences(there, kept.case)
        who = " · ".join(filter(None, (kept.case.client.name, kept.case.title)))
        answer = await self.push_screen_wait(NotSavedThen(who, file, differing))
        try:
            await self._recover(kept, answer or "")
        except NotSaved as trouble:
            self.notify(str(trouble), title="Kept as it was", severity="error", timeout=12, markup=False)
        self.back_on_desk()

    async def _recover(self, kept: Recovered, answer: str) -> None:
        from amends.session.recovering import beside, discard, restored

        if answer == "restore" and await self.kept("Leave"):
            await self.close_case()
            session, trouble = restored(kept, self.clock, self.places)
            self.open_session(session)
            self.notify(f"Restored in {session.path}", timeout=8, markup=False)
            if trouble:
                words = f"No version is kept of what was there. {trouble}"
                self.notify(words, severity="warning", timeout=10, markup=False)
        elif answer == "both":
            path = beside(kept, self.clock, self.places)
            self.notify(f"Kept in {path}", timeout=8, markup=False)
        elif answer == "discard":
            there = discard(kept, self.places)
            self.notify(f"Moved to {there}", timeout=8, markup=False)

    async def close_case(self) -> None:
        """Close the open case, if there is one, and show the desk."""
        raise NotImplementedError

    def open_session(self, session: Session) -> None:
        """Show a case."""
        raise NotImplementedError

    def back_on_desk(self, at: Path | None = None) -> None:
        """Show on the desk how the cases stand now, with the cursor on the case in the file named."""
        raise NotImplementedError
