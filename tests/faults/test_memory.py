"""The memory is rationed: it says so and ends, with everything saved."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from faults.test_running import WORDS, only, started, to_the_letter, written
from faults.test_running import mail as mail  # a fixture
from journeys.terminal import AMENDS

pytestmark = [pytest.mark.journey, pytest.mark.fault]

resource = pytest.importorskip("resource")


def size_of(pid: int) -> int:
    """Return how many bytes of memory the process has asked for."""
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * int(resource.getpagesize())


@pytest.mark.parametrize("more", [0, 4_000_000])
def test_a_window_that_gets_no_more_memory_ends_with_everything_saved(
    tmp_path: Path, mail: Path, more: int
) -> None:
    if not hasattr(resource, "prlimit"):
        pytest.skip("no process can be rationed from outside here")
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        room = size_of(terminal.child.pid) + more
        resource.prlimit(terminal.child.pid, resource.RLIMIT_AS, (room, resource.RLIM_INFINITY))
        terminal.paste("far too much of it " * 40_000)

        assert terminal.wait_end() == 2
        assert not terminal.full_screen
        assert "no memory left. What you had written is saved" in " ".join(terminal.beneath.split())
    assert written(home).startswith(WORDS)


def test_a_command_that_gets_too_little_memory_says_so_and_changes_nothing(
    tmp_path: Path, mail: Path
) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        terminal.wait_for("Odile")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    path = only(home)
    whole = path.read_bytes()
    told = set()
    for kilobytes in (30_000, 36_000, 42_000, 48_000, 100_000):
        line = f"ulimit -v {kilobytes}; exec {AMENDS} show {path.stem}"
        env = os.environ | {"AMENDS_HOME": str(home)}
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, env=env, check=False)
        assert "Traceback" not in done.stderr
        assert path.read_bytes() == whole
        told.add((done.returncode, "not enough memory" in done.stderr))

    assert (2, True) in told
    assert (0, False) in told
