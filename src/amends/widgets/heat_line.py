"""How hot it is, 0 to 10: one key on coming to the page, one more later on, or none."""

from __future__ import annotations

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
"""The key for ten, which has no digit."""
_KEYS = (*((str(heat), heat) for heat in range(10)), (TEN, 10))


class HeatLine(Widget, can_focus=True):
    """While it has the focus the digits say how hot it is; elsewhere they are the steps.

    The first answer is the heat before, the next the heat now. What both come to is shown once,
    on the visit on which it was said, and nothing is made of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        *[Binding(key, f"say({heat})", "How hot", key_display=f"0-9 {TEN}") for key, heat in _KEYS]
    )

    class Said(Message):
        """The user said how hot it is."""

    def __init__(self, cooling: Cooling, *, make_way: Callable[[str], None]) -> None:
        super().__init__()
        self._make_way = make_way
        self._before, self._after = cooling.before, cooling.after

    @property
    def complete(self) -> bool:
        """Whether nothing more is asked."""
        return self._before is not None and self._after is not None

    def show(self, cooling: Cooling) -> None:
        """Show what this case has."""
        self._before, self._after = cooling.before, cooling.after
        self.refresh()

    def into(self, cooling: Cooling) -> Cooling:
        """Return this with what was said here."""
        return cooling.but(before=self._before, after=self._after)

    def action_say(self, heat: int) -> None:
        """Take the answer: the first is for before, each later one for now."""
        if self._before is None:
            self._before = heat
        else:
            self._after = heat
        self.refresh()
        self.post_message(self.Said())

    def make_way(self, key: str) -> None:
        """What is no answer and no key of the page may be the beginning of a line."""
        self._make_way(key)

    def render(self) -> Content:
        """What was said, and what is asked."""
        sign = Content.styled("▸ " if self.has_focus else "  ", "$primary")
        if self.complete:
            return Content.assemble(sign, f"{self._before} before, {self._after} now")
        asked = f"0 to 9, {TEN} for ten; or nothing" if self.has_focus else "tab answers it; or nothing"
        if self._before is not None:
            return Content.assemble(
                sign, f"{self._before} before", ("; and now, when you like", "$text-muted")
            )
        return Content.assemble(sign, (asked, "$text-muted"))

    def on_focus(self) -> None:
        """The sign comes."""
        self.refresh()

    def on_blur(self) -> None:
        """The sign goes."""
        self.refresh()
