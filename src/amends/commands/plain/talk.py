"""Question and answer, a line at a time: for screen readers, dumb terminals, and slow lines.

Each question says in brackets what an empty line does, and explains itself when it is answered with ``?``.
"""

from __future__ import annotations

import re
import signal
import sys
from contextlib import contextmanager, suppress
from shutil import get_terminal_size
from textwrap import wrap
from typing import TYPE_CHECKING, NoReturn, TypeVar

from amends.domain.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

T = TypeVar("T")
END = "."
NONE = "-"
"""What is answered to leave empty what would be taken from the brackets."""
LEAVE = "ctrl+d leaves; what is said so far is kept."
STOPS = {signal.SIGTERM: 143, signal.SIGHUP: 129}
"""Signals besides ctrl+c that end the talk, with the exit status of each."""
_ROW = 130
"""Characters of ways that are told in one line; more have a line each."""
_WAY = re.compile(r"([a-z]+|\+)\s*(.*)", re.IGNORECASE)


class Gone(Exception):
    """The user ended it, or the system did."""

    def __init__(self, status: int = 0) -> None:
        super().__init__(status)
        self.status = status


@contextmanager
def listening() -> Iterator[None]:
    """Let a signal end the talk like a user who leaves; where there is a keyboard, lines can be edited."""

    def stopped(number: int, _frame: object) -> NoReturn:
        raise Gone(STOPS[signal.Signals(number)])

    before = {number: signal.signal(number, stopped) for number in STOPS}
    if sys.stdin is not None and sys.stdin.isatty():
        with suppress(ImportError):  # a line is then as long as the terminal lets it be
            import readline

            readline.set_auto_history(False)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal break into what is done; one that comes meanwhile acts after it."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *STOPS})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def say(words: str = "", *, as_it_is: bool = False) -> None:
    """Print a line, broken between words where a terminal would break it inside one."""
    for line in clean(words).split("\n"):
        print("\n".join(_broken(line)) if not as_it_is else line)


def ask(question: str, given: str = "", *, empty: str = "leaves it open", why: str = "") -> str:
    """Ask for a line; an empty one takes what is given, or does what ``empty`` says. Raises Gone."""
    why = f"{why} {NONE} leaves it empty.".strip() if given else why
    answer = _asked(question, given or empty, why)
    return "" if answer == NONE else answer or given


def ask_for(
    question: str, read: Callable[[str], T], given: str = "", *, empty: str = "leaves it open", why: str = ""
) -> T:
    """Ask until the answer can be read; what is wrong with it is said."""
    return _until_read(lambda: read(ask(question, given, empty=empty, why=why)))


def yes(question: str, *, given: bool = False, why: str = "") -> bool:
    """Ask for yes or no."""

    def read(answer: str) -> bool:
        if answer[:1].lower() not in ("y", "n"):
            raise ValueError("Answer with y or n.")
        return answer[:1].lower() == "y"

    question, alone = f"{question}, y or n", "y" if given else "n"
    return _until_read(lambda: read(_asked(question, alone, why) or alone))


def choose(question: str, options: Sequence[str], given: int = 0, *, why: str = "") -> int:
    """Ask for one of several by its number; return its place, counted from 0."""
    for number, option in enumerate(options, 1):
        say(f"  {number}. {option}")

    def read(answer: str) -> int:
        return one_number(answer, len(options)) - 1

    question, alone = f"{question}, 1 to {len(options)}", str(given + 1)
    return _until_read(lambda: read(_asked(question, alone, why) or alone))


def choose_some(
    question: str, options: Sequence[str], given: Sequence[int] = (0,), *, several: int, why: str = ""
) -> tuple[int, ...]:
    """Ask for one by its number, or for some of the first ``several``; return their places, from 0."""
    for number, option in enumerate(options, 1):
        say(f"  {number}. {option}")

    def read(answer: str) -> tuple[int, ...]:
        found = numbers(answer, len(options))
        if not found or (len(found) > 1 and max(found) > several):
            either = f", or with several from 1 to {several}" if several > 1 else ""
            raise ValueError(f"Answer with a number from 1 to {len(options)}{either}.")
        return tuple(number - 1 for number in found)

    question, alone = f"{question}, 1 to {len(options)}", " ".join(str(place + 1) for place in given)
    return _until_read(lambda: read(_asked(question, alone or "none of them", why) or alone))


def one_number(answer: str, most: int) -> int:
    """Read one number from 1 to the most."""
    found = numbers(answer, most)
    if len(found) != 1:
        raise ValueError(f"Answer with a number from 1 to {most}.")
    return found[0]


def numbers(answer: str, most: int) -> tuple[int, ...]:
    """Read numbers from 1 to the most, each once."""
    found = tuple(dict.fromkeys(int(each) if _is_number(each) else 0 for each in _apart(answer)))
    if any(not 1 <= number <= most for number in found):
        raise ValueError(f"Answer with a number from 1 to {most}.")
    return found


def way(
    question: str, ways: Mapping[str, str], given: str = "", *, empty: str = "", why: str = ""
) -> tuple[str, str]:
    """Ask which way to go on: a letter or a word, and what may follow it. Empty takes the one given."""
    known = [each.split()[0] for each in ways]
    told = [f"{each}: {words}" for each, words in ways.items()]
    for line in told if len("; ".join(told)) > _ROW else ["; ".join(told)]:
        say(f"  {line}")

    def read(answer: str) -> tuple[str, str]:
        if not answer:
            return "", ""
        met = _WAY.fullmatch(answer)
        key = met[1].lower() if met else ""
        if met is None or key not in known:
            raise ValueError(f"Answer with one of {', '.join(known)}.")
        return key, met[2].strip()

    return _until_read(lambda: read(_asked(question, given or empty, why) or given))


def text(question: str, keep: Callable[[str], None], *, empty: str, why: str = "") -> None:
    """Ask for lines until one that holds only a full stop, and keep them, also when the user leaves.

    An empty first line keeps nothing; the end of the input is the end of the text.
    """
    say(f"{question} A line with only a full stop ends it (enter at once: {empty}).")
    lines: list[str] = []
    try:
        while True:
            try:
                line = _line("")
            except Gone as gone:
                if gone.status or not lines:
                    raise
                break
            if not lines and line.strip() == "?":
                say(f"  {why} {LEAVE}".strip())
            elif line.strip() == END or not (lines or line.strip()):
                break
            else:
                lines.append(line)
    finally:
        if words := clean("\n".join(lines)).strip("\n"):
            keep(words)


def _asked(question: str, alone: str, why: str) -> str:
    """Ask for a line, and explain the question as often as that is wanted."""
    while True:
        prompt = clean_line(f"{question} (enter: {alone}): ")
        *above, last = _broken(prompt)
        for line in above:
            print(line)
        answer = clean_line(_line(f"{last} "))
        if answer != "?":
            return answer
        say(f"  {why} An empty line: {alone}. {LEAVE}")


def _until_read(ask_once: Callable[[], T]) -> T:
    while True:
        try:
            return ask_once()
        except ValueError as error:
            say(f"  {error}")


def _broken(line: str) -> list[str]:
    """Return the line in pieces that fit the terminal; a pipe gets it whole."""
    if not sys.stdout.isatty():
        return [line]
    width = max(20, get_terminal_size().columns - 1)
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _line(prompt: str) -> str:
    """Read a line; the end of the input is the user who leaves."""
    try:
        line = input(prompt)
    except EOFError:
        raise Gone from None
    except OSError:  # the terminal has gone
        raise Gone(129) from None
    if prompt and not sys.stdin.isatty():
        print()  # nobody pressed enter on this screen
    return line


def _apart(answer: str) -> list[str]:
    return answer.replace(",", " ").split()


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 4
