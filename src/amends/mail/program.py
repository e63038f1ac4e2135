"""A command of the user's own that takes the letter as a draft; one that would send it is told apart."""

from __future__ import annotations

import re
import shlex
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

from amends.mail.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

FILE = "{file}"
_STANDS_FOR_FILE = ("-", FILE)

_SENDERS = frozenset(
    (
        *(
            "sendmail",
            "msmtp",
            "msmtpq",
            "msmtp-enqueue.sh",
            "msmtp-queue",
            "ssmtp",
            "esmtp",
            "dma",
            "nullmailer",
        ),
        *("nullmailer-inject", "nullmailer-send", "exim", "exim4", "postdrop", "qmail-inject", "opensmtpd"),
        *(
            "smtpctl",
            "swaks",
            "curl",
            "mail",
            "mailx",
            "s-nail",
            "bsd-mailx",
            "mhmail",
            "mmh",
            "send",
            "sendemail",
        ),
        *("send-email", "sendEmail", "smtp-cli", "mpack", "gmi", "ssh", "nc"),
    )
)
"""Programs, and words of programs, that send what they are given."""

_DRAFTERS = frozenset(("mutt", "neomutt"))
"""Programs that open a draft when they are given one to open, and send what comes by standard input."""


class CommandTrouble(Trouble):
    """The command cannot be understood, could not be started, or failed; the letter is as it was."""


def words_of(command: str) -> list[str]:
    """Return the command as its words. Raises CommandTrouble."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise CommandTrouble(
            f"“{command}” cannot be understood: {error}.", "Mend it in the settings."
        ) from error
    if not words:
        raise CommandTrouble("No command is named.", "Name one in the settings, as in neomutt -H {file}.")
    return words


def sender_in(words: list[str]) -> str:
    """Return what in the command would send the letter, or an empty text.

    Commands inside of others (sh -c, env, sudo) are looked into, so what is named is looked at word by word.
    """
    inner = [
        piece.rpartition("/")[2] for word in words for piece in re.split(r"[\s;|&()<>`$'\"=]+", word) if piece
    ]
    for piece in inner:
        if piece in _SENDERS:
            return piece
    names = [word.rpartition("/")[2] for word in words]
    for program in _DRAFTERS.intersection(inner):
        given = names[names.index(program) + 1 :] if program in names else []
        if not any(a in ("-H", "-E") and b in _STANDS_FOR_FILE for a, b in pairwise(given)):
            return program
    return ""


def open_draft(command: str, draft: Path) -> None:
    """Run the command with the draft and wait for it. Raises CommandTrouble.

    A lone hyphen, or {file}, becomes the name of the draft's file, so that the program keeps the keyboard;
    without one it is given by standard input.
    """
    words = words_of(command)
    argv = [str(draft) if word in _STANDS_FOR_FILE else word.replace(FILE, str(draft)) for word in words]
    try:
        if argv == words:
            with draft.open("rb") as file:
                status = subprocess.run(argv, stdin=file, check=False).returncode
        else:
            status = subprocess.run(argv, check=False).returncode
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CommandTrouble(f"{words[0]} could not be started: {reason}.", _KEPT.format(draft)) from error
    if status:
        raise CommandTrouble(f"{words[0]} ended with status {status}.", _KEPT.format(draft))


_KEPT = "The draft is in {}"
