"""What is said, what is only asked, and what is let go: the rules and the weights together."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from amends.coach.weighing import model
from amends.domain.judgement import Move
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from amends.coach.seen import Seen

_MOVES = frozenset(get_args(Move))
REGRET = r"\b(?:i|we)(?: \w+ly| do| very much)? regret\b(?! to (?:say|inform|tell))"
"""What the weights take for an apology, and is less than one."""
_DISOWNED = r"\bnot (?:\w+ ){0,2}(?:my|our) (?:fault|mistake|doing|error)\b(?! (?:alone|only))"
"""What the weights take for owning, for its words are the same."""

_HOLLOW = {
    "change-without-measure": "concrete_prevention",
    "hostage-remedy": "concrete_remedy",
    "threat": "concrete_remedy",
    "was-busy": "acknowledge",
}
"""Rules, and the move that what they find is not, however much its words are those of one."""


def decided(one: Seen, chances: Mapping[str, float]) -> Seen:
    """Settle what a sentence does and what weakens it.

    A label is said where its chance is high, or where a sure rule found it and its chance is not too low; a
    fault that a rule found or that is likely, but no more, is asked.
    """
    by_rule = {hit.rule.fault or hit.rule.move for hit in one.hits if hit.rule.sure}
    by_any = {*one.moves, *one.faults}
    said: dict[str, float] = {}
    asked: dict[str, float] = {}
    steps = model().thresholds
    for label, chance in chances.items():
        likely, sure, backed = steps[label]
        if chance < likely and label not in by_any:
            continue
        if chance >= sure or (label in by_rule and chance >= backed):
            said[label] = chance
        elif label not in _MOVES and (chance >= likely or label in by_any):
            asked[label] = chance
    if one.section and one.section.kind == "offers":
        said["concrete_remedy"] = 1.0
    if "apology" not in by_rule and compiled(REGRET).search(one.plain.text):
        said.pop("apology", None)
    if "acknowledge" not in by_rule and compiled(_DISOWNED).search(one.plain.text):
        said.pop("acknowledge", None)
    for hit in one.hits:
        said.pop(_HOLLOW.get(hit.rule.id, ""), None)
    dropped = _dropped(said, by_rule)
    kept = tuple(label for label in said if label not in dropped)
    return one._replace(
        hits=tuple(hit for hit in one.hits if (hit.rule.fault or hit.rule.move) not in dropped),
        moves=tuple(label for label in kept if label in _MOVES),
        faults=tuple(label for label in kept if label not in _MOVES),
        perhaps=tuple(label for label in sorted(asked, key=lambda one: -asked[one]) if label not in dropped),
    )


def _dropped(said: Mapping[str, float], by_rule: Collection[str]) -> set[str]:
    """What one sentence cannot be at once: a change is no empty promise, an owned act no evasion.

    Of an apology and one with an if the less likely goes, unless a rule is sure of it.
    """
    dropped = set()
    if "apology" in said and "conditional_apology" in said:
        plain = said["apology"] >= said["conditional_apology"] and "conditional_apology" not in by_rule
        dropped.add("conditional_apology" if plain else "apology")
    if "concrete_prevention" in said:
        dropped.add("empty_promise")
    if "acknowledge" in said:
        dropped.add("passive_evasion")
    return dropped
