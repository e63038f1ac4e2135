"""The installed program in a terminal while its disk fails, or its file is changed, or it has no home."""

from __future__ import annotations

import errno
import os
import re
import shlex
import shutil
import signal
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = [pytest.mark.journey, pytest.mark.fault]

MAIL = (
    "From: Odile Marsh <odile@marsh.example>\n"
    "Date: Wed, 10 Jun 2026 09:12:00 +0100\n"
    "Subject: The seating plan\n"
    "Message-ID: <1@marsh.example>\n\n"
    "Table nine was wrong. I want to know what happened.\n"
)
WORDS = "I moved table nine."


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "odile.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


def started(home: Path, *argv: str, env: Mapping[str, str] | None = None) -> Terminal:
    return Terminal([AMENDS, *argv], 80, 24, env={"AMENDS_HOME": str(home), **(env or {})})


def sh(line: str, env: Mapping[str, str]) -> Terminal:
    return Terminal(["/bin/sh", "-c", line], 80, 24, env=env)


def to_the_letter(terminal: Terminal) -> None:
    terminal.wait_for("Odile", "Cool down")
    terminal.press("2")
    terminal.wait_for("What happened")


def only(home: Path) -> Path:
    (path,) = (home / "drafts").glob("*.toml")
    return path


def written(home: Path) -> str:
    text: str = tomllib.loads(only(home).read_text(encoding="utf-8"))["drafts"][0]["parts"][0]["text"]
    return text


def may_mount() -> bool:
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "t", "/mnt"]
    return shutil.which("unshare") is not None and subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [("write", errno.ENOSPC, "the disk is full"), ("fsync", errno.EIO, "the disk reports an error")],
    ids=["full", "failing"],
)
def test_a_disk_that_fails_for_a_while_is_told_and_then_it_is_saved(
    tmp_path: Path, mail: Path, failing_disk: Path, call: str, number: int, reason: str
) -> None:
    home, control = tmp_path / "home", tmp_path / "control"
    env = {"LD_PRELOAD": str(failing_disk), "DISK_DIR": str(home), "DISK_CTL": str(control)}
    with started(home, str(mail), env=env) as terminal:
        to_the_letter(terminal)
        control.write_text(f"{call} {number}", encoding="utf-8")
        terminal.send(WORDS)
        terminal.wait_for("not saved", reason)
        control.unlink()
        terminal.wait_gone("not saved:")
        terminal.wait_for(WORDS, "It is saved again")
        assert written(home) == WORDS + "\n"
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0


def test_nothing_goes_over_the_network(tmp_path: Path, mail: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    home, calls = tmp_path / "home", tmp_path / "calls"
    strace = f"strace -f -qq -e trace=%network -o {shlex.quote(str(calls))}"
    with sh(f"{strace} {shlex.join([AMENDS, str(mail)])}", {"AMENDS_HOME": str(home)}) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        terminal.escape_to("1-5 Steps")
        terminal.press("4")
        terminal.wait_for("ctrl+n Hand over")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0

    told = calls.read_text(encoding="utf-8")
    assert not re.search(r"AF_INET|AF_NETLINK|AF_PACKET", told)
    assert "connect(" not in told


@pytest.mark.parametrize("step", "12345")
def test_a_signal_on_any_step_ends_it_with_everything_saved(tmp_path: Path, mail: Path, step: str) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        terminal.escape_to("1-5 Steps")
        terminal.press(step)
        words = {"1": "1/5", "2": "2/5", "3": "3/5", "4": "4/5", "5": "5/5"}[step]
        terminal.wait_for(words)
        terminal.child.kill(signal.SIGTERM)

        assert terminal.wait_end() == 143
        assert not terminal.full_screen
    assert written(home) == WORDS + "\n"


def test_two_windows_on_one_case_see_what_the_other_wrote(tmp_path: Path, mail: Path) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as one:
        to_the_letter(one)
        one.send("From the first window.")
        one.wait_for("From the first window.", "saved · not sent")
        one.wait_until(lambda: "From the first" in only(home).read_text(encoding="utf-8"), "it to be saved")
        with started(home, "open", only(home).stem) as two:
            two.wait_for("From the first window.")
            two.send("And from the second.")
            two.wait_for("And from the second.")
            one.wait_for("And from the second.", "changed elsewhere")
            two.press("ctrl+q")
            assert two.wait_end() == 0
        one.press("ctrl+q")
        assert one.wait_end() == 0

    text = only(home).read_text(encoding="utf-8")
    assert "From the first window." in text
    assert "And from the second." in text


def test_a_read_only_home_is_shown_and_exported_and_can_be_left(tmp_path: Path, mail: Path) -> None:
    if not may_mount():
        pytest.skip("mounting in a namespace of one's own is not permitted here")
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    name, h = only(home).stem, shlex.quote(str(home))
    mounted = f"mount --bind {h} {h} && mount -o remount,bind,ro {h}"
    line = f"{mounted} && {AMENDS} export {name} && {AMENDS} open {name}"
    with sh(f"unshare -m sh -c {shlex.quote(line)}", {"AMENDS_HOME": str(home)}) as terminal:
        terminal.wait_for("What happened")
        assert WORDS.encode() in terminal.raw.partition(b"\x1b[?1049h")[0]
        terminal.send("More. ")
        terminal.wait_for("not saved", "the disk is read-only")
        terminal.press("ctrl+q")
        terminal.wait_for("Quit all the same", "what is not saved is lost")
        terminal.press("g")

        assert terminal.wait_end() == 2
        assert "is not saved: the disk is read-only" in " ".join(terminal.text.split())
    assert written(home) == WORDS + "\n"


def test_without_a_home_the_mail_is_shown_and_what_is_written_stays_on_the_screen(mail: Path) -> None:
    env = {
        "AMENDS_HOME": "",
        "HOME": "/proc/nobody",
        "XDG_DATA_HOME": "",
        "XDG_STATE_HOME": "",
        "XDG_CONFIG_HOME": "",
    }
    with Terminal([AMENDS, str(mail)], 80, 24, env=env) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS, "not saved")
        terminal.press("ctrl+q")
        terminal.wait_for("Save elsewhere")
        terminal.press("g")
        assert terminal.wait_end() == 2


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path, mail: Path) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        to_the_letter(terminal)
        shutil.rmtree(home / "drafts")
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    assert written(home) == WORDS + "\n"


def test_with_hardly_a_descriptor_left_the_commands_answer(tmp_path: Path, mail: Path) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Odile")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    for command in ("list", f"show {only(home).stem}", "doctor"):
        line = f"ulimit -n 9; {AMENDS} {command}"
        done = subprocess.run(
            ["/bin/sh", "-c", line], capture_output=True, text=True, env=os.environ, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr
