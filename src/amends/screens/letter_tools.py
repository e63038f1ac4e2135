"""What can be done in the text of a letter besides writing: starters, finding, parts, the own editor."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from amends.letters import arranged, as_one_text, from_one_text, layout
from amends.screens.dialog_ask import FindWords
from amends.screens.dialog_parts import ArrangeParts
from amends.screens.dialog_starters import Starters
from amends.screens.judged_screen import JudgedScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.domain.draft import Draft
    from amends.screens.case_screen import CaseScreen
    from amends.widgets.letter_caret import Left


SEALED = "This letter cannot be changed any more."


class LetterTools(JudgedScreen):
    """A screen with a letter editor, and the tools for it."""

    _sought = ""
    _arriving: Left | None = None
    _was_in_letter = False
    """Whether the letter had the focus on the screen that one comes from."""
    _goes_on = False
    """Whether one has gone on to this step, so that what is typed next is meant for the letter."""

    class OwnEditor(Message):
        """Open this text in the user's own editor on that line; ``take`` makes the case of what comes back.

        It is kept at once and not sent up as news: what is typed next must not go into the same change.
        """

        def __init__(self, text: str, line: int, take: Callable[[str], Case]) -> None:
            super().__init__()
            self.text = text
            self.line = line
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
        how = await self.ask(ArrangeParts(self.editor.draft))
        if how is None or how.before == how.after:
            return
        if self.sealed:
            self.notify(SEALED, markup=False)
        else:
            self._put(arranged(self.editor.draft, how), "arrange the parts")

    def _put(self, draft: Draft, what: str) -> None:
        """Put another form of the letter in its place, as one change."""
        if draft != self.editor.draft:
            self._show(draft)
            self.change(self.present.with_draft(draft), what)

    def _show(self, draft: Draft) -> None:
        self.editor.show(draft)
        self.letter = self.rendered(draft)
        self.judge()

    def action_own_editor(self) -> None:
        """Open the whole letter in the user's own editor, at the caret where the editor takes a line."""
        if self.sealed:
            self.notify(SEALED, markup=False)
            return
        self.editor.rest()
        draft, left = self.editor.draft, self.editor.left
        page = as_one_text(draft, locale=self.settings.locale)
        line = page.lines.get(left.place, 1) if left else 1
        if left:
            line += self.editor.text(left.place).count("\n", 0, left.caret)
        self.post_message(self.OwnEditor(page.text, line, partial(self._from_own_editor, draft)))

    def _from_own_editor(self, given: Draft, text: str) -> Case:
        """Show the letter as it came back, say what could not be told apart, and return the case with it."""
        back = from_one_text(text, given, self.editor.draft)
        if back.said:
            words = "\n".join(back.said)
            self.notify(words, title="Own editor", severity="warning", timeout=12, markup=False)
        if back.draft == self.editor.draft:
            return self.present
        self._show(back.draft)
        case = self.present.with_draft(back.draft)
        self.on_its_way.append(case)  # it comes back down as the screen's own
        return case

    def leave_text(self) -> None:
        """Take the caret out of the text; the letter itself keeps the focus, so that arrows scroll it."""
        self.editor.rest()
        self.set_focus(self.editor)

    def come_from(self, other: CaseScreen, *, onward: bool = False) -> None:
        """Go on where the caret was on the other screen with the same letter, once this one is in front."""
        self._goes_on = onward
        if isinstance(other, LetterTools):
            self._arriving = other.editor.left
            self._was_in_letter = other.in_letter

    def arrive(self) -> None:
        """Put the caret where it was on the screen one comes from."""
        left, self._arriving = self._arriving, None
        if left is None:
            return
        if self._was_in_letter and not self.in_letter:
            self.set_focus(self.editor)
        if self._wrote_here is not None:  # tab leads back into the text that was written in since
            self._wrote_here = replace(left, within=True)
        self.editor.go_to(left)

    @property
    def in_letter(self) -> bool:
        """Whether the focus is in the letter, and not beside it."""
        focused = self.focused
        return focused is not None and self.editor in focused.ancestors_with_self
