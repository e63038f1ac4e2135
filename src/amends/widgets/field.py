"""A field: a label, an input, how it is understood, and what is wrong with it on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from amends.ledger.typed import TypedError
from amends.widgets.entry import Entry

if TYPE_CHECKING:
    from textual.app import ComposeResult

T = TypeVar("T")


class Field(Vertical, Generic[T]):
    """A label, an input, how it is understood, and below it what is wrong; the last only when left."""

    BINDINGS = [
        Binding("enter", "onward", "Next field", show=False, priority=True),
        Binding("tab", "onward", "Next field", priority=True),
        Binding("down", "onward", "Next field", show=False, priority=True),
        Binding("shift+tab", "backward", "Field before", show=False, priority=True),
        Binding("up", "backward", "Field before", show=False, priority=True),
    ]

    SHORT: ClassVar[bool] = True
    """Whether its input is short: for all but words. What is short is typed anew, so it is selected on coming
    to it; in words the caret is at their end."""
    NOTE_BELOW: ClassVar[bool] = False
    """Whether how it is understood stands on a line of its own, since it is long."""

    class Changed(Message):
        """The field's value is another one; text that cannot be read counts as empty."""

        def __init__(self, field: Field[Any]) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> Field[Any]:
            """The field, so that @on can name it."""
            return self.field

    class Told(Message):
        """What is wrong with the field is said now, or nothing is any more."""

    def __init__(self, label: str, value: T, *, name: str, placeholder: str = "") -> None:
        super().__init__(name=name)
        self.set_class(self.SHORT, "-short").set_class(self.NOTE_BELOW, "-note-below")
        self._label = label
        self._value = value
        self._placeholder = placeholder
        self._trouble = ""
        self._objection = ""
        self.told = ""
        """What is said to be wrong at this moment."""

    def compose(self) -> ComposeResult:
        """The line of the field, and the line for what is wrong with it."""
        note = Static(self._note(), classes="note")
        with Horizontal(classes="line"):
            yield Static(Content(self._label), classes="label")
            yield Entry(
                self.write(self._value),
                placeholder=self._placeholder,
                classes="entry",
                select_on_focus=self.SHORT,
            )
            if not self.NOTE_BELOW:
                yield note
        if self.NOTE_BELOW:
            yield note
        yield Static(classes="trouble")

    @property
    def label(self) -> str:
        """What stands before it."""
        return self._label

    @property
    def value(self) -> T:
        """What the field holds, as far as it can be read."""
        return self._value

    @property
    def trouble(self) -> str:
        """What is wrong with the text in it, in words; empty when nothing is."""
        return self._trouble

    @property
    def entry(self) -> Entry:
        """The input itself."""
        return self.query_one(Entry)

    def show(self, value: T) -> None:
        """Hold another value. What is being typed stays when it means the same."""
        if value == self.flush():
            if value != self._value:
                self._take(self.entry.value)  # its own words, whose news is still on the way
            return
        self._value, self._trouble = value, ""
        if self.is_mounted:
            with self.prevent(Input.Changed):
                self.entry.value = self.write(value)
            self._draw(tell=True)

    @property
    def unread(self) -> str:
        """What stands in the input and cannot be read, as it was typed; empty when it can."""
        if not self.is_mounted:
            return ""
        typed = self.entry.value
        try:
            self.read(typed)
        except TypedError:
            return typed.strip()
        return ""

    def show_unread(self, typed: str) -> None:
        """Show what was typed although it cannot be read, and what is wrong with it."""
        with self.prevent(Input.Changed):
            self.entry.value = typed
        self._take(typed)
        self._draw(tell=True)

    def flush(self) -> T:
        """Return what the input means at this moment, also when its news is still on the way."""
        if not self.is_mounted:
            return self._value
        try:
            return self.read(self.entry.value)
        except TypedError:
            return self.read("")

    def settle(self) -> T:
        """Return what the input means now, with its trouble known, also when its news is still on the way."""
        self._take(self.entry.value)
        return self._value

    def tell(self) -> None:
        """Show what is wrong now, as on leaving the field."""
        self._draw(tell=True)

    def object_to(self, words: str) -> None:
        """Say below it what is wrong with a value that can be read; it is kept. Empty: nothing is."""
        if words != self._objection:
            self._objection = words
            if self.is_mounted:
                self._draw(tell=True)

    def redraw(self) -> None:
        """Draw the note again, when what it depends on has changed."""
        if self.is_mounted:
            self.query_one(".note", Static).update(self._note())

    def read(self, text: str) -> T:
        """Read what was typed; raises TypedError."""
        raise NotImplementedError

    def write(self, value: T) -> str:
        """Write a value as one would type it."""
        raise NotImplementedError

    def understood(self, value: T) -> str:
        """How the value is understood, in a few words beside the input; empty for none."""
        return ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        before = self._value
        self._take(event.value)
        self._draw(tell=False)
        if self._value != before:
            self.post_message(self.Changed(self))

    def on_descendant_blur(self) -> None:
        """The field is left: say what is wrong with it."""
        self._draw(tell=True)

    def action_onward(self) -> None:
        """Go to the next field."""
        self.screen.focus_next(".entry")

    def action_backward(self) -> None:
        """Go to the field before."""
        self.screen.focus_previous(".entry")

    def _take(self, text: str) -> None:
        try:
            self._value, self._trouble = self.read(text), ""
        except TypedError as error:
            self._value, self._trouble = self.read(""), str(error)

    def _note(self) -> Content:
        return Content(self.understood(self._value))

    def _draw(self, *, tell: bool) -> None:
        self.query_one(".note", Static).update(self._note())
        if tell or not self._trouble:
            wrong = self._trouble or self._objection
            trouble = self.query_one(".trouble", Static)
            trouble.update(Content.assemble(("! ", "bold $warning"), wrong))
            self.set_class(bool(wrong), "-told")
            if wrong != self.told:
                self.told = wrong
                self.post_message(self.Told())
