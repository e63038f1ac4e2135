"""Checks of the letter's own words against the fields of its offers: what contradicts them is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.checks_state import mentions
from amends.coach.ground import Mark
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time
    from decimal import Decimal

    from amends.coach.circumstances import Offered
    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.dates import Mention
    from amends.language.rules import Rule

_MAY_HOLD_A_SUM = r"\d"
_BY = r"\b(?:by|until|till|before|no later than|on)(?: the)? ?\Z"
_ELSEWHERE = r"\b(?:gmt|bst|utc|cet|cest|ist|est|edt|pst|pdt)\b|(?<!\byour )(?<!\blocal )\btime\b"
_AFTER = 24
"""Characters after a time of day in which the place may stand whose time it is."""
_JOINT = (
    r"[,;:–—(]\s|\b(?:but|because|since|while|whereas|when|where|before|after|so that|and (?!on\b|by\b))\b"
)
_DOING = (
    r"\b(?:i|we|i'll|we'll|i'm|we're|i'd|it|they|both|this|that)\b"
    r"|\byou(?:'ll| will| can| get| have| receive| are)\b"
    r"|\b(?:refund|money|sum|payment|credit|discount|reprint|offer|transfer|cheque)\b"
)
_THEIRS = r"\b(?:you|they|she|he) (?:\w+ )?(?:paid|spent|lost|were charged|had to pay)\b"


def numbers_disagree(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A sum, a percentage or a currency in an offer's own words that is none of the offers'.

    In the list of offers itself: more of the fee given back than the whole.
    """
    yield from _beyond_whole(ground)
    sums = _sums(ground)
    currencies = {offer.currency for offer in ground.around.offers if offer.amount and offer.currency}
    shares = {offer.percent for offer in ground.around.offers if offer.percent is not None}
    if not sums and not shares:
        return
    from amends.language import amounts  # where there are no offers there is nothing to compare

    for one, text in _offering(ground):
        for money in amounts.find(text) if sums else ():
            if money.amount in ground.around.sums or compiled(_THEIRS).search(text[: money.start].lower()):
                continue
            if money.amount not in sums or (currencies and not _same(money.currency, currencies)):
                yield _other(ground, one, money.start, money.end)
        for share in amounts.percents(text) if shares else ():
            if share.percent not in shares:
                yield _other(ground, one, share.start, share.end)


def _beyond_whole(ground: Ground) -> Iterator[Mark]:
    beyond = [offer for offer in ground.around.offers if offer.beyond]
    if not beyond:
        return
    from amends.language import amounts

    shares = {offer.percent for offer in beyond}
    sums = {offer.amount for offer in beyond if offer.percent is None}
    letter = ground.sight.letter
    for section in letter.sections:
        if section.kind != "offers":
            continue
        text = letter.text[section.start : section.end]
        told = [(one.start, one.end) for one in amounts.percents(text) if one.percent in shares]
        told += [(one.start, one.end) for one in amounts.find(text) if one.amount in sums]
        for start, end in told:
            words = "This gives back more than the whole fee."
            yield Mark(section.start + start, section.start + end, message=words)


def _same(currency: str, known: set[str]) -> bool:
    """Whether it is one of these; a bare $ is that of any country that has one."""
    return currency in known or (currency == "USD" and any(one.endswith("D") for one in known))


def _offering(ground: Ground) -> Iterator[tuple[Seen, str]]:
    """Yield the sentences that offer something in the writer's words, not from the fields."""
    for one in ground.sight.spoken:
        listed = one.section is not None and one.section.kind == "offers"
        if not listed and "concrete_remedy" in one.moves and compiled(_MAY_HOLD_A_SUM).search(one.plain.text):
            yield one, ground.sight.own(one)


def _sums(ground: Ground) -> set[Decimal]:
    """Return every sum an offer may be told with: what is given, what is left to pay, the fee."""
    fee = ground.around.fee
    given = {offer.amount for offer in ground.around.offers if offer.amount is not None}
    return given | ({fee} | {fee - amount for amount in given} if fee is not None and given else set())


def _other(ground: Ground, one: Seen, start: int, end: int) -> Mark:
    told = ground.sight.letter.text[one.start + start : one.start + end].strip()
    return Mark(
        one.start + start, one.start + end, message=f"{told} here is none of the sums in your offers."
    )


def dates_disagree(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A day or its time in an offer's own words that is not that of the offer; the sum tells which it is."""
    offers = ground.around.offers
    if not any(offer.due for offer in offers):
        return
    for one, text in _offering(ground):
        offer = _meant(offers, text)
        if offer is None or offer.due is None:
            continue
        for mention in mentions(ground, one):
            if mention.day is None or mention.disagrees:
                continue
            if mention.day != offer.due:
                told = f"{_dated(offer.due)}; this says another day."
            elif offer.clock is not None and _is_other_time(mention, offer.clock, text):
                told = f"{_dated(offer.due)}, {offer.clock:%H:%M}; this says another time."
            else:
                continue
            before = text[: mention.start].lower()
            if compiled(_BY).search(before) and _is_of_the_offer(before):
                words = f"The offer says {told}"
                yield Mark(one.start + mention.start, one.start + mention.end, message=words)


def _is_of_the_offer(before: str) -> bool:
    """Whether the words up to a day tell of giving; “… £60, and the fair is on Friday” does not."""
    from amends.language import amounts

    clause = _clause(before)
    return not compiled(_BY).sub("", clause).strip() or bool(
        compiled(_DOING).search(clause) or amounts.find(clause) or amounts.percents(clause)
    )


def _clause(before: str) -> str:
    """Return what stands behind the last joint."""
    joints = [joint.end() for joint in compiled(_JOINT).finditer(before)]
    return before[joints[-1] :] if joints else before


def _is_other_time(mention: Mention, clock: time, text: str) -> bool:
    """Whether it names another time of day; one on the clock of another place cannot be compared."""
    if mention.clock is None or mention.clock == clock:
        return False
    return not compiled(_ELSEWHERE).search(text[mention.start : mention.end + _AFTER].lower())


def _meant(offers: tuple[Offered, ...], text: str) -> Offered | None:
    """Return the one offer whose sum or share the sentence names, when it names that of no other."""
    from amends.language import amounts

    named = {
        money.amount
        for money in amounts.find(text)
        if not compiled(_THEIRS).search(_clause(text[: money.start].lower()))
    }
    shares = {share.percent for share in amounts.percents(text)}
    meant = [
        offer
        for offer in offers
        if (offer.amount is not None and offer.amount in named)
        or (offer.percent is not None and offer.percent in shares)
    ]
    return meant[0] if len(meant) == 1 else None


def _dated(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
