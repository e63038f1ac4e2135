"""Strings and mails that others collected because they break programs, on every screen of the installed one.

Many are packed into one case, in every place where a text can stand, and the window is tall enough to show
them all. They are in the file as they are: what comes from a file is made safe as it is read.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, get_args

import pytest

from amends.domain.case import Case, Client, Cooling, Facts
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.reading.stops import Sign
from amends.storage.cases import new_path
from amends.storage.toml_out import dumps
from amends.storage.versions import keep
from faults.conftest import SHARED
from faults.test_files import OWN_STRINGS, mails, strings
from journeys.terminal import AMENDS, Terminal
from letters_given import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from amends.storage.places import Places

pytestmark = pytest.mark.journey

SIZE = (130, 60)
ROWS = 45
"""How many strings one screen has lines for."""

OURS = re.compile(
    rb"\x1b\[[0-9;:?<=>]*[ $]?[@-~]"  # the program's own: colours, caret, modes
    rb"|\x1b\]22;[a-z-]+\x07"  # the shape of the pointer
)
THEIRS = (rb"\x1b\[0;3[14]m", rb"\x1b\[31m", rb"\x1b\[20C", rb"\x1b\[8m", rb"\x1b\[2J.{0,9}RED", rb"\x9b31m")
"""Sequences of the strings that look like some of the program's own."""
UNSEEN = [chr(code).encode() for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]


def assert_unharmed(raw: bytes) -> None:
    """Nothing that a text held has reached the terminal as more than letters."""
    assert [each for each in THEIRS if re.search(each, raw)] == []
    assert [each for each in UNSEEN if each in raw] == []
    left = OURS.sub(b"", raw)
    assert re.findall(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f].{0,20}", left) == []


def naughty_case(texts: list[str]) -> Case:
    """Return a case with these strings wherever a text can stand."""
    lines = [" ".join(text.split()) or "-" for text in texts]
    some = lines[:: max(1, len(lines) // 6)][:6]
    texts = ["[a blank: the case opens at its letter]", *texts]
    names = ("what-happened", "putting-it-right", "why", "offers", "close")
    share = -(-len(texts) // len(names))
    parts = tuple(
        Part(
            name=name, text="\n".join(texts[at * share : (at + 1) * share]), after=some[0] if at == 3 else ""
        )
        for at, name in enumerate(names)
    )
    letter = Draft(
        shape="they-complained",
        subject=some[-1],
        greeting=some[0],
        sign_off="\n".join(some),
        parts=parts,
        offers=tuple(
            Offer(remedy=remedy, what=what, proof=what)
            for remedy, what in zip(("redo", "extra-deliverable"), some, strict=False)
        ),
    )
    message = Message(
        sender=" ".join(some),
        reply_to=some[0],
        subject=" ".join(some[:3]),
        date=NOW,
        text="\n".join(texts),
        signature="\n".join(some),
        quoted="\n".join(some),
        attachments=tuple(some),
        remarks=tuple(some),
        signs=get_args(Sign),  # what a text threatens with was noted before: no dialog stands in the way
        points=tuple(Point(label="request", quote=line, words=line) for line in lines),
    )
    return Case(
        id="new",
        title=" ".join(some[:2]),
        notes="\n".join(texts),
        created=NOW,
        updated=NOW,
        client=Client(name=" ".join(some[:2]), salutation=some[0], company=some[-1], email=some[0]),
        facts=Facts(happened=some[0], cost=some[-1], cause=some[0], changed=some[-1], doing="mine"),
        cooling=Cooling(passed=True, should=some[0], matters=some[-1]),
        messages=(message,),
        drafts=(letter.but(sent=NOW), letter),
        promises=tuple(Promise(what=line) for line in some),
    )


def put(places: Places, texts: list[str]) -> None:
    """Write the case as it is, with an earlier version, a copy beside it, and a file that cannot be read."""
    case = naughty_case(texts)
    path = new_path(places, case)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = dumps(case.but(id=path.stem))
    path.write_text(whole, encoding="utf-8")
    keep(places, path, case.but(title="earlier", notes=""), "before this", NOW)
    copy = f"{path.stem} (\x1b]0;x\x07 [@click=app.quit]x conflicted copy 2026-09-09).toml"
    path.with_name(copy).write_text(whole, encoding="utf-8")
    path.with_name("not \x1b]0;OWNED\x07 [bold] \u202ea case.toml").write_text(
        "title = \x1b[31m", encoding="utf-8"
    )


def walk(terminal: Terminal) -> None:
    """Go through every screen of the case that is first on the desk, and a step back."""
    terminal.wait_for("Cases · open")
    terminal.press("enter")
    terminal.wait_for("A copy beside the case")
    terminal.press("o")
    terminal.wait_for("Starters")
    terminal.escape_to("1-5 Steps")
    terminal.press("right", "right")
    click(terminal)
    terminal.press("1")
    terminal.wait_for("m Mine or not")
    terminal.press("w", "ctrl+n")
    terminal.wait_for("What went wrong")
    terminal.escape_to("1-5 Steps")
    terminal.press("3")
    terminal.wait_for("What fits")
    terminal.press("4")
    terminal.wait_for("ctrl+n Hand over")
    click(terminal)
    for _ in range(3):
        terminal.press("right")
    terminal.press("ctrl+n")
    terminal.wait_for("Mail file")
    terminal.escape_to("ctrl+n Hand over")
    terminal.press("v")
    terminal.wait_for("Before this")
    terminal.press("down")
    terminal.escape_to("ctrl+n Hand over")
    terminal.press("5")
    terminal.wait_for("Where it stands")
    terminal.press("f1")
    terminal.wait_for("↑ ↓ Scroll")
    terminal.escape_to("1-5 Steps")
    terminal.escape_to("ctrl+n Hand over")
    terminal.press("ctrl+q")
    assert terminal.wait_end() == 0


def click(terminal: Terminal) -> None:
    """Click into the text on the right, where an action that stands in it would run."""
    for row in range(6, 42, 7):
        terminal.send(f"\x1b[<0;{SIZE[0] // 2 + 24};{row}M\x1b[<0;{SIZE[0] // 2 + 24};{row}m")


def through_every_screen(places: Places, texts: list[str]) -> None:
    put(places, texts)
    with Terminal([AMENDS], *SIZE, env={"AMENDS_HOME": str(places.cases.parent)}) as terminal:
        walk(terminal)
    assert_unharmed(terminal.raw)
    shutil.rmtree(places.cases)


def given() -> list[str]:
    """Return all strings that a file can hold."""
    return [text for text in strings(SHARED) if not re.search("[\ud800-\udfff]", text)]


def test_no_screen_obeys_naughty_strings(places: Places) -> None:
    through_every_screen(places, [text for text in OWN_STRINGS if text in given()][:ROWS])


@pytest.mark.fault
def test_no_screen_obeys_the_strings_of_others(places: Places, corpora: Path, every: bool) -> None:
    if not every:
        pytest.skip("some minutes of screens: --all-faults")
    heads = [path.read_bytes()[:300].decode("latin-1") for path in mails(corpora)]
    texts = [*given(), *heads]
    for at in range(0, len(texts), ROWS):
        through_every_screen(places, texts[at : at + ROWS])


@pytest.mark.fault
def test_no_list_obeys_the_mails_of_others(places: Places, corpora: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True)
    for number, path in enumerate(mails(corpora)):
        shutil.copy(path, folder / "cur" / f"{number}.M1.host:2,S")
    with Terminal([AMENDS, str(folder)], 130, 60, env={"AMENDS_HOME": str(places.cases.parent)}) as terminal:
        terminal.wait_for("Which message")
        for _ in range(4):
            terminal.press("pagedown")
        terminal.press("end")
        terminal.escape_to("amends")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    assert_unharmed(terminal.raw)
