"""How hot it is, 0 to 10: one key on coming to the page, one more later on, or none."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from amends.widgets.at_once import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Cooling

TEN = "x"
"""A key of its own for ten, for whom 1 and 0 do not come fast enough."""
_KEYS = (*((str(heat), heat) for heat in range(10)), (TEN, 10))
_ONE_NUMBER = 2.0
"""Seconds within which 1 and 0 are ten; who breathes in between says 1 before and 0 now."""


class HeatLine(Widget, can_focus=True):
    """Two answers, before and now. While it has the focus the digits are answers, however many there are.

    An answer goes where the sign points, and the sign goes on to the second. What both come to is shown
    once, on the visit on which it was said, and nothing is made of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        *[Binding(key, f"say({heat})", "Heat", key_display="0-10") for key, heat in _KEYS],
        Binding("backspace", "take_back", "Correct", key_display="backspace"),
        Binding("left", "point(0)", "Before", show=False),
        Binding("right", "point(1)", "Now", show=False),
    )

    class Said(Message):
        """The user said how hot it is, or took it back."""

    def __init__(
        self,
        cooling: Cooling,
        *,
        make_way: Callable[[str], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._make_way = make_way
        self._clock = clock
        self._said = [cooling.before, cooling.after]
        self._at = self._open
        self._one: tuple[int, float] | None = None
        """Where a 1 was the last key, and when: a 0 right behind it makes it ten."""

    @property
    def complete(self) -> bool:
        """Whether nothing more is asked."""
        return None not in self._said

    @property
    def _open(self) -> int:
        """Where the next answer belongs: the first that is missing, else the second."""
        return 0 if self._said[0] is None else 1

    @property
    def _last(self) -> int | None:
        """Which answer would be taken back: at the sign or before it; none where neither was said."""
        return next((at for at in range(self._at, -1, -1) if self._said[at] is not None), None)

    def show(self, cooling: Cooling) -> None:
        """Show what this case has; the sign stays where it is while that is what stands here."""
        if self._said != [cooling.before, cooling.after]:
            self._said = [cooling.before, cooling.after]
            self._at, self._one = self._open, None
        self._redraw()

    def into(self, cooling: Cooling) -> Cooling:
        """Return this with what was said here."""
        before, after = self._said
        return cooling.but(before=before, after=after)

    def action_say(self, heat: int) -> None:
        """Take an answer where the sign points."""
        one, now = self._one, self._clock()
        ten = heat == 0 and one is not None and now - one[1] <= _ONE_NUMBER
        if ten and one is not None:
            self._at, heat = one[0], 10
        self._one = (self._at, now) if heat == 1 else None
        self._said[self._at] = heat
        self._at = 1
        self._tell()

    def action_take_back(self) -> None:
        """Empty the answer at the sign; where there is none, the one before it."""
        last = self._last
        if last is not None:
            self._at, self._one = last, None
            self._said[last] = None
            self._tell()

    def action_point(self, at: int) -> None:
        """Point at the first answer or at the second, to say it anew."""
        self._at, self._one = at, None
        self._redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to correct before something is said, nor before the first of the two."""
        return action != "take_back" or self._last is not None

    def make_way(self, key: str) -> None:
        """What is no answer and no key of the page may be the beginning of a line."""
        self._make_way(key)

    def render(self) -> Content:
        """What was said, where the next digit goes, and how to correct it."""
        if self._said == [None, None] and (self._at == 0 or not self.has_focus):
            asked = "0 to 10; or nothing" if self.has_focus else "tab answers it; or nothing"
            return Content.assemble(self._sign(0), (asked, "$text-muted"))
        before, now = self._said
        first = f"{'–' if before is None else before} before"
        later = ("again as you go, or not", "$text-muted") if now is None else f"{now} now"
        return Content.assemble(self._sign(0), first, "  ", self._sign(1), later)

    def _sign(self, at: int) -> Content:
        return Content.styled("▸ " if self.has_focus and self._at == at else "  ", "$primary")

    def _tell(self) -> None:
        self._redraw()
        self.post_message(self.Said())

    def _redraw(self) -> None:
        self.refresh()
        self.refresh_bindings()

    def on_focus(self) -> None:
        """The sign comes."""
        self.refresh()

    def on_blur(self) -> None:
        """The sign goes, and with it the 1 that a 0 would have made ten."""
        self._one = None
        self.refresh()
