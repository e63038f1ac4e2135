"""Marking the letter as sent: when, how, and what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on, work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from amends.ledger import WAYS
from amends.ledger.promises import by_day, doubt
from amends.screens.dialog import WIDTH, Dialog
from amends.screens.dialog_promise import EditPromise, NewPromise
from amends.widgets.choice import Choice
from amends.widgets.fields import MomentField
from amends.widgets.pick_list import PickList
from amends.widgets.promise_list import Numbered, PromisesToMake, in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from textual.app import ComposeResult

    from amends.domain.draft import Promise


class Sent(NamedTuple):
    """When and how the letter went, and what it promises."""

    when: datetime
    by: str
    promises: tuple[Promise, ...]


class Made(NamedTuple):
    """What was made of the question before the user went back from it."""

    day: date
    """The day of sending that stood there."""
    found: Sequence[Promise]
    """What the letter promised when it went out on that day."""
    added: tuple[Promise, ...]
    by_hand: dict[str | int, Promise]
    dropped: tuple[str | int, ...]
    when: datetime | None
    """When it went, if that was typed."""
    by: str
    """How, if another way was chosen than the usual one."""


class MarkSent(Dialog[Sent]):
    """Nothing is sent from here: it says that it was."""

    TITLE_TEXT = "The letter is sent"
    PURPOSE: ClassVar[str] = (
        "When it went out and how, and which of its promises you take on. They then stand in what you owe."
    )
    BINDINGS = [Binding("ctrl+n", "sent", "Mark as sent")]

    def __init__(
        self,
        now: datetime,
        promises: Callable[[date], Sequence[Promise]],
        zone: str = "",
        by: str = "mail",
        *,
        before: Made | None = None,
    ) -> None:
        """Ask; the promises are what the letter commits to when it goes out on a day; by is the usual way.

        ``before`` is what was left when it was asked for this letter before.
        """
        super().__init__()
        self._now = now
        self._today = now.date()
        self._zone = zone
        """The client's, as the case names it."""
        self._when = MomentField("When", now, name="when")
        self._by, self._usual = Choice(tuple(WAYS.items()), by), by
        self._promises = promises
        self._by_hand: dict[str | int, Promise] = {}
        """Promises that were edited, by what the letter says or by number: they stay so on every day."""
        words = "None with a day. n adds one."
        self._added: tuple[Promise, ...] = ()
        """Promises that the user added by hand, whatever the day of sending."""
        self._told_where = False
        self._said: tuple[str | int, ...] = ()
        """What the letter says of each promise in the list; the number of one that was added by hand."""
        self._list = PromisesToMake(now, empty=words)
        self.left = before
        """What was made of it when the user goes back."""
        if before is not None:
            self._take_up(before)

    def compose_box(self) -> ComposeResult:
        """When, how, and the promises found."""
        yield self._when
        with Horizontal(classes="line"):
            yield Static("How", classes="label")
            yield self._by
        yield Static(Content.styled("What it promises", "bold"), classes="gap")
        yield self._list
        yield Static(classes="whole muted gap")

    def on_mount(self) -> None:
        """Show the promises by their days and begin with them, also where there are none."""
        self._read_on(self._when.value or self._now)
        self._list.focus()

    def _take_up(self, before: Made) -> None:
        """Go on from what was left; what was edited stays so where the letter still says the same."""
        still = {one.what for one in self._promises(before.day) if one in before.found}
        self._added = before.added
        self._by_hand = {
            said: one for said, one in before.by_hand.items() if isinstance(said, int) or said in still
        }
        self._said, self._list.dropped = before.dropped, frozenset(range(len(before.dropped)))
        self._by.choose(before.by)
        if before.when is not None:
            self._when.show(before.when)

    def action_cancel(self) -> None:
        """Go back; what was made of it is left, but not a time that nobody typed: that is always now."""
        day = self._list.now.date()
        dropped = tuple(self._said[index] for index in self._list.dropped)
        typed = self._when.entry.value != self._when.write(self._now)
        when = self._when.flush() if typed else None
        by = self._by.value if self._by.value != self._usual else ""
        self.left = Made(day, self._promises(day), self._added, self._by_hand, dropped, when, by)
        super().action_cancel()

    def on_key(self, event: events.Key) -> None:
        """Say, once, where a time is typed that is typed outside its field: no key changes what stands there.

        A stray letter would else take the place of the day.
        """
        stray = event.is_printable and event.key not in self.active_bindings
        if stray and not self._told_where and not isinstance(self.focused, Input):
            self._told_where = True
            self.notify("Nothing is typed here. shift+tab goes up to When.", timeout=4, markup=False)

    @on(MomentField.Changed)
    def _another_day(self) -> None:
        when = self._when.value
        if when is not None and when.date() != self._list.now.date():
            self._read_on(when)

    def _read_on(self, when: datetime) -> None:
        """Show what the letter promises when it goes out then; what was dropped or edited stays so."""
        dropped = {self._said[index] for index in self._list.dropped}
        found: list[tuple[str | int, Promise]] = [(one.what, one) for one in self._promises(when.date())]
        found = sorted((*found, *enumerate(self._added)), key=lambda one: by_day(one[1]))
        self._said = tuple(said for said, _ in found)
        self._list.now = when
        self._list.dropped = frozenset(i for i, said in enumerate(self._said) if said in dropped)
        self._list.show(tuple(enumerate(self._by_hand.get(said, promise) for said, promise in found)))
        self._list.styles.height = min(8, max(1, len(found)))
        told = (self._told(item).wrap(WIDTH - 6) for item in self._list.items)  # the border and the padding
        self.query_one(".whole", Static).styles.height = max([2, *(min(5, len(lines)) for lines in told)])

    @on(PickList.Pointed)
    def _pointed(self, event: PickList.Pointed) -> None:
        self._tell(event.item)

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        self._list.turn(event.item[0])
        self._tell(event.item)

    @on(PromisesToMake.Edited)
    @work
    async def _edit(self, event: PromisesToMake.Edited) -> None:
        edited = await self.app.push_screen_wait(EditPromise(event.promise, self._today))
        if edited is not None:
            self._by_hand[self._said[event.index]] = edited
            items = [(i, edited if i == event.index else promise) for i, promise in self._list.items]
            self._list.show(items)
            self._tell(self._list.pointed)

    @on(PromisesToMake.Added)
    @work
    async def _add(self) -> None:
        promise = await self.app.push_screen_wait(NewPromise(self._now))
        if promise is not None:
            self._added = (*self._added, promise)
            self._read_on(self._list.now)
            self._list.cursor = self._said.index(len(self._added) - 1)

    def _tell(self, item: Numbered | None) -> None:
        """Say in full what is promised, and what is odd about its day."""
        self.query_one(".whole", Static).update(self._told(item))

    def _told(self, item: Numbered | None) -> Content:
        odd = doubt(item[1], self._list.now.date()) if item and item[0] not in self._list.dropped else ""
        words = Content(in_full(item, self._list.now, self._zone))
        told = [
            *([words] if words else []),
            *([Content.assemble(("! ", "bold $warning"), odd)] if odd else []),
        ]
        return Content("\n").join(told)

    def action_sent(self) -> None:
        """Take it as sent; a time that cannot be read is shown first."""
        when = self._when.settle()
        if when is None or self._when.trouble:
            self._when.entry.focus()
            self._when.tell()
            if not self._when.trouble:
                self.notify("When is missing. Say when it went out, as in today 9:00.", markup=False)
            return
        self._another_day()
        self.dismiss(Sent(when, self._by.value, self._list.taken()))
