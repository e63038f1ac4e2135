"""The check of what no rule's words found, but the weights of many words together say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.ground import Mark
from amends.coach.seen import owned_from
from amends.coach.weighing import named
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.rules import Rule

ASKED = {
    "conditional_apology": "Does this apology hang on an if, or on how the client took it?",
    "excuse": "Is this the reason, before you own it?",
    "blame_shift": "Could this be read as putting the fault on someone else?",
    "minimizer": "Might this make the harm look smaller than it was for them?",
    "passive_evasion": "Who did it? The sentence may be read as leaving that open.",
    "over_apology": "Is this more sorrow than the letter needs?",
    "empty_promise": "Is there a date or a measure behind this promise?",
    "defensive": "Might this sound like a defence?",
    "pressure": "Might this push the client more than it helps?",
    "jargon": "Would you say it like this across a table?",
}


_KIND = {
    "pressure": (
        r"\byou (?:do not|don't|did not|didn't|won't|will not) (?:need|have) to\b"
        r"|\byou (?:need not|needn't)\b"
        r"|\bno (?:rush|hurry|need)\b"
        r"|\byou (?:have|had|will have) to (?:explain|answer for|apologi[sz]e|face|account)\b"
    ),
    "defensive": (
        r"\b(?:not|n't)(?: \w{1,12})? your (?:problem|fault|worry|job|doing|concern)\b"
        r"|\bactually,? .{0,40}\b(?:in|on|with|under|at|to) (?:me|my|our)\b"
    ),
}
"""What sounds like a fault by its words and takes a load off the client."""
_SAID_BY = {
    "pressure": frozenset(("please-first",)),
    "jargon": frozenset(("wish-to-apologise",)),
    "passive_evasion": frozenset(("might-have-seemed",)),
}
"""Rules without a fault that say more exactly what the weights would only ask."""


def _is_told_better(one: Seen, fault: str) -> bool:
    kind = _KIND.get(fault)
    if kind and compiled(kind).search(one.plain.text):
        return True
    return any(hit.rule.id in _SAID_BY.get(fault, ()) for hit in one.hits)


def weighed(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A fault in a sentence where no pattern speaks of it."""
    owned = owned_from(ground.sight.sentences)
    bare = ground.shape is None and not ground.sight.letter.sections
    for one in ground.sight.spoken:
        said = rule.fault in one.faults
        asked = not one.faults and one.perhaps[:1] == (rule.fault,)  # one question a sentence is enough
        if not (said or asked) or any(hit.rule.fault == rule.fault and hit.rule.severity for hit in one.hits):
            continue
        if _is_told_better(one, rule.fault):
            continue
        if said:
            softly = bare and rule.quiet_once_owned and owned is not None and owned < one.start
            yield _mark(one, rule, severity="hint" if softly else "")
        else:
            yield _mark(one, rule, severity="hint", message=ASKED[rule.fault])


def _mark(one: Seen, rule: Rule, *, severity: str, message: str = "") -> Mark:
    words = named(one.plain.text, rule.fault)
    why = f"What speaks for it here: {', '.join(f'“{word}”' for word in words)}." if words else ""
    return Mark(one.start, one.end, severity=severity, message=message, why=why)
