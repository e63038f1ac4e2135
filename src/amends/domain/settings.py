"""What the user has set once. No pydantic: the theme is needed for the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal


class Settings(NamedTuple):
    """The user's name, letterhead, limits and looks."""

    name: str = ""
    email: str = ""
    signature: str = ""
    """What follows "Kind regards,"; empty takes the name."""
    currency: str = "EUR"
    locale: str = "en_GB"
    """How dates and amounts are written in letters."""
    rate: Decimal | None = None
    """What an hour of yours costs, in the currency above."""
    cap: Decimal | None = None
    """The most you give away in one case."""
    floor: Decimal | None = None
    """What must be left to you of the fees of all open cases, whatever is taken."""
    hours: Decimal | None = None
    """The hours you really have for repairs."""
    theme: str = "dusk"
    pace: str = "even"
    still: bool = False
    """Cool down with words only."""
    drafts: str = ""
    """A Maildir, or its folder of drafts, that letters can be put into."""
    command: str = ""
    """A command of the user's own that opens the letter as a draft."""
    may_send: bool = False
    """Whether that command may be one that sends; only the file can say so, and each time is asked."""
    keys: tuple[tuple[str, str], ...] = ()
    """Keys of amends, each with the one that stands for it."""
    quiet: tuple[str, ...] = ()
    """Rules that never speak."""

    @property
    def sender(self) -> str:
        """The user's name and address as in a header."""
        from amends.domain.addresses import join

        return join(self.name, self.email)
