"""The full-screen window: whether there is a terminal for it, what it begins with, how it ended."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amends.commands import COMMANDS, FAULT, given, home
from amends.commands.printed import word
from amends.commands.trouble import CannotDo

if TYPE_CHECKING:
    from amends.app.main import Amends
    from amends.session.session import Session

KEYBOARD = "/dev/tty"
_INSTEAD = (
    "“amends --plain” does the same job without one, and so do amends list, show, read, check, rules, "
    "remedies and export; amends --help says more."
)

_KEPT = "What you had written is saved."
_NOT_KEPT = "What you wrote last could not be saved."


def open_desk(*, begin: bool = False) -> int:
    """Open the desk; with ``begin``, ask at once how a new case begins."""
    _must_have_a_terminal()
    return _run(begin=begin)


def open_given(name: str) -> int:
    """Open a case file, or begin a case with the message in a file; where there is none, a case by its id."""
    if name.endswith(".toml") and Path(name).exists():
        return open_case_file(Path(name))
    if name != "-" and not os.path.lexists(name):
        if case := home.case_named(home.places(), name):
            return open_case_file(case)
        raise CannotDo(_neither(name))
    return open_message(name)


def open_case_file(path: Path) -> int:
    """Open a case; one whose head cannot be read is refused before the window opens."""
    from amends.storage.summaries import summary

    _must_have_a_terminal()
    if trouble := summary(path).trouble:
        raise CannotDo(f"{path} cannot be opened, {trouble}.")
    return _run(path=path)


def open_message(name: str) -> int:
    """Begin a case with a message; in a mailbox with several, ask in the window which one."""
    from amends.mail import Trouble, only_message, read

    _must_have_a_terminal()
    try:
        mailbox = given.mailbox_of(name)
        if mailbox is not None:
            only = only_message(mailbox)
            return _run(mailbox=Path(name)) if only is None else _run(message=only)
        data = given.data_of(name)
        if not data.strip():
            raise CannotDo(f"{given.named(name)} is empty. Give a message, or begin without one: amends new.")
        message = read(data)
    except Trouble as trouble:
        raise CannotDo(f"{given.named(name)}: {trouble}") from trouble
    return _run(message=message)


def _neither(name: str) -> str:
    from difflib import get_close_matches

    if os.sep in name or "." in name:
        return f"{name} is not there. Check the path."
    near = get_close_matches(name, COMMANDS, 1)
    hint = f"Did you mean amends {near[0]}?" if near else "amends --help lists the commands."
    return f"“{name}” is neither a file nor a command. {hint}"


def _must_have_a_terminal() -> None:
    """Refuse before anything is read or drawn where a window could be neither seen nor used."""
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise CannotDo(f"this terminal (TERM={os.environ['TERM']}) cannot show a window. {_INSTEAD}")
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        raise CannotDo(f"the window needs a terminal, and there is none to draw on. {_INSTEAD}")
    if not os.environ.get("TERM"):
        raise CannotDo(f"this terminal does not say what it is (TERM is not set). {_INSTEAD}")
    if not os.isatty(0):
        try:
            os.close(os.open(KEYBOARD, os.O_RDWR | os.O_NOCTTY))
        except OSError:
            raise CannotDo(f"the window needs a keyboard, and there is none to read. {_INSTEAD}") from None


def _take_keyboard() -> None:
    """Give the window the keyboard where standard input was a pipe or a file."""
    if os.isatty(0):
        return
    keyboard = os.open(KEYBOARD, os.O_RDWR)
    if keyboard != 0:
        os.dup2(keyboard, 0)
        os.close(keyboard)
    sys.stdin = sys.__stdin__ = os.fdopen(0, "r", errors="replace", closefd=False)  # type: ignore[misc]


def _run(**begins_with: Any) -> int:
    """Run the app to its end and return the exit status."""
    import gc

    from amends.storage.settings import load

    places = home.places()
    settings, complaints = load(places)
    _take_keyboard()
    gc.disable()  # nothing that is imported here is ever garbage
    from amends.app.main import Amends

    gc.freeze()
    gc.enable()
    return _ended(Amends(places, settings, home.now, complaints=complaints, **begins_with))


def _ended(app: Amends) -> int:
    """Run it. Textual would print a fault with the values of all variables, and those are private."""
    if sys.flags.dev_mode:
        app.run()
        return FAULT if app.return_code is None else app.return_code
    from io import StringIO

    from rich.console import Console

    app.error_console = Console(file=StringIO())
    app.run()
    session = app.session
    kept = _KEPT if session is None or not session.unsaved else _not_kept(session)
    if app.return_code in (None, 1):
        if isinstance(app.fault, MemoryError):
            word(f"amends: it ended because there was no memory left. {kept}")
            return 2
        word(
            f"amends: a fault of its own ended it. {kept} "
            "“python -X dev -m amends” shows where it comes from."
        )
        return FAULT
    if kept != _KEPT:
        word(f"amends: {kept}")
        return app.return_code or 2
    return app.return_code or 0


def _not_kept(session: Session) -> str:
    """Say why the open case is not in its file, and where it is instead."""
    where = f"It is kept in {session.recovery}, and the next start offers it." if session.recovery else ""
    return f"{session.trouble or _NOT_KEPT} {where}".rstrip()
