"""Real faults: kills, full and read-only disks, two processes at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amends.storage.cases import load
from amends.storage.toml_out import dumps

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case

pytestmark = pytest.mark.fault

PROGRAM = Path(__file__).with_name("saving.py")
OLD, NEW = "old\n" * 5000, "new\n" * 5000


def run(*command: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command without letting it write compiled modules, which a fault could spoil."""
    environ = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | env
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, env=environ, timeout=60
    )


def traced(call: str, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    strace = ("strace", "-f", "-qq", "-e", f"trace={call}", *options)
    return run(*strace, "--", sys.executable, PROGRAM, "replace", target)


@pytest.fixture
def strace() -> None:
    """Skip where no process can be watched."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    if run("strace", "-qq", "-e", "trace=none", "true").returncode != 0:
        pytest.skip("strace is not permitted here")


@pytest.fixture
def unshare() -> None:
    """Skip where no file system can be mounted apart from the machine's."""
    if (
        shutil.which("unshare") is None
        or run("unshare", "-m", "mount", "-t", "tmpfs", "t", "/mnt").returncode != 0
    ):
        pytest.skip("mounting in a namespace of one's own is not permitted here")


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("call", ["openat", "write", "fsync", "rename", "close"])
def test_a_kill_at_any_moment_leaves_the_whole_old_or_the_whole_new_file(tmp_path: Path, call: str) -> None:
    target = tmp_path / "case.toml"
    target.write_text(OLD, encoding="utf-8")
    total = len(re.findall(rf"\b{call}\(", traced(call, target).stderr))
    states = set()
    for nth in range(max(1, total - 3), total + 1):
        target.write_text(OLD, encoding="utf-8")
        traced(call, target, "-e", f"inject={call}:signal=SIGKILL:when={nth}", "-o", os.devnull)
        states.add(target.read_text(encoding="utf-8"))

    assert total > 0
    assert states <= {OLD, NEW}
    assert OLD in states or call == "close"


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EDQUOT"])
@pytest.mark.parametrize(
    ("call", "nth", "left"),
    [("write", 1, OLD), ("fsync", 1, OLD), ("rename", 1, OLD), ("fsync", 2, NEW)],
    ids=["write", "fsync", "rename", "fsync of the folder"],
)
def test_an_error_at_any_call_leaves_a_whole_file_and_nothing_beside_it(
    tmp_path: Path, call: str, nth: int, left: str, error: str
) -> None:
    target = tmp_path / "case.toml"
    target.write_text(OLD, encoding="utf-8")

    told = traced(call, target, "-e", f"inject={call}:error={error}:when={nth}", "-o", os.devnull)

    assert (told.returncode == 0) is (left == NEW)
    assert left == target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]


@pytest.mark.usefixtures("unshare")
@pytest.mark.parametrize("options", ["size=32k", "nr_inodes=3"], ids=["no room", "no room for a name"])
def test_a_full_disk_keeps_the_old_file(tmp_path: Path, options: str) -> None:
    script = (
        f'mount -t tmpfs -o {options} tiny "$1" && printf old > "$1/case.toml" && touch "$1/x"; '
        'head -c 20000 /dev/zero > "$1/ballast"; '
        f'{sys.executable} {PROGRAM} replace "$1/case.toml"; cat "$1/case.toml"; ls -A "$1" | tr "\\n" " "'
    )

    told = run("unshare", "-m", "sh", "-c", script, "sh", tmp_path)

    assert "No space left on device" in told.stderr
    assert told.stdout.startswith("old")
    assert ".amends-" not in told.stdout


@pytest.mark.usefixtures("unshare")
def test_a_read_only_folder_keeps_the_old_file(tmp_path: Path, case: Callable[..., Case]) -> None:
    target = tmp_path / "case.toml"
    target.write_text(dumps(case()), encoding="utf-8")
    script = (
        'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && '
        f'{sys.executable} {PROGRAM} edit "$1/case.toml" me 1'
    )

    told = run("unshare", "-m", "sh", "-c", script, "sh", tmp_path)

    assert "the disk is read-only" in told.stderr
    assert case() == load(target).case


def test_two_processes_at_one_case_lose_no_edit(
    tmp_path: Path, case: Callable[..., Case], figure: Callable[[str, int], None]
) -> None:
    target = tmp_path / "2026-06-03-x.toml"
    target.write_text(dumps(case()), encoding="utf-8")
    both = [
        subprocess.Popen([sys.executable, PROGRAM, "edit", target, name, "200"], stderr=subprocess.PIPE)
        for name in ("a", "b")
    ]
    complaints = [process.communicate(timeout=120)[1] for process in both]
    files = [path for path in tmp_path.iterdir() if path.suffix == ".toml"]
    kept = {line for path in files for line in load(path).case.notes.splitlines()}

    assert complaints == [b"", b""]
    assert kept == {f"{name} {number}" for name in ("a", "b") for number in range(200)}
    figure("edits", len(kept))
