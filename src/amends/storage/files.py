"""Bytes in and out of files, so that a file is at any moment wholly the old or wholly the new one."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from amends.storage.trouble import NotSaved

LIMIT = 8_000_000
"""The most bytes a file of ours may have: twice a message of a million letters, of four bytes each."""

PREFIX = ".amends-"
"""How the name of a file begins that is being written; it is left behind when that is cut off."""
_NO_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}
)
"""What file systems say that know no second name for a file."""

_DAY = 24 * 60 * 60


def digest(data: bytes) -> str:
    """Return what tells one content of a file from another; times and sizes do not."""
    import hashlib  # the desk reads without it

    return hashlib.sha256(data).hexdigest()


def real(path: Path) -> Path:
    """Return where the file really is, so that a link is followed once and never replaced by a file."""
    return Path(os.path.realpath(path))


def is_there(path: Path) -> bool:
    """Whether the file, or what its link leads to, is there and can be seen."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def read(path: Path, limit: int | None = LIMIT) -> bytes:
    """Return the first bytes of a regular file, one more than the limit at most; without one all of them.

    A pipe or a device in the folder would wait for ever; it raises instead.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        descriptor = os.open(real(path), flags)  # a link to a case is followed once
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "it is not a regular file")
        return file.read(-1 if limit is None else limit + 1)


def make_private(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for this user alone whatever the umask."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        folder.chmod(0o700)


def stage(folder: Path, data: bytes) -> Path:
    """Write the bytes into a new file of the folder, down to the disk; nothing is left on failure."""
    import tempfile  # the desk never writes

    descriptor, name = tempfile.mkstemp(dir=folder, prefix=PREFIX)
    staged = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)  # a umask may have taken the owner's rights away
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return staged


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, for this user alone, down to the disk; there is never half of it.

    Raises FileExistsError when something is there already.
    """
    staged = stage(path.parent, data)
    try:
        give_name(staged, path)
    finally:
        with suppress(OSError):  # it is swept later
            staged.unlink(missing_ok=True)
    _settled(path.parent)


def give_name(there: Path, path: Path) -> None:
    """Let a file have this name, which nothing may have yet; its other name goes. Raises FileExistsError."""
    try:
        os.link(there, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):  # without links there is a moment in which somebody else may take the name
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        there.rename(path)
    else:
        there.unlink()


def put_new(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """Write a new file in the folder and return where it is: with a number where its name is taken.

    The folder is made when it is missing. Raises NotSaved.
    """
    path = folder / f"{stem}.{ending}"
    try:
        make_private(folder)
        for number in range(2, 1001):
            try:
                write_new(path, data)
            except FileExistsError:
                path = folder / f"{stem}-{number}.{ending}"
            else:
                return path
    except OSError as error:
        raise NotSaved.because(path, error) from error
    raise NotSaved(path, "every name for it is taken", "Move some of these files away.")


def put(staged: Path, target: Path) -> bool:
    """Put the staged file in the target's place; return whether the new name is known to be on the disk."""
    try:
        staged.replace(target)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    return _settled(target.parent)


def _settled(folder: Path) -> bool:
    """Return whether the folder's entries are on the disk. Some network folders cannot say."""
    if not hasattr(os, "O_DIRECTORY"):
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def sweep(folder: Path, now: float) -> int:
    """Remove what an interrupted save left behind more than a day ago; return how many files that was."""
    swept = 0
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return 0  # no folder, nothing to sweep
    for entry in entries:
        if not entry.name.startswith(PREFIX):
            continue
        try:
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(info.st_mode) and now - info.st_mtime > _DAY:
                Path(entry.path).unlink()
                swept += 1
        except OSError:
            continue  # somebody else swept it, or it stays: it does no harm
    return swept
