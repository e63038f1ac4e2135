"""From the list of remedies into the offer just chosen, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from amends.screens.case_screen import CaseScreen
from amends.widgets.entry import Entry
from amends.widgets.offer_form import OfferForm
from amends.widgets.remedy_list import RemedyList

if TYPE_CHECKING:
    from textual.widget import Widget


class LedIn(CaseScreen):
    """Choosing leads into what the offer still needs, so that words typed next are no keys of the list.

    Who only wanted to choose is back with one key: esc, or up from the top. The same key once more, before
    anything is written, takes the choice back, as in any list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "to_list", "Back to what fits", show=False, priority=True),
    ]

    led: OfferForm | None = None
    """The form that choosing led into, while the focus stays in it."""

    @on(OfferForm.Ready)
    def _lead_into(self, event: OfferForm.Ready) -> None:
        entry = event.form.first_empty()
        if entry is not None and isinstance(self.focused, RemedyList):
            self.set_focus(entry)
            self.led = event.form
            entry.first_space = self._not_this

    @on(RemedyList.Entered)
    def _enter(self, event: RemedyList.Entered) -> None:
        """Go into the fields of an offer that was chosen before; esc leads back here too."""
        form = next((one for one in self.query(OfferForm) if one.offer.remedy == event.remedy), None)
        if form is not None:
            form.action_fill()
            self.led = form

    @property
    def picking_does(self) -> str:
        """What space does to the remedy under the cursor."""
        return "Take back" if self._on_chosen else "Choose"

    @property
    def entering_does(self) -> str:
        """What enter does there, told where it is not the same as space."""
        return "Its fields" if self._on_chosen else ""

    @property
    def _on_chosen(self) -> bool:
        return isinstance(self.focused, RemedyList) and self.focused.on_chosen

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Once out of the offer that was just chosen, one comes to it like to any other."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        if self.led is not None and (widget is None or self.led not in widget.ancestors):
            for entry in self.led.query(Entry):
                entry.first_space = None
            self.led = None

    @property
    def is_at_top(self) -> bool:
        """Whether the caret is in the first field of the offer just chosen."""
        return self.led is not None and self.led.query(Entry).first() is self.focused

    def action_to_list(self) -> None:
        """Go back to the remedies."""
        self.show_pane(self.panes()[0])

    def _not_this(self) -> None:
        if self.led is not None:
            remedy = self.led.offer.remedy
            self.action_to_list()
            self.take_back(remedy)

    def take_back(self, remedy: str) -> None:
        """Take an offer out of the letter."""
        raise NotImplementedError

    @property
    def back_leads_to(self) -> str:
        """Out of an offer that was just chosen, back to where it was."""
        return self.MAIN if self.led is not None else super().back_leads_to
