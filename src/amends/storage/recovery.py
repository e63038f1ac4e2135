"""What could not be saved in its place is kept apart, until it is there or nobody wants it any more."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.storage import files, names, tree
from amends.storage.toml_in import parse, text_of
from amends.storage.toml_out import dumps
from amends.storage.trouble import CannotRead, NotSaved
from amends.storage.values import pair

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

    from amends.domain.case import Case
    from amends.storage.places import Places
    from amends.storage.toml_out import Head

_FIRST_LINE = "# amends recovery: it could not be saved in its place. amends offers it at the next start.\n"
_OF = "recovery_of"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A case as it was when its saving failed."""

    path: Path
    """Where it is kept meanwhile."""
    case: Case
    of: Path | None
    """The file it belongs in; None when it never had one."""


class Keeper:
    """Keeps one open case apart while its saving fails; a sign tells other windows that it is in hand."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.path: Path | None = None
        """Where it is kept, when it is."""
        self._held: BaseFileLock | None = None

    def keep(self, case: Case, of: Path | None, head: Head) -> Path:
        """Keep the case as it is now. Raises NotSaved when not even that can be done."""
        folder = self._places.recovery
        path = self.path or _free(folder, _name(case, of))
        said = "" if of is None else pair(_OF, str(of))
        data = (_FIRST_LINE + said + dumps(case, head)).encode()
        try:
            files.make_private(folder)
            files.put(files.stage(folder, data), path)
        except OSError as error:
            raise NotSaved.because(path, error) from error
        self.path = path
        self._hold(path)
        return path

    def drop(self) -> None:
        """Forget it: it is in its place now."""
        if self.path is not None:
            with suppress(OSError):  # it is offered once more; that does no harm
                self.path.unlink(missing_ok=True)
            self.path = None
        self.let_go()

    def let_go(self) -> None:
        """Leave it for whoever wants it."""
        if self._held is not None:
            self._held.release()
            self._held = None

    def _hold(self, path: Path) -> None:
        if self._held is None:
            with suppress(OSError):  # without the sign another window may offer it as well
                held = _sign(self._places, path)
                held.acquire(timeout=0)
                self._held = held


def waiting(places: Places) -> tuple[Recovered, ...]:
    """Return what no window has in hand; a file that cannot be read is left for ``amends doctor``."""
    found = []
    for path in paths(places):
        with suppress(CannotRead):
            if not _in_hand(places, path):
                found.append(load(path))
    return tuple(found)


def paths(places: Places) -> list[Path]:
    """Return the files in which something is kept."""
    try:
        return sorted(each for each in places.recovery.glob("*.toml") if not each.name.startswith("."))
    except OSError:
        return []


def load(path: Path) -> Recovered:
    """Return what is kept in the file; raise CannotRead."""
    from pathlib import Path as Path_

    text, _ = text_of(path, limit=None)  # that it was too large may be why it is here
    of = parse(path, text).get(_OF)
    case, _ = tree.loads(text, path)
    case = case.model_copy()
    if case.model_extra:
        case.model_extra.pop(_OF, None)
    return Recovered(path, case, Path_(of) if isinstance(of, str) and of else None)


def _name(case: Case, of: Path | None) -> str:
    """Return the name it is kept under: one for each file, also for two of the same name."""
    if of is None:
        return (
            f"{next(names.names(case.created.date(), case.client.name))}-{files.digest(case.id.encode())[:8]}"
        )
    return f"{of.stem if names.is_name(of.stem) else 'case'}-{files.digest(str(of).encode())[:8]}"


def _free(folder: Path, name: str) -> Path:
    """Return a place where nothing is kept yet: neither by another window nor from an earlier time."""
    for number in range(1, 1000):
        path = folder / (f"{name}.toml" if number == 1 else f"{name}-{number}.toml")
        if not os.path.lexists(path):
            return path
    raise NotSaved(folder, "every name for it is taken", "amends doctor tells what is kept there.")


def _sign(places: Places, path: Path) -> BaseFileLock:
    from filelock import FileLock

    files.make_private(places.locks)
    name = f"{files.digest(str(path).encode())[:32]}.held"
    return FileLock(
        places.locks / name, mode=0o600, thread_local=False
    )  # taken in one thread, given back in another


def _in_hand(places: Places, path: Path) -> bool:
    """Return whether another window, still open, is keeping it."""
    try:
        sign = _sign(places, path)
        sign.acquire(timeout=0)
    except TimeoutError:
        return True
    except OSError:
        return False  # no sign can be given here, so none was
    sign.release()
    return False
