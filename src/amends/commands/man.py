"""``amends man``: the manual as a page for man, made from the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends import __version__
from amends.commands import COMMANDS
from amends.commands.printed import out

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser, Namespace
    from collections.abc import Iterator

_ENVIRONMENT = (
    ("AMENDS_HOME", "One folder for everything that amends keeps."),
    ("VISUAL, EDITOR", "The editor that ctrl+o opens."),
    ("NO_COLOR", "Without colours; everything is told by signs as well."),
)


def options(parser: ArgumentParser) -> None:
    """There is nothing to choose."""


def run(_given: Namespace) -> int:
    """Print the page; amends man | man -l - shows it."""
    out("\n".join(_page()))
    return 0


def _page() -> Iterator[str]:
    from amends.commands.parsing import ABOUT, STATUSES, main_parser, parser_of, sentence

    yield f'.TH AMENDS 1 "" "amends {__version__}" "User Commands"'
    yield from (".SH NAME", _plain(f"amends - {ABOUT[0].lower()}{ABOUT[1:-1]}"))
    yield from (".SH SYNOPSIS", ".B amends", _plain("[--plain] [FILE|-]"), ".br", ".B amends", ".I COMMAND")
    yield from (".SH DESCRIPTION", _plain(ABOUT))
    yield _plain("Without a command it opens a window on your cases, or on the message or case in FILE.")
    yield _plain("It never sends anything and never uses the network. F1 explains each screen.")
    yield ".SH OPTIONS"
    yield from _arguments(main_parser())
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield f".SS {_plain(name)}"
        yield _plain(sentence(name))
        yield from _arguments(parser_of(name))
    yield ".SH EXIT STATUS"
    for line in STATUSES.splitlines()[1:]:
        status, _, meaning = line[2:].partition("  ")
        if status:
            yield from (".TP", f".B {_plain(status)}")
        yield _plain(meaning.strip())
    yield ".SH ENVIRONMENT"
    for name, meaning in _ENVIRONMENT:
        yield from (".TP", f".B {_plain(name)}", _plain(meaning))
    yield from (".SH FILES", _plain("“amends where” prints the folders. Each case is one TOML file."))


def _arguments(parser: ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if "--help" not in action.option_strings:
            yield from (".TP", f".B {_plain(_named(action))}", _plain(action.help or ""))


def _named(action: Action) -> str:
    choices = "|".join(map(str, action.choices or ()))
    value = action.metavar or choices or action.dest.upper()
    value = value if isinstance(value, str) else " ".join(value)
    if not action.option_strings:
        return value
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {value}"


def _plain(words: str) -> str:
    """Return words in which roff sees no order: no leading dot, no hyphen that could break."""
    for sign, told in (("%%", "%"), ("\\", "\\e"), ("-", "\\-"), ("“", '"'), ("”", '"')):
        words = words.replace(sign, told)
    return f"\\&{words}" if words.startswith((".", "'")) else words
