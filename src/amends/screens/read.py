"""Read: four stops on one screen, shown one at a time: arrival, cool down, points, facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from amends.ledger.way import STEPS
from amends.screens.cooling_screen import CoolingScreen
from amends.screens.read_stops import ABOUT, ALL, SILENT, SPOKEN
from amends.widgets.arrival import Arrival
from amends.widgets.cool_down import CoolDown
from amends.widgets.facts_form import FactsForm
from amends.widgets.points import Points
from amends.widgets.points_list import PointsList
from amends.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.domain.settings import Settings
    from amends.ledger.way import Step
    from amends.screens.case_screen import CaseScreen
    from amends.screens.read_stops import Stop


class Read(CoolingScreen):
    """Take in what they wrote, let the heat go down, and sort what is yours to answer."""

    STEP: ClassVar[Step] = "read"
    MAIN = SPOKEN["points"]
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    HELP_TITLE: ClassVar[str] = "Read"
    PURPOSE: ClassVar[str] = """
        Why the pause: calming down works, letting off steam does not. A review of 154 studies found less
        anger after things that slow the body and no gain from those that stir it up. Going over a message
        again and again keeps the anger warm, so it is hidden while you breathe. Stop if you feel dizzy.

        The number is yours: how hot it is on coming here, and again before you go. It is kept, and nothing
        is made of it. The two lines are optional. Thinking about yourself by name gives some distance, and
        people who first named what they value wrote fuller apologies with fewer excuses, in two studies.

        Why points: each gets an answer, and whose doing it was decides which letter is proposed. Nothing
        here leaves your machine, and nothing is sent.
    """

    @property
    def names(self) -> tuple[str, ...]:
        """Each stop is a screen of its own to whoever undoes; the first is where the step begins."""
        return (SPOKEN[self.stop], *(super().names if self.stop == self.stops[0] else ()))

    @property
    def about(self) -> str:
        """What the stop that is seen is for, before the keys in F1."""
        return ABOUT[self.stop]

    stop: reactive[Stop] = reactive("arrival", init=False, bindings=True)

    class ShortNote(Message):
        """Begin the short note: received, and answered by a stated time."""

    def __init__(self, case: Case, settings: Settings, *, today: date | None = None) -> None:
        super().__init__(case, settings, today=today)
        self.set_reactive(Read.stop, self._first_stop())
        self._came: list[Stop] = []
        """The stops that one went on from, the last one at the end: the way that esc takes back."""
        self._about = self.text_of(case)
        """The message that one came here for; another one is read from its first stop."""

    def _first_stop(self) -> Stop:
        stops = self.stops
        return "points" if self.present.cooling.passed and "points" in stops else stops[0]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The stops of this case: for a client who went quiet the facts alone."""
        return ALL if self.present.message is not None else SILENT

    def compose_body(self) -> Iterable[Widget]:
        """All stops; one is seen."""
        self.arrival = Arrival(self.case)
        self.cooling = CoolDown(self.case.cooling, self.settings)
        self.points = Points(self.case.message, self.now.date())
        day, currency = self.written or self.today, self.settings.currency
        self.facts = FactsForm(self.case, today=day, now=self.now, currency=currency)
        yield from (self.arrival, self.cooling, self.points, self.facts)

    def on_mount(self) -> None:
        """Show the first stop."""
        self.watch_stop()

    def on_screen_suspend(self) -> None:
        """Nothing moves while something else is in front."""
        if self.is_mounted:
            self.cooling.pacer.rest()

    def on_screen_resume(self) -> None:
        """Read what was taken in meanwhile; else breathe on, when that is what is seen."""
        about, self._about = self._about, self.text_of(self.present)
        if self.is_mounted and self._about != about:
            self._came.clear()
            self.set_reactive(Read.stop, self._first_stop())
            self.watch_stop()
        elif self.is_mounted and self.stop == "cool-down":
            self.cooling.pacer.run()

    def come_from(self, other: CaseScreen, *, onward: bool = False) -> None:
        """From a later step esc leads back to the points: the pause before them lies behind."""
        begin = ALL.index(self._first_stop())
        self._came = [stop for stop in self._came if ALL.index(stop) >= begin]

    def watch_stop(self) -> None:
        """Show one stop, and give it the keys."""
        shown: tuple[Widget, ...] = (self.arrival, self.cooling, self.points, self.facts)
        for name, widget in zip(ALL, shown, strict=True):
            widget.display = name == self.stop
        if self.stop == "cool-down":
            self.cooling.pacer.run()
        else:
            self.cooling.pacer.rest()
        self._propose()
        self._show(self.present)
        self.query_one(TopLine).quiet = self.stop == "cool-down"
        # At once, not at the next idle moment: what is typed ahead must find the new stop.
        self.set_focus(self._first_of(self.stop))

    def _first_of(self, stop: Stop) -> Widget:
        """What takes the keys on coming to a stop."""
        if stop == "cool-down":
            return self.cooling.come()
        return {"points": self.points.list, "facts": self.facts.first()}.get(stop, self.arrival)

    def watch_case(self, case: Case) -> None:
        """Follow what came from outside; what comes back from here is on the screen already."""
        echo = self.is_echo(case)
        if echo and self.on_its_way:
            return
        if not self.is_mounted:
            return
        if echo:  # fields, lines and the list may hold keys whose news has not even set out yet
            (self.points if self.stop == "points" else self.facts).say(self.letter_for(case))
            return
        if self.stop not in self.stops:
            self.stop = self._first_stop()
        self._show(case)

    def _show(self, case: Case) -> None:
        self.arrival.show(case)
        self.show_cooling(case)
        if self.stop == "points" and case.message is not None:
            self.points.show(case.message.points, self.reading_of(case), self.letter_for(case))
        if self.stop == "facts":
            self.facts.show(case, self.letter_for(case))

    def _propose(self) -> None:
        """Propose what this stop can begin with, and say what comes before any answer."""
        if self.stop == "points":
            self.propose_points()
            self.show_signs()
        elif self.stop == "facts":
            self.propose_facts()

    def flush(self) -> Case:
        """Return the case with everything typed in it."""
        if not self.is_mounted:
            return self.present
        case = self.present.but(cooling=self.cooling.into(self.present.cooling))
        if self.stop == "points" and case.message is not None:
            return case.with_message(case.message.but(points=self.points.list.items))
        return self.facts.into(case) if self.stop == "facts" else case

    @on(Arrival.BorderMoved)
    def _border_moved(self, event: Arrival.BorderMoved) -> None:
        self.change(self.present.with_message(event.message, event.index), "move the border")
        self._show(self.present)

    @on(PointsList.Changed)
    def _points_changed(self, event: PointsList.Changed) -> None:
        message = self.present.message
        if message is not None:
            behind = event.taken_in != self.points.list.taken_in
            points = self.points.list.items if behind else event.points
            case = self.present.with_message(message.but(points=points))
            self.change(case, event.what, merge=event.merge)
            self.points.say(self.letter_for(case))

    @on(FactsForm.Changed)
    def _facts_changed(self, event: FactsForm.Changed) -> None:
        self.change(self.facts.into(self.present), event.what, merge=True)
        self.facts.say(self.letter_for(self.present))

    def panes(self) -> tuple[Widget, ...]:
        """Two at the points, none elsewhere."""
        return super().panes() if self.stop == "points" else ()

    def main_pane(self) -> Widget | None:
        """The points, beside which the message stands."""
        return next((pane for pane in self.panes() if self.points.list in pane.query("*")), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """tab has another side to go to at the points only."""
        if action == "other_pane":
            return self.stop == "points"
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Go to the next stop, and after the last to the next step."""
        self.past_cooling(self._go_on)

    def _go_on(self) -> None:
        at = self.stops.index(self.stop)
        if at + 1 < len(self.stops):
            self._came.append(self.stop)
            self.stop = self.stops[at + 1]
        else:
            self.go_to_next_step_past_signs()

    def action_step(self, index: int) -> None:
        """Go to a step by its number; the cool-down lies behind then. Its own leads to the first stop."""
        if STEPS[index] == self.STEP and self.stop != self.stops[0]:
            self.show_stop(self.stops[0])
        else:
            self.past_cooling(partial(super().action_step, index))

    def show_stop(self, stop: Stop) -> None:
        """Show a stop, wherever one is; esc leads back to the one that was seen here.

        Of a message that came in meanwhile, that is its first stop.
        """
        about, self._about = self._about, self.text_of(self.present)
        came_in = about != self._about
        if came_in:
            self._came.clear()
            self.set_reactive(Read.stop, self._first_stop())
        if not self.is_mounted:
            self.set_reactive(Read.stop, stop)
        elif stop != self.stop:
            self._came.append(self.stop)
            self.stop = stop
        elif came_in:
            self.watch_stop()

    def action_back(self) -> None:
        """Out of a text, then to the stop one came from, then out of the step."""
        if self.in_a_text or self.is_beside:
            super().action_back()
        elif self.stop == "arrival" and self.arrival.reading:
            self.arrival.action_close()
        elif self._came:
            self.stop = self._came.pop()
        else:
            super().action_back()

    @property
    def in_a_text(self) -> bool:
        """The message is none: there is nothing to write in it."""
        focused = self.focused
        return isinstance(focused, Input) or (isinstance(focused, TextArea) and not focused.read_only)

    @property
    def comes_from(self) -> str:
        """The stop that one went on from; at the message as it was written, the arrival."""
        if self.stop == "arrival" and self.arrival.reading:
            return "Put it away"
        return SPOKEN[self._came[-1]] if self._came else super().comes_from

    def leave_text(self) -> None:
        """Give the keys back to the stop."""
        self.set_focus(self.cooling.rest() if self.stop == "cool-down" else self.facts)

    def action_short_note(self) -> None:
        """Write the short note first."""
        self.post_message(self.ShortNote())
