"""``amends list``: the cases and where they stand, from the heads of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.commands import home
from amends.commands.printed import as_json, out, table, word
from amends.domain.clean import clean_line
from amends.ledger.days import age, short
from amends.ledger.standing import standing_now
from amends.storage.summaries import summaries

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date, datetime

    from amends.domain.summary import Summary


def options(parser: ArgumentParser) -> None:
    """JSON instead of columns."""
    parser.add_argument("--json", action="store_true", help="a list of objects, the case changed last first")


def run(given: Namespace) -> int:
    """Print one line a case; a file that cannot be read is named on standard error."""
    places = home.places()
    cases = summaries(places)
    if given.json:
        as_json([_as_dict(each) for each in cases])
    else:
        now = home.now()
        rows = [_row(each, now) for each in cases if not each.trouble]
        if rows:
            out(table(rows))
    for each in cases:
        if each.trouble:
            word(f"{clean_line(each.path.name)} cannot be read, {each.trouble}.")
        for copy in each.copies:
            word(f"{each.id} was changed in two places: {clean_line(copy.path.name)}, made by {copy.by}.")
    if not cases:
        word("There is no case yet. amends FILE begins one from a message, amends new without one.")
    return 2 if any(each.trouble and each.path == places.cases for each in cases) else 0


def _row(each: Summary, now: datetime) -> tuple[str, ...]:
    due = f"due {short(each.due, now.date())}" if each.due else ""
    who = " · ".join(filter(None, (each.client, each.title)))
    return each.id, standing_now(each, now), age(each.updated or each.created, now), due, who


def _as_dict(each: Summary) -> dict[str, Any]:
    return {
        "id": each.id,
        "path": str(each.path),
        "client": each.client,
        "title": each.title,
        "stands": each.stands,
        "view": each.view,
        "since": _iso(each.since),
        "created": _iso(each.created),
        "updated": _iso(each.updated),
        "due": _iso(each.due),
        "rests_until": _iso(each.rests_until),
        "trouble": each.trouble or None,
        "copies": [str(copy.path) for copy in each.copies],
    }


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
