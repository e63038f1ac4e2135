"""The line on top of every screen: who, what, the way through, and whether it is saved and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from amends.ledger.way import STEPS, TITLES, Step, nothing_missing
from amends.widgets.breakpoints import NARROW
from amends.widgets.key_line import in_text

if TYPE_CHECKING:
    from textual.screen import Screen

    from amends.domain.case import Case


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…" if width > 1 else ""


class TopLine(Widget):
    """Client and subject at the left, the way through in the middle, saved and sent at the right.

    The steps have their numbers, drawn as keys are, exactly while the digits lead to them.
    """

    case: reactive[Case | None] = reactive(None)
    saved: reactive[str] = reactive("saved")
    """How the open case stands on disk, in a word or two."""
    quiet: reactive[bool] = reactive(False)
    """Whether the subject is left out: it is in the client's words."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step: Step = step
        self._digits = self._writing = False
        """Whether the digits lead to the steps, and whether they would once the text is left."""

    def on_mount(self) -> None:
        """Follow the focus: in a text the digits are written, and none of them is shown as a key."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, screen: Screen[object]) -> None:
        writing = in_text(screen.focused)
        # Two stands for all of them: where a widget takes the digits for something else, it takes that, too.
        two = screen.active_bindings.get("2")
        digits = not writing and two is not None and two.enabled and two.binding.action.startswith("step(")
        if (digits, writing) != (self._digits, self._writing):
            self._digits, self._writing = digits, writing
            self.refresh()

    def render(self) -> Content:
        """Fit the line to the width: the way through shortens first, then the subject."""
        case = self.case
        if case is None:
            return Content.styled("amends", "bold")
        width = self.content_size.width
        way = self._way(case, short=width < NARROW - 2)
        state = self._state(case)
        room = width - way.cell_length - state.cell_length - 4
        who = _cut(case.client.name or "Someone", max(room, 6))
        left = room - cell_len(who) - 3
        about = _cut(case.title, left) if case.title and left > 5 and not self.quiet else ""
        name = Content.assemble((who, "bold"), (f" · {about}" if about else "", "$text-muted"))
        gap = max(2, width - name.cell_length - way.cell_length - state.cell_length)
        before = min(gap - 1, 4) if gap > 5 else 2
        return Content.assemble(name, " " * before, way, " " * max(1, gap - before), state)

    def _way(self, case: Case, *, short: bool) -> Content:
        number = STEPS.index(self._step) + 1
        if short:
            return Content.styled(f"{number}/{len(STEPS)} {TITLES[self._step]}", "bold $primary")
        pieces: list[Content] = []
        for index, step in enumerate(STEPS, 1):
            digit = Content.styled(f"{index} ", "bold $accent") if self._digits else Content()
            if step == self._step:
                sign, style = "▸ ", "bold $primary"
            elif nothing_missing(case, step):
                sign, style = "✓ ", ""
            else:
                sign, style = "○ ", "$text-muted"
            mark = "$success" if sign == "✓ " else style
            pieces.append(Content.assemble((sign, mark), digit, (TITLES[step], style)))
        way = Content("  ").join(pieces)
        if self._digits:
            return way
        # As wide as with the numbers: nothing moves as the focus does.
        told = "esc, 1-5" if self._writing and not self.quiet else ""
        return Content.assemble(way, "  ", (f"{told:8}", "$text-muted"))

    def _state(self, case: Case) -> Content:
        sent = case.draft is None and case.last_sent is not None
        style = "bold $error" if self.saved.startswith("not saved") else "$text-muted"
        saved = f"{self.saved:>{len('saving')}}"  # nothing moves at each save
        return Content.assemble(
            (saved, style), (" · ", "$text-muted"), ("sent" if sent else "not sent", "$text-muted")
        )
