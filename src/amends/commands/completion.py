"""``amends completion``: a shell's own script for completing commands, options, files and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amends.commands.printed import out

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SHELLS = ("bash", "zsh", "fish")
_FILES = ("file", "ics")

# The ids are asked for when tab is pressed: the first word of each line of the list.
_IDS = {
    "bash": '_amends_ids() {\n  compgen -W "$(amends list 2>/dev/null | cut -d" " -f1)" -- "$1"\n}',
    "zsh": "_amends_ids() {\n  compadd -- ${(f)\"$(amends list 2>/dev/null | cut -d' ' -f1)\"}\n}",
}


def options(parser: ArgumentParser) -> None:
    """Which shell."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(given: Namespace) -> int:
    """Print the script."""
    import shtab

    from amends.commands.parsing import whole_parser

    parser = whole_parser()
    for sub in _commands(parser):
        for action in sub._actions:
            if action.dest in _FILES or action.metavar in ("FILE", "FILE|-"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.dest == "id" and given.shell in _IDS:
                action.complete = {given.shell: "_amends_ids"}  # type: ignore[attr-defined]
    preamble: Any = {given.shell: _IDS[given.shell]} if given.shell in _IDS else ""  # its hint says str
    out(shtab.complete(parser, given.shell, preamble=preamble))
    return 0


def _commands(parser: ArgumentParser) -> list[ArgumentParser]:
    subs = next(action.choices for action in parser._actions if isinstance(action.choices, dict))
    return list(subs.values())
