"""A mailbox is listed by its headers, and one of its messages is read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.mail import Unreadable, is_mbox, list_mbox, read, read_file, read_listed

if TYPE_CHECKING:
    from pathlib import Path


def one(sender: str, day: int, body: str, subject: str = "The menu") -> str:
    return (
        f"From {sender} Thu Jan  1 00:00:00 2026\nFrom: {sender}\nSubject: {subject}\n"
        f"Date: {day:02} Jan 2026 12:00:00 +0000\n\n{body}\n\n"
    )


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.write_text(
        one("a@x.example", 5, "first\n\nFrom here on it is wrong: all of it.\n\n>From my desk")
        + one("b@x.example", 9, "newest", subject="=?utf-8?q?Caf=C3=A9?=")
        + one("c@x.example", 2, "oldest")
    )
    return path


def test_messages_are_listed_newest_first(box: Path) -> None:
    listed = list_mbox(box)

    assert [each.sender for each in listed] == ["b@x.example", "a@x.example", "c@x.example"]
    assert listed[0].subject == "Café"
    assert listed[0].date == datetime(2026, 1, 9, 12, tzinfo=UTC)


def test_a_listed_message_is_read_with_its_quoting_undone(box: Path) -> None:
    message = read_listed(box, list_mbox(box)[1])

    assert message.text == "first\n\nFrom here on it is wrong: all of it.\n\nFrom my desk"


def test_the_newest_is_read_when_nobody_can_choose(box: Path) -> None:
    message = read(box.read_bytes())

    assert message.text == "newest"
    assert message.remarks == ("It is the newest of 3 in a mailbox.",)


def test_a_mailbox_of_one_needs_no_choice(tmp_path: Path) -> None:
    path = tmp_path / "one"
    path.write_text(one("a@x.example", 5, "only"))

    assert is_mbox(path)
    assert read_file(path).remarks == ()


def test_line_ends_of_windows_are_fine(box: Path) -> None:
    box.write_bytes(box.read_bytes().replace(b"\n", b"\r\n"))

    assert len(list_mbox(box)) == 3


def test_a_message_that_cannot_be_listed_says_why(box: Path) -> None:
    with box.open("a") as file:
        file.write(one("d@x.example", 1, "x", subject="s" * 20_000))

    assert "KB long" in list_mbox(box)[-1].subject


def test_a_mailbox_that_changed_is_noticed(box: Path) -> None:
    listed = list_mbox(box)
    box.write_text("")
    with pytest.raises(Unreadable):
        read_listed(box, listed[0])
    box.write_text(one("z@x.example", 1, "other " * 100))
    with pytest.raises(Unreadable):
        read_listed(box, listed[0])


def test_what_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("From the start it was late.\n")

    assert not is_mbox(path)
    for bad in (path, tmp_path, tmp_path / "gone"):
        with pytest.raises(Unreadable):
            list_mbox(bad)
