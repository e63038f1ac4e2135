"""Small dialogs that ask for one thing: a line, or one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from amends.screens.dialog import Dialog, tell
from amends.widgets.entry import Hinted
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

T = TypeVar("T")


class AskLine(Dialog[str]):
    """One line of text; enter answers."""

    PURPOSE: ClassVar[str] = "One line of your own: enter keeps it, esc goes back without it."

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "answer", "Keep", key_display="enter")]
    REPLACED: ClassVar[bool] = False
    """Whether typing replaces what stands in the line: it is selected; else the caret is at its end."""

    def __init__(
        self,
        question: str,
        *,
        words: str = "",
        given: str = "",
        hint: str = "",
        needed: bool = True,
        read: Callable[[str], str] = str,
    ) -> None:
        super().__init__()
        self._needed = needed
        self._read = read
        """Returns the answer as it is taken; raises ValueError, in words, for one that is not."""
        self._question = question
        self._words = words
        self._given = given
        self._hint = hint
        """What the empty line asks for."""

    def title_text(self) -> str:
        """The question itself."""
        return self._question

    def compose_box(self) -> ComposeResult:
        """What it is for, and the line."""
        if self._words:
            yield Static(Content(self._words), classes="muted")
        yield Hinted(self._given, placeholder=self._hint, select_on_focus=self.REPLACED)
        yield Static(classes="wrong")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Answer with what is written; what cannot be taken is said, and stays in the line."""
        words = self.query_one(Input).value.strip()
        if not words and self._needed:
            self.notify("Nothing is written yet. esc goes back without it.", markup=False)
            return
        try:
            self.dismiss(self._read(words))
        except ValueError as trouble:
            tell(self.query_one(".wrong", Static), str(trouble))


class FindWords(AskLine):
    """Words to look for in the letter."""

    PURPOSE: ClassVar[str] = "Any words of the letter; enter selects them where they stand next."

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "answer", "Find", key_display="enter")]
    REPLACED = True


class AskWhich(Dialog[T], Generic[T]):
    """One of several; enter picks."""

    PURPOSE: ClassVar[str] = "One of several: the arrows point, enter takes it, esc goes back without one."

    def __init__(self, question: str, choices: Sequence[tuple[str, T]], *, words: str = "") -> None:
        super().__init__()
        self._question = question
        self._words = words
        self._choices = tuple(choices)
        self._list: PickList[tuple[str, T]] = Choices(lambda choice, _width, _list: Text(f" {choice[0]}"))

    def title_text(self) -> str:
        """The question itself."""
        return self._question

    def compose_box(self) -> ComposeResult:
        """The choices."""
        yield self._list
        if self._words:
            yield Static(Content(self._words), classes="gap muted")

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._choices)
        self._list.focus()

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item[1])
