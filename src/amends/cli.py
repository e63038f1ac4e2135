"""The command line: which command is meant, and what its end looks like to the shell."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from amends.commands import COMMANDS, FAULT, LASTING
from amends.commands.parsing import command, main_parser, parser_of
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
PIPE_CLOSED = 141

_SELDOM = 100_000
"""New objects after which garbage is looked for, in a command that prints and ends."""

_PACKAGE = __file__.removesuffix("cli.py")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that is meant and return the exit status."""
    if argv is not None:
        return _status(list(argv))
    if len(sys.argv) > 1 and sys.argv[1] in COMMANDS and sys.argv[1] not in LASTING:
        gc.set_threshold(_SELDOM)
    status = _status(sys.argv[1:])
    gc.freeze()  # or Python looks through everything once more before it ends
    return status


def _status(argv: list[str]) -> int:
    os.umask(0o077)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # A terminal without “ and ” still shows the rest, and a stray byte typed there ends nothing.
            stream.reconfigure(errors="replace")
    try:
        status = _run(argv)
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
    except MemoryError:
        return _refused("there is not enough memory to do it. Your files are as they were.")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _refused(_fault(error), FAULT)
    return status


def _run(argv: list[str]) -> int:
    try:
        if argv and argv[0] in COMMANDS:
            return command(argv[0]).run(parser_of(argv[0]).parse_args(argv[1:]))
        given = main_parser().parse_args(argv)
        return command("plain" if given.plain else "desk").run(given)
    except SystemExit as end:  # argparse, after --help or a mistake
        return end.code if isinstance(end.code, int) else 2


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
