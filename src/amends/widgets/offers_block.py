"""The list of offers where it stands in the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from amends.remedies import say
from amends.widgets.hanging import Paragraphs, hanging

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.draft import Draft
    from amends.widgets.part_area import PartArea


class OffersBlock(Paragraphs, can_focus=True):
    """The offers as they will be numbered; enter chooses them, arrows pass by, letters go below the list."""

    BINDINGS = [
        Binding("enter", "choose", "Choose offers"),
        Binding("up", "cross(-1)", "Text above", show=False),
        Binding("down", "cross(1)", "Text below", show=False),
    ]

    class Opened(Message):
        """The user wants to choose what to offer."""

    def __init__(
        self,
        draft: Draft,
        *,
        locale: str,
        crossed: Callable[[OffersBlock, int], None],
        below: Callable[[], PartArea | None],
    ) -> None:
        super().__init__()
        self._draft = draft
        self._locale = locale
        self._crossed = crossed
        self._below = below

    def show(self, draft: Draft) -> None:
        """Show the offers of this draft."""
        if draft.offers != self._draft.offers:
            self._draft = draft
            self.refresh(layout=True)

    def wrapped(self, width: int) -> Content:
        """Return the offers with their numbers, or say that there is none."""
        if not self._draft.offers:
            return Content.styled("none yet · enter to choose two or three", "$text-muted")
        alone = len(self._draft.offers) == 1  # as the letter sets it
        lines = [
            hanging("-  " if alone else f"{number}  ", say(offer, self._locale), max(10, width))
            for number, offer in enumerate(self._draft.offers, 1)
        ]
        return Content("\n").join(lines)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are none of the screen's keys here: whoever types means the letter."""
        return character is not None and character.isprintable() and self._below() is not None

    def make_way(self, key: str) -> None:
        """Go on in the text below the list."""
        below = self._below()
        if below is not None:
            self._crossed(self, 1)
            below.move_cursor(below.document.end)

    def action_choose(self) -> None:
        """Ask for the screen of remedies."""
        self.post_message(self.Opened())

    def action_cross(self, by: int) -> None:
        """Go on to the text above or below."""
        self._crossed(self, by)
