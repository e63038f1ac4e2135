"""Whether the file of the open case was changed by somebody else: a hand, a sync service, another window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.storage import cases
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case

_Sight = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The case as somebody else has left it in its file."""

    case: Case
    digest: str
    newer: bool
    since: str | None
    """The digest of what was read or written last when it was found; a save since may have taken it in."""

    def is_news(self, digest: str | None) -> bool:
        """Whether it is still another form than the one that was read or written last."""
        return self.since == digest != self.digest


class Watch:
    """Looks at the file again and again, and reads it only when it looks different."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._seen: _Sight | None = None

    def look(self, path: Path, digest: str | None) -> Elsewhere | None:
        """Return what is in the file when that is not what was read or written last.

        A file that is gone, or cannot be read at this moment, says nothing: a sync may be half through. Time
        and size only say when to look; whether it is another content the digest decides.
        """
        sight = _sight(path)
        if path == self._path and sight == self._seen:
            return None
        try:
            opened = cases.load(path) if sight is not None else None
        except CannotRead:
            opened = None
        if opened is None or opened.digest == digest:
            self._path, self._seen = path, sight
            return None
        return Elsewhere(opened.case, opened.digest, opened.newer, since=digest)


def _sight(path: Path) -> _Sight | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size, info.st_ino
