"""What a letter commits you to, and what is still owed.

The desk needs only what is owed, so what reads letters is imported where it is used.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from amends.domain.letter import CHOSEN
from amends.ledger.days import as_day, beside, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from amends.domain.case import Case
    from amends.domain.draft import Draft, Offer, Promise
    from amends.domain.letter import Letter
    from amends.language.dates import Mention

DONE = (
    r"(?:all\s+|both\s+|then\s+|fully\s+)?(?:put\s+right|set\s+right|brightened|changed|completed|corrected|credited"
    r"|delivered|done|exchanged|finished|fixed|mended|paid|posted|printed|re-?done|re-?made|re-?printed|re-?shot"
    r"|re-?written|refunded|re-?named|repaired|replaced|returned|sent|shipped|swapped|updated|uploaded)"
    r"\b(?!\s+by\s+you\b)"
)
"""What is done to a thing, where nobody says who does it: "the names are put right by Tuesday"."""
_COMMITS = re.compile(
    r"\b(?:I|we)(?:['’]ll|\s+(?:will|shall)|(?:\s+am|['’]m|\s+are|['’]re)\s+going\s+to)\b(?!\s+(?:not|never)\b)"
    r"|\byou(?:['’]ll|\s+will)\s+(?:have|get|receive|hear|find|see)\b"
    r"|(?:['’]ll|\bwill|\bshall)\s+(?:be\s+(?:back\s+)?with|come\s+(?:back\s+)?to|go\s+to|reach)\s+you\b"
    r"|(?:['’]ll|\bwill)\s+be\s+(?:back\s+)?in\s+your\b"
    rf"|(?:['’]ll|\bwill|\bshall)\s+be\s+{DONE}",
    re.IGNORECASE,
)
HANGS_ON_THEM = re.compile(r"(?:if|should|unless|once|when|whenever|as soon as)\b", re.IGNORECASE)
_LONGEST = 160
_NEAR = 40
"""Characters between a day and the time of day that goes with it."""


def promises_in(
    draft: Draft,
    letter: Letter,
    today: date,
    *,
    zone: tzinfo | None = None,
    locale: str = "en_GB",
    held: Iterable[Promise] = (),
) -> tuple[Promise, ...]:
    """Return what the letter would commit you to, for the user to confirm: dated offers, dated words.

    Offers count only when the letter shows them. A time of day makes a moment in the zone. A sentence that
    says the same as an offer that was chosen, or as a promise held already, by the same day, is no second
    one: its time of day is kept. Nor is one that names the act of a sentence before it, on the same day. What
    is kept already is not promised a second time.
    """
    from amends.domain.draft import Promise

    held = tuple(held)
    found = _offered(draft, letter, today, zone, locale)
    known = [
        *(promise for promise in found if not promise.if_chosen),
        *(one.but(made=today) for one in held if one.kept is None and not one.if_chosen),
    ]
    said: list[Promise] = []
    for words in own_words(letter):
        due = _due(words, today, zone)
        if due is None:
            continue
        if same := next((one for one in known if is_said(words, due, one, draft, today, locale)), None):
            _keep_time(same, due, known, found)
        elif same := next((one for one in said if _is_one_act(words, due, one, today)), None):
            _keep_time(same, due, said, found)
        else:
            said.append(Promise(what=_cut(words), due=due, made=today))
            found.append(said[-1])
    new = (one for one in found if one.what and not is_kept_among(one, held))
    return tuple({(one.what, one.due): one for one in new}.values())


def _keep_time(same: Promise, due: date | datetime, among: list[Promise], found: list[Promise]) -> None:
    """Take the time of day into what is promised already, among those and in what was found."""
    timed = same.but(due=due) if isinstance(due, datetime) else same
    among[among.index(same)] = timed
    found[:] = [timed if one is same else one for one in found]
    if timed not in found:
        found.append(timed)


def is_kept_among(promise: Promise, held: Iterable[Promise]) -> bool:
    """Whether the same thing by the same day is among those held, and kept; by another day it is new."""

    def told(one: Promise) -> tuple[str, date | None]:
        return one.what, as_day(one.due) if one.due is not None else None

    return any(one.kept is not None and told(one) == told(promise) for one in held)


def promised_on(case: Case, day: date, now: datetime, locale: str) -> tuple[Promise, ...]:
    """Return what the letter being written commits to when it goes out on that day; none without a letter.

    "Tomorrow" in it is counted from that day. A time of day is on the client's clock, else on that of now.
    """
    from amends.ledger.zones import zone_of
    from amends.letters import render

    draft = case.draft
    if draft is None:
        return ()
    letter = render(draft, currency_locale=locale)
    zone = zone_of(case.client, now)
    return promises_in(draft, letter, day, zone=zone, locale=locale, held=case.promises)


def _offered(draft: Draft, letter: Letter, today: date, zone: tzinfo | None, locale: str) -> list[Promise]:
    from amends.domain.draft import Promise

    if not any(section.kind == "offers" for section in letter.sections):
        return []
    hangs = draft.shape != CHOSEN
    return [
        Promise(what=promised(offer, locale), due=_owed_by(offer, zone), made=today, if_chosen=hangs)
        for offer in draft.offers
        if offer.due is not None and _is_owed(offer)
    ]


def _owed_by(offer: Offer, zone: tzinfo | None) -> date | datetime | None:
    by = offer.deadline
    return by.replace(tzinfo=zone) if isinstance(by, datetime) else by


def is_said(
    words: str, due: date | datetime, promise: Promise, draft: Draft, today: date, locale: str
) -> bool:
    """Whether the words promise the same thing by the same day, and no other time of it."""
    from amends.ledger.same_thing import says_the_same
    from amends.remedies import UnknownRemedy, remedy

    if not _falls_on(due, promise):
        return False
    if _is_one_act(words, due, promise, today):
        return True
    names = [promise.what]
    for offer in draft.offers:
        if promised(offer, locale) == promise.what:
            with suppress(UnknownRemedy):
                names.extend((offer.what, remedy(offer.remedy).title))
    return says_the_same(words, tuple(filter(None, names)), today)


def _is_one_act(words: str, due: date | datetime, promise: Promise, today: date) -> bool:
    """Whether the words name the same act as a promise does, on the same day, and no other time of it."""
    from amends.ledger.same_thing import same_act

    return _falls_on(due, promise) and same_act(words, promise.what, today)


def _falls_on(due: date | datetime, promise: Promise) -> bool:
    if promise.due is None or as_day(promise.due) != as_day(due):
        return False
    return not (isinstance(promise.due, datetime) and isinstance(due, datetime)) or promise.due == due


def doubt(promise: Promise, today: date) -> str:
    """Say where the words of a promise name a weekday that is not that of its day; else nothing."""
    from amends.language.dates import find

    for mention in find(promise.what, today):
        if mention.disagrees and mention.day is not None:
            said = promise.what[mention.start : mention.end]
            return f"It says “{said}”, and {named(mention.day)} is that day: change the letter, or the day."
    return ""


def promised(offer: Offer, locale: str = "en_GB") -> str:
    """Name an offer as a promise: what it says, without its days."""
    from amends.remedies import say

    bare = offer.by(None).but(stands_until=None, proof="")
    return _cut(say(bare, locale))


def owed(case: Case) -> tuple[tuple[int, Promise], ...]:
    """Return the promises that are not kept, each with its place in the case, earliest first.

    An offer that waits for their choice is not owed yet.
    """
    unkept = [
        (index, promise)
        for index, promise in enumerate(case.promises)
        if promise.kept is None and not promise.if_chosen
    ]
    return tuple(sorted(unkept, key=lambda one: by_day(one[1])))


def by_day(promise: Promise) -> tuple[date, str]:
    """Return what promises are put in order by: their day, on one day the time; undated last."""
    due = promise.due
    if due is None:
        return date.max, ""
    return as_day(due), f"{due:%H:%M}" if isinstance(due, datetime) else ""


def earliest_due(case: Case, now: datetime | None = None) -> date | None:
    """Return the day of the earliest promise that is not kept, or None; with a time, the day where now is."""

    def day(due: date | datetime) -> date:
        return as_day(beside(due, now) if now is not None and isinstance(due, datetime) else due)

    return min((day(promise.due) for _, promise in owed(case) if promise.due is not None), default=None)


def _is_owed(offer: Offer) -> bool:
    from amends.remedies import UnknownRemedy, remedy

    try:
        return not remedy(offer.remedy).until
    except UnknownRemedy:
        return True


def own_words(letter: Letter) -> Iterator[str]:
    """Yield the sentences that the user wrote: not those of the offers, nor greeting and sign-off."""
    from amends.language.sentences import split

    for section in letter.sections:
        if section.kind in ("part", "after"):
            text = letter.text[section.start : section.end]
            yield from (text[start:end] for start, end in split(text))


def _due(words: str, today: date, zone: tzinfo | None) -> date | datetime | None:
    if HANGS_ON_THEM.match(words):
        return None
    from amends.language.dates import find

    mentions = find(words, today)
    commits = _COMMITS.search(words)
    if commits is None:
        from amends.ledger.said_now import promised_now

        return _moment(promised_now(words, mentions), today, zone) if mentions else None
    ahead = [mention for mention in mentions if mention.start >= commits.start()]
    return _moment(ahead, today, zone) or _moment([m for m in mentions if m not in ahead][-2:], today, zone)


def _moment(mentions: list[Mention], today: date, zone: tzinfo | None) -> date | datetime | None:
    """Take the first day to come, with the time of day beside it; a time alone is today's."""
    dated = next((mention for mention in mentions if mention.day is not None and mention.day >= today), None)
    timed = dated if dated is not None and dated.clock else next((m for m in mentions if m.clock), None)
    if dated is None:
        if timed is None or timed.clock is None or timed.day is not None:
            return None
        return datetime.combine(today, timed.clock, zone)
    day = dated.day
    if day is not None and timed is not None and timed.clock and abs(timed.start - dated.end) <= _NEAR:
        return datetime.combine(day, timed.clock, zone)
    return day


def _cut(words: str) -> str:
    words = " ".join(words.split()).rstrip(" .,;:")
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
