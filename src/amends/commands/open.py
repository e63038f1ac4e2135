"""``amends open``: one case in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home, window

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def options(parser: ArgumentParser) -> None:
    """Which case."""
    parser.add_argument("id", metavar="ID", help="its id, a part of the id that no other has, or its file")


def run(given: Namespace) -> int:
    """Open the window on the case."""
    return window.open_case_file(home.case_file(home.places(), given.id))
