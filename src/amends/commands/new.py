"""``amends new``: begin a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands import window

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def options(parser: ArgumentParser) -> None:
    """Where the message comes from."""
    parser.add_argument(
        "--from",
        dest="file",
        metavar="FILE|-",
        help="the client's message: mail, mbox, Maildir, text; - is standard input. Without it you are asked",
    )


def run(given: Namespace) -> int:
    """Open the window where a case begins."""
    return window.open_desk(begin=True) if given.file is None else window.open_message(given.file)
