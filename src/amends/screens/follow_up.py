"""Follow up: what happens after the letter. Sent, answered, kept, ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from amends.coach.change_said import card_of
from amends.domain.case import Outcome
from amends.ledger import ended, promised_on, sent, unlike_a_letter, usual_way
from amends.ledger import owed as owed_in
from amends.ledger.declined import told_let_go
from amends.ledger.possible import acts, first_act
from amends.letters import propose, render
from amends.screens.case_screen import CaseScreen
from amends.screens.dialog import Confirm
from amends.screens.dialog_outcome import HowItEnded
from amends.screens.dialog_sent import Made, MarkSent
from amends.screens.dialog_shape import ChooseShape
from amends.screens.owing import Owing
from amends.widgets.breakpoints import NARROW
from amends.widgets.closing_card import ClosingCard, ColumnWithCard
from amends.widgets.pane import Pane
from amends.widgets.promise_list import PromiseList
from amends.widgets.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.ledger.possible import Act
    from amends.ledger.way import Step

LETTERS = ("decide", "mark_sent", "their_answer", "outcome", "next_letter", "held", "earlier", "step", "view")
"""What single keys do; inside a text they are letters."""
ACTS: dict[str, Act] = {
    "mark_sent": "mark_sent",
    "their_answer": "answer",
    "decide": "decide",
    "next_letter": "next_letter",
    "outcome": "outcome",
    "card": "card",
    "held": "held",
}
"""Actions that are there only while their act is possible."""
NOTHING_OWED = "Nothing yet. Promises come from the letters you mark as sent; n adds one."


class FollowUp(Owing, inherit_bindings=False):
    """Where it stands at the left, what is owed at the right."""

    STEP: ClassVar[Step] = "follow-up"
    MAIN = "Where it stands"
    AUTO_FOCUS = "VerticalScroll"
    HELP_TITLE: ClassVar[str] = "Follow up"
    PURPOSE: ClassVar[str] = """
        What happens after the letter: you note that it is sent, what it promises, what they answer, and
        how it ends. All of it is kept with the case, and what you owe stands here and on the desk until you
        mark it as kept. Note only what has happened; the rest may wait.

        People who apologise expect it to be harder than it is, and people who wait for an apology expect
        more of it than it gives (De Cremer and others 2011, Leunissen and others 2014). So what you do
        afterwards counts. In a money game, trust came back with a steady run of good acts, and a promise
        sped it up (Schweitzer and others 2006).

        After some days of quiet you can check back once, gently. How many days is a habit of the trade;
        no study was found. Then close the case: not knowing is an answer you can give yourself.

        The closing card keeps the cause, what changed, and a day to check that it holds.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mark_sent", "Mark as sent"),
        Binding("d", "decide", "What it comes to"),
        Binding("a", "their_answer", "Their answer"),
        Binding("l", "next_letter", "Next letter"),
        Binding("o", "outcome", "How it ended"),
        Binding("h", "held", "It holds"),
        Binding("enter", "card", "Closing card"),
        Binding("b", "earlier", "Before, with them", show=False),
        *CaseScreen.BINDINGS,
        *Screen.BINDINGS,
    ]

    _made: tuple[int | None, Made | None] = (None, None)
    """The place of the draft that was last asked about whether it is sent, and what was left there."""
    _noted: tuple[str, str | None] = ("", None)
    """The note on the ending that the case had when it was last asked for, and what was left in its place."""

    class Answered(Message):
        """The client's answer is to be taken in."""

    class Decide(Message):
        """What the newest answer comes to is to be noted."""

    class NextLetter(Message):
        """Begin a letter of this shape."""

        def __init__(self, shape: str, *, chosen: bool = False) -> None:
            super().__init__()
            self.shape = shape
            self.chosen = chosen
            """Whether the user chose it, so that nothing else takes its place."""

    class Earlier(Message):
        """Show the earlier cases with this client."""

    def compose_body(self) -> Iterable[Widget]:
        """The two panes."""
        standing = Standing(self.case, self.now, self.settings.locale)
        card = ClosingCard(card_of(self.case), self.today)
        left = Pane(ColumnWithCard(standing, card), title="Where it stands", classes="pane -front")
        owed = PromiseList(self.now, empty=NOTHING_OWED)
        right = Pane(owed, Static(classes="whole"), title="What you owe", classes="pane")
        yield Horizontal(left, right, classes="panes")

    def on_mount(self) -> None:
        """Show where it stands and begin there."""
        self._show()

    def on_resize(self) -> None:
        """Where one pane is seen at a time, each says that there is the other."""
        narrow = self.size.width < NARROW
        for pane, other in zip(self.query(Pane), ("what you owe", "where it stands"), strict=True):
            pane.border_subtitle = f"tab {other}" if narrow else ""

    def on_screen_resume(self) -> None:
        """Time has passed since the screen was last in front."""
        self._show()

    def watch_case(self) -> None:
        """Show another state of the case, as after undo."""
        overtaken = self.is_echo(self.case) and self.on_its_way
        if self.is_mounted and not overtaken:
            self._show()
            self.refresh_bindings()

    def flush(self) -> Case:
        """Return the case with what stands in the fields of the closing card."""
        case = self.present
        if case.outcome is None or not self.is_mounted:
            return case
        card = self.query_one(ClosingCard).flush()
        return case if card == card_of(case) else case.but(card=card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done where the case stands; no letters inside a field."""
        if action in LETTERS and isinstance(self.focused, Input | TextArea):
            return False
        return action != "view" and (action not in ACTS or ACTS[action] in acts(self.case))

    def leave_text(self) -> None:
        """Out of a field, to the pane it stands in."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_go_on(self) -> None:
        """Do what comes next: mark as sent, take in the answer, fill the card, then back to the desk.

        In the card it is the card that comes next, whatever waits besides.
        """
        first = first_act(self.case, self.now)
        if self.query_one(ClosingCard).has_focus_within:
            self._go_on_ended("card")
        elif first == "mark_sent":
            self.action_mark_sent()
        elif first == "begin":
            self.post_message(self.Go("respond", onward=True))
        elif first == "decide":
            self.action_decide()
        elif first == "next_letter":
            self.post_message(self.NextLetter(propose(self.case).shape))
        elif self.case.outcome is None:
            self.action_their_answer()
        else:
            self._go_on_ended(first)

    def _go_on_ended(self, first: Act | None) -> None:
        """Fill what is open in the card, when that comes first; then keep it, and back to the desk."""
        card = self.query_one(ClosingCard)
        at = card.first_open()
        if first == "card" and at is not None and not at.has_focus:
            self.set_focus(at)
            return
        if first == "card" or self.case.card is not None:
            self.change(self.present.but(card=card.flush()), "closing card kept")
        self.go(self.Leave())

    @work
    async def action_mark_sent(self) -> None:
        """Ask when and how, and which promises are taken on; of a letter with a blank, first if it went."""
        case, now = self.case, self.now
        if case.draft is None:
            return
        letter = render(case.draft, currency_locale=self.settings.locale)
        odd = unlike_a_letter(case.draft, letter)
        if odd and not await self.ask(Confirm("Was it sent like this?", odd)):
            return
        promises = partial(promised_on, case, now=now, locale=self.settings.locale)
        at, before = self._made
        before = before if at == case.draft_index else None
        dialog = MarkSent(now, promises, case.client.time_zone, usual_way(case), before=before)
        said = await self.ask(dialog)
        self._made = (case.draft_index, dialog.left)
        if said is not None:
            after = sent(self.present, said.when, said.by, said.promises, self.now)
            self.change(after, "letter marked as sent")

    def action_their_answer(self) -> None:
        """Take the answer in, then ask what it comes to."""
        self.post_message(self.Answered())

    def action_decide(self) -> None:
        """Note what their answer comes to."""
        self.post_message(self.Decide())

    @work
    async def action_outcome(self) -> None:
        """Ask how it ended; the answer goes into the case as it is by then."""
        before, offers = self.case.outcome, self.case.offers_decided
        noted = before.note if before is not None else ""
        left = self._noted[1] if self._noted[0] == noted else None
        dialog = HowItEnded(before, offers, self.settings.locale, note=left)
        end = await self.ask(dialog)
        case = self.present
        self._noted = (noted, dialog.left if end is None else end.note)
        if end is None:
            return
        if end.offers and case.offers_decided != offers:  # its numbers count others now
            self.notify("The offers were changed elsewhere meanwhile. Say once more how it ended.")
            return
        self._noted = ("", None)
        if end.ending is None:
            self.change(case.but(outcome=None), "case opened again")
            return
        letter = case.outcome.letter if case.outcome is not None else None
        outcome = Outcome.of(end.ending, self.now.date(), end.offers, end.note).but(letter=letter)
        after = ended(case, outcome)
        self.change(after, "outcome noted")
        if gone := told_let_go(case, after):
            self.notify(gone, timeout=10, markup=False)

    def action_card(self) -> None:
        """Go into the closing card, from its beginning."""
        self.set_focus(self.query_one(ClosingCard).first())

    def action_held(self) -> None:
        """What was changed was looked at, and holds."""
        card = self.query_one(ClosingCard).flush()
        self.change(self.present.but(card=card.but(held=self.now.date())), "the change holds")

    def action_earlier(self) -> None:
        """Show the earlier cases with this client."""
        self.post_message(self.Earlier())

    @work
    async def action_next_letter(self) -> None:
        """Ask which letter comes next; the one that fits is under the cursor."""
        shape = await self.ask(ChooseShape(propose(self.case).shape))
        if shape is not None:
            self.post_message(self.NextLetter(shape, chosen=True))

    @on(ClosingCard.Changed)
    def _card(self, event: ClosingCard.Changed) -> None:
        self.change(self.present.but(card=event.card), "closing card", merge=True)

    def on_descendant_focus(self) -> None:
        """The card may have been left."""
        self._stand()

    def _stand(self) -> None:
        """Say where it stands; not while the card below is written in: a line more would push it away."""
        card = self.query_one(ClosingCard)
        if not (card.display and card.has_focus_within):
            self.query_one(Standing).show(self.case, self.now)

    def _show(self) -> None:
        case = self.case
        card = self.query_one(ClosingCard)
        card.display = case.outcome is not None
        self._stand()
        card.show(card_of(case))
        owed = self.query_one(PromiseList)
        owed.now = self.now
        owed.show_promises(case.promises)
        open_ = len(owed_in(case))
        owed_pane = self.panes()[1]
        owed_pane.border_title = f"What you owe · {open_}" if open_ else "What you owe"
