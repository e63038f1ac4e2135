"""What becomes of a copy that lies beside its case. What is not wanted goes to the trash, not away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.storage import cases, files
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from pathlib import Path

    from amends.storage.places import Places


def swap(places: Places, path: Path, copy: Path) -> Path:
    """Put the copy in the place of its case; return where the case is now, in the trash. Raises NotSaved.

    Cut off in the middle it leaves the copy under its own name, which is then a case like any other.
    """
    there = cases.to_trash(places, path)
    try:
        copy.rename(path)
    except OSError as error:
        raise NotSaved.because(path, error) from error
    return there


def apart(places: Places, copy: Path) -> Path:
    """Make a case of its own from the copy: a new name; return it. Raises NotSaved."""
    try:
        case = cases.load(copy).case
    except CannotRead as trouble:
        raise NotSaved(copy, trouble.words, trouble.advice) from trouble
    for stem in cases.new_names(places, case):
        target = places.cases / f"{stem}.toml"
        try:
            files.give_name(copy, target)
        except FileExistsError:
            continue
        except OSError as error:
            raise NotSaved.because(copy, error) from error
        return target
    raise NotSaved(places.cases, "every name for it is taken", "Move some of these cases to the trash.")
