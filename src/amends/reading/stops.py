"""Signs to stop before the first word is written: each said once, calmly, with what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.language import amounts
from amends.reading.along import Along
from amends.reading.facts import fee_named
from amends.reading.matching import Matcher, rule, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.money import Fee
    from amends.reading.reading import Reading

Sign = Literal["despair", "threat", "injury", "legal", "loss", "data", "abuse"]
_QUOTED: frozenset[Sign] = frozenset(("injury", "legal", "loss", "data"))
"""Signs that show the words they were found in; insults and despair are not read out again."""

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


class StopSign(NamedTuple):
    """One reason to stop before writing."""

    kind: Sign
    title: str
    what_first: str
    words: str = ""
    """The sentence it was found in, as it stands in the message; of some kinds none is shown."""


def stop_signs(reading: Reading, fee: Fee | None = None) -> tuple[StopSign, ...]:
    """Return the signs in a message, the gravest first; a fee that is known counts before one it names."""
    if not reading.english:
        return ()
    matcher = Matcher(reading.front, chat=reading.chat)
    seen: dict[str, str] = {}
    for one in rules():
        if one.family == "stops":
            for sentence, _, _ in matcher.hits(one):
                seen.setdefault(one.label, _sentence(matcher, sentence))
                break
    known = fee if fee is not None and fee.amount is not None else fee_named(reading)
    for kind, at in (
        ("legal", _law_turned(reading, matcher)),
        ("loss", _loss_above(known, reading, matcher)),
    ):
        if at is not None:
            seen.setdefault(kind, _sentence(matcher, at))
    return tuple(sign_for(kind, seen[kind] if kind in _QUOTED else "") for kind in _SAID if kind in seen)


def _sentence(matcher: Matcher, sentence: int) -> str:
    stretch = matcher.stretches[sentence]
    return " ".join(matcher.text[stretch.start : stretch.end].split())


def _law_turned(reading: Reading, matcher: Matcher) -> int | None:
    """Return the sentence that threatens with the law where something is said to follow.

    A lawyer on holiday is no threat. Who goes away threatens with the law only if that is named.
    """
    threats = Along(span for span in reading.spans if span.label == "legal_threat")
    going = Along(span for span in reading.spans if span.label == "threat_to_leave")
    named = {sentence for sentence, _, _ in matcher.hits(rule("law-named"))}
    turned = {
        sentence for one in rules() if one.label == "legal_turn" for sentence, _, _ in matcher.hits(one)
    }
    for sentence in sorted(turned):
        here = matcher.stretches[sentence]
        goes = bool(going.over(here.start, here.end))
        if threats.over(here.start, here.end) and (sentence in named or not goes):
            return sentence
    return None


def sign_for(kind: Sign, words: str = "") -> StopSign:
    """Return the sign of that kind, and the words it was found in."""
    return StopSign(kind, *_SAID[kind], words)


def gravest_first(signs: Iterable[StopSign]) -> tuple[StopSign, ...]:
    """Return each sign once, in the order in which they are said."""
    first: dict[Sign, StopSign] = {}
    for sign in signs:
        first.setdefault(sign.kind, sign)
    return tuple(first[kind] for kind in _SAID if kind in first)


def _loss_above(fee: Fee, reading: Reading, matcher: Matcher) -> int | None:
    """Return the sentence that names a loss above the fee."""
    if fee.amount is None:
        return None
    for one in rules():
        if one.label in ("cost", "loss"):
            for sentence, start, end in matcher.hits(one):
                for sum_ in amounts.find(reading.text[start:end]):
                    if sum_.amount > fee.amount and sum_.currency == (fee.currency or sum_.currency):
                        return sentence
    return None
