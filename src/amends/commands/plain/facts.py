"""The plain way: what is known about it, told in a few lines and changed by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from amends.commands.plain.talk import NONE, ask, choose, say
from amends.domain.case import Facts, Kind, Sure, Whose
from amends.domain.money import PAID
from amends.ledger.days import dated
from amends.ledger.typed import address, day, money, plain, text, zone
from amends.ledger.zones import from_yours, zone_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from amends.commands.plain.at_hand import AtHand
    from amends.domain.case import Case

GATE = (
    "Yes: you write first and say so. Perhaps or no: you only ask, "
    "because an apology for what nobody noticed can do harm."
)
SURE: tuple[Sure, ...] = get_args(Sure)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_WHOSE: tuple[Whose, ...] = get_args(Whose)


class Here(NamedTuple):
    """What days are counted from, and how they are written."""

    today: date
    locale: str


class Fact(NamedTuple):
    """How one fact is told, and how it is changed."""

    told: Callable[[Case], str]
    changed: Callable[[Case, str, Here], Case]


def _of(name: str, read: Callable[[str, Here], Any], tell: Callable[[Any], str] = str) -> Fact:
    def told(case: Case) -> str:
        value = getattr(case.facts, name)
        return "" if value is None else tell(value)

    def changed(case: Case, words: str, here: Here) -> Case:
        return case.but(facts=case.facts.but(**{name: read(words, here)}))

    return Fact(told, changed)


def _of_client(name: str, read: Callable[[str], str] = text) -> Fact:
    def changed(case: Case, words: str, _here: Here) -> Case:
        return case.but(client=case.client.but(**{name: read(words)}))

    return Fact(lambda case: str(getattr(case.client, name)), changed)


def _one_of(known: tuple[str, ...]) -> Callable[[str, Here], str | None]:
    def read(words: str, _here: Here) -> str | None:
        found = [each for each in known if words and each.startswith(words.lower())]
        if words and len(found) != 1:
            raise ValueError(f"It is one of {', '.join(known)}.")
        return found[0] if found else None

    return read


def _with_fee(case: Case, words: str, _here: Here) -> Case:
    fee, found = case.facts.fee, money(words)
    currency = (found.currency if found else "") or fee.currency
    fee = fee.but(amount=found.amount if found else None, currency=currency)
    return case.but(facts=case.facts.but(fee=fee))


def _with_paid(case: Case, words: str, here: Here) -> Case:
    said = _one_of(tuple(PAID))(words, here)
    fee = case.facts.fee.but(paid=None if said is None else PAID[said])
    return case.but(facts=case.facts.but(fee=fee))


def _paid(case: Case) -> str:
    return next((words for words, paid in PAID.items() if paid == case.facts.fee.paid), "")


_FACTS: dict[str, Fact] = {
    "due": _of("agreed", lambda words, here: day(words, here.today, here.locale, past=True), dated),
    "happened": _of("happened", lambda words, _: words, lambda value: " ".join(value.split())),
    "cost": _of("cost", lambda words, _: words, lambda value: " ".join(value.split())),
    "cause": _of("cause", lambda words, _: words),
    "changed": _of("changed", lambda words, _: words),
    "kind": _of("kind", _one_of(_KINDS)),
    "whose": _of("doing", _one_of(_WHOSE)),
    "fee": Fact(
        lambda case: (
            f"{plain(case.facts.fee.amount)} {case.facts.fee.currency}".strip()
            if case.facts.fee.amount is not None
            else ""
        ),
        _with_fee,
    ),
    "paid": Fact(_paid, _with_paid),
    "name": _of_client("name"),
    "greet": _of_client("salutation"),
    "company": _of_client("company"),
    "email": _of_client("email", address),
    "zone": _of_client("time_zone", zone),
}
_MEANT = (
    "due: the day that was agreed. happened: in a line. cost: what it cost them. cause: your own, short. "
    f"changed: what is different now. kind: {', '.join(_KINDS)}. whose: {', '.join(_WHOSE)}. "
    "fee, paid (yes, partly, no). name, company, email: the client's. greet: as the letter greets them, "
    "empty takes the first name. zone: the clock they live by, as in zone Berlin or +05:30. "
    f"{NONE} after a name leaves it empty."
)


def facts(at: AtHand) -> None:
    """Tell what is known and let it be changed; for a client who went quiet, ask first what is known."""
    case = at.case
    if case.message is None and case.facts.sure is None:
        sure = SURE[choose("Do you know of something that went wrong", SURE, 1, why=GATE)]
        at.change(case.but(facts=case.facts.but(sure=sure)), "note how sure you are")
    elif case.message is not None and case.facts == Facts():
        at.change(case.but(facts=at.reading.facts()), "propose facts")
    while True:
        told = [f"{name}: {said}" for name, fact in _FACTS.items() if (said := fact.told(at.case))]
        say(f"Known: {'; '.join(told)}." if told else "Nothing is known yet.")
        say(f"Open: {', '.join(name for name, fact in _FACTS.items() if not fact.told(at.case))}.")
        if not _changed(at):
            return


def _changed(at: AtHand) -> bool:
    """Take one line that changes a fact; False when nothing more is to be changed."""
    answer = ask("Change one, as in “cost two days at the fair”", empty="goes on", why=_MEANT)
    if not answer:
        return False
    name, _, words = answer.partition(" ")
    name, words = name.lower().rstrip(":"), words.strip()
    fact = _FACTS.get(name)
    if fact is None or not words:
        say(f"  Begin with its name: {', '.join(_FACTS)}; then what is so.")
        return True
    message = at.case.message
    written = message.date.date() if message is not None and message.date else at.today
    here = Here(written, at.settings.locale)
    try:
        at.change(fact.changed(at.case, "" if words == NONE else words, here), f"note {name}")
    except ValueError as error:
        say(f"  {error}")
    else:
        if name == "zone" and (theirs := zone_named(at.case.client.time_zone)) is not None:
            say(f"  Their clock: {from_yours(theirs, at.now)}.")
    return True
