"""``amends remedies``: what you can offer, and when it fits."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.printed import out
from amends.remedies.loading import catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from amends.remedies.loading import Remedy


def options(parser: ArgumentParser) -> None:
    """There is nothing to choose."""


def run(_given: Namespace) -> int:
    """Print the catalogue in its own order, the user's own last."""
    home.adopt_remedies(home.places())
    out("\n\n".join(_entry(remedy) for remedy in catalogue()))
    return 0


def _entry(remedy: Remedy) -> str:
    lines = [
        f"{remedy.title}  ({remedy.id}, {remedy.kind}{', yours' if remedy.own else ''})",
        fill(remedy.why, 76, initial_indent="  ", subsequent_indent="  "),
        fill(f"Fits: {', '.join(remedy.fits) or 'any loss'}.", 76, initial_indent="  "),
    ]
    if remedy.avoid:
        words = f"Leave it when: {remedy.avoid}"
        lines.append(fill(words, 76, initial_indent="  ", subsequent_indent="  "))
    return "\n".join(lines)
