"""``amends versions``: how a case was earlier, and why each version was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.printed import as_json, out, table, word
from amends.ledger.days import named
from amends.storage.versions import versions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def options(parser: ArgumentParser) -> None:
    """Which case, and JSON instead of columns."""
    parser.add_argument("id", metavar="ID", help="its id, a part of the id that no other has, or its file")
    parser.add_argument("--json", action="store_true", help="a list of objects, the newest first")


def run(given: Namespace) -> int:
    """Print one line a version, the newest first."""
    places, zone = home.places(), home.now().tzinfo
    found = versions(places, home.case_file(places, given.id))
    if given.json:
        as_json(
            [
                {"id": each.id, "when": each.when.isoformat(), "reason": each.reason, "path": str(each.path)}
                for each in found
            ]
        )
    elif found:
        rows = [(each.id, each.when.astimezone(zone), each.reason) for each in found]
        out(table([(id_, f"{named(when)} {when.year}, {when:%H:%M}", why) for id_, when, why in rows]))
    else:
        word("There is no earlier version yet. The first is kept when a case is changed.")
    return 0
