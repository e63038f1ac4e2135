"""The second stop of Read: the message is out of sight, a breath to follow, and three things to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from amends.widgets.at_once import at_once
from amends.widgets.heat_line import HeatLine
from amends.widgets.pacer import Pacer

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.case import Cooling
    from amends.domain.settings import Settings

OUT_OF_SIGHT = "The message is out of sight."


class _Line(Input):
    """One of the two lines; enter goes to the next, and from the last out of them."""

    BINDINGS = [
        Binding("down", "app.focus_next", "Line below", show=False),
        Binding("up", "app.focus_previous", "Line above", show=False),
        # With priority, so that what is typed right after them lands in the next line.
        Binding("tab", "app.focus_next", "Next line", priority=True),
        Binding("enter", "onward", "Next line", show=False, priority=True),
    ]

    def action_onward(self) -> None:
        """Go to the line below; from the last one back to the page, where enter goes on."""
        lines = list(self.screen.query(_Line))
        at = lines.index(self)
        target = lines[at + 1] if at + 1 < len(lines) else self.screen.query_one(CoolDown).rest()
        self.screen.set_focus(target)


class CoolDown(Vertical, can_focus=True):
    """A page with nothing of the client's on it. Enter goes on at any time."""

    BINDINGS: ClassVar[list[BindingType]] = at_once(
        Binding("enter", "go_on", "Go on", show=False),
        Binding("space", "pause", "Pause"),
        Binding("space", "breathe", "Carry on"),
        Binding("l", "longer", "I need longer"),
        Binding("t", "still", "Words only"),
        Binding("t", "move", "Moving form"),
        Binding("p", "pace", "Pace"),
        Binding("tab", "app.focus_next", "Write a line"),
        Binding("shift+tab", "app.focus_previous", "Line before", show=False),
        Binding("down", "app.focus_next", "Line below", show=False),
        Binding("up", "app.focus_previous", "Line above", show=False),
    )

    class Written(Message):
        """One of the two lines has other words in it."""

    class Heat(Message):
        """The user said how hot it is."""

    def __init__(self, cooling: Cooling, settings: Settings, *, pacer: Pacer | None = None) -> None:
        super().__init__(id="cool-down", classes="stop")
        self._cooling = cooling
        you = settings.name.split()[0] if settings.name.strip() else "you"
        self._questions = (
            ("should", f"What should {you} do here?"),
            ("matters", "What matters to you in your work?"),
        )
        self.pacer = pacer or Pacer(settings.pace, still=settings.still)
        self.heat = HeatLine(cooling, make_way=self.make_way)
        self._rests = False
        """Whether a line was left on this visit."""

    def compose(self) -> ComposeResult:
        """The pacer in the middle, what is known about it below, then how hot it is and the two lines."""
        yield Static(OUT_OF_SIGHT, classes="head")
        yield self.pacer
        yield Static(Content(self.pacer.pace.known), classes="known")
        with Horizontal(classes="asked hot"):
            yield Static("How hot is it, 0 to 10?", classes="label")
            yield self.heat
        for name, question in self._questions:
            with Horizontal(classes="asked"):
                yield Static(Content(question), classes="label")
                yield _Line(getattr(self._cooling, name), name=name, select_on_focus=False)

    def on_mount(self) -> None:
        """Where nothing is to move, the words stand still."""
        if self.app.animation_level == "none":
            self.pacer.still = True

    def come(self) -> Widget:
        """Begin a visit; return what takes the keys: the question, unless it was answered before."""
        self._rests = False
        self.query_one(".hot").display = not self.heat.complete
        return self if self.heat.complete else self.heat

    def rest(self) -> Widget:
        """Come out of the lines; return what takes the keys.

        A letter struck now is no word for a line any more: who left one does not mean to write.
        """
        self._rests = True
        return self if self.heat.complete else self.heat

    def make_way(self, key: str) -> None:
        """Words that are typed on the page are meant for a line, until one of them was left."""
        if not self._rests and key not in self.screen.active_bindings:
            self.write()

    def write(self) -> None:
        """Give the focus to the first line with nothing in it, or to the last."""
        lines = list(self.query(_Line))
        line = next((line for line in lines if not line.value.strip()), lines[-1])
        self.screen.set_focus(line)
        line.cursor_position = len(line.value)

    def show(self, cooling: Cooling, until: str) -> None:
        """Show what this case has; a line that says the same is left alone, with its caret."""
        wait = f" You wanted to wait until {until}." if until else ""
        self.query_one(".head", Static).update(Content(OUT_OF_SIGHT + wait))
        self.heat.show(cooling)
        if not self.heat.complete:
            self.query_one(".hot").display = True
        for line in self.query(_Line):
            words = getattr(cooling, line.name or "")
            if line.value.strip() != words.strip():
                with line.prevent(Input.Changed):
                    line.value = words

    def into(self, cooling: Cooling) -> Cooling:
        """Return this with what was said and what stands in the two lines."""
        cooling = self.heat.into(cooling)
        lines = {line.name or "": line.value.strip() for line in self.query(_Line)}
        return cooling.but(**{n: words for n, words in lines.items() if words != getattr(cooling, n).strip()})

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Written())

    @on(HeatLine.Said)
    def _said(self, event: HeatLine.Said) -> None:
        """Once both are said, the digits are the steps again."""
        event.stop()
        if self.heat.complete and self.screen.focused is self.heat:
            self.screen.set_focus(self)
        self.post_message(self.Heat())

    async def action_go_on(self) -> None:
        """Go to the next stop; nothing has to be said or waited for."""
        await self.run_action("screen.go_on")

    async def action_longer(self) -> None:
        """Ask until when, and whether a short note goes out first."""
        await self.run_action("screen.longer")

    def action_pause(self) -> None:
        """Stop the breath where it is, or go on."""
        self.pacer.paused = not self.pacer.paused
        self.refresh_bindings()

    action_breathe = action_pause

    def action_pace(self) -> None:
        """Take the next pace, and say what is known about it."""
        self.pacer.change_pace()
        self.query_one(".known", Static).update(Content(self.pacer.pace.known))

    def action_still(self) -> None:
        """Only words, or the form again."""
        self.pacer.still = not self.pacer.still
        self.refresh_bindings()

    action_move = action_still

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that turns something has the words for the way it turns now; in the lines it is a letter."""
        if self.screen.focused not in (self, self.heat):  # has_focus comes with news of its own, later
            return False
        if action in ("pause", "breathe"):
            return (action == "breathe") == self.pacer.paused
        if action in ("still", "move"):
            return (action == "move") == self.pacer.still
        return True
