"""``amends export``: a letter out of amends. Nothing is ever sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from amends.commands import home
from amends.commands.opened import letter_of, open_case
from amends.commands.printed import raw, word
from amends.commands.trouble import CannotDo
from amends.commands.written import write
from amends.domain.envelope import told_lacking
from amends.domain.letter import KINDS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter
    from amends.domain.settings import Settings


def options(parser: ArgumentParser) -> None:
    """Which letter, as what, and where to."""
    parser.add_argument(
        "id", metavar="ID", help="the case: its id, a part of the id that no other has, or its file"
    )
    parser.add_argument(
        "--as",
        dest="kind",
        choices=KINDS,
        help="a draft for your mail program, plain text, Markdown, JSON; as FILE ends, or else txt",
    )
    parser.add_argument(
        "-o", dest="file", metavar="FILE", help="write a file, or into a folder; else print it"
    )
    parser.add_argument("--force", action="store_true", help="replace the file when it is there already")
    parser.add_argument(
        "--draft", type=int, metavar="N", help="the letter of that number, from 1; else the newest not sent"
    )


def run(given: Namespace) -> int:
    """Print the letter or write it into a file."""
    from amends.letters import blanks, render

    places = home.places()
    case, settings = open_case(home.case_file(places, given.id)), home.settings(places)
    draft = letter_of(case, given.draft, or_sent=True)
    letter = render(draft, currency_locale=settings.locale)
    kind = given.kind or _kind_of(given.file)
    data = _bytes(kind, letter, case, draft, settings)
    for start, end in blanks(letter.text):
        word(f"Still open: {letter.text[start:end]}")
    if kind == "eml" and (lacks := told_lacking(case, draft.subject)):
        word(lacks)
    if given.file in (None, "-"):
        raw(data)
        return 0
    path = _put(Path(given.file), case, kind, data, force=given.force)
    word(f"Written to {path}. It is not sent." if draft.sent is None else f"Written to {path}.")
    return 0


def _kind_of(file: str | None) -> str:
    ending = Path(file).suffix[1:].lower() if file else ""
    return ending if ending in KINDS else "txt"


def _bytes(kind: str, letter: Letter, case: Case, draft: Draft, settings: Settings) -> bytes:
    from amends.mail import Trouble
    from amends.mail.outgoing import as_bytes

    try:
        return as_bytes(kind, letter, case, draft, name=settings.name, email=settings.email)
    except Trouble as trouble:
        raise CannotDo(trouble) from trouble


def _put(target: Path, case: Case, kind: str, data: bytes, *, force: bool) -> Path:
    """Write the letter and return where it is; in a folder it is named for the case."""
    if not target.is_dir():
        write(target, data, force=force)
        return target
    from amends.mail.outgoing import file_stem
    from amends.storage.files import put_new
    from amends.storage.trouble import NotSaved

    if force:
        path = target / f"{file_stem(case)}.{kind}"
        write(path, data, force=True)
        return path
    try:
        return put_new(target, file_stem(case), kind, data)
    except NotSaved as trouble:
        raise CannotDo(trouble) from trouble
