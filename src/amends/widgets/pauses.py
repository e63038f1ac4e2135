"""When others hear of what is typed: the session after a short pause, the coach after a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

REST = 0.4
"""Seconds without a key after which the session hears of the text."""
LONGEST = 5.0
"""Seconds after which it hears of it although keys keep coming: it must get to the disk."""
PAUSE = 1.6
"""Seconds without a key after which the coach hears of a sentence that is not finished."""

_FINISHED = re.compile(r"(?:[.!?…][\"'”’)\]]{0,2}\s+|\n)\Z")


class Pauses:
    """The timers of one editor, started anew by each key; tell learns whether it is the coach's time."""

    def __init__(self, owner: Widget, tell: Callable[[bool], None]) -> None:
        self._owner = owner
        self._tell = tell
        self._timers: dict[str, Timer] = {}

    @property
    def typing(self) -> bool:
        """Whether something was typed that the coach has not heard of."""
        return "pause" in self._timers

    def key(self, before: str) -> None:
        """Something was typed; before is what stands before the caret now."""
        if _FINISHED.search(before):
            self._stop("rest", "longest", "pause")
            self._tell(True)
            return
        self._stop("rest", "pause")
        self._timers["rest"] = self._owner.set_timer(REST, self._rest)
        self._timers["pause"] = self._owner.set_timer(PAUSE, self.end)
        if "longest" not in self._timers:
            self._timers["longest"] = self._owner.set_timer(LONGEST, self._rest)

    def end(self) -> None:
        """Tell both now, if anything was typed since."""
        if self.typing:
            self._stop("rest", "longest", "pause")
            self._tell(True)

    def _rest(self) -> None:
        self._stop("rest", "longest")
        self._tell(False)

    def _stop(self, *names: str) -> None:
        for name in names:
            if timer := self._timers.pop(name, None):
                timer.stop()
