"""Which cases a view of the desk shows, and in which order; from the heads of the files alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from amends.domain.clean import composed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from amends.domain.summary import Summary

Shown = Literal["open", "waiting", "owed", "closed", "all"]
Order = Literal["changed", "due", "client"]

VIEWS: tuple[Shown, ...] = ("open", "waiting", "owed", "closed", "all")
ORDERS: Mapping[Order, str] = {"changed": "changed last", "due": "due first", "client": "by client"}

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def wants_a_look(case: Summary, today: date) -> bool:
    """Whether a day has come: something is due, it is time to check back, or to see if a change holds."""
    return is_due(case, today) or (case.view != "open" and is_follow_up_due(case, today))


def is_due(case: Summary, today: date) -> bool:
    """Whether something that was promised is due today or overdue, in a closed case too."""
    return case.due is not None and case.due <= today


def is_follow_up_due(case: Summary, today: date) -> bool:
    """Whether the day has come to check back, or to check that the change holds."""
    return case.follow_up is not None and case.follow_up <= today


def in_view(case: Summary, view: Shown, today: date) -> bool:
    """Whether a view shows the case; one that cannot be read stands in all of them."""
    if case.trouble or view == "all":
        return True
    if view == "owed":
        return case.due is not None
    if view == "open":
        return case.view == "open" or wants_a_look(case, today)
    return case.view == view


def is_owed_elsewhere(case: Summary, today: date) -> bool:
    """Whether the case owes something, and the open cases do not show it."""
    return not case.trouble and case.due is not None and not in_view(case, "open", today)


def matches(case: Summary, words: str, texts: Mapping[str, str]) -> bool:
    """Whether each of the words stands in the head of the case, or in its texts as far as they are read."""
    head = f"{case.client} {case.email} {case.title} {case.stands} {case.id}".casefold()
    whole = texts.get(str(case.path), "")
    return all(word in head or word in whole for word in composed(words).casefold().split())


def ordered(cases: Iterable[Summary], order: Order, today: date) -> list[Summary]:
    """Return the cases in order: what wants a look first, or by day, or by name; what is broken last.

    They come with the one changed last first, which stays the order among equals.
    """
    every = list(cases)
    if order == "client":
        every.sort(key=lambda case: (case.client.casefold(), case.title.casefold()))
    elif order == "due":
        every.sort(key=lambda case: (case.due is None, case.due or today))
    else:
        every.sort(key=_changed, reverse=True)
        every.sort(key=lambda case: (case.due or today) if wants_a_look(case, today) else today.max)
    every.sort(key=lambda case: bool(case.trouble))
    return every


def _changed(case: Summary) -> datetime:
    when = case.updated or case.created
    return when if when is not None and when.tzinfo is not None else _EARLIEST
