"""How long commands take, against Python doing nothing, and all rules on one letter. Nothing is asserted."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from a_case import draft, keep

ROUNDS = 25


def process(argv: list[str], home: str) -> float:
    """Return how many ms a process takes from start to end."""
    began = time.perf_counter()
    subprocess.run(argv, capture_output=True, env={"AMENDS_HOME": home, "PATH": "/usr/bin"}, check=False)
    return (time.perf_counter() - began) * 1000


def rules_alone() -> tuple[int, float]:
    """Return how many words the letter has, and how many ms the coach takes over it."""
    from amends.coach import Circumstances, judge
    from amends.letters import render

    letter = render(draft())
    judge(letter, Circumstances())
    taken = []
    for _ in range(50):
        began = time.perf_counter()
        judge(letter, Circumstances())
        taken.append((time.perf_counter() - began) * 1000)
    return len(letter.text.split()), median(taken)


def growth() -> list[tuple[int, float, float]]:
    """Return, for longer and longer letters, the KB and the ms: each sentence new, and all seen before."""
    from amends.coach import Circumstances, judge
    from amends.coach.matching import forget
    from amends.domain.letter import Letter
    from amends.letters import render

    def once(letter: Letter) -> float:
        began = time.perf_counter()
        judge(letter, Circumstances())
        return (time.perf_counter() - began) * 1000

    words = render(draft()).text.split()
    found = []
    for size in (1, 10, 100):
        text, number = "", 0
        while len(text) < size * 1000:
            number += 1
            text += " ".join(words[number % 40 : number % 40 + 14]) + f" {number}.\n"
        letter = Letter(text)
        forget()
        new, again = once(letter), once(letter)
        found.append((size, new, again))
    return found


def main() -> None:
    """Run each in turn, so that a busy moment hits all of them."""
    from amends.letters import render

    amends = str(Path(sys.executable).with_name("amends"))
    with tempfile.TemporaryDirectory() as home:
        keep(home, 1000)
        letter = Path(home) / "letter.txt"
        letter.write_text(render(draft()).text, encoding="utf-8")
        programs = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "amends check FILE": [amends, "check", str(letter)],
            "amends rules": [amends, "rules"],
            "amends list --json, 1000": [amends, "list", "--json"],
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for number in range(ROUNDS + 1):
            for name, argv in programs.items():
                ms = process(argv, home)
                if number:  # the first round only fills the caches
                    times[name].append(ms)
    base = median(times["python -c pass"])
    print(f"{'from start to end':28}{'ms':>8}{'ratio':>8}")
    for name, taken in times.items():
        print(f"{name:28}{median(taken):8.0f}{median(taken) / base:8.2f}")
    words, ms = rules_alone()
    print(f"\nall rules on {words} words: {ms:.2f} ms")
    for size, new, again in growth():
        print(f"{size:5} KB: {new:8.1f} ms with every sentence new, {again:7.1f} ms again")


if __name__ == "__main__":
    main()
