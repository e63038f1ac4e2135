"""The figures of the fault tests, and the table in the README that they are written into."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
BEGIN = "<!-- figures: pytest -n 0 -m fault --all-faults --figures -->\n"
END = "<!-- end of the figures -->\n"
_BLOCK = re.compile(re.escape(BEGIN) + "(.*?)" + re.escape(END), re.DOTALL)

ROWS = {
    "kills": "killed at each call on its files: save, autosave, import, export, delete, bring back",
    "faults": "each of those calls refused, once or from then on: disk full, failing, read-only, gone",
    "edits": "edits by two processes at one case, none lost",
    "cut": "a case file cut off at each of its bytes: read whole or named, never changed",
    "toml": "invalid files of the TOML test suite, each named with its reason",
    "mails": "odd and broken mails of other projects' tests, each read or refused with a reason",
    "strings": "naughty strings in every text of a case: saved, read back, printed by every command",
}
"""What is counted, in the words of the table."""


def write(figures: dict[str, int], readme: Path = README) -> None:
    """Write the figures into the table; what was not counted this time stays as it was."""
    text = readme.read_text(encoding="utf-8")
    found = _BLOCK.search(text)
    if found is None:
        raise ValueError(f"{readme.name} has no place for the figures")
    before = dict(re.findall(r"^\| ([\d,]+) \| (.*?) \|$", found[1], re.MULTILINE))
    known = {words: number for number, words in before.items()}
    rows = []
    for key, words in ROWS.items():
        number = f"{figures[key]:,}" if key in figures else known.get(words, "0")
        rows.append(f"| {number} | {words} |\n")
    table = "| times | what was tried |\n|---|---|\n" + "".join(rows)
    readme.write_text(text[: found.start(1)] + table + text[found.end(1) :], encoding="utf-8")
