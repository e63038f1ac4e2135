"""What can be done in the text of a letter besides writing: starters, finding, parts, the own editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from amends.letters import layout
from amends.screens.dialog_ask import FindWords
from amends.screens.dialog_parts import ArrangeParts
from amends.screens.dialog_starters import Starters
from amends.screens.judged_screen import JudgedScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.screens.case_screen import CaseScreen
    from amends.widgets.letter_caret import Left


class LetterTools(JudgedScreen):
    """A screen with a letter editor, and the tools for it."""

    _sought = ""
    _arriving: Left | None = None

    class OwnEditor(Message):
        """Open this text in the user's own editor, and give it back."""

        def __init__(self, text: str, take: Callable[[str], None]) -> None:
            super().__init__()
            self.text = text
            self.take = take

    def action_next_remark(self) -> None:
        """Select the next remark or blank."""
        raise NotImplementedError

    @work
    async def action_starters(self) -> None:
        """Offer openings with blanks for the part that has the caret."""
        plan = next((p for p in layout(self.editor.draft) if p.name == self.editor.here), None)
        if plan is None or not plan.starters:
            self.notify("Starters are for the parts of the letter.", markup=False)
            return
        place = self.editor.place
        text = await self.ask(Starters(plan))
        if text is not None:
            self.editor.insert(text, place)
            self.call_after_refresh(self.action_next_remark)

    @work
    async def action_find(self) -> None:
        """Select words where they stand next in the letter; the last ones are there to be sought again."""
        words = await self.ask(FindWords("Find in the letter", given=self._sought))
        if words is None:
            return
        self._sought = words
        if not self.editor.find(words):
            self.notify(f"“{words}” is not in the letter.", markup=False)

    @work
    async def action_parts(self) -> None:
        """Put the parts into another order, leave some out, take one more in."""
        self.editor.rest()
        before = self.editor.draft
        draft = await self.ask(ArrangeParts(before))
        if draft is not None and draft != before:
            self.editor.show(draft)
            self.letter = self.rendered(draft)
            self.change(self.present.with_draft(draft), "arrange the parts")
            self.judge()

    def action_own_editor(self) -> None:
        """Open the text with the caret in the user's own editor; it comes back as one change."""
        place = self.editor.place or ("part", self.editor.here)
        self.editor.rest()
        self.post_message(self.OwnEditor(self.editor.text(place), partial(self.editor.replace_text, place)))

    def leave_text(self) -> None:
        """Take the caret out of the text; the letter itself keeps the focus, so that arrows scroll it."""
        self.editor.rest()
        self.set_focus(self.editor)

    def come_from(self, other: CaseScreen) -> None:
        """Go on where the caret was on the other screen with the same letter, once this one is in front."""
        if isinstance(other, LetterTools):
            self._arriving = other.editor.left

    def arrive(self) -> None:
        """Put the caret where it was on the screen one comes from."""
        if self._arriving is not None:
            self.editor.go_to(self._arriving)
            self._arriving = None
