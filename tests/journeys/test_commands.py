"""The command line in a real terminal: what it begins with, and how it ends."""

from __future__ import annotations

import shlex
import signal
from typing import TYPE_CHECKING

import pytest

from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

MAIL = (
    "From: {name} <{name}@fair.example>\n"
    "Date: Wed, {day} Jun 2026 09:12:00 +0100\n"
    "Subject: {subject}\n"
    "Message-ID: <{day}@fair.example>\n\n"
    "The plan on page 6 is last year's. I want a new one by Friday.\n"
)
CAROL = MAIL.format(name="Carol", day=10, subject="The stall plan")
BOX = "".join(
    f"From {name}@fair.example Wed Jun 10 09:12:00 2026\n{MAIL.format(name=name, day=day, subject=subject)}\n"
    for name, day, subject in (("Carol", 10, "The stall plan"), ("Ben", 11, "The posters"))
)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "carol.eml"
    path.write_text(CAROL, encoding="utf-8")
    return path


def started(home: Path, *argv: str, before: str = "") -> Terminal:
    """Start amends as a shell would; with something before it in the pipe."""
    if not before:
        return Terminal([AMENDS, *argv], env={"AMENDS_HOME": str(home)})
    line = f"{before} | {shlex.join([AMENDS, *argv])}"
    return Terminal(["/bin/sh", "-c", line], env={"AMENDS_HOME": str(home)})


def quits(terminal: Terminal) -> None:
    terminal.press("ctrl+q")

    assert terminal.wait_end() == 0
    assert not terminal.full_screen


def test_a_message_in_a_file_opens_with_its_sender(home: Path, mail: Path) -> None:
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Carol", "The stall plan")
        quits(terminal)

    assert len(list((home / "drafts").glob("*-carol.toml"))) == 1


@pytest.mark.parametrize("argv", [("-",), ("new", "--from", "-")])
def test_a_message_from_a_pipe_leaves_the_keyboard_to_the_window(
    home: Path, mail: Path, argv: tuple[str, ...]
) -> None:
    with started(home, *argv, before=f"cat {shlex.quote(str(mail))}") as terminal:
        terminal.wait_for("Carol", "The stall plan")
        terminal.escape_to("Cases")
        quits(terminal)


def test_of_a_mailbox_with_several_messages_the_window_asks_which(home: Path, tmp_path: Path) -> None:
    (tmp_path / "inbox").write_text(BOX, encoding="utf-8")
    with started(home, str(tmp_path / "inbox")) as terminal:
        terminal.wait_for("Which message", "The stall plan", "The posters")
        terminal.press("down", "enter")
        terminal.wait_gone("Which message")
        terminal.wait_for("Carol", "The stall plan")
        quits(terminal)


def test_new_asks_how_the_case_begins(home: Path) -> None:
    with started(home, "new") as terminal:
        terminal.wait_for("They have gone quiet")
        quits(terminal)


def test_a_case_opens_by_its_id_and_by_its_file(home: Path, mail: Path) -> None:
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Carol")
        quits(terminal)
    (file,) = (home / "drafts").glob("*.toml")

    for argv in (("open", file.stem), ("open", "carol"), (str(file),)):
        with started(home, *argv) as terminal:
            terminal.wait_for("Carol", "The stall plan")
            quits(terminal)


def test_a_case_that_cannot_be_read_is_refused_without_a_window(home: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    with started(home, str(tmp_path / "broken.toml")) as terminal:
        assert terminal.wait_end() == 2
        assert b"\x1b[?1049h" not in terminal.raw
        assert "line 2" in terminal.text


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_leaves_the_terminal_whole(home: Path, mail: Path, number: int, status: int) -> None:
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Carol", "The stall plan")
        terminal.child.kill(number)

        assert terminal.wait_end() == status
        assert not terminal.full_screen
        assert b"\x1b[?1000l" in terminal.raw.rpartition(b"\x1b[?1000h")[2]


def test_a_byte_that_is_no_letter_ends_with_a_failure_and_a_word_at_most(home: Path, mail: Path) -> None:
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Carol", "The stall plan")
        terminal.send(b"\xe9\xff")
        terminal.press("ctrl+q")
        status = terminal.wait_end()

    assert status in (0, 70)
    assert "Traceback" not in terminal.text
    assert "locals" not in terminal.text


def test_an_interrupt_while_input_is_awaited_ends_it_quietly(home: Path) -> None:
    with started(home, "check", "-") as terminal:
        terminal.wait_for("Paste or write the text here")
        terminal.press("ctrl+c")

        assert terminal.wait_end() == 130
        assert "Traceback" not in terminal.text


def test_a_letter_can_be_written_right_at_the_prompt(home: Path) -> None:
    with started(home, "check", "-") as terminal:
        terminal.wait_for("Paste or write the text here")
        terminal.send("I am sorry if that upset you.\n\x04")
        terminal.wait_for("1 thing stands in the way.")

        assert terminal.wait_end() == 1


def test_the_window_is_drawn_when_the_output_goes_to_a_file(home: Path, tmp_path: Path) -> None:
    line = f"{shlex.quote(AMENDS)} > {shlex.quote(str(tmp_path / 'out'))}"
    with Terminal(["/bin/sh", "-c", line], env={"AMENDS_HOME": str(home)}) as terminal:
        terminal.wait_for("amends")
        quits(terminal)

    assert (tmp_path / "out").read_bytes() == b""
