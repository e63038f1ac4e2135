"""A look into one case for the desk, without the models: the first paint must not wait for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from amends.domain.clean import clean, clean_line
from amends.domain.summary import Glimpse
from amends.storage.toml_in import parse, text_of, zoned

if TYPE_CHECKING:
    from pathlib import Path

_OPENING = 600
"""Characters of the letter that are shown."""


def glimpse(path: Path) -> Glimpse:
    """Return what the case's file says for the desk; whatever is odd in it is left out. Raises CannotRead."""
    tree = parse(path, text_of(path)[0])
    client = _table(tree.get("client"))
    drafts = _tables(tree.get("drafts"))
    open_ = [draft for draft in drafts if "sent" not in draft]
    draft = (open_ or drafts or [{}])[-1]
    card = _table(tree.get("card"))
    check_on = card.get("check_on")
    return Glimpse(
        client=_words(client.get("name")),
        company=_words(client.get("company")),
        next=_words(tree.get("next")),
        owed=tuple(
            (_words(promise.get("what")), _when(promise.get("due")))
            for promise in _tables(tree.get("promises"))
            if "kept" not in promise and promise.get("if_chosen") is not True
        ),
        sent=_sent(drafts),
        check_on=_when(check_on) if "held" not in card and not isinstance(check_on, datetime) else None,
        letter=_words(draft.get("shape")).replace("-", " "),
        opening=_opening(draft),
        zone=_words(client.get("time_zone")),
    )


def _opening(draft: dict[str, Any]) -> str:
    texts = [draft.get("greeting"), *(part.get("text") for part in _tables(draft.get("parts")))]
    written = [clean(text).strip() for text in texts if isinstance(text, str) and text.strip()]
    return "\n\n".join(written)[:_OPENING] if len(written) > 1 else ""


def _sent(drafts: list[dict[str, Any]]) -> tuple[str, ...]:
    dated = [(_when(draft.get("sent")), _words(draft.get("shape"))) for draft in drafts]
    found = [(zoned(when), shape) for when, shape in dated if isinstance(when, datetime)]
    return tuple(shape for _, shape in sorted(found, key=lambda one: one[0]))


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _tables(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _words(value: Any) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _when(value: Any) -> date | datetime | None:
    if isinstance(value, datetime):
        return zoned(value)
    return value if isinstance(value, date) else None
