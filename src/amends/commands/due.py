"""``amends due``: what you owe, by when, what is overdue first; also as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from amends.commands import home
from amends.commands.printed import as_json, out, raw, table, word
from amends.commands.trouble import CannotDo
from amends.commands.written import write
from amends.ledger.dues import how_soon, in_order, is_past
from amends.ledger.zones import in_figures
from amends.storage.dues import dues
from amends.storage.summaries import summaries

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import datetime

    from amends.domain.summary import Due


def options(parser: ArgumentParser) -> None:
    """JSON or a calendar instead of columns."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a list of objects, what is overdue first")
    form.add_argument(
        "--ics", metavar="FILE|-", help="an iCalendar file with an event for each that has a day; - prints it"
    )
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")


def run(given: Namespace) -> int:
    """Print what is owed, or write it; a file that cannot be read is named on standard error."""
    places, now = home.places(), home.now()
    cases = summaries(places)
    if any(each.trouble and each.path == places.cases for each in cases):
        raise CannotDo(f"{places.cases} cannot be read, {cases[0].trouble}.")
    found, troubles = dues(cases)
    owed = in_order(found, now)
    for words in [f"{each.path.name} cannot be read, {each.trouble}." for each in cases if each.trouble]:
        word(words)
    for trouble in troubles:
        word(f"{trouble.path.name} cannot be read, {trouble.words}.")
    if given.ics:
        _calendar(owed, now, given.ics, force=given.force)
    elif given.json:
        as_json([_as_dict(each, now) for each in owed])
    elif owed:
        out(table([_row(each, now) for each in owed]))
    else:
        word("You owe nothing. Promises come from the letters you mark as sent.")
    return 0


def _calendar(owed: tuple[Due, ...], now: datetime, file: str, *, force: bool) -> None:
    from amends.ledger.calendar import ics

    data = ics(owed, now)
    undated = sum(each.due is None for each in owed)
    if file == "-":
        raw(data)
    else:
        write(Path(file), data, force=force)
        word(f"{len(owed) - undated} written to {file}.")
    if undated:
        word(f"{undated} without a day {'is' if undated == 1 else 'are'} not in it.")


def _row(due: Due, now: datetime) -> tuple[str, ...]:
    sign = "!" if is_past(due.due, now) else " "
    who = " · ".join(filter(None, (due.client, due.title)))
    return (
        sign,
        in_figures(due.due, now, due.zone) or "no day",
        how_soon(due.due, now),
        due.id,
        f"{who}: {due.what}" if who else due.what,
    )


def _as_dict(due: Due, now: datetime) -> dict[str, Any]:
    return {
        "id": due.id,
        "client": due.client,
        "title": due.title,
        "kind": due.kind,
        "what": due.what,
        "due": due.due and due.due.isoformat(),
        "overdue": is_past(due.due, now),
        "made": due.made and due.made.isoformat(),
    }
