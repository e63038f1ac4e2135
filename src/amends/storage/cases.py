"""One case, one file: read whole, replaced whole, never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.domain.case import FORMAT
from amends.storage import files, names, tree
from amends.storage.toml_in import text_of
from amends.storage.toml_out import Head, dumps
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

    Merge = Callable[[Case], tuple[Case, Head] | None]
    """Puts a case and the one given together, with the head of what comes out; None when that cannot be."""

_PATIENCE = 5.0
"""How many seconds a save waits for another one of the same case."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as it is in its file."""

    case: Case
    digest: str
    """Of the file's bytes; a later save compares it before it replaces them."""
    newer: bool = False
    """Whether a newer amends wrote it: to be read, not changed."""
    older: int | None = None
    """The format it is written in, when that is past: the file is kept before a save replaces it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did."""

    digest: str
    path: Path
    """Where it was written: beside the file it was meant for, when that one had been changed elsewhere."""
    durable: bool = True
    """Whether the disk confirmed the new name; if not, a power cut now may bring the old file back."""
    conflict: bool = False
    merged: Case | None = None
    """What was written instead, when the file had been changed elsewhere in other places."""


def load(path: Path) -> Opened:
    """Return the case in the file, or raise CannotRead with line, reason and advice."""
    text, data = text_of(path)
    case, number = tree.loads(text, path)
    case = case.but(id=names.id_of(path.stem, case.id))
    return Opened(case, files.digest(data), number > FORMAT, number if number < FORMAT else None)


def save(
    case: Case,
    path: Path,
    expected: str | None,
    head: Head,
    *,
    locks: Path,
    merge: Merge | None = None,
) -> Saved:
    """Replace the file by this case if it still is what was read; otherwise write a copy beside it.

    ``expected`` is the digest of what was read, None for one that should not be there. ``merge`` may put
    together what is there now and this case, where neither touches the other. Raises NotSaved.
    """
    path = files.real(path)
    data = _bytes(case, head, path)
    with _in_words(path), _locked(locks, str(path)):
        files.make_private(path.parent)
        there = _digest_of(path)
        if there == files.digest(data):
            return Saved(there, path)
        target, together = path, None
        if there is not None and there != expected:
            together = _together(path, there, merge)
            if together is None:
                target = _free(path.parent, names.conflict_names(path.stem, case.updated))
            else:
                data = _bytes(*together, path)
        durable = _write(data, target)
    return Saved(files.digest(data), target, durable, target != path, together and together[0])


def _together(path: Path, there: str, merge: Merge | None) -> tuple[Case, Head] | None:
    """Return what is there and what was to be written in one, or None."""
    try:
        opened = load(path) if merge is not None else None
    except CannotRead:
        return None
    if merge is None or opened is None or opened.newer or opened.digest != there:
        return None
    return merge(opened.case)


def save_new(case: Case, places: Places, head: Head) -> Saved:
    """Write the case into a file of its own; the file's name becomes its id. Raises NotSaved."""
    folder = files.real(places.cases)
    with _in_words(folder), _locked(places.locks, str(folder)):
        files.make_private(folder)
        path = new_path(places, case)
        data = _bytes(case.but(id=path.stem), head, path)
        durable = _write(data, path)
    return Saved(files.digest(data), path, durable)


def new_path(places: Places, case: Case) -> Path:
    """Return where the case would be kept: a name that is not taken, from its day and its client."""
    return _free(files.real(places.cases), new_names(places, case))


def new_names(places: Places, case: Case) -> Iterator[str]:
    """Yield the names it may have: none of a case in the trash, none that has versions.

    They would be the past of this one too, and the other could not come back to its own.
    """
    for stem in names.names(case.created.date(), case.client.name):
        had = (places.trash / f"{stem}.toml", places.versions / stem)
        if not any(os.path.lexists(each) for each in had):
            yield stem


def find(places: Places, name: str) -> Path | None:
    """Return the file of the case of that name, or None; other names are never looked up."""
    path = places.cases / f"{name}.toml"
    return path if names.is_name(name) and os.path.lexists(path) else None


def to_trash(places: Places, path: Path) -> Path:
    """Move the file to the trash and return where it is then. Raises NotSaved when it stays."""
    return _moved(path, places.trash, path.stem)


def copy_to_trash(places: Places, path: Path, data: bytes) -> Path:
    """Put another form of a case into the trash, under the name of its file. Raises NotSaved."""
    return files.put_new(places.trash, path.stem, "toml", data)


def from_trash(places: Places, path: Path, stem: str) -> Path:
    """Move a file of the trash back and return where it is then. Raises NotSaved when it stays.

    The stem is the name that it had, and its versions have: in the trash it may have got a number.
    """
    return _moved(path, places.cases, stem)


def _moved(path: Path, folder: Path, stem: str) -> Path:
    """Move the file under this name, with a number where that is taken; it is never in neither place."""
    with _in_words(path):
        if stat.S_ISDIR(path.lstat().st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        files.make_private(folder)
        for number in range(1, 1000):
            target = folder / f"{stem if number == 1 else f'{stem}-{number}'}.toml"
            try:
                _move(path, target)
            except FileExistsError:
                continue
            return target
    raise NotSaved(folder, "every name for it is taken", "Move some of these cases away.")


def _move(path: Path, target: Path) -> None:
    """Move it to a name that nothing has; raises FileExistsError when something has it."""
    if path.is_symlink():
        target.symlink_to(files.real(path))
        path.unlink()
        return
    try:
        files.give_name(path, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        files.write_new(target, files.read(path, None))  # the folders are on two disks
        shutil.copystat(path, target)
        path.unlink()


def _bytes(case: Case, head: Head, path: Path) -> bytes:
    if case.format > FORMAT:
        raise NotSaved(path, "a newer amends wrote it", "Update amends to change it.")
    data = dumps(case, head).encode()
    if len(data) > files.LIMIT:
        reason = f"it would be larger than {files.LIMIT // 1_000_000} MB and could not be opened again"
        raise NotSaved(path, reason, "Shorten the message's history or the notes.")
    return data


def _digest_of(path: Path) -> str | None:
    """Return what is there now, or None for nothing."""
    try:
        return files.digest(files.read(path))
    except FileNotFoundError:
        return None


def _write(data: bytes, target: Path) -> bool:
    return files.put(files.stage(target.parent, data), target)


def _free(folder: Path, stems: Iterable[str]) -> Path:
    """Return the first of these files that is not there."""
    for stem in stems:
        path = folder / f"{stem}.toml"
        if not os.path.lexists(path):
            return path
    raise NotSaved(folder, "every name for it is taken", "Move some of these cases to the trash.")


@contextmanager
def _locked(locks: Path, what: str) -> Iterator[None]:
    """Keep other windows from saving the same thing meanwhile. The lock goes with its process."""
    from filelock import FileLock  # takes longer to import than a case to read

    files.make_private(locks)
    with FileLock(locks / f"{files.digest(what.encode())[:32]}.lock", timeout=_PATIENCE, mode=0o600):
        yield


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Say what the system says in words for the owner of the file."""
    try:
        yield
    except TimeoutError as error:
        reason = "another window has been saving it for some seconds"
        raise NotSaved(path, reason, "Close the other window.") from error
    except OSError as error:
        raise NotSaved.because(path, error) from error
