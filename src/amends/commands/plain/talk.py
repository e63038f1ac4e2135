"""Question and answer, a line at a time: for screen readers, dumb terminals, and slow lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amends.domain.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
END = "."


class Left(Exception):
    """The user ended it: with ctrl+d, or by saying q. What was done until then is kept."""


def say(words: str = "") -> None:
    """Print a line."""
    print(clean(words))


def ask(question: str, given: str = "") -> str:
    """Ask for a line; an empty answer takes what is given. Raises Left."""
    hint = f" [{given}]" if given else ""
    try:
        answer = input(f"{clean(question)}{clean(hint)}: ")
    except EOFError:
        raise Left from None
    return clean(answer).strip() or given


def ask_for(question: str, read: Callable[[str], T], given: str = "") -> T:
    """Ask until the answer can be read; what is wrong with it is said."""
    while True:
        try:
            return read(ask(question, given))
        except ValueError as error:
            say(f"  {error}")


def yes(question: str, *, given: bool = False) -> bool:
    """Ask for yes or no."""
    return ask(f"{question} (y, n)", "y" if given else "n").lower().startswith("y")


def text(question: str) -> str:
    """Ask for lines until one that holds only a full stop."""
    say(f"{question} A line with only a full stop ends it.")
    lines: list[str] = []
    while True:
        try:
            line = input()
        except EOFError:
            if not lines:
                raise Left from None
            break
        if line.strip() == END:
            break
        lines.append(line)
    return clean("\n".join(lines)).strip("\n")


def choose(question: str, options: Sequence[str], given: int = 0) -> int:
    """Ask for one of several by its number; return its place, counted from 0."""
    for number, option in enumerate(options, 1):
        say(f"  {number}. {option}")

    def read(answer: str) -> int:
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
            return int(answer) - 1
        raise ValueError(f"Answer with a number from 1 to {len(options)}.")

    return ask_for(question, read, str(given + 1))
