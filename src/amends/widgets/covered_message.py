"""What the client wrote with its charged words covered, to look at while writing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.binding import Binding

from amends.widgets.pane import VIEW_KEYS
from amends.widgets.their_message import TheirMessage

if TYPE_CHECKING:
    from amends.domain.case import Case


class CoveredMessage(TheirMessage):
    """The message as it is at the points: covered until it is wanted as it was written."""

    BINDINGS = [
        Binding("w", "as_written", "As written"),
        Binding("w", "drain", "Facts and asks"),
        *VIEW_KEYS,
    ]

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self._as_written = False

    def on_show(self) -> None:
        """Draw what came while it was out of sight: it is read only once somebody looks."""
        self.draw()

    def draw(self) -> None:
        """Draw it where it is in sight; reading takes its time, and the letter must not wait for it."""
        if self.size.width:
            super().draw()

    def told(self, text: str) -> str:
        """Cover the charged words, character for character."""
        return text if self._as_written else _covered(text)

    def subject_told(self, subject: str) -> str:
        """Cover a subject that is heat, and calm one that is only loud."""
        return subject if self._as_written else _calmed(subject)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key has words for the way it turns now."""
        if action in ("as_written", "drain"):
            return (action == "drain") == self._as_written
        return True

    def action_as_written(self) -> None:
        """Show the charged words, or cover them again."""
        self._as_written = not self._as_written
        self.draw()
        self.refresh_bindings()

    action_drain = action_as_written


@lru_cache(maxsize=32)
def _calmed(subject: str) -> str:
    from amends.reading.subjects import covered_subject  # a letter can be written without

    return covered_subject(subject)


@lru_cache(maxsize=32)
def _covered(text: str) -> str:
    from amends.reading import read  # a letter can be written without
    from amends.reading.covering import covered, stretches

    return covered(text, stretches(text, read(text, None).spans))
