"""Copies beside their case: how they differ from it, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.differences import Difference
    from amends.storage.places import Places


def difference(path: Path, copy: Path) -> tuple[tuple[Difference, ...] | None, str]:
    """Return what the copy says otherwise; or None and why it cannot be told."""
    from amends.domain.differences import differences
    from amends.storage.cases import load
    from amends.storage.trouble import CannotRead

    try:
        return differences(load(path).case, load(copy).case), ""
    except CannotRead as trouble:
        return None, str(trouble)


def choose(places: Places, path: Path, copy: Path, answer: str) -> str:
    """Do what the user chose, and say what was done. Raises NotSaved."""
    from amends.storage.cases import to_trash
    from amends.storage.choosing import apart, swap

    if answer == "keep":
        return f"The copy is in {to_trash(places, copy)}"
    if answer == "take":
        return f"The case as it was is in {swap(places, path, copy)}"
    if answer == "both":
        return f"The copy is a case of its own now: {apart(places, copy).name}"
    return ""
