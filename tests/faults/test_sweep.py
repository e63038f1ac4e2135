"""Whatever is being done to a case, and wherever it is cut off or refused: nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.fault

PROGRAM = Path(__file__).with_name("sweep.py")


def sweep(disk: Path, folder: Path, what: str) -> dict[str, Any]:
    environ = os.environ | {
        "LD_PRELOAD": str(disk),
        "DISK_DIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",  # a write that fails must not spoil a compiled module
    }
    command = [sys.executable, str(PROGRAM), str(folder / "home"), what]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=600, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_kill_or_an_error_at_any_call_loses_nothing(
    failing_disk: Path, tmp_path: Path, every: bool, figure: Callable[[str, int], None]
) -> None:
    found = sweep(failing_disk, tmp_path, "all" if every else "few")
    for name, number in found["figures"].items():
        figure(name, number)

    assert found["wrong"] == []
    assert found["figures"]["kills"] > 60


def test_the_sweep_finds_what_a_naive_save_loses(failing_disk: Path, tmp_path: Path) -> None:
    found = sweep(failing_disk, tmp_path, "naive")

    assert any("the file is empty" in each for each in found["wrong"])
