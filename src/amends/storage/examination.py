"""Everything amends keeps, looked at: what is not as it should be, and what to do. Changes nothing."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from amends.domain.clean import clean_line
from amends.storage import cases, copies, files, names, own_rules, recovery, settings
from amends.storage.trouble import CannotRead, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amends.storage.places import Places

Severity = Literal["broken", "look"]

_NO_FOLDER = ("it is a file, not a folder", "Move that file away.")
_ROOM = 10_000_000
"""Bytes below which the disk is as good as full."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is not as it should be."""

    severity: Severity
    """"broken" when something of yours cannot be read or kept, "look" for the rest."""
    about: str
    """"case", "copy", "folder", "settings", "rules", "recovery", "leftover"."""
    file: Path
    line: int | None
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found."""

    cases: int
    """How many cases can be read."""
    remarks: tuple[Remark, ...]


def examine(places: Places) -> Examined:
    """Look at every case, the settings, the rules, the folders, and what was left behind."""
    remarks = [*_folders(places), *_settings(places), *_rules(places), *_kept_apart(places)]
    entries = _entries(places.cases)
    alone, beside = copies.beside(places.cases, [each for each in entries if each.endswith(".toml")])
    readable = 0
    for name in alone:
        found = list(_case(places.cases / name))
        readable += not any(each.severity == "broken" for each in found)
        remarks += found
        remarks += [_copy(name, copy.path, copy.by) for copy in beside.get(name, ())]
    remarks += [_leftover(places.cases / name) for name in entries if name.startswith(files.PREFIX)]
    return Examined(readable, tuple(dict.fromkeys(remarks)))


def _entries(folder: Path) -> list[str]:
    try:
        found = sorted(each.name for each in folder.iterdir())
    except OSError:
        return []  # what is the matter with it the folders tell
    return [each for each in found if not each.startswith(".") or each.startswith(files.PREFIX)]


def _folders(places: Places) -> Iterator[Remark]:
    for folder in (places.cases, places.trash, places.versions, places.letters, places.state, places.config):
        try:
            mode = folder.stat().st_mode
        except FileNotFoundError:
            yield from _can_be_made(folder)
            continue
        except OSError as error:
            yield Remark("broken", "folder", folder, None, *words_for(error))
            continue
        if not stat.S_ISDIR(mode):
            yield Remark(
                "broken", "folder", folder, None, "it is a file, not a folder", "Move that file away."
            )
            continue
        if stat.S_IMODE(mode) & 0o077:
            advice = f"chmod 700 {folder}"
            yield Remark("look", "folder", folder, None, "others on this machine can look into it", advice)
        if not os.access(folder, os.W_OK | os.X_OK):
            advice = "Look at who may use it; until then nothing can be saved there."
            yield Remark("broken", "folder", folder, None, "nothing can be written into it", advice)
        elif shutil.disk_usage(folder).free < _ROOM:
            yield Remark("broken", "folder", folder, None, "its disk is all but full", "Free some space.")


def _can_be_made(folder: Path) -> Iterator[Remark]:
    """Say when a folder that is not there yet could not be made."""
    above = next((each for each in folder.parents if os.path.lexists(each)), folder)
    if not above.is_dir():
        yield Remark("broken", "folder", above, None, *_NO_FOLDER)
    elif not os.access(above, os.W_OK | os.X_OK):
        reason = "the folders that amends needs cannot be made in it"
        yield Remark("broken", "folder", above, None, reason, "Look at who may use it.")


def _case(path: Path) -> Iterator[Remark]:
    try:
        opened = cases.load(path)
    except CannotRead as trouble:
        yield Remark("broken", "case", path, trouble.line, trouble.reason, trouble.advice)
        return
    if opened.newer:
        reason = f"a newer amends wrote it, in format {opened.case.format}: it can be read, not changed"
        yield Remark("look", "case", path, None, reason, "Update amends to change it.")
    if not names.is_name(path.stem):
        reason = "its name is not one that amends gives; it opens by its path only"
        yield Remark(
            "look", "case", path, None, reason, f"Call it like {path.parent.name}/{opened.case.id}.toml."
        )
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        yield Remark("look", "case", path, None, "others on this machine can read it", f"chmod 600 {path}")


def _copy(name: str, path: Path, by: str) -> Remark:
    reason = f"a copy of {name}, made by {by}: the case was changed in two places"
    try:
        cases.load(path)
    except CannotRead as trouble:
        return Remark("broken", "copy", path, trouble.line, trouble.reason, trouble.advice)
    return Remark("look", "copy", path, None, reason, "Open the case on the desk: it shows how they differ.")


def _leftover(path: Path) -> Remark:
    reason = "left behind by a save that was cut off; the case itself is whole"
    return Remark("look", "leftover", path, None, reason, "Remove it, or wait: after a day amends does.")


def _settings(places: Places) -> Iterator[Remark]:
    for complaint in settings.load(places)[1]:
        advice = "Mend that line; until then the rest of the settings holds."
        yield Remark("look", "settings", places.settings, None, complaint, advice)


def _rules(places: Places) -> Iterator[Remark]:
    for complaint in own_rules.own_rules(places).troubles:
        yield Remark("look", "rules", places.rules, None, complaint, "Mend it; until then it is left out.")


def _kept_apart(places: Places) -> Iterator[Remark]:
    waiting = {each.path: each for each in recovery.waiting(places)}
    for path in recovery.paths(places):
        if path in waiting:
            of = waiting[path].of
            reason = f"kept apart because {clean_line(of.name) if of else 'its file'} could not be written"
            yield Remark("look", "recovery", path, None, reason, "Start amends: it shows it and asks.")
            continue
        try:
            recovery.load(path)
        except CannotRead as trouble:
            yield Remark("broken", "recovery", path, trouble.line, trouble.reason, trouble.advice)
