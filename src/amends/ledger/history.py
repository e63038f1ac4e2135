"""What has happened with the same client before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from amends.domain.case import Case, Client
    from amends.domain.summary import Summary


class Past(NamedTuple):
    """An earlier case, as the closing card remembers it."""

    id: str
    title: str
    day: date
    """The day that was agreed then, or else the day on which the case began."""
    kind: str = ""
    happened: str = ""
    cause: str = ""
    changed: str = ""
    """What was said to be different from then on."""
    ending: str = ""
    held: date | None = None
    """The day on which the change was found to hold."""
    sure: bool = True
    """Whether the address says that it is the same client; by the name alone it is a question."""


def history(cases: Iterable[Case], client: Client, *, but: str = "") -> tuple[Past, ...]:
    """Return the earlier cases with this client, newest first; but is the id of the case at hand."""
    found = [
        _past(case, sure=same)
        for case in cases
        if case.id not in (but, *client.namesakes) and (same := _is_same(case.client, client)) is not None
    ]
    return tuple(sorted(found, key=lambda past: past.day, reverse=True))


def namesakes(
    summaries: Iterable[Summary], name: str, email: str = "", *, but: str = ""
) -> tuple[Summary, ...]:
    """Return the cases on the desk whose client has this name, or this address: their history is there."""
    wanted, address = _plain(name), _plain(email)
    return tuple(
        one
        for one in summaries
        if one.id != but
        and ((wanted and _plain(one.client) == wanted) or (address and _plain(one.email) == address))
    )


def earlier_days(summaries: Iterable[Summary], case: Case) -> tuple[date, ...]:
    """Return the days on which other cases with this client began, none of them after this case."""
    return tuple(
        sorted(
            other.created.date()
            for other in namesakes(summaries, case.client.name, case.client.email, but=case.id)
            if other.created is not None
            and other.id not in case.client.namesakes
            and other.created.date() <= case.created.date()
        )
    )


def told_changes(cases: Iterable[Case], case: Case) -> Iterator[tuple[date, str]]:
    """Yield what this client was told, in cases begun before this one, would be different, and when."""
    from amends.letters.layout import layout

    for other in cases:
        if other.id in (case.id, *case.client.namesakes) or other.created > case.created:
            continue
        if _is_same(other.client, case.client) is None:
            continue
        day = other.created.date()
        if words := (other.card.changed if other.card else "") or other.facts.changed:
            yield day, words
        for draft in other.drafts:
            for part, plan in zip(draft.parts, layout(draft), strict=True):
                if draft.sent and "change" in plan.jobs and part.text.strip():
                    yield draft.sent.date(), part.text


def happened_again(case: Case) -> Case:
    """Return the case as one that happened before: it decides the shape."""
    return case.but(facts=case.facts.but(kind="repeat"))


def somebody_else(case: Case, past: Iterable[Past]) -> Case:
    """Return the case with those that only share the name as somebody else's."""
    others = (each.id for each in past if not each.sure)
    known = tuple(dict.fromkeys((*case.client.namesakes, *others)))
    return case.but(client=case.client.but(namesakes=known))


def _past(case: Case, *, sure: bool) -> Past:
    facts, card = case.facts, case.card
    return Past(
        id=case.id,
        title=case.title,
        day=facts.agreed or case.created.date(),
        kind=facts.kind or "",
        happened=facts.happened,
        cause=(card.cause if card else "") or facts.cause,
        changed=(card.changed if card else "") or facts.changed,
        ending=case.outcome.ending if case.outcome else "",
        held=card.held if card else None,
        sure=sure,
    )


def _is_same(one: Client, other: Client) -> bool | None:
    """Return True by the address, False (a question) by the name alone, None for somebody else."""
    if _plain(one.email) and _plain(one.email) == _plain(other.email):
        return True
    return False if _plain(one.name) and _plain(one.name) == _plain(other.name) else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
