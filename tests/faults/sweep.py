"""Run under the failing disk: every action on a case, cut off or refused at each of its calls in turn.

Each try is a child of its own, forked from one process that has everything loaded, in a home of its own. What
it must not leave behind is told in words on standard output, with the figures, as JSON.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from amends.domain.case import Case, Client
from amends.domain.draft import Draft, Part
from amends.letters import render
from amends.mail import read
from amends.mail.outgoing import as_bytes
from amends.session.beginning import begin_case
from amends.session.session import Session
from amends.storage import cases, files, recovery
from amends.storage.choosing import swap
from amends.storage.places import Places
from amends.storage.toml_out import dumps
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 6, 4, 10, 20, 30, tzinfo=UTC)
KILL = -9
REFUSED = 3
UNREAD = 4
ERRORS = (
    *("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES", "EPERM", "EMFILE", "ESTALE", "EXDEV", "EBUSY", "EFBIG"),
    *("ENOENT", "ELOOP", "ENAMETOOLONG"),
)
FEW = ("ENOSPC", "EIO")
MAIL = (
    b"From: Odile Marsh <odile@marsh.example>\r\nDate: Wed, 10 Jun 2026 09:12:00 +0100\r\n"
    b"Subject: The seating plan\r\nMessage-ID: <1@marsh.example>\r\n\r\nTable nine was wrong.\r\n"
)
LETTER = Draft(shape="they-complained", parts=(Part(name="what-happened", text="I misspelt it. " * 400),))
OLD = Case(
    id="2026-06-03-marek-dvorak",
    title="Old",
    created=NOW,
    updated=NOW,
    client=Client(name="Marek Dvorak"),
    drafts=(LETTER,),
)

DISK = ctypes.CDLL(None)


def clock() -> datetime:
    return NOW


def first_save(places: Places) -> None:
    Session.begin(OLD.but(title="New"), clock, places=places).save()


def autosave(places: Places) -> None:
    session = Session.open(places.cases / f"{OLD.id}.toml", clock, places=places)
    session.change(session.case.but(title="New"), "the title")
    session.save()


def take_in(places: Places) -> None:
    Session.begin(begin_case(NOW, read(MAIL)).but(title="New"), clock, places=places).save()


def delete(places: Places) -> None:
    cases.to_trash(places, places.cases / f"{OLD.id}.toml")


def bring_back(places: Places) -> None:
    cases.from_trash(places, next(places.trash.glob("*.toml")), OLD.id)


def export(places: Places) -> None:
    data = as_bytes("eml", render(LETTER), OLD, LETTER, name="Sam", email="sam@reyes.example")
    files.put_new(places.letters, "letter", "eml", data)


def take_the_copy(places: Places) -> None:
    path = places.cases / f"{OLD.id}.toml"
    swap(places, path, path.with_name(f"{OLD.id}.sync-conflict-20260604-101112-ABC2DEF.toml"))


def naive(places: Places) -> None:
    """What saving must not be; it shows that the sweep can tell."""
    (places.cases / f"{OLD.id}.toml").write_text(dumps(OLD.but(title="New")), encoding="utf-8")


def begun(places: Places, *, trash: bool = False, copy: bool = False) -> None:
    folder = places.trash if trash else places.cases
    files.make_private(folder)
    (folder / f"{OLD.id}.toml").write_text(dumps(OLD), encoding="utf-8")
    if copy:
        name = f"{OLD.id}.sync-conflict-20260604-101112-ABC2DEF.toml"
        (places.cases / name).write_text(dumps(OLD.but(title="New")), encoding="utf-8")


ACTIONS: dict[str, tuple[Callable[[Places], None], Callable[[Places], None]]] = {
    "first save": (lambda _places: None, first_save),
    "autosave": (begun, autosave),
    "import": (lambda _places: None, take_in),
    "export": (begun, export),
    "delete": (begun, delete),
    "bring back": (lambda places: begun(places, trash=True), bring_back),
    "take the copy": (lambda places: begun(places, copy=True), take_the_copy),
}


def tried(home: Path, action: str, call: bytes, error: int, nth: int, *, on: bool = False) -> tuple[int, int]:
    """Do it in a child with that fault; return how the child ended, and how many calls it made."""
    shutil.rmtree(home, ignore_errors=True)
    places = Places.found({"AMENDS_HOME": str(home)})
    begin, act = ACTIONS.get(action, (begun, naive))
    begin(places)
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        status = 70
        with suppress(BaseException):
            DISK.disk_arm(call, error, nth, int(on))
            try:
                act(places)
                status = 0
            except NotSaved:
                status = REFUSED
            except CannotRead:
                status = UNREAD
            finally:
                made = DISK.disk_count()
                DISK.disk_arm(b"-", 0, 0, 0)
                os.write(into, str(made).encode())
        os._exit(status)
    os.close(into)
    with os.fdopen(out) as counted:
        made = counted.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, int(made or 0)


def complaints(home: Path, action: str, status: int, *, on: bool) -> list[str]:
    """Say what is not as promised after this end."""
    places = Places.found({"AMENDS_HOME": str(home)})
    found = []
    titles = []
    for folder in (places.cases, places.trash):
        for path in folder.glob("*.toml") if folder.is_dir() else ():
            try:
                titles.append(cases.load(path).case.title)
            except CannotRead as trouble:
                found.append(f"{path.name} in {folder.name}: {trouble.words}")
    begins_with = action not in ("first save", "import")
    if begins_with and not titles:
        found.append("the case is gone")
    if action not in ("autosave", "first save", "import") and begins_with and "Old" not in titles:
        found.append("what was there is gone")
    if status == 0 and action in ("first save", "autosave", "import") and titles != ["New"]:
        found.append(f"it was said to be saved, and there is {titles}")
    if status == 0 and action == "export" and not list(places.letters.glob("*.eml")):
        found.append("it was said to be written, and there is nothing")
    for letter in places.letters.glob("*.eml"):
        if not letter.read_bytes().endswith(b"\n"):
            found.append(f"half of {letter.name}")
    left = [each.name for each in home.rglob(".amends-*")]
    if left and status != -signal.SIGKILL and not on:
        found.append(f"left behind: {left}")
    if status == 70:
        found.append("a fault of its own")
    if not on and status == REFUSED and action in ("first save", "autosave", "import"):
        kept = [recovery.load(path).case.title for path in recovery.paths(places)]
        if kept != ["New"]:
            found.append(f"it could not be saved, and kept apart is {kept}")
    return found


def swept(home: Path, action: str, *, every: bool) -> tuple[dict[str, int], list[str]]:
    figures, wrong = {"kills": 0, "faults": 0}, []
    _, total = tried(home, action, b"", 0, 0)
    for nth in range(1, total + 1):
        status, _ = tried(home, action, b"", KILL, nth)
        figures["kills"] += 1
        wrong += [
            f"{action}, killed at call {nth}: {each}" for each in complaints(home, action, status, on=False)
        ]
        if status != -signal.SIGKILL and nth < total:  # the last one may come only as the process ends
            wrong.append(f"{action}, call {nth}: it was not killed")
    for name in ERRORS if every else FEW:
        for on in (False, True):
            for nth in range(1, total + 1):
                status, _ = tried(home, action, b"", getattr(errno, name), nth, on=on)
                figures["faults"] += 1
                wrong += [
                    f"{action}, {name} at call {nth}{' and on' if on else ''}: {each}"
                    for each in complaints(home, action, status, on=on)
                ]
    return figures, wrong


def main() -> None:
    home, every = Path(sys.argv[1]), sys.argv[2] == "all"
    figures, wrong = {"kills": 0, "faults": 0}, []
    for action in ["naive"] if sys.argv[2] == "naive" else list(ACTIONS):
        found, bad = swept(home, action, every=every)
        figures = {key: figures[key] + found[key] for key in figures}
        wrong += bad
    print(json.dumps({"figures": figures, "wrong": wrong}))


if __name__ == "__main__":
    main()
