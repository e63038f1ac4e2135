"""How a case gets to the disk: into its file, or apart from it while that fails."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from amends.domain.case import FORMAT
from amends.session.merging import merged
from amends.storage import cases, versions
from amends.storage.recovery import Keeper
from amends.storage.toml_out import dumps
from amends.storage.trouble import NotSaved
from amends.storage.upgrading import keep_old

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.cases import Saved
    from amends.storage.places import Places
    from amends.storage.toml_out import Head


BEFORE_FORMAT = f"before format {FORMAT}"
"""Why a version is kept when a newer format replaces an older one."""


class Writer:
    """Writes one case; only ever one thing at a time, in whichever thread has the disk."""

    def __init__(self, places: Places, head: Callable[[Case], Head], older: int | None) -> None:
        self._places = places
        self._head = head
        self.older = older
        """The format of the file, when that is past and was not kept yet."""
        self._keeper = Keeper(places)

    @property
    def apart(self) -> Path | None:
        """Where the case is kept while it cannot be saved in its place."""
        return self._keeper.path

    def as_bytes(self, case: Case) -> bytes:
        """Return the case as its file would be."""
        return dumps(case, self._head(case)).encode()

    def write(self, case: Case, path: Path | None, *, base: Case, digest: str | None) -> Saved:
        """Put the case in its file, merged with what somebody else has made of ``base`` meanwhile.

        Without a path it gets one. Raises NotSaved; what was to be written is kept apart then.
        """
        try:
            saved = self._written(case, path, base, digest)
        except NotSaved:
            with suppress(NotSaved):  # nothing can be written there either: the words stay on the screen
                self._keeper.keep(case, path, self._head(case))
            raise
        return saved

    def _written(self, case: Case, path: Path | None, base: Case, digest: str | None) -> Saved:
        head = self._head(case)
        if path is None:
            return cases.save_new(case, self._places, head)

        def together(theirs: Case) -> tuple[Case, Head] | None:
            both = merged(base, case, theirs)
            return None if both is None else (both, self._head(both))

        if self.older is not None:
            keep_old(versions.folder(self._places, path), path, self.older)
            self.older = None

        return cases.save(case, path, digest, head, locks=self._places.locks, merge=together)

    def drop_apart(self) -> None:
        """The case is in its file: what was kept apart is not needed any more."""
        self._keeper.drop()

    def let_go(self) -> None:
        """Let other windows have what is kept apart, if anything is."""
        self._keeper.let_go()
