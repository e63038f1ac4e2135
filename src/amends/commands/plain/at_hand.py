"""The open case of the plain way: each answer is on disk before the next question is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.plain.talk import say, undisturbed
from amends.reading.kept import Readings
from amends.session.versions import Versions
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from amends.coach import Background
    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.settings import Settings
    from amends.reading import Together
    from amends.session.session import Session
    from amends.storage.places import Places


class AtHand:
    """One case, and what is needed around it."""

    def __init__(self, session: Session, settings: Settings, places: Places) -> None:
        self.session = session
        self.settings = settings
        self.places = places
        self._versions = Versions(session, places)
        self._readings = Readings()
        self._told = ""
        self._untold = True
        """Whether trouble with the versions is still to be told."""

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.session.case

    @property
    def draft(self) -> Draft:
        """The letter being written; there must be one."""
        draft = self.case.draft
        assert draft is not None
        return draft

    @property
    def now(self) -> datetime:
        """The time here."""
        return home.now()

    @property
    def today(self) -> date:
        """The day here."""
        return self.now.date()

    @property
    def reading(self) -> Together:
        """What is found in the messages to answer; there must be one."""
        return self._readings.of(self.case)

    def background(self) -> Background:
        """Return what the coach should know around the case."""
        from amends.storage.background import background
        from amends.storage.summaries import summaries

        return background(summaries(self.places), self.case, home.own_rules(self.places))

    def change(self, case: Case, what: str) -> None:
        """Keep the changed case; what stands in the way of saving it is said once, not at each answer."""
        with undisturbed():
            self.session.change(case, what)
            self.save()

    def note(self, case: Case) -> None:
        """Keep what was told; it is no step of undo."""
        with undisturbed():
            self.session.note(case)
            self.save()

    def keep(self, draft: Draft, what: str) -> None:
        """Keep the letter being written in another form."""
        self.change(self.case.with_draft(draft), what)

    def save(self) -> None:
        """Put the case on disk, also when what it was before cannot be kept as a version."""
        try:
            if self.session.unsaved:
                self._kept(self._versions.changed)
                self.session.save()
        except NotSaved as trouble:
            self._tell(str(trouble))
        else:
            self._tell(self.session.trouble)

    def keep_version(self, why: str) -> None:
        """Keep the case as it is now, to be come back to."""
        with undisturbed():
            self._kept(lambda: self._versions.left(self.case, why, self.now))

    def _kept(self, keep: Callable[[], None]) -> None:
        """Keep a version; that it could not be kept holds up nothing, and is told once in a case."""
        try:
            keep()
        except NotSaved as trouble:
            if self._untold:
                self._untold = False
                say(f"No version is kept. {trouble}")

    def leave(self) -> str:
        """Save at last; return in words where everything is, or why it is not."""
        self.save()
        self.keep_version("when it was left")
        self.session.close()
        if not self.session.unsaved:
            words = f"Everything said so far is kept in {self.session.path}."
            return f"{words} amends --plain {self.case.id} goes on with it."
        where = self.session.recovery
        kept = f" It is kept in {where}, and the next start of amends offers it." if where else ""
        return f"Not saved. {self.session.trouble}{kept}"

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self._told:
            say(trouble)
        self._told = trouble
