from __future__ import annotations

import mailbox
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.mail.drafts_folder import NoDrafts, deliver, drafts_in

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 6, 9, 10, 12, tzinfo=UTC)
MAIL = b"To: dana@harbour.example\r\nSubject: Re: Copy\r\n\r\nHello Dana,\r\n"


def maildir(path: Path) -> Path:
    for part in ("cur", "new", "tmp"):
        (path / part).mkdir(parents=True)
    return path


def test_the_letter_is_among_the_drafts_for_another_program(tmp_path: Path) -> None:
    home = maildir(tmp_path / "Mail" / ".Drafts")
    path = deliver(home, MAIL, NOW)
    (found,) = mailbox.Maildir(home, create=False)

    assert "D" in found.get_flags()
    assert found["Subject"] == "Re: Copy"
    assert found.get_payload() == "Hello Dana,\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list((home / "tmp").iterdir()) == []


def test_two_letters_of_one_moment_are_two_drafts(tmp_path: Path) -> None:
    home = maildir(tmp_path / "Drafts")

    assert deliver(home, MAIL, NOW) != deliver(home, MAIL, NOW)
    assert len(mailbox.Maildir(home, create=False)) == 2


@pytest.mark.parametrize("inside", [".Drafts", "Drafts"])
def test_the_drafts_inside_a_maildir_are_found(tmp_path: Path, inside: str) -> None:
    whole = maildir(tmp_path / "Mail")
    drafts = maildir(whole / inside)

    assert drafts_in(whole) == drafts


def test_a_folder_that_is_no_maildir_of_drafts_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoDrafts, match="no Maildir"):
        deliver(tmp_path / "nowhere", MAIL, NOW)
    inbox = maildir(tmp_path / "Inbox")
    with pytest.raises(NoDrafts, match="no folder of drafts"):
        deliver(inbox, MAIL, NOW)

    assert not (tmp_path / "nowhere").exists()
    assert list((inbox / "cur").iterdir()) == []


def test_a_name_that_is_too_long_for_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoDrafts, match="cannot be opened: file name too long"):
        deliver(tmp_path / ("a" * 300), MAIL, NOW)
