"""Copies that a sync service, or amends itself, made of a case when it was changed in two places at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.summary import Copy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_KINDS = (
    ("amends", re.compile(rf"(?P<of>.+) \(conflict {_DAY} [0-9]{{6}}\)(?: [0-9]{{1,3}})?")),
    ("Syncthing", re.compile(r"(?P<of>.+)\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]{7})?")),
    (
        "Nextcloud",
        re.compile(
            rf"(?P<of>.+) \((?:[^()]{{1,80}}'s )?conflicted copy {_DAY} [0-9]{{6}}\)(?: \([0-9]{{1,3}}\))?"
        ),
    ),
    ("Nextcloud", re.compile(r"(?P<of>.+)_conflict-[0-9]{8}-[0-9]{6}")),
    (
        "Dropbox",
        re.compile(rf"(?P<of>.+) \((?:[^()]{{1,80}} )?conflicted copy(?: {_DAY})?(?: \([0-9]{{1,3}}\))?\)"),
    ),
)


def copy_of(stem: str) -> tuple[str, str] | None:
    """Return the stem of the file that this is a copy of, and who made it; None for any other name."""
    for by, pattern in _KINDS:
        if found := pattern.fullmatch(stem):
            return found["of"], by
    return None


def beside(folder: Path, entries: Iterable[str]) -> tuple[list[str], dict[str, list[Copy]]]:
    """Tell the cases from the copies that lie beside them; a copy whose case is gone is a case itself."""
    there = {name.removesuffix(".toml"): name for name in entries}
    alone, copies = [], dict[str, list[Copy]]()
    for stem in sorted(there):
        found = copy_of(stem)
        if found is None or found[0] not in there:
            alone.append(there[stem])
        else:
            copies.setdefault(there[found[0]], []).append(Copy(folder / there[stem], found[1]))
    return alone, copies
