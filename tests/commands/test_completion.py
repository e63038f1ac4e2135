"""Completion and the manual, made from the parser and read by those they are for."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from amends.commands import COMMANDS

if TYPE_CHECKING:
    from commands.conftest import Amends


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_reads_its_script(amends: Amends, shell: str) -> None:
    done = amends("completion", shell)

    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed to read it")
    read = subprocess.run([shell, "-n"], input=done.stdout, text=True, capture_output=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")


def test_bash_completes_commands_options_and_ids(amends: Amends, kept: str) -> None:
    script = amends("completion", "bash").stdout
    ask = (
        "COMP_WORDS=(amends {words}); COMP_CWORD={at}; COMPREPLY=(); "
        '_shtab_amends amends "{last}" "{before}"; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )

    def completed(*words: str) -> list[str]:
        before = words[-2] if len(words) > 1 else "amends"
        question = ask.format(words=" ".join(words), at=len(words), last=words[-1], before=before)
        done = subprocess.run(
            ["bash", "-c", f"{script}\n{question}"], text=True, capture_output=True, check=False
        )
        return done.stdout.split()

    assert completed("ver") == ["versions"]
    assert "--force" in completed("export", "--f")


def test_the_manual_names_every_command_and_is_clean_roff(amends: Amends) -> None:
    done = amends("man")

    assert done.returncode == 0
    assert all(f".SS {name}" in done.stdout for name in COMMANDS)
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed to read it")
    read = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"],
        input=done.stdout,
        text=True,
        capture_output=True,
        check=False,
    )
    assert read.stderr == ""
