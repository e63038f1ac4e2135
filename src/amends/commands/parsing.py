"""The parsers of the command line: each command's own for running it, all in one for telling of it."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from amends import __version__
from amends.commands import COMMANDS

if TYPE_CHECKING:
    from argparse import Namespace

STATUSES = """\
exit status:
  0    done; for check: nothing stands in the way; for doctor: nothing to look at
  1    for check: something stands in the way, or nothing is written yet;
       for doctor: there is something to look at
  2    not done; the reason is on standard error
  70   a fault in amends itself
  129, 130, 131, 143   stopped by HUP, INT, QUIT, TERM; the open case is saved first"""

_ANY_WIDTH = 80
ABOUT = "A calm answer to a client who is upset, or has gone quiet, after something went wrong."


class _Parser(ArgumentParser):
    """Asks how wide the terminal is for its help alone, and not for each argument: that imports shutil."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how, formatter_class=partial(RawDescriptionHelpFormatter, width=_ANY_WIDTH))

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = RawDescriptionHelpFormatter
        return super().format_help()

    def format_usage(self) -> str:
        """Return the usage, as wide as the terminal."""
        self.formatter_class = RawDescriptionHelpFormatter
        return super().format_usage()


class Command(Protocol):
    """What a module under commands holds."""

    def options(self, parser: ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, given: Namespace) -> int:
        """Do it and return the exit status."""


def command(name: str) -> Command:
    """Import the module of a command."""
    return cast("Command", import_module(f"amends.commands.{name}"))


def parser_of(name: str) -> ArgumentParser:
    """Return the parser of one command, with its arguments."""
    parser = _Parser(prog=f"amends {name}", description=sentence(name), epilog=STATUSES)
    command(name).options(parser)
    return parser


def sentence(name: str) -> str:
    """Return what a command gives, as a sentence."""
    return COMMANDS[name][0].upper() + COMMANDS[name][1:] + "."


def main_parser() -> ArgumentParser:
    """Return the parser for what is no command."""
    wide = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{wide}} {what}" for name, what in COMMANDS.items())
    parser = _Parser(
        prog="amends",
        usage="amends [--plain] [FILE|-]\n       amends COMMAND ...",
        description=ABOUT,
        epilog=f"commands:\n{commands}\n\namends COMMAND --help says more.\n\n{STATUSES}",
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE|-",
        help="a message to answer (mail, mbox, Maildir, text) or a case; - is standard input; none: the desk",
    )
    _flags(parser)
    return parser


def _flags(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--plain", action="store_true", help="question and answer, line by line, with no window"
    )
    parser.add_argument("--version", action="version", version=f"amends {__version__}")


def whole_parser() -> ArgumentParser:
    """Return one parser with every command in it, for completion and the manual; never for running."""
    parser = ArgumentParser(prog="amends", description=ABOUT)
    _flags(parser)
    under = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        command(name).options(under.add_parser(name, description=sentence(name), help=COMMANDS[name]))
    return parser
