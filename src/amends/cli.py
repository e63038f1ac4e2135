"""The command line: which command is meant, and what its end looks like to the shell."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from amends import __version__
from amends.commands import COMMANDS, FAULT
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

STATUSES = """\
exit status:
  0    done; for check and doctor: nothing to mend
  1    check: something stands in the way; doctor: there is something to look at
  2    not done; the reason is on standard error
  70   a fault in amends itself
  129, 130, 143   stopped by HUP, INT, TERM; the open case is saved first"""

INTERRUPTED = 130
PIPE_CLOSED = 141

_PACKAGE = __file__.removesuffix("cli.py")


class Command(Protocol):
    """What a module under commands holds."""

    def options(self, parser: ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, given: Namespace) -> int:
        """Do it and return the exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that is meant and return the exit status."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without “ and ” still shows the rest
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _stop_writing(1, 2)
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except CannotDo as trouble:
        return _refused(str(trouble))
    except OSError as error:
        _stop_writing(1)
        return _refused(f"it could not be done: {error.strerror or type(error).__name__}.")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _refused(_fault(error), FAULT)
    return status


def _run(argv: list[str]) -> int:
    try:
        if argv and argv[0] in COMMANDS:
            command = _command(argv[0])
            parser = _parser_of(argv[0])
            command.options(parser)
            return command.run(parser.parse_args(argv[1:]))
        given = _main_parser().parse_args(argv)
        return _command("plain" if given.plain else "desk").run(given)
    except SystemExit as end:  # argparse, after --help or a mistake
        return end.code if isinstance(end.code, int) else 2


def _command(name: str) -> Command:
    return cast("Command", import_module(f"amends.commands.{name}"))


def _parser_of(name: str) -> ArgumentParser:
    return ArgumentParser(
        prog=f"amends {name}",
        description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".",
        epilog=STATUSES,
        formatter_class=RawDescriptionHelpFormatter,
    )


def _main_parser() -> ArgumentParser:
    commands = "\n".join(f"  {name:9} {what}" for name, what in COMMANDS.items())
    parser = ArgumentParser(
        prog="amends",
        usage="amends [--plain] [FILE|-]\n       amends COMMAND ...",
        description="A calm answer to a client who is upset, or has gone quiet, after something went wrong.",
        epilog=f"commands:\n{commands}\n\namends COMMAND --help says more.\n\n{STATUSES}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE|-",
        help="a message to answer (mail, mbox, Maildir, text) or a case; - is standard input; none: the desk",
    )
    parser.add_argument(
        "--plain", action="store_true", help="question and answer, line by line, with no window"
    )
    parser.add_argument("--version", action="version", version=f"amends {__version__}")
    return parser


def _refused(words: str, status: int = 2) -> int:
    try:
        print(f"amends: {words}", file=sys.stderr)
    except OSError:
        _stop_writing(2)
    return status


def _fault(error: Exception) -> str:
    """Name the fault and its place, but not its text, which may be somebody's mail."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(_PACKAGE):
            place = f" in {file.rpartition(os.sep)[2]}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"a fault of its own: {type(error).__name__}{place}. Your files are as they were. "
        "“python -X dev -m amends …” shows where it comes from."
    )


def _stop_writing(*streams: int) -> None:
    """Let nothing more be written to these on the way out: it would only fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in streams:
        try:
            os.dup2(nowhere, number)
        except OSError:
            continue
    os.close(nowhere)
