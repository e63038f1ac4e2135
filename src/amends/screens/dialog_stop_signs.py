"""Stop signs in a message: each with what to do before any answer. Shown once; the user decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import WIDTH, Dialog

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult

    from amends.reading import StopSign

Waived = frozenset[str]
"""The kinds of the signs that do not apply."""

_MOST = 2 * (WIDTH - 12)
"""Characters of the words that a sign was found in: two lines."""


class StopSigns(Dialog[Waived]):
    """What was noticed and in which words, and what comes first; what does not apply can be said."""

    TITLE_TEXT = "Before you answer"
    PURPOSE: ClassVar[str] = (
        "What comes before any answer, because of something in their message. It is shown once; you decide. "
        "Where amends has misread, say that it does not apply: nothing asks for advice then. All commands "
        "(ctrl+p) have “What comes first”, which shows it again."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+n", "cancel", "Go on", key_display="enter"),
        Binding("x", "waive_it", "Does not apply"),
        *(
            Binding(str(number), f"waive({number - 1})", "Does not apply", show=False)
            for number in range(1, 8)
        ),
    ]

    def __init__(self, signs: Sequence[StopSign], waived: Collection[str] = ()) -> None:
        """Show the signs; those waived were said not to apply."""
        super().__init__()
        self._signs = tuple(signs)
        self._waived = {*waived}

    def compose_box(self) -> ComposeResult:
        """A title and a paragraph for each sign."""
        for number in range(len(self._signs)):
            yield Static(self._title(number), classes="title gap" if number else "title")
            yield Static(self._paragraph(number), classes="under")
        key = "x" if len(self._signs) == 1 else "Its number"
        yield Static(f"Your decision, shown once. {key} says that it does not apply.", classes="gap muted")

    def _title(self, number: int) -> Content:
        sign = self._signs[number]
        mark = "!" if len(self._signs) == 1 else f"{number + 1}"
        if sign.kind in self._waived:
            return Content.styled(f"{mark} {sign.title} · does not apply", "$text-muted")
        return Content.assemble((f"{mark} ", "bold $warning"), (sign.title, "bold"))

    def _paragraph(self, number: int) -> Content:
        sign = self._signs[number]
        first = Content.styled(sign.what_first, "$text-muted" if sign.kind in self._waived else "")
        if not sign.words:
            return first
        return Content("\n").join([Content.styled(f"“{_short(sign.words)}”", "$text-muted"), first])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One sign has x, several have a number each."""
        if action == "waive_it":
            return len(self._signs) == 1
        return action != "waive" or (len(self._signs) > 1 and parameters[0] in range(len(self._signs)))

    def action_waive_it(self) -> None:
        """Say that the only sign does not apply, or that it does after all."""
        self.action_waive(0)

    def action_waive(self, number: int) -> None:
        """Say that one of them does not apply, or that it does after all."""
        self._waived ^= {self._signs[number].kind}
        list(self.query(".title").results(Static))[number].update(self._title(number))
        list(self.query(".under").results(Static))[number].update(self._paragraph(number))

    def action_cancel(self) -> None:
        """Go on; what was said of them stays said."""
        self.dismiss(frozenset(self._waived))


def _short(words: str) -> str:
    return words if len(words) <= _MOST else f"{words[: _MOST - 1].rstrip()}…"
