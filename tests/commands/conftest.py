"""The installed program as a process, and a case for it on disk."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from amends.cli import main
from amends.domain.case import Case, Client, Facts
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.storage.cases import save_new
from amends.storage.toml_out import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.storage.places import Places

PROGRAM = str(Path(sys.executable).with_name("amends"))
SUMMER = timezone(timedelta(hours=1))


class Amends(Protocol):
    """Runs ``amends`` with these arguments, away from any terminal."""

    def __call__(self, *argv: str, given: str | bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        """Return what it printed and its exit status."""


@pytest.fixture
def amends(tmp_path: Path) -> Amends:
    def run(*argv: str, given: str | bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [PROGRAM, *argv],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", **env},
            cwd=tmp_path,
            timeout=60,
            check=False,
            start_new_session=True,  # so that there is no terminal to be found
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


NOW = datetime(2026, 6, 3, 10, 20, tzinfo=UTC)  # a Wednesday


class Talk(Protocol):
    """Runs ``amends --plain`` and the like in this process, where the clock stands still at NOW."""

    def __call__(self, *argv: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Answer with these lines; return what it printed and its exit status."""


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Talk]:
    before = os.umask(0o077)
    monkeypatch.setattr("amends.commands.home.now", lambda: NOW)

    def run(*argv: str, given: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        status = main(argv)
        return subprocess.CompletedProcess(argv, status, *capsys.readouterr())

    yield run
    os.umask(before)


@pytest.fixture
def mail(tmp_path: Path, places: Places) -> str:
    """Put a message into a file, and introduce the user."""
    from commands.plainly import MAIL

    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('name = "Sam Reyes"\nemail = "sam@reyes.example"\n', encoding="utf-8")
    file = tmp_path / "mail.eml"
    file.write_text(MAIL, encoding="utf-8")
    return str(file)


MESSAGE = Message(
    sender="Marek Dvořák <marek@kavarna.example>",
    to="Sam Reyes <sam@reyes.example>",
    date=datetime(2026, 6, 3, 8, 2, tzinfo=SUMMER),
    subject="Menu boards",
    message_id="<0603.82@kavarna.example>",
    text="The boards were due on Monday 1 June. They came on Wednesday. I want new ones by Friday.\n",
    points=(
        Point(label="fact", quote="The boards were due on Monday 1 June.", doing="mine"),
        Point(label="request", quote="I want new ones by Friday.", doing="mine"),
    ),
)

LETTER = Draft(
    shape="they-complained",
    subject="Re: Menu boards",
    greeting="Hello Marek,",
    sign_off="Kind regards,\nSam",
    parts=(
        Part(
            name="what-happened",
            text="Thank you for telling me. I delivered the boards on Wednesday 3 June; we had agreed on "
            "Monday 1 June, and you opened without prices. I am sorry.",
        ),
        Part(name="putting-it-right", text="I can't change that day. I want to put it right."),
        Part(
            name="why", text="I had not booked the van in time. Since today I book it when I take the order."
        ),
        Part(name="offers", text="I suggest:", after="Which of these would help?"),
        Part(name="close", text="I have enjoyed working with you. I will ring on Thursday 4 June."),
    ),
    offers=(
        Offer(remedy="redo", what="New boards", due=date(2026, 6, 5)),
        Offer(remedy="discount-this-invoice", percent="20", amount="90.00", currency="GBP"),
    ),
)


@pytest.fixture
def letter_case() -> Case:
    """Return a case with a message and a letter that is not sent."""
    when = datetime(2026, 6, 3, 8, 15, tzinfo=SUMMER)
    return Case(
        id="new",
        title="Menu boards",
        created=when,
        updated=when,
        client=Client(name="Marek Dvořák", email="marek@kavarna.example"),
        facts=Facts(kind="late", doing="mine", sure="yes"),
        messages=(MESSAGE,),
        drafts=(LETTER,),
        promises=(Promise(what="Answer in full", due=date(2026, 6, 4)),),
    )


@pytest.fixture
def kept(letter_case: Case, places: Places) -> str:
    """Put the case on disk and return its id."""
    return keep(letter_case, places)


def keep(case: Case, places: Places) -> str:
    head = Head(stands="ready", since=case.created, due=date(2026, 6, 4))
    return save_new(case, places, head).path.stem
