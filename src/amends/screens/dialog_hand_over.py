"""How to hand the letter over, and what stands in the way of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from amends.domain.envelope import told
from amends.domain.settings import Settings
from amends.screens.dialog import Dialog
from amends.widgets.pick_list import Choices, PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from amends.widgets.state_line import Open

Way = Literal["eml", "copy", "print", "txt", "md", "json", "drafts", "command"]
Row = tuple[Way, str, str, str]

WAYS: tuple[Row, ...] = (
    ("eml", "m", "Mail file", "a draft answer that your mail program opens"),
    ("copy", "c", "Copy", "to the clipboard, and a text file as well"),
    ("print", "p", "Print", "the bare letter, outside the full screen"),
    ("txt", "t", "Text file", "the letter as plain text"),
    ("md", "d", "Markdown file", "with address and subject on top"),
    ("json", "j", "JSON file", "for a program of your own"),
)


MORE = "Settings add two more ways: a Maildir's drafts, and a command of your own."


def ways_with(settings: Settings) -> tuple[Row, ...]:
    """Return the ways there are, with those that the settings add."""
    added: list[Row] = []
    if settings.drafts:
        added.append(("drafts", "f", "Drafts folder", settings.drafts))
    if settings.command:
        added.append(("command", "x", "Your command", settings.command))
    return (*WAYS[:1], *added, *WAYS[1:])


CHAT: dict[Way, str] = {
    "copy": "to paste into the chat; a text file as well",
    "eml": "if it is to be a mail after all",
    "md": "with Markdown's marks",
}
"""What the ways are for where the answer goes into a chat. Copying comes first there."""

HERE = {"address": "in Preview with c", "subject": "as the first line of the letter"}
"""Where in amends a mail is given what it lacks."""


def in_chat_order(ways: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the ways for an answer in a chat: copying first, a mail last."""
    told = [(way, key, title, CHAT.get(way, words)) for way, key, title, words in ways]
    return tuple(sorted(told, key=lambda row: (row[0] != "copy", row[0] == "eml")))


def without(lacks: tuple[str, ...]) -> Content:
    """Return what a mail would go without, a line for each."""
    lines = [Content.assemble(("○ ", "$warning"), told((name,), here=HERE[name])) for name in lacks]
    return Content("\n").join(lines)


MOST = 4
"""Things that are listed one by one; of the rest the number is told."""

AS_IT_IS = "It is your letter: you can hand it over as it is, or go back."


def open_list(still: tuple[Open, ...]) -> Content:
    """Return what is still open, as a list, and whose letter it is."""
    times = Counter(still)
    lines = [
        Content.assemble(each.shown(), (f" ×{count}" if count > 1 else "", "$text-muted"))
        for each, count in list(times.items())[:MOST]
    ]
    if len(times) > MOST:
        lines.append(Content.styled(f"  and {len(times) - MOST} more", "$text-muted"))
    return Content("\n").join([*lines, Content(""), Content(AS_IT_IS)])


class HandOverHow(Dialog[Way]):
    """Choose a way out. Nothing is sent by any of them."""

    AUTO_FOCUS = ""
    """None: it would scroll to the list, past what stands in the way; on_mount gives it the focus."""
    TITLE_TEXT = "Hand over"
    PURPOSE: ClassVar[str] = (
        "The ways in which the letter leaves amends. None of them sends it; that you do yourself."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"way('{way}')", title, show=False)
        for way, key, title, _ in ways_with(Settings(drafts="drafts", command="command"))
    ]

    def __init__(
        self, still: tuple[Open, ...], settings: Settings, lacks: tuple[str, ...] = (), *, chat: bool = False
    ) -> None:
        """Ask; lacks is what a mail would go without, chat whether the answer goes into one."""
        super().__init__()
        self._still = still
        self._lacks = lacks
        self._ways = in_chat_order(ways_with(settings)) if chat else ways_with(settings)
        self._list: PickList[Row] = Choices(self._row)

    @staticmethod
    def _row(way: Row, _width: int, view: PickList[Row]) -> Text:
        accent = view.get_component_rich_style("pick--accent", partial=True)
        muted = view.get_component_rich_style("pick--muted", partial=True)
        return Text.assemble(" ", (way[1], accent), f"  {way[2]:15}", (way[3], muted))

    def compose_box(self) -> ComposeResult:
        """What stands in the way, then the ways."""
        if self._still:
            yield Static(open_list(self._still), id="blocking")
        if self._lacks:
            yield Static(without(self._lacks), id="without")
        yield self._list
        words = "None of these sends it. It stays “not sent” until you say so."
        if len(self._ways) == len(WAYS):
            words = f"{words}\n{MORE}"
        yield Static(Content(words), classes="gap muted")

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.show(self._ways)
        self.set_focus(self._list, scroll_visible=False)  # the first lines come first
        self.call_after_refresh(self.keep_in_sight, self._list)

    @on(PickList.Pointed)
    def _follow(self) -> None:
        if self.is_attached:
            self.call_after_refresh(self.keep_in_sight, self._list)

    def keep_in_sight(self, focused: Widget) -> None:
        """Show what stands in the way first; the box scrolls no further than to the way under the cursor."""
        box = self.query_one(".box")
        row = self._list.virtual_region.y + self._list.cursor + 1
        over = row - box.scrollable_content_region.height
        box.scroll_to(y=max(0, over) if self._list.cursor else 0, animate=False, force=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A way that is not set up has no key."""
        return action != "way" or any(way[0] in parameters for way in self._ways)

    def action_way(self, way: Way) -> None:
        """Choose a way by its letter."""
        self.dismiss(way)

    @on(PickList.Picked)
    def _choose(self, event: PickList.Picked) -> None:
        self.dismiss(event.item[0])
