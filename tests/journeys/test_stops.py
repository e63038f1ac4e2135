"""However the program ends, what was typed is on disk and the terminal is as it was."""

from __future__ import annotations

import signal
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from journeys.terminal import AMENDS, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.journey, pytest.mark.fault]

MAIL = (
    "From: Odile Marsh <odile@marsh.example>\n"
    "Date: Wed, 10 Jun 2026 09:12:00 +0100\n"
    "Subject: The seating plan\n"
    "Message-ID: <1@marsh.example>\n\n"
    "Table nine was the confidential one. I want to know what happened.\n"
)
WORDS = "I moved table nine, and I did not ask."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "odile.eml"
    path.write_text(MAIL, encoding="utf-8")
    return path


@pytest.fixture
def typing(home: Path, mail: Path) -> Iterator[Terminal]:
    """Give the program with words on the screen that were typed a moment ago."""
    with started(home, AMENDS, str(mail)) as terminal:
        write(terminal)
        yield terminal


def started(home: Path, *argv: str) -> Terminal:
    return Terminal(list(argv), 80, 24, env={"AMENDS_HOME": str(home)})


def write(terminal: Terminal) -> None:
    terminal.wait_for("Odile", "Cool down")
    terminal.press("2")
    terminal.wait_for("What happened")
    terminal.send(WORDS)
    terminal.wait_for(WORDS)


def on_disk(home: Path) -> dict[str, Any]:
    (path,) = (home / "drafts").glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def written(home: Path) -> str:
    text: str = on_disk(home)["drafts"][0]["parts"][0]["text"]
    return text


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT], ids=lambda each: each.name
)
def test_a_signal_saves_what_was_typed_and_gives_the_terminal_back(
    typing: Terminal, home: Path, number: signal.Signals
) -> None:
    typing.child.kill(number)

    assert typing.wait_end() == 128 + number
    assert written(home) == WORDS + "\n"
    assert not typing.full_screen
    assert b"\x1b[?1000l" in typing.raw.rpartition(b"\x1b[?1000h")[2]


def test_a_closed_terminal_saves_what_was_typed(typing: Terminal, home: Path) -> None:
    assert typing.hang_up() == 129
    assert written(home) == WORDS + "\n"


def test_a_byte_that_is_no_letter_does_no_harm(typing: Terminal, home: Path) -> None:
    typing.send(b" Caf\xe9 \xff\xfe and on")
    typing.wait_for("and on")
    typing.press("ctrl+q")

    assert typing.wait_end() == 0
    assert written(home) == f"{WORDS} Caf\ufffd \ufffd\ufffd and on\n"


def test_a_fault_of_its_own_saves_what_was_typed_and_shows_nobodys_words(home: Path, mail: Path) -> None:
    with started(home, sys.executable, str(Path(__file__).with_name("faulty.py")), str(mail)) as terminal:
        write(terminal)
        terminal.press("ctrl+y")

        assert terminal.wait_end() == 70
        assert not terminal.full_screen
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2]

    assert b"confidential" not in after
    assert b"Traceback" not in after
    assert b"is saved" in after
    assert written(home) == WORDS + "\n"


def test_a_long_paste_is_there_soon_and_the_keyboard_goes_on(typing: Terminal, home: Path) -> None:
    typing.paste("\n".join(f"line {number} of what they sent me" for number in range(12_000)) + "\n")
    typing.send("and I typed on")
    typing.wait_for("and I typed on")
    typing.press("ctrl+q")

    assert typing.wait_end() == 0
    assert written(home).endswith("line 11999 of what they sent me\nand I typed on\n")


def test_a_paste_that_breaks_off_leaves_the_keyboard_usable(typing: Terminal, home: Path) -> None:
    typing.send("\x1b[200~ half of what")
    typing.child.kill(signal.SIGTERM)

    assert typing.wait_end() == 143
    assert written(home) == WORDS + "\n"
