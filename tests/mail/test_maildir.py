"""A Maildir is listed by its headers, and one of its messages is read; nothing in it is changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from amends.mail import Unreadable, listing, mailbox_at, only_message

if TYPE_CHECKING:
    from pathlib import Path

    from amends.mail import Mailbox


def deliver(folder: Path, name: str, day: int, sender: str = "a@x.example", body: str = "Words.") -> Path:
    path = folder / name
    head = f"From: {sender}\nSubject: =?utf-8?q?Caf=C3=A9?= {day}\nDate: {day:02} Jan 2026 12:00:00 +0000\n"
    path.write_text(f"{head}\n{body}\n")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Mail" / name).mkdir(parents=True)
    deliver(tmp_path / "Mail", "cur/1767000001.M1P1.host:2,S", 5)
    deliver(tmp_path / "Mail", "new/1767000003.M3P1.host", 9, "Bea <b@x.example>", "Where is it?")
    deliver(tmp_path / "Mail", "cur/1767000002.M2P1.host:2,RS", 2)
    deliver(tmp_path / "Mail", "tmp/1767000009.M9P1.host", 11)
    return tmp_path / "Mail"


def box(folder: Path) -> Mailbox:
    mailbox = mailbox_at(folder)
    assert mailbox is not None
    return mailbox


def test_messages_are_listed_newest_first_from_both_folders(folder: Path) -> None:
    assert [one.subject for one in listing(box(folder))] == ["Café 9", "Café 5", "Café 2"]


@pytest.mark.parametrize("within", ["cur", "new"])
def test_a_folder_within_it_leads_to_it(folder: Path, within: str) -> None:
    assert len(listing(box(folder / within))) == 3


def test_a_listed_message_is_read(folder: Path) -> None:
    mailbox = box(folder)
    message = mailbox.read(listing(mailbox)[0])

    assert message.sender == "Bea <b@x.example>"
    assert message.text == "Where is it?"


def test_a_message_that_a_mail_program_has_moved_since_is_found(folder: Path) -> None:
    mailbox = box(folder)
    newest = listing(mailbox)[0]
    (folder / newest.name).rename(folder / "cur" / "1767000003.M3P1.host:2,S")

    assert mailbox.read(newest).text == "Where is it?"


def test_a_message_that_has_gone_is_said_to_be(folder: Path) -> None:
    mailbox = box(folder)
    newest = listing(mailbox)[0]
    (folder / newest.name).unlink()

    with pytest.raises(Unreadable, match="no longer there"):
        mailbox.read(newest)


def test_drafts_trash_hidden_files_and_what_is_no_file_are_left_out(folder: Path, tmp_path: Path) -> None:
    deliver(folder, "cur/1767000004.M4P1.host:2,DS", 12)
    deliver(folder, "cur/1767000005.M5P1.host:2,ST", 13)
    deliver(folder, "cur/.hidden", 14)
    (folder / "cur" / "folder").mkdir()
    os.mkfifo(folder / "new" / "pipe")
    (tmp_path / "elsewhere").write_text("From: a@x.example\n\nsecret\n")
    (folder / "cur" / "link").symlink_to(tmp_path / "elsewhere")

    assert len(listing(box(folder))) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_message_that_may_not_be_read_is_listed_with_the_reason(folder: Path) -> None:
    path = deliver(folder, "new/1767000008.M8P1.host", 20)
    path.chmod(0)
    mailbox = box(folder)
    found = listing(mailbox)

    assert [one.subject for one in found][-1] == "It cannot be opened: permission denied."
    with pytest.raises(Unreadable, match="permission denied"):
        mailbox.read(found[-1])


def test_headers_longer_than_the_first_look_are_read_to_their_end(folder: Path) -> None:
    relays = "".join(f"Received: from relay{n}.example by mx.example; 1 Jan 2026\n" for n in range(400))
    path = deliver(folder, "new/1767000008.M8P1.host", 20)
    path.write_bytes(relays.encode() + path.read_bytes())

    assert listing(box(folder))[0].subject == "Café 20"


def test_only_the_headers_are_read_for_the_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(folder, "new/1767000008.M8P1.host", 20, body="word " * 1_000_000)
    read = 0
    fdopen = os.fdopen

    class Counted:
        def __init__(self, *given: object, **more: object) -> None:
            self._file = fdopen(*given, **more)  # type: ignore[call-overload]

        def __enter__(self) -> Counted:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def read(self, most: int) -> bytes:
            nonlocal read
            data: bytes = self._file.read(most)
            read += len(data)
            return data

    monkeypatch.setattr(os, "fdopen", Counted)
    assert len(listing(box(folder))) == 4
    assert read < 20_000


def test_a_maildir_of_one_needs_no_choice_and_an_empty_one_says_so(folder: Path) -> None:
    mailbox = box(folder)
    assert only_message(mailbox) is None
    for one in listing(mailbox)[1:]:
        (folder / one.name).unlink()
    only = only_message(mailbox)
    assert only is not None
    assert only.text == "Where is it?"
    for one in listing(mailbox):
        (folder / one.name).unlink()
    with pytest.raises(Unreadable, match="no messages"):
        only_message(mailbox)


def test_a_plain_folder_is_no_mailbox(tmp_path: Path) -> None:
    assert mailbox_at(tmp_path) is None
