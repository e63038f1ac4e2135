"""The plain way, the offers: two or three that fit the loss, each made concrete in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.commands.plain.talk import ask, ask_for, numbers, say, yes
from amends.domain.draft import Offer
from amends.ledger.typed import deadline, money, number, percent
from amends.remedies import fitting, stop_signs, worked_out
from amends.remedies import say as said

if TYPE_CHECKING:
    from datetime import date, datetime

    from amends.commands.plain.at_hand import AtHand
    from amends.letters import ShapePart
    from amends.remedies import Remedy

MOST = 3
SHOWN = 8
"""So many of the catalogue are told at first: those that fit come first."""
ASKED = {"what": "what exactly", "quantity": "how many", "due": "by when", "how much": "how much"}


def offers(at: AtHand, plan: ShapePart) -> None:
    """Ask for the offers of the letter, and for the question after them."""
    draft = at.draft
    for offer in draft.offers:
        say(f"Offered so far: {said(offer, at.settings.locale)}")
    chosen = _chosen(at) if not draft.offers or yes("Choose other offers") else ()
    if chosen:
        made = tuple(_made(at, remedy) for remedy in chosen)
        at.keep(at.draft.but(offers=made), "choose the offers")
        for number_, offer in enumerate(made, 1):
            mark = "-" if len(made) == 1 else f"{number_}."  # as the letter sets it
            say(f"  {mark} {said(offer, at.settings.locale)}")
        theirs = "\n".join(message.text for message in at.case.messages)
        for sign in stop_signs(made, at.case.facts, at.settings, theirs):
            say(f"Stop. {sign.title}. {sign.what_first}")
    part = at.draft.part(plan.name)
    if at.draft.offers and part is not None and ("ask" in plan.jobs or part.after):
        why = "It stands after the list, as in: Which of them would help you most?"
        after = ask("A question after the list", part.after, empty="none", why=why)
        at.keep(at.draft.written(part.but(after=after)), f"writing {plan.name}")


def _chosen(at: AtHand) -> tuple[Remedy, ...]:
    """Ask which remedies; none changes nothing."""
    fits = fitting(at.case.facts)
    for place, fit in enumerate(fits[:SHOWN], 1):
        say(f"  {place}. {fit.remedy.title}. {fit.reason}")
    rest = ", ".join(f"{place} {fit.remedy.title}" for place, fit in enumerate(fits[SHOWN:], SHOWN + 1))
    say(f"  Also: {rest}.")

    def read(answer: str) -> tuple[int, ...]:
        found = numbers(answer, len(fits))
        if len(found) > MOST:
            raise ValueError("Three at most: more to choose from helps nobody.")
        return found

    empty = "they stay" if at.draft.offers else "no offers"
    why = "Two or three that match the loss, as in 1 4."
    found = ask_for("Which do you offer, by their numbers", read, empty=empty, why=why)
    return tuple(fits[place - 1].remedy for place in found)


def _made(at: AtHand, remedy: Remedy) -> Offer:
    """Ask for what makes a remedy concrete, in one line."""
    wanted = _wanted(remedy)
    if not wanted:
        return Offer(remedy=remedy.id)
    names = [remedy.labels.get(name, ASKED.get(name, name)) for name in wanted]
    names = [name[:1].lower() + name[1:] for name in names]
    how = "" if len(wanted) == 1 else ", with a semicolon between"
    why = f"As in: {'; '.join(_EXAMPLE[name] for name in wanted)}. What is left out stays open."
    return ask_for(
        f"{remedy.title}. {'; '.join(names)}{how}",
        lambda answer: _read(at, remedy, wanted, answer),
        empty="stays open",
        why=why,
    )


_EXAMPLE = {"what": "a set of shelf cards", "how much": "20% or 90.00", "quantity": "2", "due": "Friday"}


def _wanted(remedy: Remedy) -> list[str]:
    """Return the fields to ask for: share or sum is one question, your own hours can wait."""
    wanted: list[str] = []
    for name in remedy.fields:
        name = "how much" if name in ("percent", "amount") else name
        if name != "hours" and name not in wanted:
            wanted.append(name)
    return wanted


def _read(at: AtHand, remedy: Remedy, wanted: list[str], answer: str) -> Offer:
    """Read the line into an offer; raises ValueError with what is wrong."""
    pieces = [piece.strip() for piece in answer.split(";")]
    if len(pieces) > len(wanted):
        raise ValueError(f"There is room for {len(wanted)}, with a semicolon between.")
    values: dict[str, Any] = {}
    by: date | datetime | None = None
    for name, typed in zip(wanted, pieces, strict=False):
        if not typed:
            continue
        if name == "how much" and typed.endswith("%") and "percent" in remedy.fields:
            values["percent"] = percent(typed)
        elif name == "how much":
            if (found := money(typed)) is not None:
                values |= {"amount": found.amount, "currency": found.currency or at.settings.currency}
        elif name == "due":
            by = deadline(typed, at.today, at.settings.locale)
        else:
            values[name] = number(typed) if name == "quantity" else typed
    return worked_out(Offer(remedy=remedy.id, **values).by(by), at.case.facts.fee)
