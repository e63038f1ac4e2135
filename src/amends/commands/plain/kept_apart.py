"""The plain way, before a case is opened: what could not be saved then, and what cannot be read now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.plain.talk import say, way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.summary import Summary
    from amends.session.session import Session
    from amends.storage.places import Places
    from amends.storage.recovery import Recovered

WAYS = {
    "r": "restore: put it in its place",
    "b": "keep both: it gets a file of its own",
    "d": "discard: move it to the trash",
}
WHY = "Nothing is decided until you choose: what is left is offered again at the next start."


def unreadable(cases: Iterable[Summary]) -> None:
    """Say of each case that cannot be read why that is; its file is left alone."""
    for each in cases:
        if each.trouble:
            say(f"{each.path} cannot be read, {each.trouble}. It is left as it is.")


def come_back(places: Places) -> Session | None:
    """Ask what becomes of each case that was kept apart; return the one that was restored last, open."""
    from amends.storage import recovery
    from amends.storage.trouble import CannotRead, NotSaved

    for path in recovery.paths(places):
        try:
            recovery.load(path)
        except CannotRead as trouble:
            say(f"Kept apart in {path}, where it stays: {trouble}")
    session = None
    for kept in recovery.waiting(places):
        try:
            session = _offered(kept, places, session)
        except NotSaved as trouble:
            say(f"It is still kept in {kept.path}. {trouble}")
    return session


def _offered(kept: Recovered, places: Places, before: Session | None) -> Session | None:
    """Offer one; return the session to go on with. Raises NotSaved."""
    from amends.session.recovering import beside, discard, restored

    who = ", ".join(filter(None, (kept.case.client.name, kept.case.title))) or kept.case.id
    say(f"{who}: this could not be saved when amends ended, and is kept in {kept.path}.")
    key, _ = way("What becomes of it", WAYS, empty="it stays there", why=WHY)
    if key == "b":
        say(f"Kept in {beside(kept, home.now, places)}.")
    elif key == "d":
        say(f"Moved to {discard(kept, places)}.")
    elif key == "r":
        session, trouble = restored(kept, home.now, places)
        say(f"Restored in {session.path}.")
        if trouble:
            say(f"No version is kept of what was there. {trouble}")
        if before is not None:
            before.close()
        return session
    return before
