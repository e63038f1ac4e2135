"""A case: one thing that went wrong with one client; one TOML file."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from amends.domain.draft import Draft, Promise
from amends.domain.letter import CHOSEN
from amends.domain.message import Message
from amends.domain.money import Fee
from amends.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.draft import Offer

ADVICE = frozenset(("injury", "legal", "loss", "data"))
"""The stop signs after which nothing but the receipt is written until there was advice."""
FORMAT = 1
"""The newest case format this program writes."""

Kind = Literal["late", "faulty", "missing", "silent", "overcharged", "repeat"]
Whose = Literal["mine", "shared", "not mine", "unsure"]
Sure = Literal["yes", "perhaps", "no"]
Ending = Literal["accepted", "declined", "silent", "parted"]
Heat = Annotated[int, Field(ge=0, le=10)]
"""How hot it is, by the user's own word."""


class Client(Record):
    """Who it went wrong for."""

    name: str = ""
    salutation: str = ""
    """How the letter greets them; empty takes the first name."""
    company: str = ""
    email: str = ""
    time_zone: str = ""
    """An IANA name, as in "Europe/London"; empty means the same as yours."""
    namesakes: tuple[str, ...] = ()
    """The ids of cases that are no earlier incident: somebody else's of that name, or a copy's original."""


class Facts(Record):
    """What is known about what went wrong. Everything is optional."""

    kind: Kind | None = None
    agreed: date | None = None
    happened: str = ""
    cost: str = ""
    """What it cost the client: time, money, face."""
    cause: str = ""
    changed: str = ""
    """What is different now, so that it does not happen again."""
    doing: Whose | None = None
    sure: Sure | None = None
    """Whether something is known to have gone wrong; matters for a client who has gone quiet."""
    fee: Fee = Fee()


class Cooling(Record):
    """What the user wrote while cooling down, and until when they wanted to wait."""

    should: str = ""
    matters: str = ""
    until: datetime | None = None
    passed: bool = False
    before: Heat | None = None
    """How hot it was on coming to the page."""
    after: Heat | None = None
    """How hot it was later on; kept beside the other, never judged."""


class Outcome(Record):
    """How it ended."""

    ending: Ending
    when: date | None = None
    offer: int | None = None
    """The number of the offer that was accepted, counted from 1; the first of several."""
    also: tuple[int, ...] = ()
    """The numbers of the others that were accepted: a field of its own, so that old files and old versions
    of this program still read the first."""
    letter: int | None = None
    """The number of the letter whose offers those are, counted from 1; noted once a later one offers more."""
    note: str = ""

    @property
    def taken(self) -> tuple[int, ...]:
        """The numbers of all the offers that were accepted, each once; a file may hold others."""
        numbers = {*(() if self.offer is None else (self.offer,)), *self.also}
        return tuple(sorted(number for number in numbers if number >= 1))

    @classmethod
    def of(cls, ending: Ending, when: date, taken: Iterable[int] = (), note: str = "") -> Outcome:
        """Return the outcome with these offers taken, counted from 1."""
        first, *others = sorted(set(taken)) or (None,)
        also = tuple(each for each in others if each is not None)
        return cls(ending=ending, when=when, offer=first, also=also, note=note)


class Card(Record):
    """The closing card: what to remember when work with this client starts again."""

    cause: str = ""
    changed: str = ""
    check_on: date | None = None
    check_on_typed: str = ""
    """What was typed for that day, while it is none."""
    held: date | None = None
    """The day on which it was found to hold."""


class Case(Record):
    """The tree that is in the file."""

    format: int = FORMAT
    id: str
    title: str = ""
    created: datetime
    updated: datetime
    notes: str = ""
    client: Client = Client()
    facts: Facts = Facts()
    cooling: Cooling = Cooling()
    messages: tuple[Message, ...] = ()
    drafts: tuple[Draft, ...] = ()
    promises: tuple[Promise, ...] = ()
    outcome: Outcome | None = None
    card: Card | None = None

    @property
    def message(self) -> Message | None:
        """The message that is being answered: the newest; None for a client who went quiet."""
        return self.messages[-1] if self.messages else None

    @property
    def to_answer(self) -> tuple[Message, ...]:
        """The messages that the letter is to answer: the newest, last, and those taken in with it."""
        first = len(self.messages) - 1
        while first > 0 and self.messages[first - 1].earlier:
            first -= 1
        return self.messages[max(0, first) :]

    @property
    def signs(self) -> frozenset[str]:
        """The stop signs shown so far that apply, by their kind."""
        return frozenset(
            sign for message in self.messages for sign in message.signs if sign not in message.waived
        )

    @property
    def signs_shown(self) -> frozenset[str]:
        """Those not to be shown again: each is, once in a case.

        One that did not apply to an earlier message may well apply to a new one.
        """
        return self.signs | {sign for message in self.to_answer for sign in message.signs}

    @property
    def waived(self) -> frozenset[str]:
        """The signs in the messages to answer of which the user said that they do not apply."""
        return frozenset(sign for message in self.to_answer for sign in message.waived)

    @property
    def advice_first(self) -> bool:
        """Whether a stop sign said that advice comes before an answer."""
        return bool(self.signs & ADVICE)

    def signed_as(self, other: Case) -> Case:
        """Return the case with the stop signs too that were shown for its messages in another form.

        Whatever their words are: a line that was folded away or a moved border takes no sign back.
        """
        case = self
        for at, (own, its) in enumerate(zip(self.messages, other.messages, strict=False)):
            more = tuple(sign for sign in its.signs if sign not in own.signs)
            if more or its.waived != own.waived:
                case = case.with_message(own.but(signs=(*own.signs, *more), waived=its.waived), at)
        return case

    def noting(self, signs: Iterable[str]) -> Case:
        """Return the case with these stop signs as shown for the message that is answered."""
        message = self.message
        return self if message is None else self.with_message(message.but(signs=(*message.signs, *signs)))

    def waiving(self, kinds: Iterable[str]) -> Case:
        """Return the case in which these signs do not apply to the messages to answer, and all others do."""
        case, waived = self, frozenset(kinds)
        for at in range(len(self.messages) - len(self.to_answer), len(self.messages)):
            message = case.messages[at]
            signs = tuple(sign for sign in message.signs if sign in waived)
            case = case.with_message(message.but(waived=signs), at)
        return case

    @property
    def claim_announced(self) -> bool:
        """Whether a stop sign said that they speak of a claim, and how it ended is not known yet.

        A later message that is silent about it does not take it back.
        """
        return self.outcome is None and "legal" in self.signs

    @property
    def draft_index(self) -> int | None:
        """Where the draft being written stands: the last that is not sent, or None."""
        return next((i for i in reversed(range(len(self.drafts))) if self.drafts[i].sent is None), None)

    @property
    def draft(self) -> Draft | None:
        """The draft being written, or None."""
        index = self.draft_index
        return None if index is None else self.drafts[index]

    @property
    def last_sent(self) -> Draft | None:
        """The draft sent last, or None."""
        sent = [draft for draft in self.drafts if draft.sent is not None]
        return max(sent, key=lambda draft: draft.sent or self.created) if sent else None

    @property
    def offers_made(self) -> tuple[Offer, ...]:
        """What the client can take: the offers of the last letter sent that leaves them a choice."""
        places = self._offering
        return self.drafts[places[-1]].offers if places else ()

    @property
    def offers_decided(self) -> tuple[Offer, ...]:
        """What the numbers of the outcome count; while there is none, what the client can take."""
        place = self.letter_decided
        return () if place is None else self.drafts[place].offers

    @property
    def letter_decided(self) -> int | None:
        """The place of the letter whose offers the outcome is about: letters sent after it change nothing.

        A file may not say which it is: then it is the last one that was out by the day of the outcome.
        """
        places, outcome = self._offering, self.outcome
        if outcome is None or not places:
            return places[-1] if places else None
        if outcome.letter is not None and outcome.letter - 1 in places:
            return outcome.letter - 1
        day = outcome.when
        by_then = [
            at for at in places if day is None or ((sent := self.drafts[at].sent) and sent.date() <= day)
        ]
        return (by_then or places)[-1]

    @property
    def _offering(self) -> tuple[int, ...]:
        """The places of the letters sent that leave a choice: one that confirms it only repeats it."""
        return tuple(
            at
            for at, draft in enumerate(self.drafts)
            if draft.sent is not None and draft.offers and draft.shape != CHOSEN
        )

    @property
    def has_answer(self) -> bool:
        """Whether the newest message came after the letter sent last.

        A time without a zone counts as one where the letter was sent. What the letter answers is no answer to
        it, whatever its date says.
        """
        message, letter = self.message, self.last_sent
        if message is None or letter is None or letter.sent is None:
            return False
        if letter.answers is not None and len(self.messages) <= letter.answers:
            return False
        when, sent = message.date, letter.sent
        if when is None:
            return sum(not each.earlier for each in self.messages) > 1
        if when.tzinfo is None or sent.tzinfo is None:
            when = when.replace(tzinfo=sent.tzinfo)
        return when > sent

    def with_draft(self, draft: Draft) -> Case:
        """Return the case with this as the draft being written; added when there is none."""
        index = self.draft_index
        if index is None:
            return self.but(drafts=(*self.drafts, draft))
        return self.but(drafts=(*self.drafts[:index], draft, *self.drafts[index + 1 :]))

    def with_message(self, message: Message, index: int = -1) -> Case:
        """Return the case with this in place of the message being answered, or of another one."""
        at = index % len(self.messages) if self.messages else 0
        return self.but(messages=(*self.messages[:at], message, *self.messages[at + 1 :]))
