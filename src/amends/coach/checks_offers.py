"""Checks of the letter's own words against the fields of its offers: what contradicts them is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.answering import TO_COME
from amends.coach.checks_state import mentions
from amends.coach.concepts import concepts, weight
from amends.coach.ground import Mark, on
from amends.domain.letter import CHOSEN
from amends.domain.patterns import compiled
from amends.language.plain import lowered

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
_SURE_FROM = 2
"""Words in common from which a sentence is taken to be about the offer; with fewer it is asked."""
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
_THEIRS = (
    r"\b(?:you|they|she|he) (?:\w+ )?(?:paid|spent|lost|were charged|had to pay)\b"
    r"|\b(?:costs?|costing|set) (?:you|them|her|him|your \w+)\b"
)
_TOLD = (
    r"\b(?:i|we|you|they|it|he|she|who|which|the \w+)(?: \w+ly| only| then| also| had| have| has)?"
    r" (?!need\b|proceed\b|exceed\b)"
    r"(?:\w{2,14}ed|sent|gave|told|wrote|made|put|took|left|did|went|said|brought|got|had|came|lost|rang|read"
    r"|met|began|found|spoke|thought|knew|was(?! to\b)|were(?! to\b))\b"
)
_CALLING = frozenset(("phone", "answer", "write"))
"""A day for a call or a note is no day of an offer, whatever it is to be about."""


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
            if compiled(_BY).search(before) and _is_of_the_offer(before) and not _is_told_of(before):
                words = f"The offer says {told}"
                yield Mark(one.start + mention.start, one.start + mention.end, message=words)


def promised_anyhow(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A sentence of the text that promises what an offer leaves them to choose; one remark an offer."""
    today = ground.around.today
    if not ground.around.offers or today is None or ground.sight.letter.shape == CHOSEN:
        return
    from amends.ledger.promised_twice import promised_by

    told: set[int] = set()
    for one in ground.sight.spoken:
        if one.section is None or one.section.kind not in ("part", "after"):
            continue
        number = promised_by(ground.sight.own(one), ground.around.offers, today)
        if number and number not in told:
            told.add(number)
            yield on(one, f"This promises offer {number} already: chosen or not, it is then owed.")


def another_day(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """What an offer names in its own words, promised in the text for another day; a question when unsure."""
    offers = [(number, offer) for number, offer in enumerate(ground.around.offers, 1) if offer.due]
    for one in ground.sight.spoken if offers else ():
        said = one.plain.text
        if (one.section and one.section.kind == "offers") or said.endswith("?"):
            continue
        days = [mention for mention in mentions(ground, one) if mention.day and not mention.disagrees]
        first = next((mention for mention in days if _is_promised(ground, one, mention)), None)
        about = _alike(said, offers) if first else []
        if first is None or not about or {offer.due for _, offer, _ in about} & {one.day for one in days}:
            continue
        yield _another(one, first, about[0])


def _another(one: Seen, mention: Mention, about: tuple[int, Offered, int]) -> Mark:
    number, offer, shared = about
    assert offer.due is not None
    words = f"Offer {number} says {_dated(offer.due)}; this says another day."
    if shared < _SURE_FROM:
        words = f"Is this the same as offer {number}? That says {_dated(offer.due)}, and this another day."
    severity = "" if shared >= _SURE_FROM else "hint"
    return Mark(one.start + mention.start, one.start + mention.end, message=words, severity=severity)


def _is_promised(ground: Ground, one: Seen, mention: Mention) -> bool:
    """Whether the words up to a day to come say that something is done or there by then."""
    today, before = ground.around.today, ground.sight.own(one)[: mention.start].lower()
    if today is not None and mention.day is not None and mention.day < today:
        return False
    clause = _clause(before)
    return bool(compiled(_BY).search(before) and compiled(TO_COME).search(clause)) and not _is_told_of(before)


def _alike(said: str, offers: list[tuple[int, Offered]]) -> list[tuple[int, Offered, int]]:
    """Return the offers that have words in common with a sentence, those with the most first."""
    about = concepts(said)
    if _CALLING & about:
        return []
    shared = [
        (number, offer, sum(weight(one) >= 1 for one in about & concepts(lowered(offer.what))))
        for number, offer in offers
    ]
    return sorted((one for one in shared if one[2]), key=lambda one: -one[2])


def _is_told_of(before: str) -> bool:
    """Whether the words up to a day tell what was: “I delivered it on Friday” is the day of no offer."""
    return bool(compiled(_TOLD).search(_clause(before)))


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
