"""Earlier versions of a case, each a whole file beside the others, named by its time and its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from amends.domain.slug import slug
from amends.storage import cases, files
from amends.storage.toml_out import Head, dumps
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z0-9][a-z0-9-]*)")
_TIME = "%Y%m%dT%H%M%SZ"

ALL_OF = timedelta(days=1)
"""Within this time every version is kept,"""
HOURLY = timedelta(days=14)
"""within this the last of each hour, and the last of each day for good."""


@dataclass(frozen=True, slots=True)
class Version:
    """A case as it was at one moment."""

    when: datetime
    reason: str
    """Why it was kept, in a few words: "after Respond"."""
    path: Path

    @property
    def id(self) -> str:
        """What it is called on the command line."""
        return self.path.stem


def folder(places: Places, case_file: Path) -> Path:
    """Return where the versions of the case in this file are kept; it need not be there."""
    if files.real(case_file).parent == files.real(places.cases):
        return places.versions / case_file.stem
    apart = files.digest(str(files.real(case_file)).encode())[:8]
    return places.versions / f"{slug(case_file.stem)}-{apart}"


def versions(places: Places, case_file: Path) -> tuple[Version, ...]:
    """Return the versions of the case in this file, the newest first; other files are passed by."""
    try:
        names = sorted(folder(places, case_file).iterdir(), key=lambda path: path.name, reverse=True)
    except OSError:
        return ()
    found = (_version(path) for path in names)
    return tuple(each for each in found if each is not None)


def _version(path: Path) -> Version | None:
    named = _NAME.fullmatch(path.stem) if path.suffix == ".toml" else None
    if named is None:
        return None
    try:
        when = datetime.strptime(named[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Version(when, named[2].replace("-", " ").capitalize(), path)


def keep(places: Places, case_file: Path, case: Case, reason: str, now: datetime) -> Version | None:
    """Keep the case as it is as a version, and let old ones go; None when the newest says the same already.

    Raises NotSaved.
    """
    there = versions(places, case_file)
    if there and _same(there[0], case):
        return None
    if there:  # they are in order even where a clock is put back
        now = max(now, there[0].when + timedelta(seconds=1))
    home = folder(places, case_file)
    stem = f"{now.astimezone(UTC):{_TIME}}-{slug(reason, 'kept')}"
    try:
        files.make_private(home)
        path = _write(home, stem, dumps(case, Head()).encode())
    except OSError as error:
        raise NotSaved.because(home, error) from error
    for each in too_many(versions(places, case_file), now):
        each.path.unlink(missing_ok=True)
    return _version(path)


def _write(home: Path, stem: str, data: bytes) -> Path:
    path = home / f"{stem}.toml"
    files.write_new(path, data)
    return path


def _same(version: Version, case: Case) -> bool:
    try:
        return load(version).but(updated=case.updated, id=case.id) == case
    except CannotRead:
        return False


def load(version: Version) -> Case:
    """Return the case as it was. Raises CannotRead."""
    return cases.load(version.path).case


def too_many(there: Iterable[Version], now: datetime) -> tuple[Version, ...]:
    """Return the versions that may go by now: never the last of a day, never one of the last day."""
    newest_first = sorted(there, key=lambda each: (each.when, each.path.name), reverse=True)
    kept_of: set[str] = set()
    gone = []
    for each in newest_first:
        age = now - each.when
        local = each.when.astimezone(now.tzinfo)
        span = f"{local:%Y-%m-%d %H}" if age <= HOURLY else f"{local:%Y-%m-%d}"
        day = f"{local:%Y-%m-%d}"
        if age <= ALL_OF or span not in kept_of or day not in kept_of:
            kept_of |= {span, day}
        else:
            gone.append(each)
    return tuple(gone)
