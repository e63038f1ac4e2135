"""The zone of this machine with its rules: the offset of a day to come is that of its own season.

``datetime.astimezone()`` alone gives the offset of the moment it is asked for, also to a day after the clocks
have changed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class Here(tzinfo):
    """What the system says of each moment."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """Return the offset of the moment itself."""
        return None if when is None else _local(when).utcoffset()

    def dst(self, when: datetime | None) -> timedelta | None:
        """Return nothing: the system tells the offset only."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """Return the name that the system has for it, as in "CEST"."""
        return None if when is None else _local(when).tzname()

    def fromutc(self, when: datetime) -> datetime:
        """Return the moment on this machine's clock; of an hour that comes twice, the right one."""
        here = when.replace(tzinfo=UTC).astimezone()
        first = here.replace(tzinfo=self, fold=0)
        return first if first.utcoffset() == here.utcoffset() else first.replace(fold=1)

    def __repr__(self) -> str:
        return "Here()"


def _local(when: datetime) -> datetime:
    return when.replace(tzinfo=None).astimezone()
