"""Versions: how the case was earlier, word by word against today's; one can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from amends.domain.differences import differences
from amends.ledger.days import named
from amends.letters import render
from amends.stylesheets import LATER
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.differences import word_by_word
from amends.widgets.key_line import KeyLine
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult

    from amends.domain.case import Case

LEGEND = "[-only then-]  {+only today+}"


class Listed(NamedTuple):
    """One version: its id, its time, and why it was kept."""

    id: str
    when: datetime
    reason: str


class Versions(Screen["str | None"]):
    """The list at the left; dismissed with the id of the version to take back, or None."""

    CSS_PATH = LATER
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HELP_TITLE: ClassVar[str] = "Versions"
    PURPOSE: ClassVar[str] = """
        How this case was earlier: as it was opened, when a step was left with changes, before an
        answer came in, around another program's edit. They are kept by themselves; you may look and leave.

        The letter of the version stands against today's word by word. What is taken back becomes
        the newest version; today's stays in the list, so nothing is ever written over. Within a day
        all versions are kept, later the last of each hour, and the last of each day for good.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_back", "Take it back"),
        Binding("tab", "other_side", "Other side", priority=True),
        Binding("shift+tab", "other_side", "Other side", show=False, priority=True),
        Binding("escape", "leave", "Back"),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    def __init__(
        self,
        now: Case,
        listed: tuple[Listed, ...],
        look: Callable[[str], Case | str],
        locale: str,
        today: datetime,
    ) -> None:
        super().__init__(id="versions")
        self._now = now
        self._listed = listed
        self._look = look
        self._locale = locale
        self._today = today
        self._list: PickList[Listed] = _VersionList(
            self._row, empty="None yet. The first is kept when a step is left."
        )

    def compose(self) -> ComposeResult:
        """The list beside what is different."""
        yield Static(
            Content.styled(f"{self._now.client.name or 'Someone'} · versions", "bold"), classes="top"
        )
        with Horizontal():
            yield Pane(self._list, title="Earlier", id="listed", classes="pane -front")
            with Pane(title="Then and today", id="different", classes="pane"), VerticalScroll():
                yield Static(id="words")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._listed)
        self._list.focus()

    def _row(self, item: Listed, _width: int, view: PickList[Listed]) -> Text:
        muted = view.get_component_rich_style("pick--muted", partial=True)
        same_day = item.when.date() == self._today.date()
        day = "today" if same_day else named(item.when)
        return Text.assemble(" ", f"{day}, {item.when:%H:%M}", (f"  {item.reason}", muted))

    @on(PickList.Pointed)
    def _compare(self, event: PickList.Pointed) -> None:
        words = self.query_one("#words", Static)
        if event.item is None:
            words.update(Content.styled("Nothing to compare yet.", "$text-muted"))
            return
        then = self._look(event.item.id)
        words.update(Content(then) if isinstance(then, str) else self._between(then))

    def _between(self, then: Case) -> Content:
        """The letter word by word, and what else in the case differs."""
        before, after = self._texts(then), self._texts(self._now)
        pieces = [Content.styled(LEGEND, "$text-muted")]
        if before == after:
            pieces.append(Content.styled("The letter says the same.", "$text-muted"))
        else:
            places = dict.fromkeys((*after, *before))
            pieces += [word_by_word(before.get(place, ""), after.get(place, "")) for place in places]
        others = dict.fromkeys(
            each.where for each in differences(then, self._now) if not each.where.startswith("letter")
        )
        if others:
            pieces.append(Content.styled(f"Also different: {', '.join(others)}.", "$text-muted"))
        return Content("\n\n").join(pieces)

    def _texts(self, case: Case) -> dict[tuple[str, str], str]:
        """Return the letter's texts by where they stand, so that like is compared with like."""
        draft = case.draft or case.last_sent
        if draft is None:
            return {}
        letter = render(draft, currency_locale=self._locale)
        texts: dict[tuple[str, str], str] = {("subject", ""): draft.subject} if draft.subject else {}
        parts = {(each.kind, each.part): letter.text[each.start : each.end] for each in letter.sections}
        return texts | {(str(kind), part): words for (kind, part), words in parts.items()}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a version there is nothing to take back."""
        return bool(self._listed) if action == "take_back" else True

    def action_other_side(self) -> None:
        """Move to the other pane; on a narrow screen it comes into sight."""
        panes = list(self.query(".pane"))
        there = panes[1] if panes[0].has_focus_within else panes[0]
        for pane in panes:
            pane.set_class(pane is there, "-front")
        self.app.stylesheet.update_nodes(panes, animate=False)
        self.set_focus(self._list if there is panes[0] else self.query_one(VerticalScroll))

    def action_take_back(self) -> None:
        """Take the version under the cursor back."""
        if self._list.pointed is not None:
            self.dismiss(self._list.pointed.id)

    def action_leave(self) -> None:
        """Go back with nothing changed."""
        self.dismiss(None)


class _VersionList(PickList[Listed]):
    """enter is the screen's: it acts on either side."""

    BINDINGS = [Binding("enter", "screen.take_back", "Take it back")]
