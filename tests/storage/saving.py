"""Programs for the fault tests: run in processes of their own, which may be killed."""

from __future__ import annotations

import sys
from pathlib import Path


def replace(target: Path) -> None:
    """Replace a file by a long new text."""
    from amends.storage import files

    files.put(files.stage(target.parent, b"new\n" * 5000), target)


def edit(target: Path, name: str, times: int) -> None:
    """Add a line to the notes of the case, many times, each time on what is there."""
    from amends.storage.cases import load, save
    from amends.storage.toml_out import Head

    for number in range(times):
        opened = load(target)
        case = opened.case.but(notes=f"{opened.case.notes}{name} {number}\n")
        save(case, target, opened.digest, Head(), locks=target.parent / "locks")


if __name__ == "__main__":
    if sys.argv[1] == "replace":
        replace(Path(sys.argv[2]))
    else:
        edit(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
