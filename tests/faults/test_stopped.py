"""The program is stopped in the middle and goes on later: by a signal, by the shell, for good."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amends.session.session import Session
from amends.storage import cases
from amends.storage.files import digest, real
from amends.storage.trouble import NotSaved
from faults.test_running import WORDS, started, to_the_letter, written
from faults.test_running import mail as mail  # a fixture
from journeys.terminal import AMENDS, Terminal
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.storage.places import Places

pytestmark = [pytest.mark.journey, pytest.mark.fault]


def state(pid: int) -> str:
    """Return what the system says the process does: "T" is stopped."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


@pytest.fixture(autouse=True)
def _proc() -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("there is no /proc that tells what a process does")


@pytest.fixture
def typing(tmp_path: Path, mail: Path) -> Iterator[Terminal]:
    """Give the program with words on the screen that were typed a moment ago."""
    with started(tmp_path / "home", str(mail)) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        yield terminal


def test_a_stop_in_the_middle_costs_nothing(typing: Terminal, tmp_path: Path) -> None:
    typing.child.kill(signal.SIGSTOP)
    typing.wait_until(lambda: state(typing.child.pid) == "T", "the stop")
    typing.send(" And on.")
    typing.resize(100, 30)
    typing.child.kill(signal.SIGCONT)
    typing.wait_for("And on.")
    typing.press("ctrl+q")

    assert typing.wait_end() == 0
    assert written(tmp_path / "home") == WORDS + " And on.\n"
    assert (
        termios.tcgetattr(typing.child.child_fd)[3] & termios.ICANON
    )  # the terminal reads whole lines, as before


def test_a_stop_from_the_terminal_saves_first_and_gives_the_terminal_back(
    typing: Terminal, tmp_path: Path
) -> None:
    typing.child.kill(signal.SIGTSTP)
    typing.wait_until(lambda: state(typing.child.pid) == "T", "the stop")
    typing.wait_until(lambda: not typing.full_screen, "the terminal to be given back")

    assert written(tmp_path / "home") == WORDS + "\n"
    assert b"\x1b[?1000l" in typing.raw.rpartition(b"\x1b[?1000h")[2]
    typing.child.kill(signal.SIGCONT)
    typing.wait_for(WORDS)
    typing.send(" And on.")
    typing.wait_for("And on.")
    typing.child.kill(signal.SIGTSTP)  # once more: the second time is like the first
    typing.wait_until(lambda: state(typing.child.pid) == "T", "the stop")
    assert written(tmp_path / "home") == WORDS + " And on.\n"


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP], ids=lambda each: each.name)
def test_the_shell_has_it_wait_and_go_on_in_a_window_of_another_size(
    tmp_path: Path, mail: Path, number: signal.Signals
) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    home = tmp_path / "home"
    env = {"AMENDS_HOME": str(home), "PS1": "shell: "}
    with Terminal(["bash", "--norc", "-i"], 80, 24, env=env) as shell:
        shell.wait_for("shell:")
        shell.send(f"{AMENDS} {mail}; echo rc=$?\r")
        to_the_letter(shell)
        shell.send(WORDS)
        shell.wait_for(WORDS)
        (pid,) = children(shell.child.pid)
        os.kill(pid, number)
        shell.wait_for("Stopped")
        shell.resize(110, 30)
        shell.send("bg; echo sent back\r")  # it may not draw from there
        shell.wait_for("sent back")
        shell.wait_until(lambda: state(pid) == "T", "the stop")
        shell.send("fg; echo rc=$?\r")
        shell.wait_for(WORDS, "Coach")
        shell.send(" And on.")
        shell.wait_for("And on.")
        shell.press("ctrl+q")
        shell.wait_until(lambda: not shell.full_screen and "rc=0" in shell.text, "the shell")
    assert written(home) == WORDS + " And on.\n"


def children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=True
    )
    return [int(each) for each in listed.stdout.split()]


def test_a_window_that_was_stopped_for_good_ends_saved_when_its_terminal_goes(
    typing: Terminal, tmp_path: Path
) -> None:
    typing.child.kill(signal.SIGTSTP)
    typing.wait_until(lambda: state(typing.child.pid) == "T", "the stop")
    typing.child.kill(signal.SIGHUP)
    typing.child.kill(signal.SIGCONT)

    assert typing.wait_end() == 129
    assert written(tmp_path / "home") == WORDS + "\n"


HOLDS = """
import os, signal, sys
from pathlib import Path
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


def test_a_window_stopped_while_it_saves_is_named_and_nothing_typed_in_another_is_lost(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.begin(case_with(draft()), lambda: NOW, places=places)
    path = session.save().path
    session.change(session.case.but(notes="typed before"), "the notes")
    session.save()  # a first save locks the folder, this one the file
    lock = places.locks / f"{digest(str(real(path)).encode())[:32]}.lock"
    assert lock.exists()
    monkeypatch.setattr(cases, "_PATIENCE", 0.1)
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(lock)], stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            session.change(session.case.but(notes="typed meanwhile"), "the notes")
            with pytest.raises(NotSaved, match="another window has been saving it"):
                session.save()
            assert session.recovery is not None
            assert "typed meanwhile" in session.recovery.read_text(encoding="utf-8")
            holder.send_signal(signal.SIGCONT)
            assert holder.wait(20) == 0
            assert not session.save().conflict
        finally:
            holder.kill()
    assert cases.load(path).case.notes == "typed meanwhile"
    assert session.recovery is None
