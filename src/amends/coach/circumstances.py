"""What the coach knows around a letter, as plain values: no case is needed to judge one."""

from __future__ import annotations

from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from amends.coach.background import NOTHING_AROUND
from amends.coach.own import NO_RULES
from amends.domain.envelope import in_a_chat, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, time
    from decimal import Decimal

    from amends.coach.background import Background, Change
    from amends.coach.own import OwnRules
    from amends.domain.case import Case
    from amends.domain.draft import Draft, Offer
    from amends.domain.money import Fee


class Offered(NamedTuple):
    """What one offer commits to; the letter's own words must agree with it."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    currency: str = ""
    due: date | None = None
    sized: bool = True
    """Whether it says how much, in money, in number or in words of its own."""
    beyond: bool = False
    """Whether it gives back more than the whole fee."""
    clock: time | None = None
    """The time of its day, on the client's clock."""
    what: str = ""
    """What is offered, in the user's words."""


class Asked(NamedTuple):
    """A point of the client's that wants an answer."""

    title: str
    words: str
    """All words for it: what an answer is likely to take up."""
    answered_by: str = ""
    """The part that answers it, linked by hand."""
    label: str = ""
    others: tuple[str, ...] = ()
    """The words of the other points: what stands there too tells little."""


class Circumstances(NamedTuple):
    """The day, the client, the facts, the offers and what was said to be left alone."""

    today: date | None = None
    names: tuple[str, ...] = ()
    """How the client may be greeted."""
    sure: str = ""
    """Whether something is known to have gone wrong: yes, perhaps, no; empty when nobody was asked."""
    english: bool = True
    """Whether the client writes English: what a letter of a few words is taken for."""
    silent: bool = False
    """Whether the client wrote nothing that is being answered."""
    claim: bool = False
    """Whether the client speaks of a claim, and the user was told to take advice first."""
    offers: tuple[Offered, ...] = ()
    fee: Decimal | None = None
    sums: frozenset[Decimal] = frozenset()
    """Sums that the client or the facts name: what it cost them, what was paid."""
    again: bool = False
    """Whether the facts say that it happened before."""
    earlier: tuple[date, ...] = ()
    """Earlier incidents with this client."""
    changes: tuple[Change, ...] = ()
    """What was said then to be different from then on."""
    others: frozenset[str] = frozenset()
    """The names of other clients, in small letters."""
    by_hand: Mapping[tuple[str, str], bool] = MappingProxyType({})
    """Jobs ticked (True) or unticked by hand: the part's name and the job."""
    own: OwnRules = NO_RULES
    """The rules that the user wrote."""
    no_subject: bool = False
    """Whether it is to be a mail, and nothing would stand over it."""
    points: tuple[Asked, ...] = ()
    quiet: tuple[str, ...] = ()
    """Rules that never speak."""
    left: tuple[tuple[str, str], ...] = ()
    """Remarks left as they are in this letter: the rule, and the words or nothing for all of them."""


NOTHING_KNOWN = Circumstances()
_LONGEST = 20_000
"""As much of a message is looked through for sums."""


def circumstances(
    case: Case,
    draft: Draft,
    *,
    today: date | None,
    background: Background = NOTHING_AROUND,
    quiet: Iterable[str] = (),
) -> Circumstances:
    """Gather what the case says around one of its letters."""
    from amends.language.english import is_english  # a bare letter has no use for it

    case = _as_it_stood(case, draft)
    client, facts, message = case.client, case.facts, case.message
    names = (client.salutation, client.name, client.company)
    points = message.points if message else ()
    return Circumstances(
        today=today,
        names=tuple(name for name in names if name),
        sure=facts.sure or "",
        english=message is None or is_english(message.text),
        silent=message is None,
        claim=case.claim_announced,
        offers=tuple(_offered(offer, facts.fee) for offer in draft.offers),
        fee=facts.fee.amount,
        sums=_sums(case),
        again=facts.kind == "repeat" or draft.shape == "it-happened-again",
        earlier=background.earlier,
        changes=background.changes,
        others=background.others,
        by_hand=_by_hand(draft),
        own=background.own,
        no_subject=not in_a_chat(case) and not subject_of(case, draft.subject),
        points=tuple(
            Asked(point.title, point.in_both_words, point.answered_by, point.label, message.beside(point))
            for point in points
            if message and point.wants_answer
        ),
        quiet=tuple(quiet),
        left=tuple((left.rule, left.quote) for left in draft.left),
    )


def _as_it_stood(case: Case, draft: Draft) -> Case:
    """Return the case with the messages that were there when a letter went out: it answers no later one.

    A message without a day counts as there when it is the first, or one that was taken in with others.
    """
    if draft.sent is None:
        return case
    if draft.answers is not None:
        return case.but(messages=case.messages[: draft.answers])
    stood = (
        message.earlier or at == 0 if message.date is None else _is_by(message.date, draft.sent)
        for at, message in enumerate(case.messages)
    )
    return case.but(messages=tuple(compress(case.messages, stood)))


def _is_by(when: datetime, sent: datetime) -> bool:
    """Whether one moment is no later than another; one without a zone is taken to be in that of the other."""
    if when.tzinfo is None or sent.tzinfo is None:
        when = when.replace(tzinfo=sent.tzinfo)
    return when <= sent


def _sums(case: Case) -> frozenset[Decimal]:
    from amends.language import amounts

    message, facts = case.message, case.facts
    theirs = " ".join((message.text if message else "", facts.cost, facts.happened))
    return frozenset(money.amount for money in amounts.find(theirs[:_LONGEST]))


def _by_hand(draft: Draft) -> dict[tuple[str, str], bool]:
    return {
        (part.name, job): done
        for part in draft.parts
        for jobs, done in ((part.ticked, True), (part.unticked, False))
        for job in jobs
    }


def _offered(offer: Offer, fee: Fee) -> Offered:
    from amends.remedies import beyond_whole

    amount = offer.amount
    if amount is None and offer.percent is not None and fee.amount is not None:
        amount = fee.amount * offer.percent / 100
    sized = bool(offer.what.strip()) or any((amount, offer.percent, offer.quantity, offer.hours))
    beyond = bool(beyond_whole(offer, fee))
    return Offered(amount, offer.percent, offer.currency, offer.due, sized, beyond, offer.clock, offer.what)
