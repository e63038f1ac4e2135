"""Dialogs that say what is the matter with a file, show what differs, and offer the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.differences import shown
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from amends.domain.differences import Difference
    from amends.domain.summary import Copy


class Way(NamedTuple):
    """One way on."""

    answer: str
    key: str
    title: str
    words: str


class Ways(Dialog[str]):
    """A few words, what differs if anything does, and the ways on, each with a letter of its own."""

    def __init__(
        self, title: str, words: str, ways: tuple[Way, ...], differing: tuple[Difference, ...] | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self.ways = ways
        """The ways on, in the order shown."""
        self._differing = differing
        self._list: PickList[Way] = Choices(self._row)

    @staticmethod
    def _row(way: Way, _width: int, view: PickList[Way]) -> Text:
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        return Text.assemble(" ", (way.key, accent), f"  {way.title:20}", (way.words, muted))

    def title_text(self) -> str:
        """What is the matter."""
        return self._title

    def compose_box(self) -> ComposeResult:
        """The words, the differences, the ways."""
        yield Static(Content(self._words))
        if self._differing is not None:
            with VerticalScroll(classes="differences gap", can_focus=True):
                yield Static(shown(self._differing))
        self._list.add_class("gap")
        yield self._list

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self.ways)
        self._list.focus()

    def on_key(self, event: Key) -> None:
        """Take a way by its letter."""
        way = next((each for each in self.ways if each.key == event.key), None)
        if way is not None:
            event.stop()
            self.dismiss(way.answer)

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item.answer)


class NotSavedNow(Ways):
    """The case could not be saved: why, and what can be done about it now."""

    HELP_TITLE: ClassVar[str] = "Not saved"
    PURPOSE: ClassVar[str] = (
        "Everything you wrote is still here, and amends goes on trying by itself. What was saved before is "
        "not touched by a save that fails."
    )

    def __init__(self, trouble: str, go: str, apart: str) -> None:
        ways = [
            Way("again", "a", "Try again", "when the cause is gone"),
            Way("elsewhere", "e", "Save elsewhere", "a copy in a folder of your choice"),
            Way("copy", "c", "Copy the letter", "to the clipboard"),
        ]
        kept = ""
        if apart:
            kept = f"\n\nMeanwhile it is kept in\n{apart}"
        if go:
            what = "the next start offers what is kept" if apart else "what is not saved is lost then"
            ways.append(Way("go", "g", f"{go} all the same", what))
        super().__init__("Not saved", f"{trouble}{kept}", tuple(ways))


class Changed(Ways):
    """The open case was changed elsewhere, in the same places."""

    HELP_TITLE: ClassVar[str] = "Changed elsewhere"
    PURPOSE: ClassVar[str] = (
        "Another window, a sync service or a hand has written the file of this case, and you have changed "
        "the same words here. amends does not mix two people's words in one sentence: you choose."
    )

    def __init__(self, differing: tuple[Difference, ...]) -> None:
        super().__init__(
            "Changed elsewhere",
            "You and somebody else changed the same words of this case: another window, a sync service, or a "
            "hand. [-theirs-] stands in the file, {+yours+} is on your screen.",
            (
                Way("both", "b", "Keep both", "yours goes into a file of its own"),
                Way("mine", "m", "Keep mine", "theirs goes to the trash"),
                Way("theirs", "t", "Take theirs", "yours goes to the trash"),
            ),
            differing,
        )


class NotSavedThen(Ways):
    """Something could not be saved when amends ended last time."""

    HELP_TITLE: ClassVar[str] = "Kept for you"
    PURPOSE: ClassVar[str] = (
        "When amends ended, this case could not be written into its file, so it was kept apart. Nothing is "
        "decided until you choose; esc asks again at the next start."
    )

    def __init__(self, who: str, file: str, differing: tuple[Difference, ...] | None) -> None:
        super().__init__(
            "Kept for you",
            f"{who}\n\nThis could not be saved when amends ended, and was kept apart. {file}".rstrip(),
            (
                Way("restore", "r", "Restore", "put it in its place and go on with it"),
                Way("both", "b", "Keep both", "it gets a file of its own"),
                Way("discard", "d", "Discard", "move it to the trash"),
            ),
            differing,
        )


class CopyBeside(Ways):
    """A copy lies beside the case, because it was changed in two places at once."""

    HELP_TITLE: ClassVar[str] = "A copy beside the case"
    PURPOSE: ClassVar[str] = (
        "A sync service that finds a case changed on two machines keeps both: one under its name, one as a "
        "copy. amends shows how they differ. What you do not keep goes to the trash, not away."
    )

    def __init__(self, copy: Copy, differing: tuple[Difference, ...] | None, trouble: str) -> None:
        words = "[-this-] is in the case, {+this+} in the copy." if differing is not None else trouble
        super().__init__(
            "A copy beside the case",
            f"{copy.path.name}\nwas put there by {copy.by}: the case was changed in two places. {words}",
            (
                Way("later", "o", "Open the case", "and leave the copy where it is"),
                Way("keep", "k", "Keep the case", "the copy goes to the trash"),
                Way("take", "t", "Take the copy", "the case as it was goes to the trash"),
                Way("both", "b", "Keep both", "the copy becomes a case of its own"),
            ),
            differing,
        )
