"""The package as it is installed: its stylesheets and data are in it, and it starts."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from amends.stylesheets import STYLESHEETS
from journeys.terminal import AMENDS, Terminal

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would be built, without the network."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, and only it, into an empty folder."""
    folder = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    done = subprocess.run(
        [*install, "--target", str(folder), str(wheel)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def starts(argv: list[str], cwd: Path, env: dict[str, str]) -> None:
    with Terminal(argv, env=env, cwd=cwd) as terminal:
        terminal.wait_for("amends")
        assert terminal.full_screen
        terminal.press("ctrl+q")

        assert terminal.wait_end() == 0
        assert not terminal.full_screen


def test_every_stylesheet_is_named_once_and_is_there() -> None:
    named = [Path(sheet) for sheet in STYLESHEETS]

    assert sorted((ROOT / "styles").glob("*.tcss")) == sorted(named)


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "amends").rglob("*")
        if path.is_file() and path.suffix in (".py", ".toml", ".eml", ".typed")
    }
    styles = {f"amends/styles/{path.name}" for path in (ROOT / "styles").glob("*.tcss")}

    assert set() == (data | styles) - held
    assert [name for name in held if name.startswith(("styles/", "tests/"))] == []


@pytest.mark.journey
def test_the_program_starts_from_the_wheel(installed: Path, tmp_path: Path, home: Path) -> None:
    assert (installed / "amends" / "styles" / "base.tcss").is_file()
    env = {"PYTHONPATH": str(installed), "AMENDS_HOME": str(home)}

    where = "import amends; print(amends.__file__)"
    printed = subprocess.run(
        [sys.executable, "-c", where], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(installed) in printed.stdout
    starts([sys.executable, "-m", "amends"], tmp_path, env)


@pytest.mark.journey
def test_the_installed_program_starts(tmp_path: Path, home: Path) -> None:
    starts([AMENDS], tmp_path, {"AMENDS_HOME": str(home)})


@pytest.mark.journey
def test_the_program_starts_from_a_checkout(tmp_path: Path, home: Path) -> None:
    env = {"PYTHONPATH": str(ROOT / "src"), "AMENDS_HOME": str(home)}
    starts([sys.executable, "-m", "amends"], tmp_path, env)
