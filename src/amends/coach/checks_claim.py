"""A check of the letter to someone who speaks of a claim: what the stop sign said goes on being said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.ground import Mark, on
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.rules import Rule

_GIVES = frozenset(("acknowledge", "concrete_remedy"))
_PAYS = (
    r"\b(?:i|we)(?:'ll| will| shall| can| could| would|'d|'m going to| am going to| are going to)?"
    r"(?: \w+ly| of course)? (?:pay(?! attention)|refund|reimburse|repay|compensate|cover|bear|credit|settle"
    r"|make good|take over|give (?:you )?back|return the (?:money|fee)|let you have)\b"
    r"|\b(?:at|on) my (?:own )?(?:cost|expense)\b"
    r"|\bfree of charge\b|\bmoney back\b"
)
_OWNS = (
    r"(?<!not )(?<!n't )\b(?:my|our) (?:own )?(?:fault|mistake|error|doing|responsibility|failure)\b"
    r"|\b(?:i|we) (?:was|were|am|are) (?:\w+ )?(?:wrong|to blame|at fault|liable|negligent|responsible)\b"
    r"|\b(?:i|we) (?:forgot|failed|missed|overlooked|should(?:n't| not)? have|neglected|messed|slipped)\b"
    r"|\b(?:i|we) (?:accept|take|admit|own)(?: \w+){0,2} (?:blame|responsibility|fault|liability)\b"
)


def advice_first(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The first sentence that owns fault, offers or promises to pay; one remark, not one a sentence."""
    if not ground.around.claim:
        return
    first = next((one for one in ground.sight.spoken if _gives(one)), None)
    if first is not None:
        yield on(first)


def _gives(one: Seen) -> bool:
    if one.section is not None and one.section.kind == "offers":
        return True
    said = one.plain.text
    return bool(_GIVES & {*one.moves}) or any(compiled(pattern).search(said) for pattern in (_PAYS, _OWNS))
