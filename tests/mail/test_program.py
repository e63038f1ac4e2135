"""Commands of the user's own: which would send, and how a draft is opened; neomutt stands for a real one."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from amends.letters import render
from amends.mail.outgoing import eml
from amends.mail.program import CommandTrouble, open_draft, sender_in, words_of
from letters_given import case_with, draft

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "sender"),
    [
        ("msmtp -t", "msmtp"),
        ("/usr/sbin/sendmail -t -oi", "sendmail"),
        ("env A=1 msmtp -t", "msmtp"),
        ("sh -c 'cat {file} | msmtp -t'", "msmtp"),
        ("sudo -u me /usr/bin/mail -s hello dana@harbour.example", "mail"),
        ("himalaya message send", "send"),
        ("git send-email {file}", "send-email"),
        ("neomutt", "neomutt"),
        ("mutt -H", "mutt"),
        ("sh -c 'mutt -H - < x'", "mutt"),
        ("neomutt -H -", ""),
        ("neomutt -H {file}", ""),
        ("/usr/bin/neomutt -F rc -E -H {file}", ""),
        ("himalaya template save", ""),
        ("thunderbird {file}", ""),
        ("xdg-open {file}", ""),
    ],
)
def test_a_command_that_would_send_is_known_by_name(command: str, sender: str) -> None:
    assert sender_in(words_of(command)) == sender


@pytest.mark.parametrize("command", ["", "   ", "neomutt 'x"])
def test_a_command_that_cannot_be_understood_is_refused(command: str) -> None:
    with pytest.raises(CommandTrouble):
        words_of(command)


@pytest.mark.parametrize("place", ["{file}", "-"])
def test_the_draft_takes_the_place_of_the_file(tmp_path: Path, place: str) -> None:
    letter, copy = tmp_path / "letter.eml", tmp_path / "copy"
    letter.write_bytes(b"Hello")
    open_draft(f"{sys.executable} -c 'import shutil, sys; shutil.copy(*sys.argv[1:])' {place} {copy}", letter)

    assert copy.read_bytes() == b"Hello"


def test_without_a_place_for_it_the_draft_comes_by_standard_input(tmp_path: Path) -> None:
    letter, copy = tmp_path / "letter.eml", tmp_path / "copy"
    letter.write_bytes(b"Hello")
    open_draft(
        f"{sys.executable} -c 'import sys; open(sys.argv[1], \"w\").write(sys.stdin.read())' {copy}", letter
    )

    assert copy.read_bytes() == b"Hello"


@pytest.mark.parametrize(
    ("command", "said"), [("false", "status 1"), ("/no/such/program", "could not be started")]
)
def test_a_failure_is_said_with_the_place_of_the_draft(tmp_path: Path, command: str, said: str) -> None:
    letter = tmp_path / "letter.eml"
    letter.write_bytes(b"Hello")
    with pytest.raises(CommandTrouble, match=said) as trouble:
        open_draft(command, letter)

    assert str(letter) in str(trouble.value)


def a_mail(tmp_path: Path) -> Path:
    letter = draft().but(subject="Re: Where are the labels? Ünïcode")
    path = tmp_path / "letter.eml"
    path.write_bytes(
        eml(
            render(letter),
            case_with(letter),
            letter,
            name="Sam Réyes",
            email="sam@reyes.example",
            unsent=False,
        )
    )
    return path


needs_neomutt = pytest.mark.skipif(shutil.which("neomutt") is None, reason="neomutt is not installed")


@needs_neomutt
def test_neomutt_opens_the_draft_with_its_fields(tmp_path: Path) -> None:
    rc = tmp_path / "rc"
    rc.write_text(
        f'set folder="{tmp_path}"\nset editor="true"\nset charset="utf-8"\nset abort_unmodified=no\n'
    )
    program = pexpect.spawn(
        "neomutt",
        ["-n", "-F", str(rc), "-H", str(a_mail(tmp_path))],
        env={"HOME": str(tmp_path), "TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        dimensions=(30, 100),
        encoding="utf-8",
        timeout=20,
    )
    try:
        # The questions that it asks are answered with what the draft holds already.
        seen = ""
        for _ in range(8):
            found = program.expect(
                [r"To: [^\n]*", r"Subject: [^\n]*", r"y:Send", pexpect.TIMEOUT], timeout=10
            )
            seen += (program.before or "") + (str(program.after) if found != 3 else "")
            if found >= 2:
                break
            program.send("\r")
        program.expect(pexpect.TIMEOUT, timeout=0.5)
        seen += program.before or ""
    finally:
        program.close(force=True)

    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]", "", seen)
    assert "ines@quayside.example" in words
    assert "Where are the labels? Ünïcode" in words
    assert "Sam Réyes" in words
