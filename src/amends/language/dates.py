"""Days and times of day named in a text, resolved against the day the text was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amends.language.counted_days import months_from
from amends.language.date_words import Atom, atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, time

_GAP = re.compile(
    r"(?:,?\s{1,3}(?:(?:at|by|on|in|before|around|about|no later than|the)\s{1,2}){0,2}|,|\s?\()", re.I
)


_YEAR = re.compile(r"\d{4}|[/.-]\d{2}\b|'\d{2}\b")
_NEAR = 270
"""Days; a date without a year may be meant in any year in which it is no further away."""


class Mention(NamedTuple):
    """A day, a time of day or both, where the text names it; end exclusive, in characters."""

    start: int
    end: int
    day: date | None = None
    """None when only a time of day is named, when there is no such day, or when it needs a base."""
    clock: time | None = None
    weekday: int | None = None
    """The weekday in the text, Monday = 0, whether or not it agrees with the day."""

    @property
    def disagrees(self) -> bool:
        """Whether the weekday in the text is not that of its date."""
        return self.day is not None and self.weekday is not None and self.day.weekday() != self.weekday


_LIKE_LETTERS = dict.fromkeys(map(ord, "ıİſK"), "·")
"""Letters that a pattern without regard to capitals takes for i, s and k: in no name of a day or a month."""


def find(text: str, base: date | None) -> tuple[Mention, ...]:
    """Return every day and time of day in the text, in order, without overlaps.

    A weekday alone is the next one after base; "next Monday" is the Monday of the week after; a date
    without a year is the one nearest to base. Without a base only full dates have a day.
    """
    text = text.translate(_LIKE_LETTERS)
    mentions: list[Mention] = []
    for group in _groups(text, _apart(atoms(text, base))):
        mention = _joined(text, group, base)
        if mention is not None:
            mentions.append(mention)
    return tuple(mentions)


def _apart(atoms: Iterable[Atom]) -> list[Atom]:
    """Return the atoms in order; of those that overlap, the first and longest stays."""
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: (atom.start, -atom.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _groups(text: str, atoms: list[Atom]) -> Iterator[list[Atom]]:
    """Yield neighbours that name one moment together: "5 pm on Friday 20 March"."""
    group: list[Atom] = []
    for atom in atoms:
        if group and not _belongs(text, group, atom):
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _belongs(text: str, group: list[Atom], atom: Atom) -> bool:
    gap = text[group[-1].end : atom.start]
    if len(gap) > 24 or not _GAP.fullmatch(gap):
        return False
    kinds, last, opened = {one.kind for one in group}, group[-1].kind, gap.endswith("(")
    if atom.kind == "weekday":
        if {"date", "ordinal", "relative"} & kinds:
            closed = "".join(text[atom.end : atom.end + 1]) in ("", *".,;:!?)\n")
            return "weekday" not in kinds and (opened or (gap == ", " and closed and last == "date"))
        return kinds <= {"clock", "part", "end"}
    if atom.kind in ("date", "ordinal"):
        return not {"date", "ordinal", "relative"} & kinds
    if atom.kind == "relative":
        return kinds <= {"clock", "end"}
    if atom.kind == "part":
        return not {"part", "clock", "end"} & kinds and gap.strip() in ("", "in the")
    return not {"clock", "end"} & kinds and not opened


def _joined(text: str, group: list[Atom], base: date | None) -> Mention | None:
    kinds = {atom.kind for atom in group}
    if kinds == {"part"} or (len(group) == 1 and not group[0].certain):
        return None
    pick = {atom.kind: atom for atom in group}
    dated = (
        pick.get("date")
        or pick.get("ordinal")
        or pick.get("relative")
        or pick.get("weekday")
        or pick.get("end")
    )
    weekday = pick["weekday"].weekday if "weekday" in pick else None
    day = dated.day if dated else None
    if base and dated and dated.kind == "ordinal" and weekday is not None and day:
        near = months_from(base, (-1, 0, 1), day.day)
        day = min(
            (one for one in near if one.weekday() == weekday), key=lambda one: abs(one - base), default=day
        )
    without_year = not _YEAR.search(text[group[0].start : group[-1].end])
    if base and dated and dated.kind == "date" and without_year and weekday is not None and day:
        day = _in_the_year_meant(day, weekday, base)
    end = group[-1].end
    if "(" in text[group[0].start : end] and text[end : end + 1] == ")":
        end += 1
    elif text[end - 1] == "." and text[end - 2] != "m":
        end -= 1
    mention = Mention(group[0].start, end, day, weekday=weekday)
    return mention._replace(clock=pick["clock"].clock) if "clock" in pick else mention


def _in_the_year_meant(day: date, weekday: int, base: date) -> date:
    """Return the day in the near year in which it falls on the weekday in the text, if there is one."""
    if day.weekday() == weekday or (day.month, day.day) == (2, 29):
        return day
    years = (day.replace(year=year) for year in range(max(1, day.year - 1), min(9999, day.year + 1) + 1))
    near = [one for one in years if abs((one - base).days) <= _NEAR and one.weekday() == weekday]
    return near[0] if near else day
