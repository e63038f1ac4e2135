"""Files of others in amends: cut off, invalid, hostile. They are read or named, and never changed."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from amends.cli import main
from amends.domain.case import Case, Client, Facts
from amends.domain.clean import clean
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.domain.message import Message, Point
from amends.mail import Unreadable, read
from amends.storage.cases import load, save_new
from amends.storage.summaries import summary
from amends.storage.toml_in import parse, text_of
from amends.storage.toml_out import Head, dumps
from amends.storage.trouble import CannotRead
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from amends.storage.places import Places

pytestmark = pytest.mark.fault

OWN_STRINGS = (
    "\x1b]0;OWNED\x07",
    "\x1b]52;c;T1dORUQ=\x1b\\",
    "\x9b31m\x9d0;OWNED\x9c",
    "\x1b[2J\x1b[31mred",
    "\x1bP1;1|6162\x1b\\ \x1b_half an order",
    "a\rb\x08c\x0ed\x7fe\0f",
    "\u202egnp.exe\u202c \u200bpay\u2066pal",
    "[/] [red]x[/red] [@click=app.quit]here[/] $primary",
    "line one\u2028line two\x85line three",
    "\ud800 half a pair",
    "\"\"\"\\\n''' \\u0007 # [table]\nkey = 1",
    "Bcc: all@dark.example\r\nX: y",
    "../../.bashrc\0.toml",
    "Ze\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "=?utf-8?q?Hi=0D=0ABcc:_x@dark.example?=",
    "",
    " ",
    "\n\n",
)
"""Texts that would like to be an order; written for these tests."""

BAD = {
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
} - {
    "\n",
    "\t",
}
"""What no terminal may get from a text that is not ours."""


def strings(shared: Path) -> Iterator[str]:
    """Yield the own strings, and those beside the project when they are there."""
    yield from OWN_STRINGS
    hostile, naughty = shared / "tools" / "hostile.json", shared / "corpora" / "blns" / "blns.json"
    for path in (hostile, naughty):
        if path.is_file():
            found: Any = json.loads(path.read_text(encoding="utf-8"))
            yield from found.values() if isinstance(found, dict) else found


def case_of(text: str) -> Case:
    """Return a case with this text wherever a text can stand, cleaned as everything is that comes in."""
    text = clean(text)
    line = " ".join(text.split())
    parts = (Part(name="what-happened", text=text, after=text), Part(name="offers", text=text))
    letter = Draft(
        shape="they-complained",
        subject=line,
        greeting=text,
        sign_off=text,
        parts=parts,
        offers=(Offer(remedy="redo", what=text.strip("\n"), proof=text.strip("\n")),),
    )
    message = Message(
        sender=line,
        subject=line,
        text=text,
        quoted=text,
        date=NOW,
        attachments=(line,),
        points=(Point(label="request", quote=text, words=line),),
    )
    return Case(
        id="new",
        title=line,
        notes=text,
        created=NOW,
        updated=NOW,
        client=Client(name=line, company=line, email=line),
        facts=Facts(happened=text.strip("\n"), cost=text.strip("\n")),
        messages=(message,),
        drafts=(letter,),
        promises=(Promise(what=text.strip("\n")),),
    )


def test_naughty_strings_are_kept_as_they_are_and_no_command_obeys_them(
    places: Places, capfd: pytest.CaptureFixture[str], figure: Callable[[str, int], None]
) -> None:
    from faults.conftest import SHARED

    given = list(strings(SHARED))
    for text in given:
        case = case_of(text)
        path = save_new(case, places, Head()).path
        case = case.but(id=path.stem)
        assert load(path).case == case
        for command in (["show", path.stem], ["check", path.stem], ["export", path.stem, "--as", "md"]):
            assert main(command) in (0, 1, 2)
        path.unlink()
    case = case_of(" ".join(OWN_STRINGS[:8]))
    name = save_new(case, places, Head()).path.stem
    for command in (["list"], ["list", "--json"], ["due"], ["doctor"], ["show", name, "--json"]):
        assert main(command) in (0, 1)
    for kind in ("txt", "eml", "json"):
        assert main(["export", name, "--as", kind]) in (0, 2)

    printed = capfd.readouterr()
    assert not BAD & set(printed.out.replace("\r\n", "\n"))
    assert not BAD & set(printed.err)
    assert "fault of its own" not in printed.err
    figure("strings", len(given))


FAR = """format = 1
id = "2026-06-03-far"
title = "Far off"
stands = "sent"
since = {0}
rests_until = {0}
due = {1}
created = {0}
updated = {0}

[client]
name = "Far"

[cooling]
until = {0}

[[messages]]
text = "Table nine was wrong."
date = {0}

[[drafts]]
shape = "they-complained"
sent = {0}

[[promises]]
what = "the plan"
due = {0}

[[promises]]
what = "the list"
due = {1}
"""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize(
    ("moment", "day"),
    [("0001-01-01T00:00:00+14:00", "0001-01-01"), ("9999-12-31T23:59:59-12:00", "9999-12-31")],
)
def test_a_time_at_the_end_of_the_calendar_keeps_no_other_case_from_being_seen(
    places: Places, capfd: pytest.CaptureFixture[str], zone: str, moment: str, day: str
) -> None:
    save_new(case_with(draft()), places, Head())
    (places.cases / "2026-06-03-far.toml").write_text(FAR.format(moment, day), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        for command in (["list"], ["due"], ["due", "--json"], ["due", "--ics", "-"], ["doctor"]):
            assert main(command) in (0, 1)
        assert main(["show", "2026-06-03-far"]) == 0
        assert main(["check", "2026-06-03-far"]) == 2  # its letter is sent
    time.tzset()

    printed = capfd.readouterr()
    assert case_with(draft()).title in printed.out
    assert "fault of its own" not in printed.err


def told(path: Path) -> str:
    """Return what the user hears of a file: its title, or why it cannot be read and what to do."""
    try:
        return load(path).case.title
    except CannotRead as trouble:
        return f"{trouble.reason}{trouble.advice}" if trouble.advice else ""


def test_a_case_cut_off_anywhere_is_read_or_named_and_left_alone(
    tmp_path: Path, figure: Callable[[str, int], None]
) -> None:
    whole = dumps(case_with(draft())).encode()
    path = tmp_path / "2026-06-03-x.toml"
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert told(path) != ""
        assert summary(path).trouble or summary(path).created
        assert path.read_bytes() == whole[:end]
    figure("cut", len(whole))


def test_what_is_no_toml_is_named(corpora: Path, figure: Callable[[str, int], None]) -> None:
    files = sorted((corpora / "toml-test").rglob("invalid/**/*.toml"))
    for path in files:
        with pytest.raises(CannotRead) as trouble:
            parse(path, text_of(path)[0])
        assert trouble.value.reason
        assert not BAD & set(str(trouble.value))

    assert len(files) > 100
    figure("toml", len(files))


def test_whatever_is_toml_is_read_or_refused_in_words(corpora: Path) -> None:
    files = sorted((corpora / "toml-test").rglob("valid/**/*.toml"))
    for path in files:
        with pytest.raises(CannotRead) as trouble:
            load(path)  # none of them is a case
        assert trouble.value.reason

    assert len(files) > 100


def mails(corpora: Path) -> list[Path]:
    folders = ("cpython-test_email", "mail-parser-spamscope", "nodemailer", "crisp-erp")
    return sorted(
        path
        for folder in folders
        for path in (corpora / folder).rglob("*")
        if path.is_file() and path.suffix not in (".md", ".js", ".py", ".json")
    )


def words_of(path: Path) -> str:
    """Return all that amends takes from a mail, or why it is refused."""
    try:
        mail = read(path.read_bytes())
    except Unreadable as trouble:
        return str(trouble)
    return "\n".join((mail.sender, mail.subject, mail.text, mail.quoted, *mail.attachments, "end"))


def test_every_odd_mail_is_read_or_refused_with_a_reason(
    corpora: Path, figure: Callable[[str, int], None]
) -> None:
    files = mails(corpora)
    for path in files:
        words = words_of(path)
        assert words
        assert not BAD & set(words)

    assert len(files) > 100
    figure("mails", len(files))
