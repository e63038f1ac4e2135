"""The catalogue of repairs, those that fit first; the chosen ones carry their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from amends.remedies import Fit
from amends.widgets.hanging import Paragraphs, hanging
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Sequence


_WORTH_SHOWING = 48
"""Columns below which a reason beside the title says nothing; it stands below the list in full."""
FITS = "·"
"""Before a remedy that fits. A tick would look as if it were chosen."""
LEGEND = f"{FITS} fits · a number: chosen"
_CHECKS = {
    "insurer": "your insurer, if you have one",
    "contract": "your contract",
    "in use": "whether they use the work",
}


class RemedyList(PickList[Fit]):
    """One row a remedy: its number when chosen, a dot when it fits, title, reason."""

    BINDINGS = [
        Binding("space", "pick", "Choose"),
        Binding("enter", "enter", "Its fields"),
        Binding("x", "take_back", "Take back", show=False),
    ]

    class Entered(Message):
        """Enter was pressed on a remedy that is chosen: to its fields."""

        def __init__(self, remedy: str) -> None:
            super().__init__()
            self.remedy = remedy

    class TakenBack(Message):
        """x was pressed on a remedy."""

        def __init__(self, remedy: str) -> None:
            super().__init__()
            self.remedy = remedy

    def __init__(self) -> None:
        super().__init__(_row)
        self.chosen: tuple[str, ...] = ()

    def mark(self, chosen: Sequence[str]) -> None:
        """Number these remedies, in their order."""
        self.chosen = tuple(chosen)
        self.refresh()
        self.refresh_bindings()

    def watch_cursor(self) -> None:
        """A remedy that is chosen has other keys than one that is not."""
        super().watch_cursor()
        self.refresh_bindings()

    @property
    def on_chosen(self) -> bool:
        """Whether the remedy under the cursor is chosen."""
        return self.pointed is not None and self.pointed.remedy.id in self.chosen

    def action_enter(self) -> None:
        """Choose the remedy under the cursor; into its fields when it is chosen."""
        if self.pointed is not None and self.on_chosen:
            self.post_message(self.Entered(self.pointed.remedy.id))
        else:
            self.action_pick()

    def action_take_back(self) -> None:
        """Take the remedy under the cursor back, when it is chosen."""
        if self.pointed is not None and self.on_chosen:
            self.post_message(self.TakenBack(self.pointed.remedy.id))


class RemedyNote(Paragraphs):
    """The remedy under the cursor: why it fits or not, when to leave it, who to ask first."""

    def __init__(self) -> None:
        super().__init__()
        self._fit: Fit | None = None

    def show(self, fit: Fit | None) -> None:
        """Speak of this remedy."""
        self._fit = fit
        self.refresh(layout=True)

    def wrapped(self, width: int) -> Content:
        """Return up to four short paragraphs with hanging signs."""
        if self._fit is None:
            return Content()
        width = max(20, width)
        remedy = self._fit.remedy
        sign = (
            Content.styled(f"{FITS} ", "bold $success")
            if self._fit.fits
            else Content.styled("○ ", "$text-muted")
        )
        lines = [
            Content.styled(remedy.title, "bold"),
            hanging(sign, self._fit.reason, width),
        ]
        if remedy.avoid:
            lines.append(
                hanging("  ", Content.styled(f"Leave it when: {_small(remedy.avoid)}", "$text-muted"), width)
            )
        if remedy.checks:
            asked = " and ".join(_CHECKS.get(check, check) for check in remedy.checks)
            lines.append(hanging(Content.styled("! ", "$warning"), f"Ask first: {asked}.", width))
        return Content("\n").join(lines)


def _row(fit: Fit, width: int, remedies: PickList[Fit]) -> Text:
    chosen = remedies.chosen if isinstance(remedies, RemedyList) else ()
    id_ = fit.remedy.id
    number = f"{chosen.index(id_) + 1}" if id_ in chosen else " "
    muted = remedies.get_component_rich_style("pick--muted")
    row = Text()
    row.append(f"{number} ", remedies.get_component_rich_style("pick--accent"))
    row.append(f"{FITS} " if fit.fits else "  ", remedies.get_component_rich_style("pick--good"))
    widest = max(cell_len(one.remedy.title) for one in remedies.items)
    room = width - 4 - widest - 2
    title = fit.remedy.title if room < _WORTH_SHOWING else set_cell_size(fit.remedy.title, widest)
    row.append(title, "bold" if id_ in chosen else "" if fit.fits else muted)
    if room >= _WORTH_SHOWING:
        row.append(f"  {fit.reason}", muted)
    row.truncate(width, overflow="ellipsis")
    return row


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if not words.startswith("I ") else words
