"""Another shape for the same letter: everything written stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.letters.beginning import opening
from amends.letters.loading import shape, shapes

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.draft import Draft, Part
    from amends.letters.loading import ShapePart


def reshape(draft: Draft, shape_id: str, case: Case) -> Draft:
    """Return the draft in that shape; words without a part of their name follow at the end.

    Only an opening that the old shape had put there goes, when nobody has touched it. The case says with
    which opening the new one begins.
    """
    form = shape(shape_id)
    old = shapes().get(draft.shape)
    given = {part.name: _openings(part) for part in old.parts} if old else {}
    wanted = {part.name: part for part in form.parts}
    written = {part.name: part for part in draft.parts}
    parts = [_into(part, written.get(part.name), opening(part, case)) for part in form.parts]
    parts += [
        part
        for part in draft.parts
        if part.name not in wanted
        and (_words(part) or part.model_extra)
        and (part.after or not part.text.strip() or part.text.strip() not in given.get(part.name, ()))
    ]
    return draft.but(shape=form.id, parts=tuple(parts))


def _words(part: Part) -> str:
    return f"{part.text}{part.after}".strip()


def _openings(form: ShapePart) -> set[str]:
    """Return all that a shape may have put into a part, as it was before anybody touched it."""
    return {form.prefill.strip(), form.receipt.strip(), form.unread.strip()}


def _into(form: ShapePart, part: Part | None, begins: str) -> Part:
    from amends.domain.draft import Part

    if part is None:
        return Part(name=form.name, text=begins)
    if begins and not _words(part):
        return part.but(text=begins)
    if part.after.strip() and not form.holds_offers:
        return part.but(text="\n\n".join(filter(None, (part.text.strip(), part.after.strip()))), after="")
    return part
