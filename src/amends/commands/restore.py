"""``amends restore``: an earlier version as the newest. What is there now stays, as a version too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.printed import word
from amends.commands.trouble import CannotDo
from amends.storage.versions import Version, keep, load, versions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from amends.storage.places import Places


def options(parser: ArgumentParser) -> None:
    """Which case, and which version."""
    parser.add_argument("id", metavar="ID", help="its id, a part of the id that no other has, or its file")
    parser.add_argument(
        "version",
        metavar="VERSION",
        help="as “amends versions ID” prints it, or as much of its beginning as no other has",
    )


def run(given: Namespace) -> int:
    """Take the version back."""
    from amends.session.session import Session
    from amends.storage.trouble import CannotRead, NotSaved

    places = home.places()
    path = home.case_file(places, given.id)
    version = _meant(places, path, given.version)
    try:
        session = Session.open(path, home.now, places=places)
        if session.newer:
            raise CannotDo(session.trouble)
        then = load(version)  # first: keeping another may let an old one go
        before = keep(places, path, session.case, "before another was taken back", home.now())
        session.change(then.but(id=session.case.id), "take back a version")
        session.save()
    except (CannotRead, NotSaved) as trouble:
        raise CannotDo(trouble) from trouble
    word(f"{path.stem} is again as it was: {version.reason.lower()}, {version.id}.")
    now = before.id if before is not None else versions(places, path)[0].id
    word(f"What it was until now is kept: amends restore {path.stem} {now}")
    return 0


def _meant(places: Places, path: Path, name: str) -> Version:
    """Return the one version whose id begins so."""
    found = [each for each in versions(places, path) if each.id.startswith(name)]
    exact = [each for each in found if each.id == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not name or not found:
        raise CannotDo(
            f"there is no version “{name}” of {path.stem}. amends versions {path.stem} shows them."
        )
    raise CannotDo(f"“{name}” could be {', '.join(each.id for each in found[:5])}.")
