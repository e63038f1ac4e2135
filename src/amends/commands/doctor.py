"""``amends doctor``: everything that is kept, looked at; what is not as it should be, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.commands import home
from amends.commands.printed import as_json, out, word

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from amends.storage.examination import Remark


def options(parser: ArgumentParser) -> None:
    """JSON instead of words."""
    parser.add_argument("--json", action="store_true", help="an object: ok, cases, remarks")


def run(given: Namespace) -> int:
    """Print what was found; 1 when there is something to look at. Nothing is changed."""
    from amends.storage.examination import examine

    found = examine(home.places())
    if given.json:
        as_json(
            {
                "ok": not found.remarks,
                "cases": found.cases,
                "remarks": [_as_dict(each) for each in found.remarks],
            }
        )
    else:
        for each in found.remarks:
            out(_words(each))
        count = len(found.remarks)
        things = "1 thing" if count == 1 else f"{count} things"
        cases = "1 case" if found.cases == 1 else f"{found.cases} cases"
        word(f"{cases} can be read. {f'{things} to look at.' if count else 'Everything is as it should be.'}")
    return 1 if found.remarks else 0


def _words(remark: Remark) -> str:
    sign = "✗" if remark.severity == "broken" else "!"
    where = f"{remark.file}:{remark.line}" if remark.line else str(remark.file)
    return f"{sign} {where}\n    {remark.reason}\n    {remark.advice}"


def _as_dict(remark: Remark) -> dict[str, Any]:
    return {
        "severity": remark.severity,
        "about": remark.about,
        "file": str(remark.file),
        "line": remark.line,
        "reason": remark.reason,
        "advice": remark.advice,
    }
