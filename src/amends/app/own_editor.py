"""One text of the letter in the user's own editor."""

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


class EditorTrouble(Exception):
    """The editor is not named, not found, or failed; the text is as it was."""


def command(environ: Mapping[str, str]) -> list[str]:
    """Return the editor's command: $VISUAL before $EDITOR; raises EditorTrouble when neither is set."""
    words = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    if not words:
        raise EditorTrouble("No editor is named. Set VISUAL or EDITOR, as in EDITOR=nano.")
    try:
        return shlex.split(words)
    except ValueError as error:
        raise EditorTrouble(f"“{words}” cannot be understood as a command: {error}.") from error


def edited(text: str, folder: Path) -> str:
    """Return the text as the editor left it, by way of a file in the folder; raises EditorTrouble."""
    argv = command(os.environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix="letter-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            status = subprocess.run([*argv, name], check=False).returncode
        except OSError as error:
            raise EditorTrouble(f"{argv[0]} could not be started: {error.strerror}.") from error
        if status:
            raise EditorTrouble(f"{argv[0]} ended with status {status}; the text is as it was.")
        try:
            return clean(path.read_text(encoding="utf-8")).removesuffix("\n")
        except UnicodeDecodeError as error:
            raise EditorTrouble(f"{argv[0]} left text that is not UTF-8; the text is as it was.") from error
    finally:
        path.unlink(missing_ok=True)
