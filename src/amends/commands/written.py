"""A file that a command writes: for this user alone, and never over another by chance."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file; only force replaces one that is there, and no link is followed."""
    from amends.storage.files import put, stage, write_new

    try:
        if force and (not os.path.lexists(path) or path.is_symlink() or path.is_file()):
            put(stage(path.parent, data), path)
        else:
            write_new(path, data)
    except FileExistsError:
        raise CannotDo(f"{path} is there already. Choose another name, or add --force.") from None
    except OSError as error:
        raise CannotDo(
            f"{path} cannot be written: {(error.strerror or 'no reason given').lower()}."
        ) from error
