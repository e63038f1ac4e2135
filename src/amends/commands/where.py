"""``amends where``: the folders that amends uses. They are made when something is first kept in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.printed import out, table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def options(parser: ArgumentParser) -> None:
    """There is nothing to choose."""


def run(_given: Namespace) -> int:
    """Print each folder with its name."""
    places = home.places()
    out(
        table(
            [
                ("cases", str(places.cases)),
                ("letters", str(places.letters)),
                ("trash", str(places.trash)),
                ("versions", str(places.versions)),
                ("state", str(places.state)),
                ("settings", str(places.settings)),
                ("own rules", str(places.rules)),
                ("own remedies", str(places.remedies)),
            ]
        )
    )
    return 0
