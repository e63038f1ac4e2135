"""The pacer: a form that grows and shrinks with the breath, or the same in words that stand still."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from amends.widgets.breath import Breath, breath, form, pace, pace_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

_RATE = 10
"""Pictures a second."""
_BAR = 40
_HIGH, _LOW = 9, 7
"""Rows of the form: where there is room, and where there is little."""
_ROOM = 14
"""Rows of the whole widget from which on the form is high."""


class Pacer(Widget):
    """Draws the breath at the seconds that have gone by; only the rows that differ are drawn again."""

    still: reactive[bool] = reactive(False, init=False)
    paused: reactive[bool] = reactive(False, init=False)

    def __init__(self, pace_id: str, *, still: bool = False, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.set_reactive(Pacer.still, still)
        self.pace = pace(pace_id)
        self._clock = clock
        self._before = 0.0
        self._begun = 0.0
        """Seconds at which this pace began."""
        self._since: float | None = None
        self._timer: Timer | None = None
        self._drawn: _Picture | None = None

    @property
    def elapsed(self) -> float:
        """Seconds of breathing so far, without the pauses."""
        return self._before + (self._clock() - self._since if self._since is not None else 0.0)

    @property
    def running(self) -> bool:
        """Whether the seconds go by."""
        return self._since is not None

    @property
    def breath(self) -> Breath:
        """Where the breath stands now."""
        return breath(self.pace, self.elapsed - self._begun)

    def on_mount(self) -> None:
        """Make the timer; it runs only while the pacer is seen."""
        self._timer = self.set_interval(1 / _RATE, self._tick, pause=True)

    def run(self) -> None:
        """Go on from where it stopped, unless the user paused it."""
        if self.paused or self._timer is None:
            return
        if self._since is None:
            self._since = self._clock()
        self._timer.resume()

    def rest(self) -> None:
        """Stop for as long as it is out of sight."""
        self._before = self.elapsed
        self._since = None
        if self._timer is not None:
            self._timer.pause()

    def change_pace(self) -> None:
        """Take the next pace; its first breath begins now, and the seconds before it count."""
        self.pace = pace_after(self.pace)
        self._begun = self.elapsed
        self.refresh()

    def watch_paused(self) -> None:
        """Stop or go on, and say so."""
        if self.paused:
            self.rest()
        else:
            self.run()
        self.refresh()

    def watch_still(self) -> None:
        """Draw the other form."""
        self.refresh()

    def _tick(self) -> None:
        before, self._drawn = self._drawn, self._picture()
        now = self._drawn
        if before is None or len(before.form) != len(now.form) or (self.still and before != now):
            self.refresh()
            return
        width, rows = self.size.width, len(now.form)
        differ = [row for row in range(rows) if before.form[row] != now.form[row]]
        wide = len(now.form[0]) if rows else 0
        regions = [Region((width - wide) // 2, row, wide, 1) for row in differ]
        if (before.words, before.left) != (now.words, now.left):
            regions.append(Region(0, rows + 1, width, 1))
        if before.done != now.done:
            regions.append(Region(0, rows + 3, width, 2))
        if regions:
            self.refresh(*regions)

    def _picture(self) -> _Picture:
        at, done = self.breath, min(int(self.elapsed), self.pace.lasts)
        if self.still:
            return _Picture((), at.words, 0, self._phase_began())
        rows = _HIGH if self.size.height >= _ROOM else _LOW
        return _Picture(form(at.full, rows), at.words, at.left, done)

    def _phase_began(self) -> int:
        """Words that stand still change with the phase only, so the seconds do too."""
        rounds, number = divmod(self.breath.phase, len(self.pace.phases))
        gone = rounds * self.pace.seconds + sum(phase.seconds for phase in self.pace.phases[:number])
        return min(int(self._begun + gone), self.pace.lasts)

    def render(self) -> Content:
        """Set the lines in the middle."""
        self._drawn = picture = self._picture()
        words = Content.styled(picture.words, "bold")
        goal = self.pace.lasts
        far = f"{picture.done} s of {goal} s" if picture.done < goal else f"{goal} s, and on if you like"
        below = Content.styled(f"{far}, paused" if self.paused else far, "$text-muted")
        if self.still:
            title = Content.styled(self.pace.title, "$text-muted")
            lines = [*[Content()] * (self.size.height // 2 - 3), words, title, Content(), below]
        else:
            counted = Content.assemble(words, (f"   {picture.left}", "$text-muted"))
            rows = [Content.styled(row, "$primary") for row in picture.form]
            lines = [*rows, Content(), counted, Content(), self._bar(picture.done), below]
        return Content("\n").join(_centred(line, self.size.width) for line in lines)

    def _bar(self, done: int) -> Content:
        full = _BAR * done // self.pace.lasts
        return Content.assemble(("━" * full, "$primary"), ("─" * (_BAR - full), "$edge"))


class _Picture(NamedTuple):
    """What is drawn at one moment."""

    form: tuple[str, ...]
    words: str
    left: int
    done: int


def _centred(line: Content, width: int) -> Content:
    return Content.assemble(" " * max(0, (width - line.cell_length) // 2), line)
