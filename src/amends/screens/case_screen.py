"""What every screen of an open case shares: the frame, the steps, and how news goes up."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from amends.coach.background import NOTHING_AROUND
from amends.ledger.way import STEPS, TITLES, Step
from amends.screens.paned import Paned
from amends.stylesheets import LATER
from amends.widgets.breakpoints import BREAKPOINTS, NARROW
from amends.widgets.field import Field
from amends.widgets.key_line import KeyLine
from amends.widgets.shown_wrong import ShownWrong
from amends.widgets.top_line import TopLine
from amends.widgets.trouble_line import TroubleLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from amends.domain.case import Case
    from amends.domain.settings import Settings


T = TypeVar("T")


class CaseScreen(Paned):
    """A step of an open case. It shows the case, changes it by pure functions, and posts the result."""

    CSS_PATH = LATER
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    STEP: ClassVar[Step]
    PURPOSE: ClassVar[str] = ""
    """What the screen is for and why the step exists: the text of F1."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority these are done before the next key is handed to the widget in focus: what is typed
        # right after them lands in the new place, also when a slow line delivers the keys together.
        Binding("ctrl+n", "go_on", "Go on", priority=True),
        Binding("tab", "other_pane(1)", "Other side", priority=True),
        Binding("shift+tab", "other_pane(-1)", "Other side", show=False, priority=True),
        Binding("escape", "back", "Back", priority=True),
        Binding("1", "step(0)", "Steps", key_display="1-5"),
        Binding("2", "step(1)", "Respond", show=False),
        Binding("3", "step(2)", "Remedy", show=False),
        Binding("4", "step(3)", "Preview", show=False),
        Binding("5", "step(4)", "Follow up", show=False),
        Binding("v", "versions", "Versions", show=False),
        Binding("c", "client", "The client", show=False),
        Binding("left", "view(-1)", "View before", show=False),
        Binding("right", "view(1)", "Next view", show=False),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    case: reactive[Case] = reactive(cast("Case", None), init=False)
    saved: reactive[str] = reactive("saved", init=False)
    trouble: reactive[str] = reactive("", init=False)
    """Why the case is not saved; empty when it is."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the screen is called, and those that show the same: undo acts unasked on what they show."""
        return (TITLES[self.STEP],)

    @property
    def writing(self) -> str:
        """What is being typed here, named for undo when it is taken up before a pause tells of it."""
        return "writing"

    class Changed(Message):
        """The user did something: the case as it is now, and what was done, for undo."""

        def __init__(
            self,
            screen: CaseScreen,
            case: Case,
            what: str,
            *,
            merge: bool = False,
            where: str = "",
            undoable: bool = True,
        ) -> None:
            super().__init__()
            self.where = (where,) if where else screen.names
            """The screens it shows on, those of now unless one is named: undo asks first on the others."""
            self.screen = screen
            self.case = case
            self.what = what
            self.merge = merge
            """Whether it goes on with the change before, when that was the same."""
            self.undoable = undoable
            """Whether undo takes it back; what is only noted it passes by."""

    class Go(Message):
        """Go to another step."""

        def __init__(self, step: Step, *, onward: bool = False) -> None:
            super().__init__()
            self.step = step
            self.onward = onward
            """Whether one goes on to it: then it takes the keys as on the first visit."""

    class VersionsAsked(Message):
        """Show how the case was earlier."""

    class ClientAsked(Message):
        """Show the client's details, to be changed."""

    class Leave(Message):
        """Go back to the step that this one was entered from, or to the desk."""

    def __init__(self, case: Case, settings: Settings, *, today: date | None = None) -> None:
        super().__init__(id=self.STEP)
        self.set_reactive(CaseScreen.case, case)
        self.settings = settings
        self.today: date = today or case.updated.date()
        self.on_its_way: list[Case] = []
        """What went up from here and has not come back yet, oldest first."""
        self._begun_from: Case | None = None
        """The case that the first change on its way was made in."""
        self.clock: Callable[[], datetime] | None = None
        """Tells the time; without one it is noon of today."""
        self.background = NOTHING_AROUND
        """The client's other cases, the other clients, and the user's own rules."""
        self._shown_wrong = ShownWrong()
        self.behind = ""
        """What the step is called that one came here from; empty when the case was opened here."""
        self.read_only = False
        """Whether the case can be looked at but not changed: a newer amends wrote it."""

    @property
    def now(self) -> datetime:
        """The time by the clock that was given."""
        if self.clock is not None:
            return self.clock()
        return datetime.combine(self.today, time(12), self.case.updated.tzinfo)

    def compose(self) -> ComposeResult:
        """The line on top, the screen's own body, the line of keys."""
        self.set_class(self.app.size.width < NARROW, "-narrow")  # at once: the first frame is the right one
        yield TopLine(self.STEP).data_bind(CaseScreen.case, CaseScreen.saved)
        yield TroubleLine().data_bind(CaseScreen.trouble)
        yield from self.compose_body()
        yield KeyLine()

    def compose_body(self) -> Iterable[Widget]:
        """Yield what stands between the two lines."""
        raise NotImplementedError

    async def ask(self, dialog: Screen[T]) -> T | None:
        """Show a dialog and return its answer; None too when another screen came in front meanwhile."""
        if not self.is_active:  # is_current is true below a dialog too, and keys struck together open several
            return None
        return await self.app.push_screen_wait(dialog)

    def change(
        self, case: Case, what: str, *, merge: bool = False, where: str = "", undoable: bool = True
    ) -> None:
        """Say what the user did. The new case comes back down when the session has it.

        ``where`` names the screen it shows on, when that is not the one in front. What is not ``undoable``
        is noted, and undo passes it by.
        """
        if case != self.present:
            if not self.on_its_way:
                self._begun_from = self.case
            self.on_its_way.append(case)
            self.post_message(self.Changed(self, case, what, merge=merge, where=where, undoable=undoable))

    @property
    def present(self) -> Case:
        """The case with everything done here, also what is still on its way: what a change begins from."""
        return self.on_its_way[-1] if self.on_its_way else self.case

    def is_echo(self, case: Case) -> bool:
        """Whether this is news that went up from here and has come back; what was typed since must stay."""
        if self.on_its_way and case is self._begun_from:
            return True  # no news: shown as the screen comes up, after it has proposed something
        for index, own in enumerate(self.on_its_way):
            if own == case.but(id=own.id):  # the first save gives the id
                del self.on_its_way[: index + 1]
                return True
        self.on_its_way.clear()
        return False

    def come_from(self, other: CaseScreen, *, onward: bool = False) -> None:
        """Another step was left for this one; those with the same letter go on at the same place.

        ``onward`` says that one went on to it, and did not only look in by its number.
        """

    def catch_up(self) -> None:
        """Show the case as it is now; most screens follow it also while they cannot be seen."""

    def point_at_change(self) -> None:
        """Put the caret where what was just shown differs from what was there before."""

    def flush(self) -> Case:
        """Return the case with everything typed in it, for a save that cannot wait."""
        return self.present

    def action_go_on(self) -> None:
        """Go to the next step; screens with stops or parts go through those first."""
        self.go_to_next_step()

    def go_to_next_step(self) -> None:
        """Go to the step after this one."""
        at = STEPS.index(self.STEP)
        if at + 1 < len(STEPS):
            self.go(self.Go(STEPS[at + 1], onward=True))

    def go(self, news: Go | Leave) -> None:
        """Go elsewhere; before that, once, to a field whose text cannot be read and would count as empty."""
        wrong = self._shown_wrong.next(field for field in self.query(Field) if self._is_here(field))
        if wrong is None:
            self.post_message(news)
            return
        for pane in self.panes():
            if pane in wrong.ancestors:
                self.show_pane(pane)
        self.set_focus(wrong.entry)
        wrong.tell()
        words = f"“{wrong.label}” cannot be read and counts as empty. Once more goes on all the same."
        self.notify(words, markup=False)

    def _is_here(self, field: Field[object]) -> bool:
        """Whether a field is in sight, or in the pane behind."""
        return bool(field.region) or any(pane in field.ancestors for pane in self.panes())

    def action_step(self, index: int) -> None:
        """Go to a step by its number."""
        self.go(self.Go(STEPS[index]))

    def action_versions(self) -> None:
        """Look at how the case was earlier."""
        self.post_message(self.VersionsAsked())

    def action_client(self) -> None:
        """Look at the client's details."""
        self.post_message(self.ClientAsked())

    def action_back(self) -> None:
        """One layer back: out of the text first, then from what stands beside, then out of the step."""
        main = self.main_pane()
        if self.in_a_text:
            self.leave_text()
        elif main is not None and self.is_beside:
            self.show_pane(main)
        else:
            self.go(self.Leave())

    @property
    def in_a_text(self) -> bool:
        """Whether the focus is in a text, which is the first layer that esc leaves."""
        return isinstance(self.focused, Input | TextArea)

    @property
    def back_leads_to(self) -> str:
        """Where esc leads from here, for the line of keys."""
        if self.in_a_text:
            return "Leave text"
        return self.MAIN if self.is_beside else self.comes_from

    @property
    def comes_from(self) -> str:
        """What lies behind this step."""
        return self.behind or "Desk"

    def settings_changed(self) -> None:
        """Follow new settings; most screens read them when they draw next."""

    def leave_text(self) -> None:
        """Take the focus out of a text, so that single keys act."""
        self.set_focus(None)
