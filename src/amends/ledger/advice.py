"""The next step in a case, in a sentence for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amends.domain.envelope import how_to_send, in_a_chat
from amends.domain.letter import CHOSEN, SHORT_NOTE
from amends.ledger.days import beside, days_between, named, working_days_after
from amends.ledger.dues import day_here, is_past
from amends.ledger.promises import owed
from amends.ledger.standing import needed, parts_written, stands

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from amends.domain.case import Case, Outcome
    from amends.domain.draft import Draft, Promise
    from amends.ledger.way import Step

    Owing = tuple[str, date | datetime | None]
    """What is owed, with its day or its moment."""

PATIENCE = 5
"""Working days of quiet before checking back is proposed; a habit of the trade, no more than that."""
ANSWERED = "They have answered. Read it, and note what it comes to (5, d)."

DECIDED = ("They chose.", "They said no.")
"""How the words begin that ask for the letter which answers a decision."""

_NO_CHECKING_BACK = (SHORT_NOTE, "checking-back")
"""Letters after which there is nothing to check back on, or that did it."""


class NextStep(NamedTuple):
    """Where to go next, and what to do there."""

    step: Step
    doing: str
    late: str = ""
    """That the letter is overdue by the word given in a short note."""
    by: str = ""
    """By when it is promised, while it is not."""

    @property
    def words(self) -> str:
        """All of it, as it is said on this day."""
        return " ".join(filter(None, (self.late, self.doing, self.by)))


def next_step(case: Case, now: datetime) -> NextStep:
    """Return what is to be done next; what is overdue comes first."""
    step, letter = _step(case, now), case.last_sent
    if case.outcome is not None or letter is None or letter.shape != SHORT_NOTE:
        return step
    late, by = word_given(((one.what, one.due) for _, one in owed(case)), now, case.client.time_zone)
    return step._replace(late=late, by=by)


def word_given(owing: Iterable[Owing], now: datetime, zone: str) -> tuple[str, str]:
    """Return of what is owed after a short note, earliest first, that it is overdue, or by when it is due."""
    what, due = next(((what, due) for what, due in owing if due is not None), ("", None))
    if due is None:
        return "", ""
    if is_past(due, now):
        return overdue(what, due, now), ""
    return "", f"You said: by {_told(due, now, zone)}."


def _step(case: Case, now: datetime) -> NextStep:
    late, standing = _late(case, now), stands(case)
    if late is not None and late.due is not None and (standing == "sent" or case.outcome is not None):
        return NextStep("follow-up", overdue(late.what, late.due, now))
    if case.draft is not None and case.draft.handed_over is not None:
        how = how_to_send(chat=in_a_chat(case))
        return NextStep("follow-up", f"{how[0].upper()}{how[1:]}, then mark it as sent (5, m).")
    if case.outcome is not None:
        return _after_the_end(case, case.outcome, now)
    letter = case.last_sent
    if standing == "sent" and letter is not None and letter.sent is not None:
        return _waiting(case, letter, letter.sent, now)
    if standing == "answered":
        return _after_the_answer(case)
    if standing == "copied":
        return NextStep("respond", "Read the letter through: it was written for another case.")
    if standing == "ready":
        return NextStep("preview", "Read the letter as they will, then hand it over.")
    if case.draft is not None and standing.startswith("writing"):
        return _writing(case.draft)
    return _beginning(case, standing)


def check_back_on(case: Case, now: datetime) -> date | None:
    """Return the day from which checking back is proposed; None when no letter is out, or it was done."""
    letter = case.last_sent
    if letter is None or letter.sent is None or letter.shape in _NO_CHECKING_BACK:
        return None
    return working_days_after(beside(letter.sent, now).date(), PATIENCE)


def is_time_to_check_back(case: Case, now: datetime) -> bool:
    """Whether it has been quiet for long enough to ask once, gently."""
    day = check_back_on(case, now)
    return day is not None and stands(case) == "sent" and day <= now.date()


def look_again(case: Case, now: datetime) -> date | None:
    """Return the day from which the desk shows the case again by itself: to check back, or the change.

    Once checked back, quiet means closing it: that is proposed after the same patience. A decision without
    its letter is looked at again at once, unless the closing card says that all is done.
    """
    if case.outcome is not None:
        card = case.card
        if _letter_is_wanted(case):
            return case.outcome.when or now.date()
        return card.check_on if card is not None and card.held is None else None
    letter = case.last_sent
    if letter is None or letter.sent is None or stands(case) != "sent":
        return None
    return working_days_after(beside(letter.sent, now).date(), PATIENCE)


def next_letter(case: Case) -> str | None:
    """Return the shape of the letter that answers a decision, while it is not sent."""
    ending = case.outcome.ending if case.outcome is not None else ""
    return answer_after(ending, [draft.shape for draft in case.drafts if draft.sent is not None])


def letter_is_next(case: Case, now: datetime) -> bool:
    """Whether a decision waits for its letter, and nothing that is overdue comes before that."""
    return _letter_is_wanted(case) and _late(case, now) is None


def _letter_is_wanted(case: Case) -> bool:
    """Whether a decision still waits for its letter.

    Once it is begun, or else until there is a closing card, or what they took has all been done.
    """
    if case.outcome is None or next_letter(case) is None:
        return False
    return case.draft is not None or (case.card is None and not _is_all_done(case))


def _is_all_done(case: Case) -> bool:
    """Whether what they took is done: each of it had a day, so that it was a promise, and all are kept.

    A promise of a short note before the letter is none of that.
    """
    if case.outcome is None or case.outcome.ending != "accepted" or owed(case):
        return False
    place, last = case.letter_decided, case.last_sent
    letter = last if place is None else case.drafts[place]
    if letter is None or letter.sent is None:
        return False
    since, taken = letter.sent.date(), case.outcome.taken
    dated = all(offer.due for number, offer in enumerate(case.offers_decided, 1) if number in taken)
    return dated and any(one.kept and (one.made is None or one.made >= since) for one in case.promises)


def answer_after(ending: str, sent: Iterable[str]) -> str | None:
    """Return the shape of the letter that answers this ending, unless one like it was sent."""
    wanted = {"accepted": CHOSEN, "declined": "they-said-no"}.get(ending)
    return None if wanted in tuple(sent) else wanted


def overdue(what: str, due: date | datetime, now: datetime) -> str:
    """Say that a promise is overdue."""
    return f"Overdue since {named(day_here(due, now))}: {what}."


def quiet(sent: datetime, shape: str, now: datetime) -> str:
    """Say what comes after a letter of this shape that is not answered."""
    patient_until = working_days_after(beside(sent, now).date(), PATIENCE)
    still_early = now.date() < patient_until
    if shape in _NO_CHECKING_BACK:
        return "Let them take their time." if still_early else "Quiet since then. You may close the case."
    if still_early:
        return f"It is with them now. If it stays quiet, check back on {named(patient_until)}."
    return f"Quiet for {days_between(sent, now)} days. You may check back, gently, once."


def checking(check_on: date, now: datetime) -> str:
    """Say when the change is to be looked at, or that it is time to."""
    if check_on <= now.date():
        return "Check that what you changed still holds."
    return f"Check on {named(check_on)} that the change holds."


def _beginning(case: Case, standing: str) -> NextStep:
    if case.message is None:
        if case.facts.sure is None:
            return NextStep("read", "Note what you know: did something go wrong?")
        return NextStep("respond", "Begin the letter.")
    if standing == "new":
        return NextStep("read", "Take a breath, then look at what they ask.")
    if any(point.wants_answer and point.doing is None for point in case.message.points):
        return NextStep("read", "Say which points are yours and which are not.")
    return NextStep("respond", "Begin the letter.")


def _writing(draft: Draft) -> NextStep:
    if _only_offers_left(draft):
        return NextStep("remedy", "Choose what to offer; the rest is written.")
    count = parts_written(draft)
    return NextStep("respond", f"Go on with the letter{f': {count} written' if count else ''}.")


def _only_offers_left(draft: Draft) -> bool:
    parts = needed(draft)
    wanted = not draft.offers and any(part.name == "offers" for part in parts)
    return wanted and all(part.text.strip() for part in parts if part.name != "offers")


def _late(case: Case, now: datetime) -> Promise | None:
    """Return the first promise that is overdue."""
    return next((promise for _, promise in owed(case) if is_past(promise.due, now)), None)


def _waiting(case: Case, letter: Draft, sent: datetime, now: datetime) -> NextStep:
    coming = next((promise for _, promise in owed(case) if promise.due is not None), None)
    if coming is not None and coming.due is not None:
        return NextStep("follow-up", _owe(coming, now))
    return NextStep("follow-up", quiet(sent, letter.shape, now))


def _owe(promise: Promise, now: datetime) -> str:
    """Say what is owed and by when; the day only once where its words name it too."""
    what = promise.what.rstrip(".")
    day = named(day_here(promise.due, now)) if promise.due is not None else ""
    return f"You owe by {day}: {what}." if day and day not in what else f"You owe: {what}."


def _after_the_end(case: Case, outcome: Outcome, now: datetime) -> NextStep:
    if _letter_is_wanted(case):
        step, key, done = _where_written(case)
        if outcome.ending == "accepted":
            words = f"{DECIDED[0]} Confirm it in a short letter: what they get, and when{key}.{done}"
        else:
            words = f"{DECIDED[1]} Thank them, and hand over what is theirs{key}.{done}"
        return NextStep(step, words)
    coming = next((promise for _, promise in owed(case)), None)
    if coming is not None:
        return NextStep("follow-up", _owe(coming, now))
    if case.card is None:
        words = "Write the closing card (5, enter): the cause, what changed, when to check."
        return NextStep("follow-up", words)
    if case.card.held is not None:
        return NextStep("follow-up", f"It held on {named(case.card.held)}. Nothing is left to do here.")
    if case.card.check_on is not None:
        return NextStep("follow-up", checking(case.card.check_on, now))
    return NextStep("follow-up", "Nothing is left to do here.")


def _after_the_answer(case: Case) -> NextStep:
    """Ask what it comes to, once: what the user has said of it is not asked again."""
    comes_to = case.message.comes_to if case.message is not None else None
    if comes_to is None:
        return NextStep("follow-up", ANSWERED)
    if case.draft is not None:
        return NextStep("respond", "Begin the letter.")
    if comes_to == "question":
        return NextStep("follow-up", "They ask something: answer it in your next letter (5, l).")
    return NextStep("follow-up", "Nothing is decided. Write to them again (5, l), or wait for more.")


def _where_written(case: Case) -> tuple[Step, str, str]:
    """Return the step for the letter that answers a decision, the keys that begin it, and what ends it else.

    Respond shows the letter before it until it is begun: Follow up has the key. Once it is begun neither the
    key is told nor the way without it.
    """
    if case.draft is not None:
        return "respond", "", ""
    return "follow-up", " (5, l)", " Told already? The closing card closes the case (5, enter)."


def _told(due: date | datetime, now: datetime, zone: str) -> str:
    from datetime import datetime

    from amends.ledger.zones import there  # the desk paints without it

    if not isinstance(due, datetime):
        return named(due)
    here, clock = beside(due, now), there(due, now, zone)
    return f"{named(here)}, {here:%H:%M}{f' ({clock} there)' if clock else ''}"
