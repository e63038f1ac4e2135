"""What was given to a command as FILE or -: its bytes, and the text in them."""

from __future__ import annotations

import os
import re
import stat
import sys
from typing import TYPE_CHECKING

from amends.commands.printed import word
from amends.commands.trouble import CannotDo
from amends.domain.limits import FILE_SIZE, FILE_SIZE_TOLD, TEXT_SIZE

if TYPE_CHECKING:
    from amends.mail import Mailbox

_FROM = re.compile(rb"^from[ \t]*:", re.IGNORECASE | re.MULTILINE)


def data_of(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for a hyphen."""
    data = _from_input() if name == "-" else _from_file(name)
    if len(data) > FILE_SIZE:
        raise CannotDo(f"{named(name)} is larger than {FILE_SIZE_TOLD}. Give the part that matters.")
    return data


def text_of(name: str, data: bytes) -> str:
    """Return a plain text as it stands, only with LF for line ends: offsets count in what was given."""
    from amends.mail.charset import decode

    text, _ = decode(data)
    if "\0" in text:
        raise CannotDo(f"{named(name)} is not a text. Copy the words out of it, and give those.")
    if len(text) > TEXT_SIZE:
        raise CannotDo(f"{named(name)} is longer than a million characters. Give the part that matters.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def named(name: str) -> str:
    """Return how an input is called in words."""
    return "standard input" if name == "-" else name


def _from_input() -> bytes:
    if sys.stdin is None:
        raise CannotDo("standard input is closed. Name a file.")
    if sys.stdin.isatty():
        import signal  # only for who types the text

        signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own answer can come after the next key only
        word("Paste or write the text here; ctrl+d on a line of its own ends it.")
    try:
        return sys.stdin.buffer.read(FILE_SIZE + 1)
    except OSError as error:
        raise CannotDo(f"standard input cannot be read: {error.strerror}.") from error


def _from_file(name: str) -> bytes:
    """Read it without waiting for a writer: a pipe that nobody fills is empty, not a hang."""
    try:
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise CannotDo(f"{name} is not there. Check the path.") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise CannotDo(f"{name} cannot be opened: {reason}.") from error
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise CannotDo(f"{name} is a folder. Name a file in it.")
        if stat.S_ISFIFO(mode):
            os.set_blocking(descriptor, True)
        try:
            return file.read(FILE_SIZE + 1)
        except OSError as error:
            raise CannotDo(
                f"{name} cannot be read: {(error.strerror or 'no reason given').lower()}."
            ) from error


def mailbox_of(name: str) -> Mailbox | None:
    """Return the mailbox that a path names, however large it is; None for anything else."""
    from pathlib import Path

    from amends.mail import Trouble, mailbox_at

    path = Path(name)
    if name == "-" or not (path.is_dir() or path.is_file()):
        return None
    try:
        mailbox = mailbox_at(path)
    except Trouble as trouble:
        raise CannotDo(f"{name}: {trouble}") from trouble
    if mailbox is None and path.is_dir():
        raise CannotDo(
            f"{name} is a folder, and no Maildir: that has cur and new in it. Name a file or a Maildir."
        )
    return mailbox


def is_mail(data: bytes) -> bool:
    """Whether this is a mail: its head has From and one of Date, Message-ID, Received."""
    if not _FROM.search(data):
        return False
    from amends.mail import is_mail

    return is_mail(data)


def own_words(name: str, data: bytes) -> str:
    """Return what the writer of a mail wrote, without what they quoted; no model of the mail is made."""
    from amends.mail.body import read_body
    from amends.mail.fold import fold
    from amends.mail.parts import cut
    from amends.mail.trouble import Trouble

    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    try:
        return fold(read_body(data, cut(data)).text).own
    except Trouble as trouble:
        raise CannotDo(f"{named(name)}: {trouble}") from trouble
    except RecursionError:
        raise CannotDo(f"{named(name)} is too deeply nested to read. Give its text.") from None
