"""What an answer can come to, and how a case can end: each as the user picks it, in words."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.ledger.promises import promised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.case import Case, Ending
    from amends.domain.draft import Offer
    from amends.reading.answers import Answer, Meaning

ENDED: dict[str, str] = {
    "accepted": "They accepted.",
    "declined": "They said no.",
    "silent": "It stayed quiet, and you closed it.",
    "parted": "You parted ways.",
}
"""How it ended, as a sentence."""


class Understood(NamedTuple):
    """What an answer comes to, by the user's word; the offers are counted from 1."""

    reading: Meaning | Literal["cool"]
    """"cool": nothing is decided yet, the message is looked at after a cool-down."""
    offers: tuple[int, ...] = ()


class End(NamedTuple):
    """How it ended; no ending opens the case again. The offers are counted from 1."""

    ending: Ending | None
    offers: tuple[int, ...] = ()
    note: str = ""


def readings(offers: Sequence[Offer], locale: str) -> tuple[tuple[str, Understood], ...]:
    """Return what an answer can come to, in words; one line for each offer they can take."""
    taken = [
        (f"They take offer {number}: {in_a_row(offer, locale)}", Understood("accepted", (number,)))
        for number, offer in enumerate(offers, 1)
    ]
    words = "They accept, in words of their own" if offers else "They accept"
    return (
        *taken,
        (words, Understood("accepted")),
        ("They say no", Understood("declined")),
        ("They ask a question", Understood("question")),
        ("Something else", Understood("other")),
    )


def proposed_among(choices: Sequence[tuple[str, Understood]], proposal: Answer) -> int | None:
    """Return the place of the reading that is proposed; of one that is not there, the next of its kind.

    Of several offers it is the place of the first. An answer that says two things proposes none.
    """
    if proposal.torn:
        return None
    ways = [one for _, one in choices]
    proposed = Understood(proposal.meaning, proposal.offers[:1])
    if proposed in ways:
        return ways.index(proposed)
    return [one.reading for one in ways].index(proposal.meaning)


def why_proposed(proposal: Answer) -> str:
    """Return in words which sentence speaks for what is proposed, or why nothing is; else nothing."""
    words = shorten(proposal.words, 90, placeholder="…").rstrip(".!")
    if not words or proposal.torn:
        return torn_between(proposal)
    return " ".join(filter(None, (f"Proposed for “{words}”.", leaning(proposal))))


def torn_between(proposal: Answer) -> str:
    """Return in words that the answer says a no and something else besides; else nothing."""
    words = shorten(proposal.words, 90, placeholder="…").rstrip(".!")
    said = f"“{words}” sounds like a no, and other words do not: nothing is proposed."
    return said if proposal.torn else ""


def leaning(proposal: Answer) -> str:
    """Return in words which offers seem to be meant where nothing is decided yet; else nothing."""
    if proposal.meaning == "accepted" or not proposal.offers:
        return ""
    *most, last = map(str, proposal.offers)
    which = f"offers {', '.join(most)} and {last}" if most else f"offer {last}"
    return f"They lean to {which}, and have not decided."


def endings(offers: Sequence[Offer], locale: str, *, again: bool) -> tuple[tuple[str, End], ...]:
    """Return how it can end, in words; a case that has ended can be opened again."""
    taken = [
        (f"They took offer {number}: {in_a_row(offer, locale)}", End("accepted", (number,)))
        for number, offer in enumerate(offers, 1)
    ]
    rest: tuple[tuple[str, End], ...] = (
        ("They accepted, in words of their own" if offers else "They accepted", End("accepted")),
        ("They said no", End("declined")),
        ("They stayed silent; closed by me", End("silent")),
        ("We part ways", End("parted")),
    )
    opened: tuple[tuple[str, End], ...] = (("It has not ended after all", End(None)),) if again else ()
    return (*taken, *rest, *opened)


def taken_by(case: Case) -> tuple[tuple[int, Offer], ...]:
    """Return the offers that the client took, each with its number; none that no letter made."""
    chosen = case.outcome.taken if case.outcome is not None else ()
    return tuple(one for one in enumerate(case.offers_decided, 1) if one[0] in chosen)


def in_a_row(offer: Offer, locale: str) -> str:
    """Return an offer without its days, short enough for a row."""
    return shorten(promised(offer, locale), 44, placeholder="…")
