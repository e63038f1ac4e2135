"""The desk: every case, where it stands, what is next. It paints before any case is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from amends.ledger import age, standing_now
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.desk_line import DeskLine
from amends.widgets.key_line import KeyLine
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.widgets import Input

    from amends.domain.summary import Glimpse, Summary, View

VIEWS: tuple[View | None, ...] = ("open", "waiting", "closed", None)
EMPTY = (
    "Nothing here yet.\n\n"
    "n   a new case: their message, or their silence\n"
    "s   a sample to try, made up, yours to throw away"
)


def _column(words: str, width: int, style: Style | str = "") -> Text:
    column = Text(words, style=style)
    column.truncate(width, overflow="ellipsis", pad=True)
    return column


class Desk(Screen[None]):
    """The cases at the left; what is next for the one under the cursor at the right."""

    AUTO_FOCUS = "PickList"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    PURPOSE: ClassVar[str] = (
        "Every case is one thing that went wrong with one client, and one file on your machine.\n\n"
        "The list says where each stands: what you are writing, what you wait for, what you owe and by when. "
        "Not knowing is worse than a no, so a letter without an answer stays in sight."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("s", "sample", "Sample"),
        Binding("a", "answer", "Their answer"),
        Binding("slash", "find", "Find"),
        Binding("right", "view(1)", "Views", key_display="← →"),
        Binding("left", "view(-1)", "View before", show=False),
        Binding("D", "trash", "Trash", key_display="D"),
        Binding("comma", "settings", "Settings", key_display=","),
        Binding("escape", "back", "Back", show=False),
        Binding("ctrl+n", "open", "Go on", show=False),
        Binding("tab", "app.focus_next", "Other side", show=False),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    class Opened(Message):
        """Open this case."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    class Pointed(Message):
        """The cursor is on this case: what is in it will be wanted beside the list."""

        def __init__(self, summary: Summary | None) -> None:
            super().__init__()
            self.summary = summary

    class Answered(Message):
        """Their answer arrived for this case."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    class Trashed(Message):
        """Move this case to the trash."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    class NewAsked(Message):
        """Start a new case."""

    class SampleAsked(Message):
        """Start with the sample."""

    class SettingsAsked(Message):
        """Change the settings."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(id="desk")
        self._clock = clock
        self.summaries: tuple[Summary, ...] = ()
        """The cases shown, before view and filter."""
        self._view = 0
        self._words = ""
        self._columns = (12, 10)
        """How wide the client and where it stands are drawn."""
        self._glimpse: Glimpse | None = None
        self._ready = False

    def compose(self) -> ComposeResult:
        """The line on top, the two panes, the line of keys."""
        self.line = DeskLine()
        self.cases: PickList[Summary] = PickList(self._row, spaced=True, empty="", id="list")
        self._left = Pane(self.cases, Static(Content(EMPTY), id="empty", classes="muted"), id="cases")
        self._beside = Static()
        yield self.line
        yield Horizontal(self._left, Pane(self._beside, id="beside"), id="panes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what was given before there was a list to show it in."""
        self._ready = True
        self._fill()

    def show(self, summaries: Sequence[Summary]) -> None:
        """Show these cases; the cursor stays on the case it was on."""
        self.summaries = tuple(summaries)
        if self._ready:
            self._fill()

    def _fill(self) -> None:
        now = self._clock()
        wanted = VIEWS[self._view]
        words = self._words.casefold()
        shown = [
            s
            for s in self.summaries
            if (wanted is None or s.view == wanted or s.trouble)
            and words in f"{s.client} {s.title} {s.stands} {s.id}".casefold()
        ]
        shown.sort(key=lambda summary: bool(summary.trouble))
        pointed = self.cases.pointed.id if self.cases.pointed else ""
        at = next((i for i, summary in enumerate(shown) if summary.id == pointed), 0)
        self._columns = (
            max([12, *(min(22, cell_len(each.client)) for each in shown)]),
            max([10, *(min(22, cell_len(standing_now(each, now))) for each in shown if not each.trouble)]),
        )
        if not shown:
            self._glimpse = None
            self.query_one("#beside", Pane).border_title = None
            self._beside.update(Content())
        self.cases.empty = self._nothing()
        self.cases.show(shown, at)
        empty = not self.summaries
        self.query_one("#empty").display = empty
        self.cases.display = not empty
        self.set_class(empty, "-empty")
        self._left.border_title = Content(f"Cases · {wanted or 'all'}")
        self.line.show(self.summaries, now.date())
        if empty:
            self._beside.update(Content(""))

    def _nothing(self) -> str:
        if self._words:
            return " No case has these words. esc shows all again."
        waiting = sum(summary.view == "waiting" for summary in self.summaries)
        words = "Nothing is open" if VIEWS[self._view] == "open" else "None of them stands here"
        more = f"; {waiting} {'waits' if waiting == 1 else 'wait'} for an answer" if waiting else ""
        return f" {words}{more}. → shows the others."

    def _row(self, summary: Summary, width: int, view: PickList[Summary]) -> Text:
        now = self._clock()
        muted = view.get_component_rich_style("pick--muted", partial=True)
        if summary.trouble:
            bad = view.get_component_rich_style("pick--bad", partial=True)
            return Text.assemble((" ✗ ", bad), f"{summary.path.name}  ", (summary.trouble, muted))
        overdue = summary.due is not None and summary.due <= now.date() and summary.view != "closed"
        sign, style = ("!", "pick--look") if overdue else (" ", "pick--muted")
        if summary.stands == "accepted":
            sign, style = "✓", "pick--good"
        if summary.copies:
            sign, style = "≠", "pick--look"
        when = age(summary.updated or summary.created or now, now)
        name, stands = self._columns
        about = max(8, width - name - stands - 16)
        row = Text.assemble(" ", (sign, view.get_component_rich_style(style, partial=True)), " ")
        row.append_text(_column(summary.client or "Someone", name)).append("  ")
        row.append_text(_column(summary.title, about, muted)).append("  ")
        row.append_text(_column(standing_now(summary, now), stands))
        return row.append(f"{when:>8} ", style=muted)

    @property
    def pointed(self) -> Summary | None:
        """The case under the cursor."""
        return self.cases.pointed if self._ready else None

    def show_trouble(self, summary: Summary, words: str) -> None:
        """Say beside the list why a case cannot be opened."""
        if self.pointed is summary:
            self.query_one("#beside", Pane).border_title = Content(summary.path.name)
            self._glimpse = None
            self._beside.update(Content(words))

    def show_glimpse(self, summary: Summary, case: Glimpse) -> None:
        """Show beside the list what is in the case under the cursor."""
        if self.pointed is summary:
            self._glimpse = case
            who = summary.client or "Someone"
            words = f"{who} · {summary.title}" if summary.title else who
            self.query_one("#beside", Pane).border_title = Content(words)
            self._draw_beside()
            self.call_after_refresh(self._draw_beside)  # the first case comes before its pane has a width

    def _draw_beside(self) -> None:
        from amends.widgets.case_beside import beside

        width = self.query_one("#beside", Pane).content_size.width
        if self._glimpse is not None and width:
            self._beside.update(beside(self._glimpse, self._clock().date(), width))

    def on_resize(self) -> None:
        """What stands beside the list wraps to the new width."""
        self.call_after_refresh(self._draw_beside)

    @on(PickList.Pointed)
    def _pointed(self, event: PickList.Pointed) -> None:
        self.refresh_bindings()
        self.post_message(self.Pointed(event.item))

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        self.post_message(self.Opened(event.item))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what has nothing to act on."""
        if action == "sample":
            return not self.summaries
        if action in ("answer", "trash"):
            return self.pointed is not None
        if action in ("find", "view"):
            return bool(self.summaries)
        return True

    def action_open(self) -> None:
        """Open the case under the cursor, or start a new one when there is none."""
        if self.cases.pointed is not None:
            self.post_message(self.Opened(self.cases.pointed))
        else:
            self.post_message(self.NewAsked())

    def action_new(self) -> None:
        """Start a new case."""
        self.post_message(self.NewAsked())

    def action_sample(self) -> None:
        """Start with the sample."""
        self.post_message(self.SampleAsked())

    def action_answer(self) -> None:
        """Their answer arrived."""
        if self.cases.pointed is not None:
            self.post_message(self.Answered(self.cases.pointed))

    def action_trash(self) -> None:
        """Move the case under the cursor to the trash; it is asked first."""
        if self.cases.pointed is not None:
            self.post_message(self.Trashed(self.cases.pointed))

    def action_settings(self) -> None:
        """Change the settings."""
        self.post_message(self.SettingsAsked())

    def action_view(self, by: int) -> None:
        """Show the open cases, the waiting, the closed, or all."""
        self._view = (self._view + by) % len(VIEWS)
        self._fill()

    def action_find(self) -> None:
        """Open the line that finds."""
        from textual.widgets import Input

        found = self.query("#find")
        if found:
            found.first(Input).focus()
            return
        line = Input(placeholder="client, subject, where it stands", id="find", classes="-open")
        self.mount(line, before=self.query_one("#panes"))
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter at each key."""
        self._words = event.value
        self._fill()

    def on_input_submitted(self) -> None:
        """Open what was found."""
        self.set_focus(self.cases)
        self.cases.action_pick()

    async def action_back(self) -> None:
        """Close the line that finds."""
        found = self.query("#find")
        if found:
            self._words = ""
            await found.remove()
            self._fill()
            self.cases.focus()
