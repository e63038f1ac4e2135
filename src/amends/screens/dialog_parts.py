"""The parts of the letter: their order, which are in it, and one more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.letters import Arrangement, arrangement, in_or_out, layout, moved, with_another
from amends.screens.dialog import Dialog
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from amends.domain.draft import Draft, Part

WORDS = "A part that is left out keeps its words here. ctrl+z in the letter takes all of it back."


class PartsList(PickList["tuple[Part, str]"]):
    """The parts in their order; enter leaves one out or takes it in."""

    BINDINGS = [
        Binding("enter", "pick", "In or out"),
        Binding("left_square_bracket", "shift(-1)", "Further up", key_display="["),
        Binding("right_square_bracket", "shift(1)", "Further down", key_display="]"),
    ]

    def __init__(self, dialog: ArrangeParts) -> None:
        super().__init__(_row)
        self._dialog = dialog

    def action_shift(self, by: int) -> None:
        """Move the part under the cursor."""
        self._dialog.shift(by)


class ArrangeParts(Dialog[Arrangement]):
    """Answers with how the parts are arranged, however the box is left: there is nothing to lose.

    Not with the letter: its words may be changed elsewhere while the box is open.
    """

    TITLE_TEXT = "Parts of the letter"
    PURPOSE: ClassVar[str] = (
        "The parts in their order: move one, leave one out, take one in. Words in a part "
        "that is left out are kept."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "another", "One more"),
        Binding("ctrl+n", "cancel", "Back to the letter", show=False),
    ]

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._given = self._draft = draft
        self._list = PartsList(self)

    def compose_box(self) -> ComposeResult:
        """The list, and what leaving out means."""
        yield self._list
        yield Static(Content(WORDS), classes="gap muted")

    def on_mount(self) -> None:
        """Fill the list."""
        self._show(0)
        self._list.focus()

    def _show(self, cursor: int | None = None) -> None:
        plans = layout(self._draft)
        self._list.show(
            [(part, plan.title) for part, plan in zip(self._draft.parts, plans, strict=True)], cursor
        )
        self._list.styles.height = len(self._draft.parts)

    def shift(self, by: int) -> None:
        """Move the part under the cursor; the cursor goes with it."""
        if self._list.pointed is not None:
            name = self._list.pointed[0].name
            self._draft = moved(self._draft, name, by)
            self._show([part.name for part in self._draft.parts].index(name))

    @on(PickList.Picked)
    def _in_or_out(self, event: PickList.Picked) -> None:
        self._draft = in_or_out(self._draft, event.item[0].name)
        self._show()

    def action_another(self) -> None:
        """Add a part for what no other part is for."""
        self._draft = with_another(self._draft)
        self._show(len(self._draft.parts) - 2)

    def action_cancel(self) -> None:
        """Go back to the letter as it is arranged now."""
        self.dismiss(arrangement(self._given, self._draft))


def _row(item: tuple[Part, str], width: int, view: PickList[tuple[Part, str]]) -> Text:
    part, title = item
    count = len(f"{part.text} {part.after}".split())
    words = "empty" if not count else "1 word" if count == 1 else f"{count} words"
    sign = Text("○", view.get_component_rich_style("pick--muted", partial=True)) if part.out else Text("✓")
    said = f"left out, {words}" if part.out else words
    name = Text(title)
    name.truncate(max(8, width - len(said) - 8), overflow="ellipsis", pad=True)
    return Text.assemble(
        " ", sign, "  ", name, "  ", (said, view.get_component_rich_style("pick--muted", partial=True))
    )
