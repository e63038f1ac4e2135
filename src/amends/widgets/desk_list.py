"""The cases on the desk: a row each, with what wants a look, where it stands and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from amends.ledger import age, standing_and_due
from amends.ledger.desk import wants_a_look
from amends.ledger.dues import how_soon
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from rich.style import Style

    from amends.domain.summary import Summary

WIDEST = 24
_ABOUT = 8
"""The least that is drawn of a title."""
_BETWEEN = 16
"""The sign, the age and the gaps of a row."""


class DeskList(PickList["Summary"]):
    """Client, title, where it stands, age; among what is owed, by when instead of where it stands."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(self._draw_row, spaced=True, empty="", id="list")
        self._clock = clock
        self._columns = (12, 10)
        """How wide the client and where it stands are drawn."""
        self._owed = False

    def fill(self, cases: Sequence[Summary], at: int | None, *, owed: bool) -> None:
        """Show these cases with the cursor on one of them, or on its row; owed: say by when."""
        self._owed = owed
        stands = [self._stands(each) for each in cases if not each.trouble]
        self._columns = (
            max([12, *(min(22, cell_len(each.client)) for each in cases)]),
            max([10, *(min(WIDEST, cell_len(words)) for words in stands)]),
        )
        self.show(cases, at)

    def _stands(self, summary: Summary) -> str:
        now = self._clock()
        return how_soon(summary.due, now) if self._owed else standing_and_due(summary, now)

    def _draw_row(self, summary: Summary, width: int, _view: PickList[Summary]) -> Text:
        now = self._clock()
        muted = self.get_component_rich_style("pick--muted", partial=True)
        if summary.trouble:
            bad = self.get_component_rich_style("pick--bad", partial=True)
            return Text.assemble((" ✗ ", bad), f"{summary.path.name}  ", (summary.trouble, muted))
        sign, style = ("!", "pick--look") if wants_a_look(summary, now.date()) else (" ", "pick--muted")
        if sign == " " and summary.stands == "accepted":
            sign, style = "✓", "pick--good"
        when = age(summary.updated or summary.created or now, now)
        name, stands = _fitting(*self._columns, width - _ABOUT - _BETWEEN)
        about = max(_ABOUT, width - name - stands - _BETWEEN)
        row = Text.assemble(" ", (sign, self.get_component_rich_style(style, partial=True)), " ")
        row.append_text(_column(summary.client or "Someone", name)).append("  ")
        row.append_text(_column(summary.title, about, muted)).append("  ")
        row.append_text(_column(self._stands(summary), stands))
        return row.append(f"{when:>8} ", style=muted)


def _fitting(name: int, stands: int, room: int) -> tuple[int, int]:
    """Return both widths, the wider one cut until the two have room: the age at the end of a row stays."""
    while name + stands > room and max(name, stands) > _ABOUT:
        name, stands = (name - 1, stands) if name > stands else (name, stands - 1)
    return name, stands


def _column(words: str, width: int, style: Style | str = "") -> Text:
    column = Text(words, style=style)
    column.truncate(width, overflow="ellipsis", pad=True)
    return column
