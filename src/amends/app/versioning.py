"""Versions of the open case: kept where work is left, looked at, taken back."""

from __future__ import annotations

from concurrent.futures import wait
from typing import TYPE_CHECKING

from textual import work

from amends.app.watching import Watching
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from amends.domain.case import Case
    from amends.session.session import Session
    from amends.session.versions import Versions
    from amends.session.watching import Elsewhere
    from amends.storage.cases import Saved


class Versioning(Watching):
    """Keeps the versions of the open case. That they could not be kept never holds up the work."""

    _versions: Versions | None = None
    _untold = True
    """Whether trouble with the versions of this case is still to be told; once is enough."""

    def begin_versions(self, session: Session) -> None:
        """A case was opened: what it is now can be come back to."""
        from amends.session.versions import Versions

        self._versions, self._untold = Versions(session, self.places), True

    def _start(self, session: Session) -> Future[Saved]:
        if self._versions is not None and session is self.session:
            self.disk.submit(self._kept, self._versions.changed)
        before, future = session.case, super()._start(session)
        future.add_done_callback(lambda done: self.call_later(self._around_merge, session, before, done))
        return future

    def _around_merge(self, session: Session, before: Case, done: Future[Saved]) -> None:
        """Keep what was here before a save merged in a change from elsewhere, and what came of it."""
        if done.exception() is None and done.result().merged is not None and session is self.session:
            self._keep_version(before, "before a change from elsewhere")
            self.keep_version("after a change from elsewhere")

    def keep_version(self, why: str, *, at_last: bool = False) -> None:
        """Keep the case as it is now, if it is different; the reason stands beside it."""
        session = self.session
        if session is None or self._versions is None:
            return
        self.take_up_typing()
        done = self._keep_version(session.case, why)
        if at_last:
            wait([done])

    def _keep_version(self, case: Case, why: str) -> Future[None]:
        kept, now = self._versions, self.clock()
        assert kept is not None
        return self.disk.submit(self._kept, lambda: kept.left(case, why, now))

    def _kept(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except NotSaved as trouble:
            if self._untold:
                self._untold = False
                self.call_later(self.notify, f"No version is kept. {trouble}", severity="warning", timeout=10)

    def _found_elsewhere(self, session: Session, found: Elsewhere) -> None:
        """Keep what was here before a change from elsewhere comes in, and what came of it."""
        self.keep_version("before a change from elsewhere")
        super()._found_elsewhere(session, found)
        self.keep_version("after a change from elsewhere")

    def save_at_last(self) -> None:
        """Save because the program ends, or another one begins; what was done until here is a version."""
        super().save_at_last()
        self.keep_version("when it was put down", at_last=True)

    @work
    async def on_case_screen_versions_asked(self) -> None:
        """Show the versions of the open case; one that is picked is taken back as the newest."""
        from amends.screens.versions import Listed
        from amends.screens.versions import Versions as VersionsScreen
        from amends.storage.versions import versions

        session = self.session
        if session is None or session.path is None or self.case is None or self.covered:
            return
        self.take_up_typing()
        wait([self.disk.submit(lambda: None)])  # so that what is still being kept is among them
        found = {each.id: each for each in versions(self.places, session.path)}
        listed = [
            Listed(each.id, each.when.astimezone(self.clock().tzinfo), each.reason) for each in found.values()
        ]

        def look(name: str) -> Case | str:
            from amends.storage.trouble import CannotRead
            from amends.storage.versions import load

            try:
                return load(found[name])
            except CannotRead as trouble:
                return str(trouble)

        screen = VersionsScreen(session.case, tuple(listed), look, self.settings.locale, self.clock())
        name = await self.push_screen_wait(screen)
        case = look(name) if name is not None else None
        if name is not None and case is not None and not isinstance(case, str) and session is self.session:
            self.keep_version("before another was taken back")
            session.change(case.but(id=session.case.id), f"take back {found[name].reason.lower()}")
            self.show_session()
            self.notify(
                "It is as it was then. ctrl+z, or the version before, brings back the rest.", markup=False
            )
