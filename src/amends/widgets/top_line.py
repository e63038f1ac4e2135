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
    """Client and subject at the left, the way through in the middle, saved and sent at the right."""

    case: reactive[Case | None] = reactive(None)
    saved: reactive[str] = reactive("saved")
    """How the open case stands on disk, in a word or two."""
    quiet: reactive[bool] = reactive(False)
    """Whether the subject is left out: it is in the client's words."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step: Step = step
        self._writing = False

    def on_mount(self) -> None:
        """Follow the focus: in a text the digits are written, and none of them is shown as a key."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        writing = in_text(screen.focused)
        if writing != self._writing:
            self._writing = writing
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
            words = f"{TITLES[step]}  " if self._writing else f"{index} {TITLES[step]}"
            if step == self._step:
                pieces.append(Content.styled(f"▸ {words}", "bold $primary"))
            elif nothing_missing(case, step):
                pieces.append(Content.assemble(("✓ ", "$success"), words))
            else:
                pieces.append(Content.styled(f"○ {words}", "$text-muted"))
        return Content("  ").join(pieces)

    def _state(self, case: Case) -> Content:
        sent = case.draft is None and case.last_sent is not None
        style = "bold $error" if self.saved.startswith("not saved") else "$text-muted"
        return Content.assemble(
            (self.saved, style), (" · ", "$text-muted"), ("sent" if sent else "not sent", "$text-muted")
        )
