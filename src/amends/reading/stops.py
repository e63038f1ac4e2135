"""Signs to stop before the first word is written: each said once, calmly, with what to do first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from amends.language import amounts
from amends.reading.facts import fee_named
from amends.reading.matching import Matcher, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.money import Fee
    from amends.reading.reading import Reading

Sign = Literal["despair", "threat", "injury", "legal", "loss", "data", "abuse"]

_SAID: dict[Sign, tuple[str, str]] = {
    "despair": (
        "They may be in despair.",
        "Answer as a human first: say that you have read it, and ask how they are. The work can wait. If you "
        "fear for them, call the emergency number where they are; findahelpline.com lists help by country.",
    ),
    "threat": (
        "This message threatens you.",
        "You need not answer. Keep it as it is and tell someone you trust; if you do not feel safe, tell the "
        "police before you write.",
    ),
    "injury": (
        "Someone may have been hurt, or could be.",
        "If there is still danger, say at once what nobody should touch or use, and ask how they are. Tell "
        "your insurer, or an adviser, before you write about causes; until then not a word on whose fault it "
        "was, and no offer.",
    ),
    "legal": (
        "This message speaks of the law.",
        "Show it to your insurer or an adviser before you answer. Until then write only that you have "
        "received it: no admission, no offer, no promise to pay.",
    ),
    "loss": (
        "The loss they name is more than your fee.",
        "Ask your insurer, or an adviser, before you offer anything. Tell what you did and when; leave out "
        "who is to pay for what.",
    ),
    "data": (
        "Someone's private data may be at stake.",
        "Stop the harm first and note when you learned of it. There may be people who must be told, and "
        "soon: ask before you write.",
    ),
    "abuse": (
        "This message insults you.",
        "You need not answer today, and you need not answer the insults. Be brief and firm about the facts, "
        "or do not reply; keep the message.",
    ),
}


@dataclass(frozen=True, slots=True)
class StopSign:
    """One reason to stop before writing."""

    kind: Sign
    title: str
    what_first: str


def stop_signs(reading: Reading, fee: Fee | None = None) -> tuple[StopSign, ...]:
    """Return the signs in a message, the gravest first; a fee that is known counts before one it names."""
    if not reading.english:
        return ()
    matcher = Matcher(reading.front, chat=reading.chat)
    seen = {
        rule.label for rule in rules() if rule.family == "stops" and any(True for _ in matcher.hits(rule))
    }
    if _law_turned(reading, matcher):
        seen.add("legal")
    known = fee if fee is not None and fee.amount is not None else fee_named(reading)
    if _loss_above(known, reading, matcher):
        seen.add("loss")
    return tuple(sign_for(kind) for kind in _SAID if kind in seen)


def _law_turned(reading: Reading, matcher: Matcher) -> bool:
    """Whether the law is spoken of where something is said to follow; a lawyer on holiday is no threat."""
    threats = [span for span in reading.spans if span.label == "legal_threat"]
    if not threats:
        return False
    for rule in rules():
        if rule.label == "legal_turn":
            for sentence, _, _ in matcher.hits(rule):
                here = matcher.stretches[sentence]
                if any(span.start < here.end and here.start < span.end for span in threats):
                    return True
    return False


def sign_for(kind: Sign) -> StopSign:
    """Return the sign of that kind in its words."""
    return StopSign(kind, *_SAID[kind])


def gravest_first(signs: Iterable[StopSign]) -> tuple[StopSign, ...]:
    """Return each sign once, in the order in which they are said."""
    order = list(_SAID)
    return tuple(sorted(set(signs), key=lambda sign: order.index(sign.kind)))


def _loss_above(fee: Fee, reading: Reading, matcher: Matcher) -> bool:
    if fee.amount is None:
        return False
    for rule in rules():
        if rule.label in ("cost", "loss"):
            for _, start, end in matcher.hits(rule):
                for one in amounts.find(reading.text[start:end]):
                    if one.amount > fee.amount and one.currency == (fee.currency or one.currency):
                        return True
    return False
