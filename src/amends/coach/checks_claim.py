"""A check of the letter to someone who speaks of a claim: what the stop sign said goes on being said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.ground import Mark, on
from amends.domain.letter import SHORT_NOTE
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.rules import Rule

_GIVES = frozenset(("acknowledge", "concrete_remedy"))
_COST = (
    r"(?:costs?|expenses?|prices?|fees?|bills?|invoices?|charges?|charged|amount|sum|difference|damages?|loss(?:es)?"
    r"|claim|paid|spent|lost|postage|shipping|delivery|printing|reprint|repairs?|replacement|[£$€] ?\d)"
)
_PAYS = (
    r"\b(?:i|we)(?:'ll| will| shall| can| could| would|'d|'m going to| am going to| are going to)?"
    r"(?: \w+ly| of course)? (?:(?:pay(?! attention)|refund|reimburse|repay|compensate|credit"
    r"|make good|take over|give (?:you )?back|return the (?:money|fee)|let you have)\b"
    rf"|(?:cover|bear|settle)(?: [\w'-]+){{0,4}} {_COST}(?!\w)(?! in mind)"
    r"|(?:cover|settle) (?:it|this|that)(?: all)?(?: with the [\w'-]+)?(?= ?(?:[.,;!]|$)))"
    r"|\b(?:at|on) my (?:own )?(?:cost|expense)\b"
    r"|\bfree of charge\b|\bmoney back\b"
)
_DONE = (
    r"(?:\w+ed|been|begun|bought|broken|brought|built|caught|chosen|come|cut|done|drawn|felt|forgotten|found|given"
    r"|gone|got|had|heard|held|kept|known|laid|led|left|let|made|meant|met|paid|put|read|rung|said|seen|sent|set"
    r"|shown|spent|spoken|stuck|taken|thought|told|understood|written)"
)
"""“I should have a copy by Friday” owns nothing: only what should have been done does."""
_OWNS = (
    r"\b(?:my|our) (?:own )?(?:fault|mistake|error|doing|responsibility|failure)\b"
    r"|\b(?:i|we) (?:was|were|am|are) (?:(?!not|never|hardly|neither)\w+ )?"
    r"(?:wrong|to blame|at fault|liable|negligent|responsible)\b"
    r"|\b(?:i|we) (?:forgot|failed(?! to (?:reach|find|get (?:hold|through)))"
    r"|overlooked|neglected|messed|slipped up)\b"
    r"|\b(?:i|we) missed (?:the|your|our|an?|that|this|it|my|some|one|two)\b(?! calls?\b)"
    rf"|\b(?:i|we) should(?:n't| not| at least)?(?: have|'ve)(?: \w+ly| also| at least)? {_DONE}\b"
    r"|\b(?:i|we) (?:accept|take|admit|own)(?: (?!no\b)\w+){0,2} (?:blame|responsibility|fault|liability)\b"
)
_UNMET = (
    r"\b(?:i|we) (?:failed to (?:reach|find|get (?:hold|through))|missed you)\b"
    r"|\b(?:i|we) (?:was|were|am|are) (?:not|never|hardly|neither)"
    r" (?:wrong|to blame|at fault|liable|responsible)\b"
)
"""What the moves take for an acknowledgement, and is none."""
_ANSWERS = (
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to)?(?: \w+ly)?"
    r" (?:answer|reply|respond|address|deal with|go through)(?: to)?"
    r" (?:(?:every|each|all|any)\b|the points\b|your points\b|what you ask\b|in full\b)"
    r"|\bread (?:it|this|that|them|your message|what you wrote) (?:all )?with care\b"
    r"|\blooking into (?:each|every) point\b"
)
"""Too much for a note that is to say no more than that theirs is here: an answer to it all is promised."""
_DENIED = r"(?:\b(?:not(?! \w+ing\b)|never|hardly|neither|nor|no)|n't)(?: [\w'-]+){0,2} $"
"""A “not” within three words before: “it was not entirely my fault”. “Not ringing was my mistake” owns it."""


def advice_first(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The first sentence that owns fault, offers or promises something; one remark, not one a sentence."""
    if not ground.around.claim:
        return
    note = ground.shape is not None and ground.shape.id == SHORT_NOTE
    gives = (one for one in ground.sight.spoken if _gives(one) or (note and _answers(one)))
    first = next(gives, None)
    if first is not None:
        yield on(first)


def _gives(one: Seen) -> bool:
    if one.section is not None and one.section.kind == "offers":
        return True
    said = one.plain.text
    moves = {*one.moves} - {"acknowledge" if compiled(_UNMET).search(said) else ""}
    return bool(_GIVES & moves) or bool(compiled(_PAYS).search(said)) or _owns(said)


def _answers(one: Seen) -> bool:
    return bool(compiled(_ANSWERS).search(one.plain.text))


def _owns(said: str) -> bool:
    denied = compiled(_DENIED)
    return any(not denied.search(said[: met.start()]) for met in compiled(_OWNS).finditer(said))
