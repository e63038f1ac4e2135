"""The letter in the user's own editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from amends.domain.clean import clean

if TYPE_CHECKING:
    from collections.abc import Mapping


_TAKES_A_LINE = frozenset(("vi", "vim", "nvim", "nano", "emacs", "micro", "hx"))
"""Editors that begin on a line when it is named before the file, as in +12."""


class EditorTrouble(Exception):
    """The editor is not named, not found, or failed; the letter is as it was."""


def command(environ: Mapping[str, str]) -> list[str]:
    """Return the editor's command: $VISUAL before $EDITOR; raises EditorTrouble when neither is set."""
    words = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not words:
        raise EditorTrouble("No editor is named. Set VISUAL or EDITOR, as in EDITOR=nano.")
    try:
        return shlex.split(words)
    except ValueError as error:
        raise EditorTrouble(f"“{words}” cannot be understood as a command: {error}.") from error


def edited(text: str, folder: Path, line: int = 1) -> str:
    """Return the text as the editor left it, by way of a file in the folder; raises EditorTrouble.

    What an editor that failed had written stays in its file, and the trouble names it.
    """
    argv = command(os.environ)
    at = [f"+{line}"] if Path(argv[0]).name in _TAKES_A_LINE else []
    path = _file(text, folder)
    try:
        status = subprocess.run([*argv, *at, str(path)], check=False).returncode
    except OSError as error:
        path.unlink(missing_ok=True)
        raise EditorTrouble(f"{argv[0]} could not be started: {error.strerror}.") from error
    left = path.read_bytes() if path.exists() else b""
    trouble = f"{argv[0]} ended with status {status}" if status else ""
    back = ""
    if not trouble:
        try:
            back = clean(left.decode("utf-8-sig")).removesuffix("\n")
        except UnicodeDecodeError:
            trouble = f"{argv[0]} left text that is not UTF-8"
    if trouble and left not in (b"", text.encode()):
        raise EditorTrouble(f"{trouble}; the letter is as it was. What was written is in {path}")
    path.unlink(missing_ok=True)
    if trouble:
        raise EditorTrouble(f"{trouble}; the letter is as it was.")
    return back


def _file(text: str, folder: Path) -> Path:
    """Put the text into a new file that only this user can read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix="letter-", suffix=".txt")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
    return Path(name)
