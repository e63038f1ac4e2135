"""How late the first whole screen of amends is, against the smallest Textual program. Nothing is asserted."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from a_case import keep
from pty_times import full_paint

ROUNDS = 15


def main() -> None:
    """Start each in turn, so that a busy moment hits all of them."""
    here = Path(__file__).parent
    amends = [str(Path(sys.executable).with_name("amends"))]
    with tempfile.TemporaryDirectory() as folder:
        few, many = f"{folder}/few", f"{folder}/many"
        keep(few, 10)
        keep(many, 300)
        programs = {
            "smallest Textual program": ([sys.executable, str(here / "smallest.py")], {}),
            "amends, no case": (amends, {"AMENDS_HOME": f"{folder}/none"}),
            "amends, 10 cases": (amends, {"AMENDS_HOME": few}),
            "amends, 300 cases": (amends, {"AMENDS_HOME": many}),
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for number in range(ROUNDS + 1):
            for name, (argv, env) in programs.items():
                taken = full_paint(argv, env)
                if number:  # the first round only fills the caches
                    times[name].append(taken)
    base = median(ms for ms, _ in times["smallest Textual program"])
    print(f"{'to the first whole screen':28}{'ms':>8}{'ratio':>8}{'MB':>8}")
    for name, taken in times.items():
        ms, mb = median(ms for ms, _ in taken), median(mb for _, mb in taken)
        print(f"{name:28}{ms:8.0f}{ms / base:8.2f}{mb:8.0f}")


if __name__ == "__main__":
    main()
