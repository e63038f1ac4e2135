"""What the desk says about its views: their names, that nothing stands there, what is owed in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.ledger.days import brief
from amends.ledger.desk import in_view, is_owed_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.domain.summary import Summary
    from amends.ledger.desk import Shown

TITLES: dict[Shown, str] = {
    "open": "open",
    "waiting": "waiting",
    "owed": "what you owe",
    "closed": "closed",
    "all": "all",
}
WAYS: dict[Shown, str] = {
    "open": "Show open",
    "waiting": "Show waiting",
    "owed": "Show what I owe",
    "closed": "Show closed",
    "all": "Show all",
}
"""The views as commands."""
EMPTY = (
    "Nothing here yet.\n\n"
    "n   a new case: their message, or their silence\n"
    "s   a sample to try, made up, yours to throw away"
)


def nothing(view: Shown, words: str, cases: Sequence[Summary]) -> str:
    """Say why no case is shown, and what shows the others."""
    if words:
        return " No case has these words. esc shows all again."
    waiting = sum(case.view == "waiting" for case in cases)
    said = {"open": "Nothing is open", "owed": "You owe nothing"}.get(view, "None of them stands here")
    more = f"; {waiting} {'waits' if waiting == 1 else 'wait'} for an answer" if waiting else ""
    return f" {said}{more}. → shows the others."


def owed_elsewhere(view: Shown, cases: Sequence[Summary], today: date) -> str:
    """Say that something is owed in a case that the open ones do not show; empty in the other views."""
    if view != "open":
        return ""
    owed = [case for case in cases if is_owed_elsewhere(case, today)]
    if not owed:
        return ""
    first = brief(min(case.due for case in owed if case.due is not None))
    if len(owed) > 1:
        return f"{len(owed)} other cases owe something, the first by {first} · →"
    where = "A closed case" if in_view(owed[0], "closed", today) else "A case that waits"
    return f"{where} owes something by {first} · →"
