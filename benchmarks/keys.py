"""How long a key takes until it is in the letter and in the mail beside it, against a bare editor.

Nothing is asserted. All programs are open at once and get their keys in turn, so that what else the machine
does hits them alike. With the folder of another checkout of amends that one is measured beside this one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from a_case import draft, keep
from pty_times import Program, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.domain.draft import Draft

ROUNDS, KEYS = 8, 8
PATIENCE = 5.0
LETTER = "Z"
DRAWN = "F1 Help"
TO_THE_START = b"\x1b[1;5H\x1b[B\x1b[B"
"""From the end of the first part to its start, where the mail beside shows it too."""
OUT_OF_SIGHT = ", at the end of it"
"""There the mail beside shows something else."""
LONG = 50_000
"""Characters of a long letter: no one writes it, but a pasted one must not hold up the keys."""


class Watched:
    """A program with its screen, drawn piece by piece."""

    def __init__(self, argv: list[str], env: dict[str, str], drawn: str, before: bytes) -> None:
        self.program, self.screen, self.text = Program(argv, env), Screen(), ""
        while drawn not in self.text:
            if not self._draw(PATIENCE):
                raise SystemExit(f"“{drawn}” never came; the screen:\n{self.text}")
        self.settle(1.5)  # until the models are imported and the caret blinks
        self.program.send(before)
        self.settle(1.0)
        self.there = self.text.count(LETTER)
        self.first: list[float] = []
        """For each key the ms until it stood on the screen."""
        self.second: list[float] = []
        """For each key the ms until it stood there twice."""

    def _draw(self, patience: float) -> list[tuple[float, int]]:
        """Draw what comes; return for each piece when it came and how often the letter stood there then."""
        if not self.program.pump(patience):
            return []
        while self.program.pump(0.002):  # drawing takes time: the rest of a frame must not wait for it
            pass
        seen = []
        for at, piece in self.program.pieces:
            self.text = self.screen.draw(piece)
            seen.append((at, self.text.count(LETTER)))
        self.program.pieces.clear()
        return seen

    def settle(self, seconds: float) -> None:
        """Draw for a while; the caret blinks, so the screen never stays as it is."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._draw(left)

    def strike(self, copies: int) -> None:
        """Strike the letter, note when it stood there once and twice, and take it back."""
        sent, came = self.program.send(LETTER.encode()), [0.0] * copies
        until = sent + PATIENCE  # the caret blinks, so something always comes
        while not all(came):
            for at, count in self._seen(until):
                for copy in range(min(count - self.there, copies)):
                    came[copy] = came[copy] or (at - sent) * 1000
        self.first.append(came[0])
        self.second.append(came[-1])
        self.program.send(b"\x7f")
        while self._seen(until)[-1][1] != self.there:
            pass
        self.settle(0.06)  # nobody types the next key in the same instant

    def _seen(self, until: float) -> list[tuple[float, int]]:
        if time.perf_counter() > until or not (seen := self._draw(PATIENCE)):
            raise SystemExit(f"the letter {LETTER} never came or went; the screen:\n{self.text}")
        return seen


def opened(letter: Draft, home: Path, before: bytes = b"", checkout: str = "") -> Watched:
    """Open a case with this letter in the preview, the caret at the end of the first part."""
    home.mkdir()
    amends = str(Path(sys.executable).with_name("amends"))
    env = {"AMENDS_HOME": str(home)}
    if checkout:
        env["PYTHONPATH"] = str(Path(checkout).resolve() / "src")
    return Watched([amends, "open", keep(str(home), letter=letter)], env, DRAWN, before)


def bare(letter: Draft, path: Path) -> Watched:
    """Open the same text in a bare editor."""
    from amends.letters import render

    text = render(letter).text
    path.write_text(text, encoding="utf-8")
    argv = [sys.executable, str(Path(__file__).with_name("bare_editor.py")), str(path)]
    return Watched(argv, {}, letter.greeting, b"")


def long_letter() -> Draft:
    """Return the letter with so much in its first part that nearly all of it is out of sight."""
    letter = draft()
    first = letter.parts[0]
    times = LONG // len(first.text) + 1
    return letter.written(first.but(text="\n\n".join([first.text] * times)[-LONG:]))


def print_row(name: str, taken: Sequence[float], base: float) -> None:
    """Print one row of the table."""
    p95 = sorted(taken)[int(0.95 * len(taken))]
    print(f"{name:44}{median(taken):8.1f}{p95:8.1f}{median(taken) / base:8.2f}")


def main() -> None:
    """Measure a bare editor and the letter with the mail beside it: short, with a line more, long."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        tables = {
            "300 words": [(bare(draft(), home / "short.txt"), "bare editor")],
            "50,000 characters": [(bare(long_letter(), home / "long.txt"), "bare editor")],
        }
        for checkout in ["", *sys.argv[1:2]]:
            mark = "amends before" if checkout else "amends"
            kinds = [
                ("300 words", draft(), b"", ""),
                ("300 words", draft(), b"\r", ", all below moves"),
                ("50,000 characters", long_letter(), TO_THE_START, ""),
                ("50,000 characters", long_letter(), b"", OUT_OF_SIGHT),
            ]
            for number, (table, letter, before, what) in enumerate(kinds):
                watched = opened(letter, home / f"{mark} {number}", before, checkout)
                tables[table].append((watched, mark + what))
        for _ in range(ROUNDS):
            for rows in tables.values():
                for watched, name in rows:
                    for _ in range(KEYS):
                        watched.strike(1 if name == "bare editor" or name.endswith(OUT_OF_SIGHT) else 2)
        for table, rows in tables.items():
            print(f"{table + ', from key to screen':44}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>8}")
            base = median(rows[0][0].first)
            for watched, name in rows:
                watched.program.close()
                print_row(f"{name}, in the letter" if name != "bare editor" else name, watched.first, base)
                if name != "bare editor" and not name.endswith(OUT_OF_SIGHT):
                    print_row(f"{name}, in the mail", watched.second, base)


if __name__ == "__main__":
    main()
