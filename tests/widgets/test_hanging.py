"""Lines that are too long, cut where they can end."""

from __future__ import annotations

import pytest
from textual.content import Content

from amends.widgets.hanging import cut_short


@pytest.mark.parametrize("width", [84, 78, 72, 60, 50])
def test_a_line_that_is_cut_ends_where_its_words_can_end(width: int) -> None:
    line = Content("! It came a day late: nobody had told the printer, and the van was out of order.")
    cut = cut_short(line, width).plain

    assert len(cut) <= width
    assert cut in (line.plain, f"{line.plain[:20]} …", f"{line.plain[:49]} …")


def test_a_line_without_a_joint_is_cut_behind_a_word_that_carries_something() -> None:
    assert cut_short(Content("Nobody of the press was at the table"), 28).plain == "Nobody of the press …"
