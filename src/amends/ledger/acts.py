"""What happens to a case once a letter is out: each act returns the new case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from amends.domain.envelope import in_a_chat
from amends.domain.letter import CHOSEN, SHORT_NOTE
from amends.ledger.days import beside
from amends.ledger.promises import is_kept_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from amends.domain.case import Card, Case, Outcome
    from amends.domain.draft import Draft, Offer, Promise
    from amends.domain.message import Message


WAYS: Mapping[str, str] = {
    "mail": "by mail",
    "form": "through a form on the web",
    "phone": "on the telephone",
    "chat": "in the chat",
    "other": "another way",
}
"""How a letter can have gone out: as it is kept in the case, and in words."""


_OF_SILENCE = ("i-write-first", "just-asking")
"""Letters that begin a case in which the client had not written."""


def usual_way(case: Case) -> str:
    """Return how the letter most likely goes out: the way that their message came."""
    return "chat" if in_a_chat(case) else "mail"


class NothingToSend(Exception):
    """There is no letter being written."""


def sent(
    case: Case,
    when: datetime,
    by: str = "",
    promises: Iterable[Promise] = (),
    now: datetime | None = None,
) -> Case:
    """Mark the letter being written as sent, now or earlier, and take on its promises.

    The letter keeps what a short note before it promised: the answer. Of what it promises again, the day that
    it names now is the one that counts; what was kept before, by the same day, stays kept.
    """
    draft = case.draft
    if draft is None:
        raise NothingToSend("there is no letter to mark as sent")
    before = case.last_sent
    note_day = (
        before.sent.date() if before and before.sent and before.shape == SHORT_NOTE != draft.shape else None
    )
    held = tuple(
        promise.but(kept=when.date())
        if note_day is not None and promise.kept is None and promise.made == note_day
        else promise
        for promise in case.promises
    )
    made = tuple(
        promise if promise.made is not None else promise.but(made=when.date())
        for promise in promises
        if not is_kept_among(promise, case.promises)
    )
    again = {promise.what for promise in made}
    stays = tuple(promise for promise in held if promise.kept is not None or promise.what not in again)
    out = draft.but(sent=when, sent_by=by)
    after = case.with_draft(out).but(promises=(*stays, *made), outcome=_outcome_beside(case, draft))
    if after.has_answer and after.last_sent == out and not _came_meanwhile(case, when, now or when):
        return case.but(promises=after.promises, outcome=after.outcome).with_draft(
            out.but(answers=len(case.messages))
        )
    return after


def _outcome_beside(case: Case, draft: Draft) -> Outcome | None:
    """Return the outcome, with the letter that it is about once this one offers something else."""
    outcome, at = case.outcome, case.letter_decided
    if outcome is None or outcome.letter is not None or at is None:
        return outcome
    return outcome.but(letter=at + 1) if draft.offers and draft.shape != CHOSEN else outcome


def _came_meanwhile(case: Case, sent_at: datetime, now: datetime) -> bool:
    """Whether the newest message came after the letter that is only now marked as sent: it answers it then.

    What is dated later than now did not, and the message that a case began with is what was answered.
    """
    message = case.message
    if message is None or message.date is None or beside(message.date, now) > now:
        return False
    is_first = len(case.to_answer) == len(case.messages)
    return beside(message.date, now) > beside(sent_at, now) and (not is_first or _began_in_silence(case))


def _began_in_silence(case: Case) -> bool:
    return case.facts.sure is not None or case.drafts[0].shape in _OF_SILENCE


def answered(case: Case, message: Message, when: datetime | None = None) -> Case:
    """Take in the client's answer; when is for one that does not say when it was written.

    An answer after all reopens a case that was closed because of silence.
    """
    if message.date is None and when is not None:
        message = message.but(date=when)
    silent = case.outcome is not None and case.outcome.ending == "silent"
    return case.but(
        messages=(*case.messages, message),
        outcome=None if silent else case.outcome,
    )


def left_open(case: Case, comes_to: Literal["question", "other"]) -> Case:
    """Note that the newest answer decides nothing, and what it comes to instead: it is not asked again."""
    message = case.message
    return case if message is None else case.with_message(message.but(comes_to=comes_to))


def new_among(messages: Iterable[Message], case: Case) -> tuple[Message, ...]:
    """Return those that the case does not hold: by their id, or by their words where one has none."""
    return tuple(
        message
        for message in messages
        if not any(
            each.message_id == message.message_id
            if each.message_id and message.message_id
            else each.text.split() == message.text.split()
            for each in case.messages
        )
    )


def ended(case: Case, outcome: Outcome) -> Case:
    """Close the case: the offers that were taken are owed from now on, the others no longer are.

    After a no that goes also for a sentence of the letter that promised the same thing by the same day. What
    was owed and is no more is to be told: see let_go.
    """
    from amends.ledger.declined import says_what_is_offered  # not for those who only list cases

    lapsed, accepted = _lapsed(case, outcome), outcome.ending == "accepted"
    offered = [promise for promise in case.promises if promise.what in lapsed]
    promises = tuple(
        promise.but(if_chosen=False)
        for promise in case.promises
        if promise.kept is not None
        or not (
            promise.what in lapsed
            or (promise.if_chosen and not accepted)
            or (
                outcome.ending == "declined"
                and any(says_what_is_offered(promise, one, case) for one in offered)
            )
        )
    )
    return case.but(outcome=outcome, promises=promises)


def with_day(card: Card, day: date | None) -> Card:
    """Return the card with this day to check on; another one has not been looked at yet."""
    return card if card.check_on == day else card.but(check_on=day, held=None)


def kept(case: Case, index: int, on: date | None) -> Case:
    """Mark the promise at this place as kept on that day; None takes it back."""
    promises = list(case.promises)
    promises[index] = promises[index].but(kept=on)
    return case.but(promises=tuple(promises))


def reworded(case: Case, promise: Promise, edited: Promise) -> Case | None:
    """Put the edited promise where this one stands by now; None when it is gone, or is another one."""
    promises = list(case.promises)
    if promise not in promises:
        return None
    promises[promises.index(promise)] = edited
    return case.but(promises=tuple(promises))


def open_offers(case: Case) -> tuple[Offer, ...]:
    """Return what the client may still take: what is being offered, or else what the last letter offered."""
    if case.outcome is not None:
        return ()
    if case.draft is not None and case.draft.offers:
        return case.draft.offers
    return case.offers_made


def _lapsed(case: Case, outcome: Outcome) -> set[str]:
    """Return the words of the promises that are offers not taken."""
    if outcome.ending == "parted" or (outcome.ending == "accepted" and not outcome.taken):
        return set()
    from amends.ledger.by_offer import of_any  # not for those who only list cases

    offers = case.but(outcome=outcome).offers_decided
    chosen = outcome.taken if outcome.ending == "accepted" else ()
    stays = [offer for number, offer in enumerate(offers, start=1) if number in chosen]
    return of_any(case.promises, offers) - of_any(case.promises, stays)
