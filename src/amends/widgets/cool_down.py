"""The second stop of Read: the message is out of sight, a breath to follow, two lines if you like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from amends.widgets.pacer import Pacer

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from amends.domain.case import Cooling
    from amends.domain.settings import Settings

OUT_OF_SIGHT = "The message is out of sight."


class _Line(Input):
    """One of the two lines; enter goes to the next, and from the last out of them."""

    BINDINGS = [
        Binding("tab", "app.focus_next", "Next line", priority=True),
        Binding("enter", "onward", "Next line", show=False),
    ]

    def action_onward(self) -> None:
        """Go to the line below; from the last one back to the page, where enter goes on."""
        lines = list(self.screen.query(_Line))
        at = lines.index(self)
        target = lines[at + 1] if at + 1 < len(lines) else self.screen.query_one(CoolDown)
        target.focus()


class CoolDown(Vertical, can_focus=True):
    """A page with nothing of the client's on it. Enter goes on at any time."""

    BINDINGS = [
        Binding("enter", "screen.go_on", "Go on", show=False),
        Binding("space", "pause", "Pause"),
        Binding("space", "breathe", "Carry on"),
        Binding("p", "pace", "Pace"),
        Binding("t", "still", "Words only"),
        Binding("t", "move", "Moving form"),
        Binding("l", "screen.longer", "I need longer"),
        Binding("tab", "app.focus_next", "Write a line", priority=True),
        Binding("shift+tab", "app.focus_previous", "Line before", show=False, priority=True),
    ]

    class Written(Message):
        """One of the two lines has other words in it."""

    def __init__(self, cooling: Cooling, settings: Settings, *, pacer: Pacer | None = None) -> None:
        super().__init__(id="cool-down", classes="stop")
        self._cooling = cooling
        you = settings.name.split()[0] if settings.name.strip() else "you"
        self._questions = (
            ("should", f"What should {you} do here?"),
            ("matters", "What matters to you in your work?"),
        )
        self.pacer = pacer or Pacer(settings.pace, still=settings.still)

    def compose(self) -> ComposeResult:
        """The pacer in the middle, what is known about it below, then the two lines."""
        yield Static(OUT_OF_SIGHT, classes="head")
        yield self.pacer
        yield Static(Content(self.pacer.pace.known), classes="known")
        for name, question in self._questions:
            with Horizontal(classes="asked"):
                yield Static(Content(question), classes="label")
                yield _Line(getattr(self._cooling, name), name=name, select_on_focus=False)

    def show(self, cooling: Cooling, until: datetime | None) -> None:
        """Show what this case has; a line that says the same is left alone, with its caret."""
        wait = f" You wanted to wait until {until:%A, %H:%M}." if until else ""
        self.query_one(".head", Static).update(Content(OUT_OF_SIGHT + wait))
        for line in self.query(_Line):
            words = getattr(cooling, line.name or "")
            if line.value.strip() != words.strip():
                with line.prevent(Input.Changed):
                    line.value = words

    def into(self, cooling: Cooling) -> Cooling:
        """Return this with what stands in the two lines."""
        lines = {line.name or "": line.value.strip() for line in self.query(_Line)}
        return cooling.but(**{n: words for n, words in lines.items() if words != getattr(cooling, n).strip()})

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Written())

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
        """A key that turns something has the words for the way it turns now."""
        if action in ("pause", "breathe"):
            return (action == "breathe") == self.pacer.paused
        if action in ("still", "move"):
            return (action == "move") == self.pacer.still
        return True
