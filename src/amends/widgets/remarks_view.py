"""What the coach says: two lines a remark, why on enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from amends.domain.marks import mark_of
from amends.widgets.hanging import hanging
from amends.widgets.marks import drawn
from amends.widgets.pane import VIEW_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from amends.domain.judgement import Finding


_ENOUGH = 40
"""Characters of a quote by which its words are found in the letter."""


class RemarksView(VerticalScroll, can_focus=True):
    """The remarks on the letter, those about the part with the caret first."""

    BINDINGS = [
        Binding("enter", "why", "Why"),
        *VIEW_KEYS,
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    class Asked(Message):
        """The user wants to know why."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, *, about_to_send: bool = False) -> None:
        super().__init__()
        self._about_to_send = about_to_send
        self._findings: tuple[Finding, ...] = ()
        self._unwritten: tuple[str, ...] = ()
        self._cursor = 0
        self._tops: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        """One text for all remarks: nothing is mounted or moved when they change."""
        yield Static()

    def show(self, findings: Sequence[Finding], *, quiet_note: str) -> None:
        """Show these remarks; quiet_note is what stands there when there is none."""
        emptied = bool(self._findings) != bool(findings)
        self._findings = tuple(findings)
        if emptied:
            self.refresh_bindings()
        self._note = quiet_note
        self._cursor = min(self._cursor, max(0, len(self._findings) - 1))
        self._draw()

    _note = ""

    @property
    def pointed(self) -> Finding | None:
        """The remark under the cursor."""
        return self._findings[self._cursor] if self._findings else None

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._draw()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._draw()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of nothing there is no reason."""
        return bool(self._findings) if action == "why" else True

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width < 12:
            return
        pieces: list[Content] = []
        self._tops = []
        line = 0
        for index, finding in enumerate(self._findings):
            here = self.has_focus and index == self._cursor
            quote = " ".join(finding.text.split())
            words = (
                Content.assemble((f"“{_short(quote, _room(width, finding))}” ", "bold"), finding.message)
                if quote
                else Content(finding.message)
            )
            piece = hanging(drawn(mark_of(finding, sending=self._about_to_send)), words, width)
            if finding.advice:
                piece = Content("\n").join(
                    [piece, hanging("  ", Content.styled(finding.advice, "$text-muted"), width)]
                )
            height = piece.plain.count("\n") + 1
            self._tops.append((line, height))
            pieces.append(piece.stylize("on $panel") if here else piece)
            line += height + 1
        if not pieces:
            pieces = [hanging("", Content.styled(self._note, "$text-muted"), width)]
        self.query_one(Static).update(Content("\n\n").join(pieces))
        if self.has_focus and self._tops:
            top, height = self._tops[self._cursor]
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Point at another remark."""
        if self._findings:
            self._cursor = max(0, min(self._cursor + by, len(self._findings) - 1))
            self._draw()

    def action_why(self) -> None:
        """Ask for the reason of the remark under the cursor."""
        if self.pointed is not None:
            self.post_message(self.Asked(self.pointed))


def _room(width: int, finding: Finding) -> int:
    """Return how long the quote may be: what is left of the line, and enough to find the words by."""
    return max(min(_ENOUGH, width - 4), width - len(finding.message) - 5)


def _short(quote: str, most: int) -> str:
    if len(quote) <= most:
        return quote
    cut = quote[: most - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
