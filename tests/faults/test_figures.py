from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faults.figures import README, ROWS, write

if TYPE_CHECKING:
    from pathlib import Path


def test_the_readme_has_a_figure_for_each_thing_that_is_counted() -> None:
    text = README.read_text(encoding="utf-8")

    for words in ROWS.values():
        assert re.search(rf"^\| [1-9][\d,]* \| {re.escape(words)} \|$", text, re.MULTILINE), words


def test_what_was_not_counted_this_time_stays(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(README.read_text(encoding="utf-8"), encoding="utf-8")
    write({"edits": 12345}, readme)
    before, after = (each.read_text(encoding="utf-8").splitlines() for each in (README, readme))

    assert [line for line in after if line not in before] == [f"| 12,345 | {ROWS['edits']} |"]
