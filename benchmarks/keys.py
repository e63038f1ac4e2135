"""How long a key takes until it is in the letter and in the mail beside it, against a bare editor.

Nothing is asserted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from a_case import draft, keep
from pty_times import Program, Screen

KEYS = 150
PATIENCE = 3.0


def measure(argv: list[str], env: dict[str, str], before: list[bytes], copies: int) -> list[float]:
    """Return for each key the ms until it stood on the screen so many times."""
    program = Program(argv, env)
    program.settle()
    for keys in before:
        program.send(keys)
        program.settle(3)
    screen = Screen()
    text = ""
    for _, piece in program.pieces:
        text = screen.draw(piece)
    taken = []
    for _ in range(KEYS):
        there, begun, seen = text.count("Z"), len(program.pieces), False
        sent = program.send(b"Z")
        while not seen and time.perf_counter() - sent < PATIENCE:
            if program.pump(PATIENCE):
                at, piece = program.pieces[-1]
                text = screen.draw(piece)
                seen = text.count("Z") >= there + copies
        if not seen:
            raise SystemExit(f"{argv}: the key never came; the screen:\n{text}")
        taken.append((at - sent) * 1000)
        program.send(b"\x7f")
        while program.pump(0.05):
            text = screen.draw(program.pieces[-1][1])
        del program.pieces[begun:]
    program.close()
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
        preview = [b"4", b"\r"]
        times = {
            "bare editor": measure(bare, {}, [], 1),
            "amends, letter and mail": measure([amends, "open", case_id], {"AMENDS_HOME": home}, preview, 2),
        }
    base = median(times["bare editor"])
    print(f"{'from key to screen':28}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>8}")
    for name, taken in times.items():
        p95 = sorted(taken)[int(0.95 * len(taken))]
        print(f"{name:28}{median(taken):8.1f}{p95:8.1f}{median(taken) / base:8.2f}")


if __name__ == "__main__":
    main()
