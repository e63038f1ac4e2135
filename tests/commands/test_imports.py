"""What a command loads: only what it needs, or it would be slow to print a line."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BARE = "Hello Dana,\n\nI sent the file on Tuesday. I am sorry.\n"
MAIL = "From: Dana <dana@harbour.example>\nDate: Tue, 12 May 2026 17:31:00 +0100\n\nWhere is it?\n"


def loaded(argv: list[str], given: str = "") -> set[str]:
    return {name.partition(".")[0] for name in modules(argv, given)}


def modules(argv: list[str], given: str = "") -> set[str]:
    code = (
        "import sys\nfrom amends.cli import main\n"
        f"status = main({argv!r})\n"
        "print(*sys.modules, file=sys.stderr)\n"
        "sys.exit(status)"
    )
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    argv = [sys.executable, "-c", code]
    done = subprocess.run(
        argv, input=given, capture_output=True, text=True, check=False, timeout=60, env=environ
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "argv",
    [
        ["list"],
        ["list", "--json"],
        ["due"],
        ["due", "--ics", "-"],
        ["show", "{id}"],
        ["show", "{id}", "--json"],
        ["read", "-"],
        ["read", "-", "--json"],
        ["check", "-"],
        ["check", "{file}"],
        ["rules"],
        ["remedies"],
        ["export", "{id}", "--as", "eml"],
        ["export", "{id}", "--as", "md"],
        ["where"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_no_command_that_prints_loads_the_screen(argv: list[str], kept: str, home: Path) -> None:
    names = {"{id}": kept, "{file}": str(home / "drafts" / f"{kept}.toml")}
    found = loaded([names.get(each, each) for each in argv], BARE)

    assert set() == found & {"textual", "rich"}


@pytest.mark.parametrize(
    ("argv", "given"),
    [
        (["list"], ""),
        (["list", "--json"], ""),
        (["due"], ""),
        (["due", "--json"], ""),
        (["check", "-"], BARE),
        (["check", "-", "--json", "--shape", "they-complained"], BARE),
        (["check", "-"], MAIL),
        (["rules"], ""),
        (["rules", "sorry-but"], ""),
        (["where"], ""),
        (["remedies"], ""),
        (["--version"], ""),
    ],
    ids=str,
)
def test_the_quick_commands_do_not_load_the_models(argv: list[str], given: str, kept: str) -> None:
    assert "pydantic" not in loaded(argv, given)


@pytest.mark.parametrize(
    ("argv", "given"),
    [(["check", "-"], BARE), (["rules"], ""), (["list"], ""), (["list", "--json"], "")],
    ids=str,
)
def test_the_quickest_commands_load_nothing_that_is_slow_to_load(
    argv: list[str], given: str, kept: str
) -> None:
    modules(argv, given)  # the first time what is read from TOML is put on its shelf

    slow = {"dataclasses", "inspect", "ast", "tomllib", "shutil", "calendar", "platformdirs", "email"}
    assert set() == slow & loaded(argv, given)


def test_checking_a_bare_letter_loads_only_what_judges_it(kept: str) -> None:
    spared = {
        "amends.language.needs",
        "amends.language.amounts",
        "amends.letters.rendering",
        "amends.storage.summaries",
        "amends.storage.toml_in",
        "amends.storage.own_rules",
        "amends.reading",
        "amends.remedies",
        "amends.ledger",
        "amends.mail.incoming",
    }
    modules(["check", "-"], BARE)

    assert set() == spared & modules(["check", "-"], BARE)


def test_the_version_is_no_look_into_the_installed_packages() -> None:
    look = "print('importlib.metadata' in sys.modules)"
    code = f"import sys; from amends.cli import main; main(['--version']); {look}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split()[-1] == "False"
