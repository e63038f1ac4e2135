"""What is owed, as Follow up lets it be changed: kept, edited, added by hand, taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from amends.ledger import day_here, kept, reworded
from amends.ledger.days import named
from amends.ledger.declined import without
from amends.ledger.possible import can_be_kept
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog import Confirm
from amends.screens.dialog_promise import EditPromise, NewPromise
from amends.widgets.pick_list import PickList
from amends.widgets.promise_list import PromiseList, in_full

if TYPE_CHECKING:
    from amends.domain.draft import Promise


class Owing(CaseScreen, inherit_bindings=False):
    """A case screen with the list of what is owed, and one promise in full below it."""

    @on(PickList.Pointed)
    def _pointed(self, event: PickList.Pointed) -> None:
        self.query_one(".whole", Static).update(
            Content(in_full(event.item, self.now, self.case.client.time_zone))
        )

    @on(PickList.Picked)
    @work
    async def _kept(self, event: PickList.Picked) -> None:
        """Mark it as kept, or as not kept yet; one whose day is still to come is asked about first."""
        index, promise = event.item
        if not can_be_kept(promise):
            self.notify("It is owed only if they choose it: note how it ended first.", markup=False)
            return
        on_day = self.now.date() if promise.kept is None else None
        if on_day and promise.due is not None and day_here(promise.due, self.now) > on_day:
            words = f"“{promise.what}” is due on {named(day_here(promise.due, self.now))}."
            if not await self.ask(Confirm("Kept already?", words)):
                return
        if self._still_there(index, promise):
            what = "promise kept" if on_day else "promise not kept yet"
            self.change(kept(self.present, index, on_day), what)

    @on(PromiseList.Edited)
    @work
    async def _edit(self, event: PromiseList.Edited) -> None:
        edited = await self.ask(EditPromise(event.promise, self.today))
        case = reworded(self.present, event.promise, edited) if edited is not None else None
        if case is not None:
            self.change(case, "promise edited")
        elif edited is not None:
            words = "This promise was changed elsewhere meanwhile and stays so. You wrote:"
            self.notify(f"{words} “{edited.what}”", timeout=12, markup=False)

    @on(PromiseList.Added)
    @work
    async def _add(self) -> None:
        """Add what was promised on the telephone, or what no letter says with a day."""
        promise = await self.ask(NewPromise(self.now))
        if promise is not None:
            self.change(self.present.but(promises=(*self.present.promises, promise)), "promise added")

    @on(PromiseList.TakenOff)
    def _take_off(self, event: PromiseList.TakenOff) -> None:
        """Take one off that is replaced by a later one, or not wanted any more: it was not kept."""
        if self._still_there(event.index, event.promise):
            self.change(without(self.present, (event.index,)), "promise taken off")
            self.notify(f"No longer owed: “{event.promise.what}”. ctrl+z brings it back.", markup=False)

    def _still_there(self, index: int, promise: Promise) -> bool:
        """Whether the promise stands where it stood: the case may have changed below a dialog."""
        return self.present.promises[index : index + 1] == (promise,)
