"""How long a key takes until it is in the letter and in the mail beside it, against a bare editor.

Nothing is asserted.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from a_case import draft, keep
from pty_times import Program, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = 150
PATIENCE = 3.0
LETTER = "Z"


class Watched:
    """A program with its screen, drawn piece by piece."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self.program, self.screen, self.text = Program(argv, env), Screen(), ""
        self.settle()

    def settle(self, quiet: float = 0.4) -> None:
        """Draw until the screen stays as it is."""
        while self.program.pump(quiet):
            pass
        for _, piece in self.program.pieces:
            self.text = self.screen.draw(piece)
        self.program.pieces.clear()

    def until(self, holds: Callable[[int], bool]) -> float:
        """Return when the count of the letter on the screen first was as wanted."""
        at = 0.0
        while not holds(self.text.count(LETTER)):
            if not self.program.pump(PATIENCE):
                raise SystemExit(f"the letter {LETTER} never came or went; the screen:\n{self.text}")
            at, piece = self.program.pieces.pop()
            self.text = self.screen.draw(piece)
        return at


def measure(argv: list[str], env: dict[str, str], before: list[bytes], copies: int) -> list[float]:
    """Return for each key the ms until it stood on the screen so many times."""
    watched = Watched(argv, env)
    for keys in before:
        watched.program.send(keys)
        watched.settle()
    there = watched.text.count(LETTER)
    taken = []
    for _ in range(KEYS):
        sent = watched.program.send(LETTER.encode())
        taken.append((watched.until(lambda count: count >= there + copies) - sent) * 1000)
        watched.program.send(b"\x7f")
        watched.until(lambda count: count == there)
        watched.settle(0.06)  # nobody types the next key in the same instant
    watched.program.close()
    return taken


def main() -> None:
    """Measure a bare editor, then the letter with the mail beside it."""
    from amends.letters import render

    amends = str(Path(sys.executable).with_name("amends"))
    with tempfile.TemporaryDirectory() as home:
        case_id = keep(home)
        letter = Path(home) / "letter.txt"
        letter.write_text(render(draft()).text, encoding="utf-8")
        bare = [sys.executable, str(Path(__file__).with_name("bare_editor.py")), str(letter)]
        opened, env, preview = [amends, "open", case_id], {"AMENDS_HOME": home}, [b"4", b"\r"]
        times = {
            "bare editor": measure(bare, {}, [], 1),
            "amends, in the letter": measure(opened, env, preview, 1),
            "amends, in the mail beside": measure(opened, env, preview, 2),
        }
    base = median(times["bare editor"])
    print(f"{'from key to screen':28}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>8}")
    for name, taken in times.items():
        p95 = sorted(taken)[int(0.95 * len(taken))]
        print(f"{name:28}{median(taken):8.1f}{p95:8.1f}{median(taken) / base:8.2f}")


if __name__ == "__main__":
    main()
