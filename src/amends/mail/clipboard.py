"""The system's clipboard, through whichever program the desktop has for it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from amends.mail.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE = 2.0
"""Seconds that a program gets; one that talks to no display may wait for ever."""

_WAYLAND = (("wl-copy", "--type", "text/plain"),)
_X = (("xclip", "-selection", "clipboard", "-in"), ("xsel", "--clipboard", "--input"))
_MAC = (("pbcopy",),)
_WINDOWS = (("clip.exe",),)


class ClipboardTrouble(Trouble):
    """A clipboard program that is there and did not take the text."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(f"{program} did not take the letter: {reason}.", "Use the file instead.")
        self.program = program
        self.reason = reason


def copy(text: str, environ: Mapping[str, str] | None = None) -> str | None:
    """Give the text to the desktop's clipboard; return the program that took it, None when there is none.

    Raises ClipboardTrouble when there are programs and none of them took it.
    """
    trouble: ClipboardTrouble | None = None
    for program, *arguments in _programs(os.environ if environ is None else environ):
        found = shutil.which(program)
        if found is None:
            continue
        try:
            _give([found, *arguments], program, text)
        except ClipboardTrouble as one:
            trouble = trouble or one
        else:
            return program
    if trouble is not None:
        raise trouble
    return None


def _programs(environ: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the commands that can work here, the likeliest first."""
    wayland = _WAYLAND if environ.get("WAYLAND_DISPLAY") else ()
    x = _X if environ.get("DISPLAY") else ()
    mac = _MAC if sys.platform == "darwin" else ()
    windows = _WINDOWS if sys.platform == "win32" or environ.get("WSL_DISTRO_NAME") else ()
    return (*wayland, *x, *mac, *windows)


def _give(command: list[str], program: str, text: str) -> None:
    """Run the program with the text as its input.

    On X and Wayland it stays behind to hold the text, so its output must not be waited for, and it
    must outlive this terminal.
    """
    import subprocess
    from tempfile import TemporaryFile

    # Windows takes other encodings for the code page of the console.
    data = text.encode("utf-16" if program == "clip.exe" else "utf-8", "replace")
    with TemporaryFile() as complaints:
        try:
            done = subprocess.run(
                command,
                input=data,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                timeout=PATIENCE,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired as error:
            raise ClipboardTrouble(program, "it gave no answer") from error
        except OSError as error:
            raise ClipboardTrouble(program, error.strerror or "it could not be started") from error
        if done.returncode:
            from amends.domain.clean import clean_line

            complaints.seek(0)
            said = clean_line(complaints.read(400).decode("utf-8", "replace")).rstrip(".")
            raise ClipboardTrouble(program, said or f"it ended with status {done.returncode}")
