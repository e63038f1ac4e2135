"""What every dialog shares: a calm box in the middle, and esc to go back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from amends.screens.toasts_in_front import ToastsInFront
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

R = TypeVar("R")

WIDTH = 72
"""Columns of the box where the screen is wide enough, as in the stylesheet."""


def tell(below: Static, trouble: str) -> None:
    """Show below a line what is wrong with it; nothing when it is right."""
    below.update(Content.assemble(("! ", "bold $warning"), trouble) if trouble else Content())
    below.set_class(bool(trouble), "-told")


class Dialog(ToastsInFront, ModalScreen[R | None]):
    """A box over the screen. esc dismisses it with None; nothing is lost by that."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    TITLE_TEXT: ClassVar[str] = ""
    PURPOSE: ClassVar[str] = ""
    """What it is for, in a line or two: the text of F1."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Back"),
        Binding("f1,question_mark", "app.help", "Help", show=False),
        # Done before the next key is handed on: what is typed right after tab lands in the next field.
        Binding("tab", "app.focus_next", "Next field", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Field before", show=False, priority=True),
        # Where a list or a text has the focus these are its own.
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]
    _height = 0
    """Lines of the box when it was laid out last."""

    def compose(self) -> ComposeResult:
        """The box with its title, and the line of keys."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.title_text())
            yield from self.compose_box()
        yield KeyLine()

    def title_text(self) -> str:
        """The words in the border."""
        return self.TITLE_TEXT

    def compose_box(self) -> ComposeResult:
        """Yield what stands in the box."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Follow the box as it gives way to a toast."""
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, _screen: object) -> None:
        """Keep what has the focus in sight when the box has become lower."""
        height = self.query_one(".box").size.height
        if height < self._height and self.focused is not None:
            self.keep_in_sight(self.focused)
        self._height = height

    def keep_in_sight(self, focused: Widget) -> None:
        """Scroll the box to what has the focus."""
        focused.scroll_visible(animate=False)

    def action_scroll(self, lines: int) -> None:
        """Show more of what the box holds."""
        self.query_one(".box").scroll_relative(y=lines, animate=False)

    def action_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """A question with one way on and one way back."""

    PURPOSE: ClassVar[str] = "A question before something is done: enter does it, esc leaves all as it is."

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "yes", "Yes")]

    def __init__(self, question: str, words: str | Content = "") -> None:
        super().__init__()
        self._question = question
        self._words = words

    def title_text(self) -> str:
        """The question itself."""
        return self._question

    def compose_box(self) -> ComposeResult:
        """The words under the question."""
        yield Static(Content(self._words) if isinstance(self._words, str) else self._words)

    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)
