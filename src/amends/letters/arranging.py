"""The parts of a letter in another order, left out and taken in again. No words are lost by any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amends.domain.draft import Draft

ALSO = "also"
"""The name of a part that no shape has: for whatever else belongs into the letter."""


class Arrangement(NamedTuple):
    """How the parts were put in order, without their words: each by its name, and whether it is left out."""

    before: tuple[tuple[str, bool], ...]
    after: tuple[tuple[str, bool], ...]


def arrangement(before: Draft, after: Draft) -> Arrangement:
    """Return what was done to the parts of a draft between these two."""
    return Arrangement(*(tuple((part.name, part.out) for part in each.parts) for each in (before, after)))


def arranged(draft: Draft, how: Arrangement) -> Draft:
    """Return the draft with its parts arranged like that, however they were changed elsewhere meanwhile.

    What was not touched stays as the draft has it: a part that came in elsewhere stays behind the same part,
    and one that went stays away.
    """
    from amends.domain.draft import Part

    was, wanted = dict(how.before), dict(how.after)
    parts = {part.name: part for part in draft.parts}
    for name, out in how.after:
        if name not in was:
            parts.setdefault(name, Part(name=name, out=out))
        elif out != was[name] and name in parts:
            parts[name] = parts[name].but(out=out)
    there = [part.name for part in draft.parts]
    is_moved = [name for name in wanted if name in was] != list(was)
    lead, rest = (list(wanted), there) if is_moved else (there, list(wanted))
    order = [name for name in lead if name in parts]
    for at, name in enumerate(rest):
        if name in parts and name not in order:
            behind = next((other for other in reversed(rest[:at]) if other in order), None)
            order.insert(order.index(behind) + 1 if behind is not None else 0, name)
    return draft.but(parts=tuple(parts[name] for name in order))


def moved(draft: Draft, name: str, by: int) -> Draft:
    """Return the draft with that part further up (-1) or down (1); parts that are left out are passed."""
    parts = list(draft.parts)
    at = next(i for i, part in enumerate(parts) if part.name == name)
    to = at + by
    while 0 <= to < len(parts) and parts[to].out:
        to += by
    if not 0 <= to < len(parts):
        return draft
    parts.insert(to, parts.pop(at))
    return draft.but(parts=tuple(parts))


def in_or_out(draft: Draft, name: str) -> Draft:
    """Return the draft with that part left out, or in again; its words are kept either way."""
    part = draft.part(name)
    return draft if part is None else draft.written(part.but(out=not part.out))


def with_another(draft: Draft) -> Draft:
    """Return the draft with one more part before the last, for what no other part is for."""
    from amends.domain.draft import Part

    taken = {part.name for part in draft.parts}
    names = (ALSO if number == 1 else f"{ALSO}-{number}" for number in range(1, len(taken) + 2))
    part = Part(name=next(name for name in names if name not in taken))
    return draft.but(parts=(*draft.parts[:-1], part, *draft.parts[-1:]))
