"""What the desk shows of a case before the case itself is opened. No pydantic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

View = Literal["open", "waiting", "closed"]


class Glimpse(NamedTuple):
    """What stands beside the desk's list for one case."""

    client: str = ""
    company: str = ""
    next: str = ""
    """What was to be done next when the case was saved, without the word given in a short note."""
    owed: tuple[tuple[str, date | datetime | None], ...] = ()
    """What is promised and not kept, each with its day or its moment."""
    sent: tuple[str, ...] = ()
    """The shapes of the letters that are sent, the last at the end."""
    check_on: date | None = None
    """The day on the closing card from which to look whether the change holds; None when that was done."""
    letter: str = ""
    """The title of the newest letter; empty when there is none."""
    opening: str = ""
    """Its first words."""
    zone: str = ""
    """The client's, as the case names it."""
    copies: tuple[Copy, ...] = ()
    """What lies beside the case from changes in two places at once."""


class Due(NamedTuple):
    """One thing that is owed in a case: a promise, or a look at whether a change holds."""

    id: str
    """Of the case."""
    client: str
    title: str
    what: str
    due: date | datetime | None = None
    made: date | None = None
    """The day of the letter that promised it."""
    kind: str = "promise"
    """"promise", or "check" for the day on the closing card."""
    zone: str = ""
    """The client's, as the case names it."""


class Copy(NamedTuple):
    """Another form of a case, beside it: it was changed in two places at once."""

    path: Path
    by: str
    """Who put it there: "Syncthing", "Dropbox", "Nextcloud", or amends itself."""


class Summary(NamedTuple):
    """The head of one case file, or the reason why it cannot be read."""

    id: str
    """Empty for what is no case: the folder, where that cannot be read."""
    path: Path
    client: str = ""
    email: str = ""
    """The client's, by which they are known again."""
    title: str = ""
    stands: str = ""
    """Where it stands, in the words written into the file's head: "writing, 3 of 5 parts"."""
    since: datetime | None = None
    """When it came to stand there."""
    created: datetime | None = None
    updated: datetime | None = None
    due: date | None = None
    """The day of the earliest promise that is not kept."""
    rests_until: datetime | None = None
    """Until when the user wanted to leave it alone; it may have passed."""
    follow_up: date | None = None
    """The day from which to look at it again: to check back after silence, or that a change holds."""
    trouble: str = ""
    """Why the file cannot be read, with its line; everything else is then empty."""
    copies: tuple[Copy, ...] = ()
    """What lies beside it from changes in two places at once."""

    @property
    def view(self) -> View:
        """Which view of the desk it belongs to."""
        if self.stands.startswith("sent"):
            return "waiting"
        return "closed" if self.stands in ("accepted", "declined", "silent", "parted") else "open"
