"""A part of the letter: its title, its jobs ticked or open, its texts; and a line of it, with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from amends.widgets.hanging import in_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from amends.letters import ShapePart

_BEFORE_LAYOUT = 72
"""The width to draw for before there is one: far too narrow a title would push the text down for a moment."""

ALL = {3: "all three", 4: "all four"}


def _title_style(here: bool) -> str:
    return "bold $primary" if here else "$text-muted"


def _ticks(part: ShapePart, done: Mapping[str, bool], *, focused: bool) -> list[Content]:
    if len(part.jobs) in ALL and all(done.get(job) for job in part.jobs):
        return [Content.assemble(("✓ ", "$success"), (ALL[len(part.jobs)], "$text-muted"))]
    pieces: list[Content] = []
    first_open = True
    for job in part.jobs:
        if done.get(job):
            pieces.append(Content.assemble(("✓ ", "$success"), job))
        else:
            sign = "▸" if focused and first_open else "○"
            pieces.append(Content.styled(f"{sign} {job}", "$text-muted"))
            first_open = False
    return pieces


class PartBlock(Vertical):
    """A part: its title with its jobs, its texts. What it should say stands below the letter."""

    def __init__(self, part: ShapePart, *children: Widget) -> None:
        self.part = part
        self._done: Mapping[str, bool] = {}
        self._head = Static(classes="head")
        self._drawn = Content()
        super().__init__(self._head, *children)

    def on_mount(self) -> None:
        """Draw the title."""
        self.enter(False)

    def tick(self, done: Mapping[str, bool]) -> None:
        """Show which jobs are done."""
        self._done = done
        self._draw(self.has_class("-here"))

    def enter(self, here: bool) -> None:
        """The focus came into this part, or left it."""
        self.set_class(here, "-here")
        self._draw(here)

    def _draw(self, here: bool) -> None:
        title = Content.styled(self.part.title, _title_style(here))
        width = max(20, self.content_size.width or _BEFORE_LAYOUT)
        head, longest = (
            in_lines([Content.assemble(title, " "), *_ticks(self.part, done, focused=here)], width, "  ")
            for done in (self._done, {})
        )
        self._head.styles.min_height = longest.plain.count("\n") + 1  # ticks never move the text below
        if not head.is_same(self._drawn):  # an update lays out the whole screen anew
            self._drawn = head
            self._head.update(head)

    def on_resize(self) -> None:
        """Set the jobs anew in the new width, once this layout is done: the title's height depends on it."""
        self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        self._draw(self.has_class("-here"))


class LineBlock(Horizontal):
    """Subject, greeting or sign-off, its name in the margin: it is no part to write on in."""

    def __init__(self, title: str, guidance: str, area: Widget) -> None:
        self._title = title
        self.guidance = guidance
        self._head = Static(classes="name")
        super().__init__(self._head, area)

    def on_mount(self) -> None:
        """Draw the name."""
        self.enter(self.has_class("-here"))

    def enter(self, here: bool) -> None:
        """The focus came into this line, or left it."""
        self.set_class(here, "-here")
        self._head.update(Content.styled(self._title, _title_style(here)))
