"""Who wrote what, among messages that were picked together: one rule, before they are read and after."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from amends.domain.addresses import first
from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

OLDEST = datetime.min.replace(tzinfo=UTC)
"""Stands for no date."""


class Written(Protocol):
    """A message, or what is known of one."""

    @property
    def sender(self) -> str:
        """Name and address."""

    @property
    def date(self) -> datetime | None:
        """When it was written."""


W = TypeVar("W", bound=Written)


def newest_first(found: Sequence[W], own: str) -> tuple[W, ...]:
    """Return the newest that is not the user's own, then the others that are plainly by the same sender.

    Where all are the user's own they count. ``found`` is not empty; ``own`` is the user's name and address.
    """
    theirs = [each for each in found if not is_by(each.sender, own)] or list(found)
    newest = max(theirs, key=lambda each: each.date or OLDEST)
    others = (each for each in theirs if each is not newest and same_sender(each.sender, newest.sender))
    return (newest, *others)


def same_sender(one: str, other: str) -> bool:
    """Whether it is plain that one person wrote both: one address, or one name where one is missing."""
    (name, address), (other_name, other_address) = _plain(one), _plain(other)
    if address and other_address:
        return address == other_address
    return bool(name) and name == other_name


def is_by(sender: str, own: str) -> bool:
    """Whether the user wrote it. Without an address, as in a chat, it takes their name, whole or first."""
    (name, address), (whole, own_address) = _plain(sender), _plain(own)
    if address:
        return address == own_address
    return bool(name) and name in {"you", whole, whole.partition(" ")[0]}


def _plain(header: str) -> tuple[str, str]:
    name, address = first(header)
    return clean_line(name).casefold(), clean_line(address).strip().casefold()
