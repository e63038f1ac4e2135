"""A new letter: greeted, signed, its parts empty and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.domain.blanks import blanks
from amends.domain.letter import CHOSEN, SHORT_NOTE
from amends.domain.subject import answering, bare, of_original
from amends.letters.greetings import greeting, is_formal
from amends.letters.loading import shape

if TYPE_CHECKING:
    from datetime import date

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Offer
    from amends.domain.message import Message
    from amends.letters.loading import ShapePart


def begin(case: Case, shape_id: str, *, name: str, signature: str, today: date) -> Draft:
    """Return a new draft of that shape; a letter after the first brings the offers that still stand."""
    from amends.domain.draft import Draft, Part

    form = shape(shape_id)
    below = signature.strip() or name.strip()
    return Draft(
        shape=form.id,
        subject=_subject(case),
        greeting=greeting(case.client, form.greeting, formal=is_formal(case.message, case.client)),
        sign_off=f"{form.sign_off}\n{below}" if below else form.sign_off,
        parts=tuple(Part(name=part.name, text=opening(part, case)) for part in form.parts),
        offers=_offers(case, form.id, today),
    )


def opening(part: ShapePart, case: Case) -> str:
    """Return what a part has from the beginning: nothing is promised before advice was had.

    That it was read is said only where the points of it were seen.
    """
    if case.advice_first and part.receipt:
        return part.receipt
    return part.prefill if case.cooling.passed or not part.unread else part.unread


def with_next(case: Case, shape_id: str, *, name: str, signature: str, today: date) -> Case:
    """Return the case with another letter as the one being written."""
    draft = begin(case, shape_id, name=name, signature=signature, today=today)
    return case.but(drafts=(*case.drafts, draft))


def with_short_note(case: Case, when: str, *, name: str, signature: str, today: date) -> Case:
    """Return the case with a short note as the draft being written, its time filled in.

    A letter begun before waits behind it.
    """
    note = begin(case, SHORT_NOTE, name=name, signature=signature, today=today)
    parts = (part.but(text=_filled(part.text, when)) for part in note.parts)
    return case.but(drafts=(*case.drafts, note.but(parts=tuple(parts))))


def _filled(text: str, words: str) -> str:
    """Put words in the place of the first blank."""
    open_ = blanks(text)
    return text[: open_[0][0]] + words + text[open_[0][1] :] if open_ else text


def _subject(case: Case) -> str:
    """Take what the thread is about: what a short note is called says when the answer comes, not that."""
    sent = [draft for draft in case.drafts if draft.sent is not None and draft.subject.strip()]
    notes = [draft for draft in sent if draft.shape == SHORT_NOTE]
    for message in reversed(case.messages):
        first = message is case.messages[0]
        if message.subject.strip() and (first or not any(_answers(message, note) for note in notes)):
            return answering(message.subject)
    letters = [draft for draft in sent if draft not in notes]
    title = of_original(" ".join(case.title.split()))
    if letters:
        return answering(letters[-1].subject)
    return answering(title or notes[-1].subject) if notes else title


def _answers(message: Message, note: Draft) -> bool:
    """Whether a message came with the subject of a note that was sent before it."""
    if bare(message.subject) != bare(note.subject):
        return False
    when, sent = message.date, note.sent
    if when is None or sent is None:
        return True
    if when.tzinfo is None or sent.tzinfo is None:
        when = when.replace(tzinfo=sent.tzinfo)
    return when > sent


def _offers(case: Case, shape_id: str, today: date) -> tuple[Offer, ...]:
    if shape_id == CHOSEN:
        chosen = case.outcome.taken if case.outcome else ()
        return tuple(offer for number, offer in enumerate(case.offers_decided, 1) if number in chosen)
    if shape_id != "checking-back":
        return ()
    standing = (
        offer for offer in case.offers_made if offer.stands_until is None or offer.stands_until >= today
    )
    return tuple(offer if offer.due is None or offer.due >= today else offer.by(None) for offer in standing)
