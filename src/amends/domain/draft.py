"""One letter to the client: its parts, its offers, and what it promises."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import count
from typing import Any, Literal, Self, get_args

from pydantic import field_validator

from amends.domain.money import Amount
from amends.domain.record import Record

Job = Literal[
    "thanks",
    "acknowledge",
    "impact",
    "apology",
    "repair",
    "cause",
    "change",
    "offer",
    "ask",
    "appreciation",
    "next step",
    "facts",
    "boundary",
    "help",
    "hand over",
]


class Part(Record):
    """One paragraph, or a paragraph with the list of offers in it."""

    name: str
    text: str = ""
    after: str = ""
    """What follows the list of offers; only in the part that holds them."""
    out: bool = False
    """Whether it is left out of the letter; its words are kept for when it is taken in again."""
    ticked: tuple[Job, ...] = ()
    """Jobs that the user says are done, whatever the coach found."""
    unticked: tuple[Job, ...] = ()
    """Jobs that the user says are still open."""

    def with_job(self, job: Job, done: bool | None) -> Part:
        """Return the part with this job ticked or unticked by hand; None leaves it to the coach again."""
        ticked = tuple(each for each in self.ticked if each != job) + ((job,) if done is True else ())
        unticked = tuple(each for each in self.unticked if each != job) + ((job,) if done is False else ())
        return self.but(ticked=ticked, unticked=unticked)

    def turned(self, job: str, found: bool) -> Part:
        """Return the part with this job turned round by hand; what the coach finds too needs no hand."""
        known = next(one for one in get_args(Job) if one == job)
        done = known in self.ticked or (found and known not in self.unticked)
        return self.with_job(known, None if found is not done else not done)


class Offer(Record):
    """One remedy made concrete: what, how much, by when; the rest under more."""

    remedy: str
    """The id of the remedy in the catalogue."""
    what: str = ""
    """The offer in the user's words; empty takes the catalogue's."""
    percent: Amount | None = None
    amount: Amount | None = None
    currency: str = ""
    quantity: Amount | None = None
    """Hours, days, rounds or pieces, as the remedy counts."""
    due: date | None = None
    clock: time | None = None
    """The time of that day, on the client's clock. Apart: what knows no time here still reads the day."""
    hours: Amount | None = None
    """The hours it costs you."""
    proof: str = ""
    """What the client will see when it is done."""
    stands_until: date | None = None

    @property
    def deadline(self) -> date | datetime | None:
        """Its day, with the time of day where it has one; in no zone."""
        return datetime.combine(self.due, self.clock) if self.due and self.clock else self.due

    def by(self, deadline: date | datetime | None) -> Self:
        """Return the offer with this day, and with its time of day if it has one."""
        if isinstance(deadline, datetime):
            return self.but(due=deadline.date(), clock=deadline.time())
        return self.but(due=deadline, clock=None)


class Left(Record):
    """A remark that was left as it is, in this letter."""

    rule: str
    quote: str = ""
    """The words it was about; empty leaves the rule alone in the whole letter."""
    reason: str = ""


class Despite(Record):
    """A stop sign that the user went on past, and why."""

    sign: str
    """Its kind, as in "cap"."""
    remedy: str = ""
    """The remedy it was about; empty when it was about all of them."""
    reason: str = ""


_GOES_OUT = ("subject", "greeting", "parts", "offers", "sign_off")
"""What the client gets of a letter."""


class Draft(Record):
    """One letter within a case. The last one that is not sent is the one being written."""

    shape: str
    subject: str = ""
    greeting: str = ""
    sign_off: str = ""
    sent: datetime | None = None
    sent_by: str = ""
    answers: int | None = None
    """How many of their messages it was to answer; noted only where a date says that one came later."""
    handed_over: datetime | None = None
    """When these words were copied, printed or written as a mail; None again once they are others."""
    copied: bool = False
    """Whether it is what was written for another case, with nothing in it changed yet."""
    parts: tuple[Part, ...] = ()
    offers: tuple[Offer, ...] = ()
    left: tuple[Left, ...] = ()
    despite: tuple[Despite, ...] = ()
    """Stop signs at the offers that the user decided to go on past."""

    def but(self, /, **changes: Any) -> Self:
        """Return the draft with these changes; other words are neither handed over yet nor another case's."""
        if any(name in changes and changes[name] != getattr(self, name) for name in _GOES_OUT):
            changes.setdefault("handed_over", None)
            changes.setdefault("copied", False)
        return super().but(**changes)

    @field_validator("parts")
    @classmethod
    def _told_apart(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """Give a part another name when one before it has the same: what is written to one stays there.

        amends never writes that, but a case file may be edited by hand.
        """
        names = {part.name for part in parts}
        seen: set[str] = set()
        told: list[Part] = []
        for part in parts:
            name = part.name
            if name in seen:
                name = next(one for n in count(2) if (one := f"{part.name}-{n}") not in names)
                names.add(name)
            seen.add(name)
            told.append(part if name == part.name else part.but(name=name))
        return tuple(told)

    def part(self, name: str) -> Part | None:
        """Return the part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)

    def written(self, part: Part) -> Draft:
        """Return the draft with this part in place of the one that has its name."""
        return self.but(parts=tuple(part if old.name == part.name else old for old in self.parts))

    def leaves(self, rule: str) -> bool:
        """Whether remarks of this rule were left as they are, here or in the whole letter."""
        return any(left.rule == rule for left in self.left)

    @property
    def begun(self) -> bool:
        """Whether any part has words of the user's in it."""
        return any(part.text.strip() or part.after.strip() for part in self.parts if not part.out)


class Promise(Record):
    """A dated thing that a sent letter, or a short note, commits you to."""

    what: str
    due: date | datetime | None = None
    kept: date | None = None
    made: date | None = None
    """The day of the letter that made it."""
    if_chosen: bool = False
    """Whether it is owed only once they choose it: one of the offers of a letter that is not answered."""
