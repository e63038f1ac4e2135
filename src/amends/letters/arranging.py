"""The parts of a letter in another order, left out and taken in again. No words are lost by any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.draft import Draft

ALSO = "also"
"""The name of a part that no shape has: for whatever else belongs into the letter."""


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
