"""Where this user's files are, what is set there, and what time it is: the only clock of the commands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from amends.commands.here import Here
from amends.commands.printed import word
from amends.commands.trouble import CannotDo
from amends.storage.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from amends.coach.own import OwnRules
    from amends.domain.settings import Settings


def places() -> Places:
    """Return the folders of this user."""
    return Places.found()


def now() -> datetime:
    """Return the time here, with its zone."""
    return datetime.now(Here())


def settings(places: Places) -> Settings:
    """Return the settings; what is wrong with them is said and left at its default."""
    if not places.settings.exists():
        from amends.domain.settings import Settings

        return Settings()
    from amends.storage.settings import load

    found, complaints = load(places)
    for complaint in complaints:
        word(complaint)
    return found


def own_rules(places: Places, *, aloud: bool = True) -> OwnRules:
    """Return the user's own rules; what is wrong with them is left out, and said where it is aloud."""
    if not places.rules.is_dir():
        from amends.coach.own import NO_RULES

        return NO_RULES
    from amends.storage.own_rules import own_rules

    found = own_rules(places)
    tell(found.troubles if aloud else ())
    return found


def adopt_remedies(places: Places) -> None:
    """Add the user's own remedies to the catalogue; what is wrong with them is said and left out."""
    from amends.remedies import adopt
    from amends.storage.own_remedies import own_remedies

    found = own_remedies(places)
    adopt(found.remedies)
    tell(found.troubles)


def tell(words: Iterable[str]) -> None:
    """Say these on standard error, a line each."""
    for each in words:
        word(each)


def case_file(places: Places, name: str) -> Path:
    """Return the file of a case by its id, by a part of the id that no other has, or by its path."""
    from pathlib import Path

    if name.endswith(".toml") and Path(name).exists():
        return Path(name)
    if path := case_named(places, name):
        return path
    raise CannotDo(f"there is no case “{name}”. amends list shows those there are.")


def case_named(places: Places, name: str) -> Path | None:
    """Return the file of the case with this id, or with this part of it; None when no case has it.

    Raises CannotDo when several have it.
    """
    from amends.storage.names import is_name

    path = places.cases / f"{name}.toml"
    if is_name(name) and path.is_file():
        return path
    try:
        ids = sorted(each.stem for each in places.cases.glob("*.toml") if not each.name.startswith("."))
    except OSError:
        ids = []
    found = [each for each in ids if name and name.casefold() in each]
    if len(found) > 1:
        raise CannotDo(f"“{name}” could be {', '.join(found[:5])}{' or others' if len(found) > 5 else ''}.")
    return places.cases / f"{found[0]}.toml" if found else None
