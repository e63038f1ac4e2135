"""The desk: every case, where it stands, what is next. It paints before any case is opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from amends.ledger.desk import ORDERS, VIEWS, in_view, matches, ordered
from amends.screens import desk_news as news
from amends.screens import desk_words as words
from amends.screens.desk_asking import Asking
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.desk_line import DeskLine
from amends.widgets.desk_list import DeskList
from amends.widgets.key_line import KeyLine
from amends.widgets.pane import Pane
from amends.widgets.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widgets import Input

    from amends.domain.summary import Glimpse, Summary
    from amends.ledger.desk import Order, Shown

A_WHILE = 60.0
"""Seconds after which the desk looks at the clock again."""


class Desk(Asking):
    """The cases at the left; what is next for the one under the cursor at the right."""

    AUTO_FOCUS = "PickList"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    HELP_TITLE: ClassVar[str] = "Desk"
    PURPOSE: ClassVar[str] = (
        "All your cases, each one thing that went wrong with one client. Each is one file on your machine, "
        "saved as you write, and nothing is sent. Nothing has to be done here.\n\n"
        "The list says where each stands: what you are writing, what you wait for, what you owe and by when. "
        "Where it says “look again”, a day has come or a letter is left: what to do stands beside it. "
        "Not knowing is worse than a no, so a letter without an answer stays in sight."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("s", "sample", "Sample"),
        Binding("a", "answer", "Their answer"),
        Binding("slash", "find", "Find"),
        Binding("left", "view(-1)", "Views", key_display="← →"),
        Binding("right", "view(1)", "Views", key_display="← →"),
        Binding("D", "trash", "Trash", key_display="D"),
        Binding("o", "order", "Order", show=False),
        Binding("c", "duplicate", "Duplicate", show=False),
        Binding("i", "calendar", "What you owe, as a calendar", show=False),
        Binding("comma", "settings", "Settings", key_display=","),
        Binding("escape", "back", "Back", show=False),
        Binding("ctrl+n", "open", "Go on", show=False),
        Binding("ctrl+n", "begin", "New", show=False),
        Binding("tab", "app.focus_next", "Other side", show=False),
        Binding("question_mark", "app.help", "Help", show=False),
    ]

    Opened: TypeAlias = news.Opened
    Pointed: TypeAlias = news.Pointed
    Answered: TypeAlias = news.Answered
    Trashed: TypeAlias = news.Trashed
    Duplicated: TypeAlias = news.Duplicated
    FindAsked: TypeAlias = news.FindAsked
    CalendarAsked: TypeAlias = news.CalendarAsked
    NewAsked: TypeAlias = news.NewAsked
    SampleAsked: TypeAlias = news.SampleAsked
    SettingsAsked: TypeAlias = news.SettingsAsked

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(id="desk")
        self._clock = clock
        self.summaries: tuple[Summary, ...] = ()
        """The cases shown, before view and filter."""
        self._view = 0
        self._words = ""
        self._filled = ("", "")
        """The view and the words of the rows that are shown."""
        self._order: Order = "changed"
        self._texts: Mapping[str, str] = {}
        self._glimpse: Glimpse | None = None
        self._ready = False

    def compose(self) -> ComposeResult:
        """The line on top, the two panes, the line of keys."""
        self.line = DeskLine()
        self.cases = DeskList(self._clock)
        self._left = Pane(self.cases, Static(Content(words.EMPTY), id="empty", classes="muted"), id="cases")
        self._beside = Static()
        yield self.line
        yield Horizontal(self._left, Pane(self._beside, id="beside"), id="panes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what was given before there was a list to show it in."""
        self._ready = True
        self._fill()
        self.set_interval(A_WHILE, self.time_passed)

    def time_passed(self) -> None:
        """Show how the cases stand by now: a day may have come while the desk was in front."""
        if self.is_current:
            self._fill()
            self._draw_beside()

    def show(self, summaries: Sequence[Summary], at: Path | None = None) -> None:
        """Show these cases; the cursor stays on the case it was on, or comes to the one in the file named."""
        self.summaries = tuple(summaries)
        if self._ready:
            self._bring_into_view(at)
            self._fill(at)

    def _bring_into_view(self, path: Path | None) -> None:
        """Change to a view that has the case in this file, and end a search that leaves it out."""
        case = next((each for each in self.summaries if each.path == path), None)
        if case is None:
            return
        if not matches(case, self._words, self._texts):
            self._words = ""
            self.query("#find").remove()
        today = self._clock().date()
        if not in_view(case, VIEWS[self._view], today):
            self._view = VIEWS.index(next(view for view in VIEWS if in_view(case, view, today)))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Find in these texts of the cases, too: by the path of the file, in small letters."""
        self._texts = texts
        if self._ready and self._words:
            self._fill()

    def _fill(self, path: Path | None = None) -> None:
        """Show what the view has, the cursor on the case in this file, where it was, or nearest to it."""
        today = self._clock().date()
        view = VIEWS[self._view]
        # What is looked for is looked for everywhere: the view would only hide it.
        wanted = "all" if self._words.strip() else view
        shown = [
            each
            for each in self.summaries
            if in_view(each, wanted, today) and matches(each, self._words, self._texts)
        ]
        shown = ordered(shown, "due" if wanted == "owed" else self._order, today)
        if path is None and self.cases.pointed is not None:
            path = self.cases.pointed.path
        elsewhere = None if self._filled == (wanted, self._words) else 0
        self._filled = (wanted, self._words)
        at = next((i for i, summary in enumerate(shown) if summary.path == path), elsewhere)
        if not shown:
            self._glimpse = None
            self.query_one("#beside", Pane).border_title = None
            self._beside.update(Content())
        self.cases.empty = words.nothing(view, self._words, self.summaries)
        self.cases.fill(shown, at, owed=wanted == "owed")
        empty = not self.summaries
        self.query_one("#empty").display = empty
        again = not empty and not self.cases.display
        self.cases.display = not empty
        if again and self.focused is None:
            self.set_focus(self.cases)  # hidden, it had lost the keys
        self.set_class(empty, "-empty")
        order = "" if self._order == "changed" or wanted == "owed" else f" · {ORDERS[self._order]}"
        self._left.border_title = Content(f"Cases · {words.TITLES[wanted]}{order}")
        below = words.owed_elsewhere(wanted, self.summaries, today)
        self._left.border_subtitle = Content.styled(below, "$text-muted") if below else None
        self.line.show(self.summaries, self._clock())
        if empty:
            self._beside.update(Content(""))

    @property
    def pointed(self) -> Summary | None:
        """The case under the cursor."""
        return self.cases.pointed if self._ready else None

    def show_trouble(self, summary: Summary, trouble: str) -> None:
        """Say beside the list why a case cannot be opened."""
        if self.pointed is summary:
            self.query_one("#beside", Pane).border_title = Content(summary.path.name)
            self._glimpse = None
            self._beside.update(Content(trouble))

    def show_glimpse(self, summary: Summary, case: Glimpse) -> None:
        """Show beside the list what is in the case under the cursor."""
        if self.pointed is summary:
            self._glimpse = case
            who = summary.client or "Someone"
            title = f"{who} · {summary.title}" if summary.title else who
            self.query_one("#beside", Pane).border_title = Content(title)
            self._draw_beside()
            self.call_after_refresh(self._draw_beside)  # the first case comes before its pane has a width

    def _draw_beside(self) -> None:
        from amends.widgets.case_beside import beside

        width = self.query_one("#beside", Pane).content_size.width
        pointed = self.cases.pointed
        if self._glimpse is not None and pointed is not None and width:
            self._beside.update(beside(pointed, self._glimpse, self._clock(), width))

    def on_resize(self) -> None:
        """What stands beside the list wraps to the new width."""
        self.call_after_refresh(self._draw_beside)

    @on(PickList.Pointed)
    def _pointed(self, event: PickList.Pointed) -> None:
        self.refresh_bindings()
        self.post_message(self.Pointed(event.item))

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        if event.item.id:
            self.post_message(self.Opened(event.item))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what has nothing to act on."""
        if action in ("sample", "begin"):
            return not self.summaries
        if action in ("answer", "trash", "duplicate"):
            return bool(self.pointed and self.pointed.id)
        if action == "open" and self.pointed is not None:
            return bool(self.pointed.id)
        if action == "back":
            return bool(self.query("#find"))
        if action in ("find", "view", "order", "calendar", "open"):
            return bool(self.summaries)
        return True

    def action_order(self) -> None:
        """Put the cases into another order, which is said."""
        orders = list(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._fill()
        if VIEWS[self._view] == "owed":
            self.notify("What you owe stands in the order of its days.", markup=False)

    def action_view(self, by: int) -> None:
        """Show the open cases, the waiting, what is owed, the closed, or all."""
        self.show_view(VIEWS[(self._view + by) % len(VIEWS)])

    def show_view(self, view: Shown) -> None:
        """Show the cases of a view."""
        self._view = VIEWS.index(view)
        self._fill()

    def commands(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return the views that are not shown, by what they are called among all commands."""
        if not self.summaries:
            return ()
        others = (view for view in VIEWS if view != VIEWS[self._view])
        return tuple((words.WAYS[view], partial(self.show_view, view)) for view in others)

    def action_find(self) -> None:
        """Open the line that finds."""
        from amends.widgets.entry import Hinted

        found = self.query("#find")
        if found:
            found.first(Hinted).focus()
            return
        self.post_message(self.FindAsked())
        line = Hinted(placeholder="any words: client, subject, what was written", id="find", classes="-open")
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
