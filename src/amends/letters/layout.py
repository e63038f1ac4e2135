"""What each part of a draft is for: by its shape, or as something kept from another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.letters.arranging import ALSO
from amends.letters.loading import ShapePart, shapes

if TYPE_CHECKING:
    from amends.domain.draft import Draft

KEPT = "This letter has no place of its own for these words. Move what you need, then empty the part."

OWN = "Whatever else belongs into this letter. One thing, and short."


def layout(draft: Draft) -> tuple[ShapePart, ...]:
    """Return one entry for each part of the draft, in order; a shape that is unknown loses nothing."""
    shape = shapes().get(draft.shape)
    known = {part.name: part for part in shape.parts} if shape else {}
    holder = next((part.name for part in known.values() if part.holds_offers), "offers")
    return tuple(
        known.get(part.name) or _kept(part.name, holds_offers=part.name == holder) for part in draft.parts
    )


def titles(draft: Draft) -> dict[str, str]:
    """Return what the parts that are in the letter are called, by their names, in order."""
    parts = zip(draft.parts, layout(draft), strict=True)
    return {part.name: plan.title for part, plan in parts if not part.out}


def takes_up_points(draft: Draft) -> bool:
    """Whether the letter is meant to go through their points: a short note, or checking back, is not."""
    form = shapes().get(draft.shape)
    return form is not None and form.takes_up_points


def _kept(name: str, *, holds_offers: bool) -> ShapePart:
    if name == ALSO or name.startswith(f"{ALSO}-"):
        return ShapePart(name=name, title="Also", guidance=OWN)
    titles = (part.title for shape in shapes().values() for part in shape.parts if part.name == name)
    title = next(titles, name.replace("-", " ").capitalize())
    return ShapePart(name=name, title=title, guidance=KEPT, holds_offers=holds_offers)
