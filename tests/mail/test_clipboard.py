"""The letter goes to whichever program the desktop has for its clipboard."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from amends.mail import clipboard
from amends.mail.clipboard import ClipboardTrouble, copy

LETTER = "Hello Noor,\n\nI sent it late – £20 off.\n"
X = {"DISPLAY": ":9"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-9"}


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    for name in ("wl-copy", "xclip", "xsel", "pbcopy", "clip.exe"):
        if (found := Path("/usr/bin") / name).exists():
            pytest.skip(f"{found} would be used")
    return folder


def install(folder: Path, name: str, script: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return folder / f"{name}.got"


def keeps(folder: Path, name: str) -> Path:
    return install(folder, name, f'cat > "{folder}/{name}.got"')


def test_the_text_arrives_whole(programs: Path) -> None:
    got = keeps(programs, "xclip")

    assert copy(LETTER, X) == "xclip"
    assert got.read_text() == LETTER


def test_wayland_goes_before_x(programs: Path) -> None:
    keeps(programs, "xclip")
    keeps(programs, "wl-copy")

    assert copy(LETTER, X | WAYLAND) == "wl-copy"
    assert copy(LETTER, X) == "xclip"


def test_xsel_stands_in_for_xclip(programs: Path) -> None:
    keeps(programs, "xsel")

    assert copy(LETTER, X) == "xsel"


def test_windows_under_linux_gets_its_own_encoding(programs: Path) -> None:
    got = keeps(programs, "clip.exe")

    assert copy(LETTER, {"WSL_DISTRO_NAME": "Debian"}) == "clip.exe"
    assert got.read_bytes().decode("utf-16") == LETTER


def test_without_a_display_or_a_program_there_is_none(programs: Path) -> None:
    assert copy(LETTER, X) is None
    keeps(programs, "xclip")
    assert copy(LETTER, {}) is None


def test_a_program_that_fails_says_why(programs: Path) -> None:
    install(programs, "xclip", 'echo "Can\'t open display" >&2; exit 1')
    with pytest.raises(ClipboardTrouble) as trouble:
        copy(LETTER, X)

    assert trouble.value.program == "xclip"
    assert trouble.value.reason == "Can't open display"
    assert str(trouble.value) == "xclip did not take the letter: Can't open display. Use the file instead."


def test_the_next_program_is_tried_when_one_fails(programs: Path) -> None:
    install(programs, "wl-copy", "exit 3")
    keeps(programs, "xclip")

    assert copy(LETTER, X | WAYLAND) == "xclip"


def test_a_program_that_hangs_is_left(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    install(programs, "xclip", "exec sleep 5")
    with pytest.raises(ClipboardTrouble, match="no answer"):
        copy(LETTER, X)


def test_a_program_that_stays_behind_is_not_waited_for(programs: Path) -> None:
    install(programs, "xclip", "cat > /dev/null; sleep 3 &")

    assert copy(LETTER, X) == "xclip"


def test_a_program_that_cannot_start_says_so(programs: Path) -> None:
    program = programs / "xclip"
    program.write_bytes(b"\x7fELF not really")
    program.chmod(0o755)
    with pytest.raises(ClipboardTrouble):
        copy(LETTER, X)
