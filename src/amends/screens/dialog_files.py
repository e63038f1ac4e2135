"""Dialogs that say what is the matter with a file, show what differs, and offer the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from amends.screens.dialog_ways import Way, Ways

if TYPE_CHECKING:
    from amends.domain.differences import Difference
    from amends.domain.summary import Copy


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
