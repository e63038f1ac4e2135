"""The jobs of one part: what the coach found done, and the user's own word, which counts first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.content import Content
from textual.widgets import Static

from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from amends.domain.draft import Part
    from amends.letters import ShapePart

BY_HAND = "you say so"
FOUND = {True: "the coach finds it done", False: "the coach does not find it"}


class Jobs(Dialog[str]):
    """Pick a job: it is ticked when it was open, and open when it was ticked."""

    PURPOSE: ClassVar[str] = (
        "What this part should do. Tick a job that the coach did not see, or open one that it took for done."
    )

    def __init__(self, plan: ShapePart, part: Part, found: Mapping[str, bool]) -> None:
        super().__init__()
        self._plan = plan
        self._part = part
        self._found = found
        self._list: PickList[str] = Choices(self._line)

    def title_text(self) -> str:
        """Name the part."""
        return f"Jobs · {self._plan.title}"

    def compose_box(self) -> ComposeResult:
        """The jobs, and whose word it is."""
        yield self._list
        words = "Enter ticks a job or opens it again. Your word counts, and is kept with the letter."
        yield Static(Content(words), classes="gap muted")

    def on_mount(self) -> None:
        """Fill the list, the first open job under the cursor."""
        self._list.show(self._plan.jobs)
        self._list.focus()

    def _line(self, job: str, width: int, _list: PickList[str]) -> Text:
        found = self._found.get(job, False)
        by_hand = job in self._part.ticked or job in self._part.unticked
        done = self._part.has_done(job, found)
        whose = BY_HAND if by_hand else FOUND[found]
        return Text.assemble((" ✓ " if done else " ○ "), f"{job:14}", (whose, "dim"))

    @on(PickList.Picked)
    def _take(self, event: PickList.Picked) -> None:
        self.dismiss(str(event.item))
