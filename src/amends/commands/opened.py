"""A case for a command that prints, and which of its letters is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.domain.draft import Draft


def open_case(path: Path) -> Case:
    """Return the case in a file, with the user's own remedies at hand to say what it offers."""
    from amends.storage.cases import load
    from amends.storage.trouble import CannotRead

    home.adopt_remedies(home.places())
    try:
        return load(path).case
    except CannotRead as trouble:
        raise CannotDo(trouble) from trouble


def letter_of(case: Case, number: int | None, *, or_sent: bool) -> Draft:
    """Return the letter of that number, counted from 1; without one, the newest that is not sent.

    Where all are sent, ``or_sent`` takes the one sent last.
    """
    count = len(case.drafts)
    if number is not None:
        if 1 <= number <= count:
            return case.drafts[number - 1]
        raise CannotDo(f"there is no letter {number} in this case; it has {count or 'none yet'}.")
    draft = case.draft or (case.last_sent if or_sent else None)
    if draft is not None:
        return draft
    if not count:
        raise CannotDo(f"there is no letter in this case yet. amends open {case.id} begins one.")
    raise CannotDo(f"every letter in this case is sent. --draft N takes one of them, from 1 to {count}.")
