"""The column of Follow up in which the card stands below where the case stands."""

from __future__ import annotations

from textual.containers import VerticalScroll

from amends.widgets.closing_card import ClosingCard


class StandingColumn(VerticalScroll):
    """Where it stands, and the card below; from its end the arrow goes on into the card."""

    def action_scroll_down(self) -> None:
        """Scroll, or go on into the card."""
        card = self.query_one(ClosingCard)
        if card.display and self.scroll_offset.y >= self.max_scroll_y:
            self.screen.set_focus(card.first())
        else:
            super().action_scroll_down()
