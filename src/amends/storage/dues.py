"""What is owed, from every case file, without the models: one odd value in a file hides nothing else."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean_line
from amends.domain.summary import Due
from amends.storage.toml_in import parse, text_of, zoned
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amends.domain.summary import Summary


def dues(summaries: Iterable[Summary]) -> tuple[tuple[Due, ...], tuple[CannotRead, ...]]:
    """Return what these cases owe, in no order, and what keeps a file from being read."""
    found: list[Due] = []
    troubles = []
    for each in summaries:
        if each.trouble:
            continue
        try:
            tree = parse(each.path, text_of(each.path)[0])
        except CannotRead as trouble:
            troubles.append(trouble)
        else:
            found.extend(_owed(each, tree))
    return tuple(found), tuple(troubles)


def _owed(summary: Summary, tree: dict[str, Any]) -> Iterator[Due]:
    client = tree.get("client")
    zone = _words(client.get("time_zone")) if isinstance(client, dict) else ""

    def due(what: str, when: date | datetime | None, made: Any = None, kind: str = "promise") -> Due:
        day = made if isinstance(made, date) and not isinstance(made, datetime) else None
        return Due(summary.id, summary.client, summary.title, what, when, day, kind, zone)

    promises = tree.get("promises")
    for promise in promises if isinstance(promises, list) else ():
        if not isinstance(promise, dict) or "kept" in promise or promise.get("if_chosen") is True:
            continue
        if _words(promise.get("what")):
            yield due(_words(promise["what"]), _when(promise.get("due")), promise.get("made"))
    card = tree.get("card")
    if isinstance(card, dict) and "held" not in card and _when(card.get("check_on")) is not None:
        changed = _words(card.get("changed")) or "what you changed"
        yield due(f"check that it holds: {changed}", _when(card["check_on"]), kind="check")


def _words(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _when(value: object) -> date | datetime | None:
    if isinstance(value, datetime):
        return zoned(value)
    return value if isinstance(value, date) else None
