"""The second stop of Read: the message is out of sight, a breath to follow, and three things to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from amends.widgets.adopting import adopt
from amends.widgets.at_once import at_once
from amends.widgets.heat_line import HeatLine
from amends.widgets.line_keys import LineKeys
from amends.widgets.pacer import Pacer

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.domain.case import Cooling
    from amends.domain.settings import Settings

OUT_OF_SIGHT = "The message is out of sight."
_SHORT, _LONG = 3, 7
"""Rows of both answers together for which a low screen has room beside what is known, and beside the bar."""


class _Line(LineKeys):
    """One of the two answers. It grows with its words, so that all are in sight."""

    BINDINGS = [
        # With priority, so that what is typed right after them lands in the next line.
        Binding("tab", "onward(1)", "Next line", priority=True),
        Binding("shift+tab", "onward(-1)", "Line before", show=False, priority=True),
        Binding("enter", "leave", "Next line", show=False, priority=True),
    ]

    def __init__(self, words: str, *, name: str) -> None:
        super().__init__(words, name=name, tab_behavior="focus", highlight_cursor_line=False)
        self.move_cursor(self.document.end)

    @property
    def words(self) -> str:
        """What stands in it, on one line."""
        return " ".join(self.text.split())

    def adopt(self, words: str) -> None:
        """Hold other words; what says the same stays, with its caret."""
        if self.words != " ".join(words.split()):
            with self.prevent(TextArea.Changed):
                adopt(self, words)

    def on_resize(self) -> None:
        """Its words may take another number of rows now."""
        self.screen.query_one(CoolDown).make_room()

    def action_onward(self, by: int) -> None:
        """Go to what can be answered below or above."""
        self.screen.query_one(CoolDown).action_onward(by)

    def action_leave(self) -> None:
        """Go to the line below; from the last one back to the page, where enter goes on."""
        page = self.screen.query_one(CoolDown)
        if self is page.lines[-1]:
            self.screen.set_focus(page.rest())
        else:
            page.action_onward(1)

    def go_out(self, by: int) -> None:
        """Go on with the arrows as with tab."""
        self.action_onward(by)


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
        Binding("backspace", "correct", "Correct the heat", show=False),
        Binding("tab", "onward(1)", "Write a line"),
        Binding("shift+tab", "onward(-1)", "Line before", show=False),
        Binding("down", "onward(1)", "Line below", show=False),
        Binding("up", "onward(-1)", "Line above", show=False),
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
                yield _Line(getattr(self._cooling, name), name=name)

    def on_mount(self) -> None:
        """Where nothing is to move, the words stand still."""
        if self.app.animation_level == "none":
            self.pacer.still = True

    @property
    def lines(self) -> tuple[_Line, ...]:
        """The two lines, the upper one first."""
        return tuple(self.query(_Line))

    @property
    def _asks(self) -> bool:
        return bool(self.query_one(".hot").display)

    def come(self) -> Widget:
        """Begin a visit; return what takes the keys: the question, unless it was answered before."""
        self._rests = False
        self.query_one(".hot").display = not self.heat.complete
        return self.heat if self._asks else self

    def rest(self) -> Widget:
        """Come out of the lines; return what takes the keys.

        A letter struck now is no word for a line any more: who left one does not mean to write.
        """
        self._rests = True
        return self.heat if self._asks else self

    def action_onward(self, by: int) -> None:
        """Go to the next of the question and the lines, round and round.

        The page takes the keys only where the question is not seen: a digit is never a step beside it.
        """
        order = (self.heat if self._asks else self, *self.lines)
        at = next((at for at, one in enumerate(order) if one is self.screen.focused), 0)
        self.screen.set_focus(order[(at + by) % len(order)])

    def on_focus(self) -> None:
        """Hand the keys to the question, after a click beside it."""
        if self._asks:
            self.screen.set_focus(self.heat)

    def make_way(self, key: str) -> None:
        """Words that are typed on the page are meant for a line, until one of them was left."""
        if not self._rests and key not in self.screen.active_bindings:
            self.write()

    def write(self) -> None:
        """Give the focus to the first line with nothing in it, or to the last."""
        line = next((line for line in self.lines if not line.words), self.lines[-1])
        self.screen.set_focus(line)
        line.move_cursor(line.document.end)

    def show(self, cooling: Cooling, until: str) -> None:
        """Show what this case has; a line that says the same is left alone, with its caret."""
        rests = f"{OUT_OF_SIGHT[:-1]}, and the case rests until {until}."
        self.query_one(".head", Static).update(Content(rests if until else OUT_OF_SIGHT))
        self.heat.show(cooling)
        if not self.heat.complete and not self._asks:
            self.query_one(".hot").display = True
            if self.screen.focused is self:
                self.screen.set_focus(self.heat)
        for line in self.lines:
            line.adopt(getattr(cooling, line.name or ""))

    def make_room(self) -> None:
        """Say whether the answers are so long that a low screen must give them more rows."""
        rows = sum(line.wrapped_document.height for line in self.lines)
        self.set_class(rows > _SHORT, "-long").set_class(rows > _LONG, "-longer")

    def into(self, cooling: Cooling) -> Cooling:
        """Return this with what was said and what stands in the two lines."""
        cooling = self.heat.into(cooling)
        lines = {line.name or "": line.words for line in self.lines}
        return cooling.but(**{n: words for n, words in lines.items() if words != getattr(cooling, n).strip()})

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.make_room()
        self.post_message(self.Written())

    @on(HeatLine.Said)
    def _said(self, event: HeatLine.Said) -> None:
        event.stop()
        self.post_message(self.Heat())

    async def action_go_on(self) -> None:
        """Go to the next stop; nothing has to be said or waited for."""
        await self.run_action("screen.go_on")

    async def action_longer(self) -> None:
        """Ask until when, and whether a short note goes out first."""
        await self.run_action("screen.longer")

    def action_correct(self) -> None:
        """Bring the question back with what was answered: on a later visit it is out of sight."""
        self.query_one(".hot").display = True
        self.screen.set_focus(self.heat)

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
        if action == "correct":
            return not self._asks
        if action in ("pause", "breathe"):
            return (action == "breathe") == self.pacer.paused
        if action in ("still", "move"):
            return (action == "move") == self.pacer.still
        return True
