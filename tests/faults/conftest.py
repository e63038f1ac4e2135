from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
"""Corpora that others publish for testing, beside the project when somebody has put them there."""


@pytest.fixture(scope="session")
def every(request: pytest.FixtureRequest) -> bool:
    """Whether everything is tried, or only what is quick."""
    return bool(request.config.getoption("--all-faults"))


@pytest.fixture(scope="session")
def failing_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that lets a disk fail, built here; skip where that cannot be done."""
    return _built("disk", tmp_path_factory)


@pytest.fixture(scope="session")
def moved_clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library that moves the clock of a program that runs; skip where it cannot be built."""
    return _built("clock", tmp_path_factory)


def _built(name: str, folders: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("there is no C compiler")
    built = folders.mktemp(name) / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(source), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the library {name} cannot be built here: {done.stderr.strip()[:200]}")
    return built


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder with the corpora; skip where there is none."""
    folder = SHARED / "corpora"
    if not folder.is_dir():
        pytest.skip("no corpora lie beside the project, in ../shared/corpora")
    return folder
