from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amends import __version__
from amends.cli import main
from amends.commands import COMMANDS

if TYPE_CHECKING:
    from commands.conftest import Amends

PROGRAM = str(Path(sys.executable).with_name("amends"))


def test_the_version_is_data(amends: Amends) -> None:
    done = amends("--version")

    assert (0, f"amends {__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


def test_help_names_every_command_and_every_exit_status(amends: Amends) -> None:
    done = amends("--help")

    assert done.returncode == 0
    for name, what in COMMANDS.items():
        assert f"{name:10} {what}" in done.stdout
    for status in ("0 ", "1 ", "2 ", "70 ", "129, 130, 131, 143"):
        assert f"\n  {status}" in done.stdout


def test_help_and_manual_say_which_commands_end_with_1(amends: Amends) -> None:
    words = (
        "for check: something stands in the way, or nothing is written yet; for doctor: there is something"
    )

    for command in ("--help", "man"):
        assert words in " ".join(amends(command).stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_states_its_exit_statuses(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0

    printed = capsys.readouterr().out
    assert printed.startswith(f"usage: amends {name}")
    assert "exit status:" in printed


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"`amends {name}" not in readme] == []


def test_python_m_amends_is_amends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "amends", "--version"], capture_output=True, text=True, check=False
    )

    assert (0, f"amends {__version__}\n") == (done.returncode, done.stdout)


def test_a_mistyped_command_is_answered_with_the_near_one(amends: Amends) -> None:
    done = amends("lists")

    assert (done.returncode, done.stdout) == (2, "")
    assert "“lists” is neither a file nor a command. Did you mean amends list?" in done.stderr


def test_a_wrong_argument_is_refused_with_the_usage(amends: Amends) -> None:
    done = amends("list", "--yaml")

    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: amends list" in done.stderr


@pytest.mark.parametrize("argv", [(), ("new",), ("-",), ("new", "--from", "-")])
def test_the_window_is_refused_at_once_where_there_is_no_terminal(
    amends: Amends, argv: tuple[str, ...]
) -> None:
    done = amends(*argv, given="Where are my boards?")

    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert "amends list" in done.stderr


def test_a_bare_id_opens_its_case(amends: Amends, kept: str) -> None:
    assert "needs a terminal" in amends("marek").stderr
    assert "neither a file nor a command" in amends("nobody").stderr


def test_a_terminal_that_cannot_show_a_window_is_named(amends: Amends) -> None:
    done = amends(TERM="dumb")

    assert done.returncode == 2
    assert "TERM=dumb" in done.stderr


def test_a_reader_that_stops_reading_is_no_trouble() -> None:
    program = subprocess.Popen([PROGRAM, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.close()
    _, said = program.communicate(timeout=60)

    assert (program.returncode, said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the machine has no /dev/full")
def test_output_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, "remedies"], stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert b"amends: it could not be done: No space left on device." in done.stderr


def test_a_fault_says_its_kind_and_place_and_none_of_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_given: object) -> int:
        raise ValueError("Dana's private words")

    monkeypatch.setattr("amends.commands.where.run", breaks)

    assert main(["where"]) == 70
    said = capsys.readouterr().err
    assert "a fault of its own: ValueError in cli.py, line " in said
    assert "Dana" not in said


def test_what_is_written_is_for_this_user_alone() -> None:
    before = os.umask(0o022)
    try:
        main(["where"])

        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)


def test_where_names_the_folders_and_makes_none(amends: Amends, home: Path) -> None:
    done = amends("where")

    assert done.returncode == 0
    assert str(home / "drafts") in done.stdout
    assert not home.exists()


def test_without_a_folder_of_its_own_it_uses_those_of_the_platform(amends: Amends, tmp_path: Path) -> None:
    plain = {"AMENDS_HOME": "", "XDG_DATA_HOME": "", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": ""}
    done = amends("where", HOME=str(tmp_path), **plain)

    assert done.returncode == 0
    assert all(str(tmp_path) in line for line in done.stdout.splitlines())
