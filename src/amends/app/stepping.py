"""The steps of the open case: one screen each, kept while the case is open, in one place above the desk."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual import work

from amends.app.stopping import Stopping
from amends.app.watching import Watching
from amends.ledger.way import STEPS, TITLES

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from amends.coach.background import Background
    from amends.coach.own import OwnRules
    from amends.domain.message import Message
    from amends.domain.summary import Summary
    from amends.domain.turn import Turn
    from amends.ledger.way import Step
    from amends.remedies import Open, Remedy
    from amends.screens.case_screen import CaseScreen
    from amends.screens.judged_screen import JudgedScreen
    from amends.screens.read import Read
    from amends.screens.read_stops import Stop
    from amends.screens.reading_screen import ReadingScreen
    from amends.session.session import Session


_WITH_A_COACH = ("respond", "preview")


class Stepping(Stopping):
    """Goes between the steps; a step that was visited comes back as it was left."""

    def _kind(self, step: Step) -> type[CaseScreen]:
        """Import the screen of a step; the others wait until they are wanted."""
        name = step.replace("-", "_")
        module = import_module(f"amends.screens.{name}")
        kind: type[CaseScreen] = getattr(module, name.title().replace("_", ""))
        return kind

    def summaries(self) -> tuple[Summary, ...]:
        """Return the cases on the desk."""
        raise NotImplementedError

    def open_session(self, session: Session, step: Step | None = None) -> None:
        """Show a case, at the step where it has something to do unless another is named.

        Before the time until which the user wanted to leave it alone, that is asked first, once.
        """
        if self._rests(session, step) is None:
            self._show_case(session, step)
        else:
            self.open_early(session)

    def _rests(self, session: Session, step: Step | None = None) -> datetime | None:
        from amends.ledger import rests_until

        return rests_until(session.case, self.clock()) if step is None and not session.newer else None

    @work
    async def open_early(self, session: Session) -> None:
        """Show a case before its time, where it is wanted."""
        await self.shown(session)

    async def shown(self, session: Session) -> bool:
        """Show a case, and return whether it is; before its time that is asked.

        Once is enough, unless a new time is set.
        """
        from amends.ledger import taken_up, time_of
        from amends.screens.dialog import Confirm

        until = self._rests(session)
        if until is not None:
            when = time_of(until, self.clock())
            words = "You wanted to leave it alone until then. It keeps; esc goes back to the desk."
            if not await self.push_screen_wait(Confirm(f"Open it before {when}?", words)):
                return False
            session.change(taken_up(session.case), "open it before the time")
        self._show_case(session)
        return True

    def _show_case(self, session: Session, step: Step | None = None) -> None:
        from amends.ledger import next_step

        _ = self.own_remedies  # before anything says what is offered
        self.session = session
        self._told = ""
        self.begin_versions(session)
        self.case = session.case
        self.tell()
        self._way: list[Step] = []
        """The steps that one came through, the last one at the end: esc takes them back one by one."""
        self.go_to(step or next_step(session.case, self.clock()).step)

    def _exchange(self, message: Message) -> tuple[Turn, ...]:
        """Look up what was said before a message, which only mail can read."""
        from amends.mail import exchange

        return exchange(message, self.settings.sender)

    def step_screen(self, step: Step) -> CaseScreen:
        """Return the screen of a step, made when it is first wanted."""
        if not self.is_screen_installed(step):
            assert self.case is not None
            kind, today = self._kind(step), self.clock().date()
            screen = kind(self.case, self.settings, today=today)
            screen.clock = self.clock
            if step in _WITH_A_COACH:
                screen.background = self._background()
            if step == "read":
                cast("ReadingScreen", screen).exchange = self._exchange
                cast("ReadingScreen", screen).readings = self.readings
            screen.read_only = self.session is not None and self.session.newer
            screen.data_bind(Watching.case, Watching.saved, Watching.trouble)
            self.install_screen(screen, step)
            if step == "remedy":
                self._look_at_other_offers()
        return self.get_screen(step)  # type: ignore[return-value]

    def _look_at_other_offers(self) -> None:
        """Read in a thread what the other open cases offer, for the worst case of all of them together."""
        assert self.case is not None
        but, found = self.case.id, self.summaries()

        def look() -> None:
            from amends.storage.openings import openings

            others = openings(found, but)
            self.call_from_thread(self._show_other_offers, but, others)

        self.run_worker(look, thread=True, group="offers", exclusive=True)

    def _show_other_offers(self, asked_for: str, others: tuple[Open, ...]) -> None:
        from amends.screens.remedy import Remedy as RemedyScreen

        if self.case is not None and self.case.id == asked_for and self.is_screen_installed("remedy"):
            screen = self.get_screen("remedy")
            if isinstance(screen, RemedyScreen):
                screen.show_others(others)

    def _background(self) -> Background:
        """Return what the coach should know around the open case."""
        from amends.storage.background import background

        assert self.case is not None
        return background(self.summaries(), self.case, self.own_rules)

    @cached_property
    def own_remedies(self) -> tuple[Remedy, ...]:
        """The user's own remedies, read once and added to the catalogue; what is wrong with them is said."""
        from amends.remedies import adopt
        from amends.storage.own_remedies import own_remedies

        found = own_remedies(self.places)
        adopt(found.remedies)
        for trouble in found.troubles:
            self.notify(trouble, title="Your remedies", severity="warning", timeout=12, markup=False)
        return found.remedies

    @cached_property
    def own_rules(self) -> OwnRules:
        """The user's own rules, read once; what is wrong with them is said then."""
        from amends.storage.own_rules import own_rules

        found = own_rules(self.places)
        if found.troubles:
            more = len(found.troubles) - 1
            rest = f"\nand {more} more; “amends rules” tells them all." if more else ""
            self.tell_of_rules(f"{found.troubles[0]}{rest}")
        return found

    def tell_of_rules(self, words: str) -> None:
        """Say what is the matter with a rule of the user's."""
        self.notify(words, title="Your rules", severity="warning", timeout=12, markup=False)

    def on_judged_screen_rule_rests(self, event: JudgedScreen.RuleRests) -> None:
        """A rule of the user's took too long, and rests: said once."""
        self.tell_of_rules(event.words)

    def steps(self) -> tuple[CaseScreen, ...]:
        """Return the screens of the open case that were made so far."""
        return tuple(self.step_screen(step) for step in STEPS if self.is_screen_installed(step))

    def go_to(self, step: Step, *, onward: bool = False, back: bool = False) -> None:
        """Show a step of the open case.

        ``onward`` when one goes on to it from the step before, ``back`` when esc leads there.
        """
        from amends.screens.case_screen import CaseScreen

        self.take_up_typing()
        here = self.screen
        signs = self.new_signs_before(step, here.STEP if isinstance(here, CaseScreen) else None)
        target = self.step_screen(step)
        if here is target:
            return
        if isinstance(here, CaseScreen):
            self.keep_version(f"after {TITLES[here.STEP].lower()}")
            target.catch_up()
            target.come_from(here, onward=onward)
            self._note_way(here.STEP, step, back=back)
            target.behind = self.step_screen(self._way[-1]).names[0] if self._way else ""
            self._leave_toasts()
            self.switch_screen(step)
        else:
            self.push_screen(step)
        self.show_signs(signs)

    def _note_way(self, here: Step, to: Step, *, back: bool) -> None:
        """Remember the way back. Each step is on it once, so that esc never leads in a circle."""
        if self._way[-1:] == [to] and to != "remedy":  # the offers are opened from the letter they stand in
            back = True
        self._way = [step for step in self._way if step not in (here, to)]
        if not back:
            self._way.append(here)

    def action_read_stop(self, stop: Stop) -> None:
        """Show a stop of Read from wherever one is, asked for among all commands."""
        self.go_to("read")
        cast("Read", self.step_screen("read")).show_stop(stop)

    def _leave_toasts(self) -> None:
        """What was said on a step ends with it, so that it covers nothing on the next; warnings stay."""
        for note in [each for each in self._notifications if each.severity == "information"]:
            self._unnotify(note)

    def on_case_screen_go(self, event: CaseScreen.Go) -> None:
        """Go where the screen asks to go, saving what was left."""
        self.go_to(event.step, onward=event.onward)
        self.save_now()

    async def on_case_screen_leave(self) -> None:
        """Go back to the step that one came from; to the desk from the one that the case was opened at."""
        from amends.screens.case_screen import CaseScreen

        if not self._way or not isinstance(self.screen, CaseScreen):
            await self.leave_case()
            return
        self.go_to(self._way[-1], back=True)
        self.save_now()

    async def leave_case(self) -> None:
        """Save the case and go back to the desk; while it cannot be saved, ask what to do."""
        self.save_now()
        if self.session is not None and self.session.unsaved:
            self._leave_when_kept()
        else:
            await self.close_case()

    @work(group="leave", exclusive=True)
    async def _leave_when_kept(self) -> None:
        if await self.kept("Leave"):
            await self.close_case()

    async def close_case(self) -> None:
        """Close the open case, if there is one, and show the desk."""
        self.keep_version("when it was left")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        for step in STEPS:
            if self.is_screen_installed(step):
                screen = self.get_screen(step)
                self.uninstall_screen(screen)
                await screen.remove()
        left = self.session.path if self.session is not None else None
        if self.session is not None:
            self.session.close()
        self.session = None
        self.tell()
        self.back_on_desk(left)

    def back_on_desk(self, at: Path | None = None) -> None:
        """Show on the desk how the cases stand now, with the cursor on the case in the file named."""
        raise NotImplementedError
