"""The remedies that the user wrote, in the config folder: each mistake is told and left out."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean_line
from amends.storage.own_file import Unusable, entries, reason, refuse_others

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import ValidationError

    from amends.remedies import Remedy
    from amends.storage.places import Places

_MOST = 100
"""Remedies that are read; nobody chooses from more."""


@dataclass(frozen=True, slots=True)
class OwnRemedies:
    """What could be used, and in words what could not."""

    remedies: tuple[Remedy, ...] = ()
    troubles: tuple[str, ...] = ()


def own_remedies(places: Places) -> OwnRemedies:
    """Return the remedies in ``remedies.toml`` of the config folder. No mistake in it stops anything."""
    file = places.remedies
    if not file.is_file():
        return OwnRemedies()
    found: dict[str, Remedy] = {}
    troubles: list[str] = []
    for each in _read(file):
        if isinstance(each, str):
            troubles.append(clean_line(f"{file.name}{each}"))
        elif trouble := _is_taken(each, found):
            troubles.append(clean_line(f"{file.name}: {each.id}: {trouble}"))
        else:
            found[each.id] = each
    return OwnRemedies(tuple(found.values()), tuple(troubles))


def _is_taken(remedy: Remedy, found: dict[str, Remedy]) -> str:
    from amends.remedies import shipped

    if remedy.id in found:
        return "another remedy of yours has this id"
    if any(remedy.id == one.id for one in shipped()):
        return "a remedy of amends has this id; take another"
    return f"more than {_MOST} remedies; this one is left out" if len(found) >= _MOST else ""


def _read(file: Path) -> Iterator[Remedy | str]:
    """Yield each remedy of the file, or what follows the file's name in the words about a mistake."""
    from pydantic import ValidationError

    try:
        found, rest = entries(file, "remedies", "remedies")
        refuse_others(rest, "remedies", "remedies")
    except Unusable as trouble:
        yield str(trouble)
        return
    for entry, where in found:
        try:
            yield _remedy(entry)
        except ValidationError as error:
            name = entry.get("id") if isinstance(entry, dict) else None
            named = f"{name}: " if isinstance(name, str) and name else ""
            yield f"{where}: {named}{_reason(error)}"


def _remedy(entry: Any) -> Remedy:
    """Return the remedy in one table; raises pydantic's ValidationError."""
    from amends.remedies import Remedy
    from amends.storage.own_remedy_model import OwnRemedy

    model = OwnRemedy.model_validate(entry)
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in model.model_dump().items()
        if name not in ("labels", "says")
    }
    labels: dict[str, str] = {str(name): words for name, words in model.labels.items()}
    # A form that needs nothing comes last: what is offered can always be said.
    says = (*model.says, *([] if model.says else ["{what}[ ({amount})][, by {due}]"]), model.title)
    return Remedy(**told, labels=MappingProxyType(labels), says=says, own=True)


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["loc"] == ("fields",) and first["type"] == "too_long":
        return "fields: at most three are asked first; the rest goes under more"
    return reason(error, "a remedy")
