"""A letter put into a Maildir's folder of drafts, with the flag that makes it one."""

from __future__ import annotations

import os
import platform
import secrets
from typing import TYPE_CHECKING

from amends.mail.trouble import Trouble

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_INSIDE = (".Drafts", "Drafts", ".INBOX.Drafts", "INBOX.Drafts")
_PARTS = ("cur", "new", "tmp")
_NAME_IT = "Name its folder of drafts under “drafts” in the settings."


class NoDrafts(Trouble):
    """The folder that was named is no Maildir of drafts, or cannot be written into."""


def drafts_in(folder: Path) -> Path:
    """Return the folder of drafts: the one inside the Maildir that is named, or itself. Raises NoDrafts."""
    try:
        is_maildir = _is_maildir(folder)
    except OSError as error:  # the name is too long, or what lies above is not for this user
        reason = (error.strerror or "no reason given").lower()
        raise NoDrafts(f"The folder of drafts cannot be opened: {reason}.", _NAME_IT) from error
    if not is_maildir:
        raise NoDrafts(
            f"{folder} is no Maildir: it has no cur, new and tmp.",
            _NAME_IT,
        )
    inside = next((folder / name for name in _INSIDE if _is_maildir(folder / name)), None)
    if inside is None and "draft" not in folder.name.casefold():
        raise NoDrafts(
            f"{folder} has no folder of drafts.", "Name one, as in ~/Mail/.Drafts, in the settings."
        )
    return inside or folder


def _is_maildir(folder: Path) -> bool:
    return all((folder / part).is_dir() for part in _PARTS)


def deliver(folder: Path, data: bytes, now: datetime) -> Path:
    """Put the mail into the folder of drafts, whole or not at all; return where it is. Raises NoDrafts."""
    home = drafts_in(folder)
    host = platform.node().replace("/", "\\057").replace(":", "\\072")
    name = f"{now.timestamp():.6f}_{os.getpid()}_{secrets.token_hex(4)}.{host}"
    staged, target = home / "tmp" / name, home / "cur" / f"{name}:2,DS"
    try:
        descriptor = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data.replace(b"\r\n", b"\n"))
                file.flush()
                os.fsync(descriptor)
            staged.rename(target)
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise NoDrafts(
            f"{home} cannot be written into: {reason}.", "Hand the letter over another way."
        ) from error
    return target
