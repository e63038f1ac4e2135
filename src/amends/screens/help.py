"""Help: what a screen is for, its keys, and why the step exists."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from amends.screens.case_screen import CaseScreen
from amends.screens.dialog import Dialog
from amends.screens.dialog_ways import Ways
from amends.screens.toasts_in_front import ToastsInFront
from amends.stylesheets import LATER
from amends.widgets.breakpoints import BREAKPOINTS
from amends.widgets.key_line import KeyLine, key_name, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.screen import Screen

_OBVIOUS = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end"}
_SIGNS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}


EVERYWHERE = "Everywhere"
_BACK = "Back: text, pane, step in turn; from here: {}"
"""What esc does on every step, and where that leads now."""


class KeyGroup(NamedTuple):
    """Keys that belong together: each with what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


class _Page(VerticalScroll):
    """The column that scrolls, its keys named in the line below."""

    BINDINGS = [
        Binding("down", "scroll_down", "Scroll", key_display="↑ ↓"),
        Binding("up", "scroll_up", "Scroll", show=False),
    ]


class Help(ToastsInFront, ModalScreen[None]):
    """Keys and text in one column that scrolls; esc or F1 closes it."""

    CSS_PATH = LATER
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    BINDINGS = [
        Binding("escape", "close", "Close"),
        Binding("f1", "close", "Close", show=False),
        Binding("question_mark", "close", "Close", show=False),
    ]

    def __init__(self, title: str, purpose: str, keys: tuple[KeyGroup, ...]) -> None:
        super().__init__()
        self._title = title
        self._purpose = purpose
        self._keys = keys

    def compose(self) -> ComposeResult:
        """What the screen is for, the keys, for which most come, and then the reasons."""
        paragraphs = [" ".join(each.split()) for each in inspect.cleandoc(self._purpose).split("\n\n")]
        about, *reasons = [each for each in paragraphs if each] or [""]
        with Vertical(classes="box") as box:
            box.border_title = Content(self._title)
            with _Page():
                if about:
                    yield Static(Content(about), classes="about")
                for group in self._keys:
                    yield Static(Content.styled(group.title, "bold"), classes="group")
                    yield Static(self._table(group), classes="table")
                for reason in reasons:
                    yield Static(Content(reason), classes="paragraph")
        yield KeyLine()

    def action_close(self) -> None:
        """Go back to the screen below."""
        self.dismiss(None)

    def _table(self, group: KeyGroup) -> Content:
        wide = max(cell_len(name) for _, keys in self._keys for name, _ in keys)
        lines = [
            Content.assemble((name, "bold $accent"), " " * (wide - cell_len(name) + 3), words)
            for name, words in group.keys
        ]
        return Content("\n").join(lines)


def title_of(screen: Screen[object]) -> str:
    """What a screen is called when one speaks of it: a dialog by the words in its border."""
    spoken: str = getattr(screen, "HELP_TITLE", "")
    return spoken or (screen.title_text() if isinstance(screen, Dialog) else "amends")


def purpose_of(screen: Screen[object]) -> str:
    """What a screen is for, in paragraphs: of a step with stops, first what is seen of it now."""
    about: str = getattr(screen, "about", "")
    purpose: str = inspect.cleandoc(getattr(screen, "PURPOSE", ""))
    return "\n\n".join(filter(None, (about, purpose)))


def keys_of(screen: Screen[object]) -> tuple[KeyGroup, ...]:
    """Return the keys that act on a screen now: those of its own and of what has the focus, then the rest."""
    ways = screen.ways if isinstance(screen, Ways) else ()
    here = {way.title: [way.key] for way in ways}
    groups: dict[str, dict[str, list[str]]] = {"Here": here, EVERYWHERE: {}}
    for binding, home in told_by(screen):
        group = EVERYWHERE if home is CaseScreen or issubclass(home, App) else "Here"
        words = words_for(binding, screen) or binding.description
        if home is CaseScreen and binding.action == "back":
            words = _BACK.format(words)
        names = groups[group].setdefault(words, [])
        name = _SIGNS.get(binding.key, key_name(binding))
        if name not in names:
            names.append(name)
    return tuple(
        KeyGroup(title, tuple((", ".join(names), words) for words, names in keys.items()))
        for title, keys in groups.items()
        if keys
    )


def told_by(screen: Screen[object]) -> Iterator[tuple[Binding, type]]:
    """Yield the bindings that deserve a row now, each with the class that binds it first."""
    for active in screen.active_bindings.values():
        binding = active.binding
        home = _home(active.node, binding)
        if binding.description and active.enabled and not binding.system and _told(binding, home):
            yield binding, home


def _home(node: DOMNode, binding: Binding) -> type:
    """The class that binds the key first: a screen may list the keys of its frame again, in its own order."""
    for owner in reversed(type(node).__mro__):
        for entry in owner.__dict__.get("BINDINGS", ()):
            if binding.key in _keys(entry) and binding.action == _action(entry):
                return owner
    return type(node)


def _action(entry: BindingType) -> str:
    return entry.action if isinstance(entry, Binding) else entry[1]


def _keys(entry: BindingType) -> set[str]:
    key = entry.key if isinstance(entry, Binding) else entry[0]
    return {part.strip() for part in key.split(",")}


def _told(binding: Binding, home: type) -> bool:
    """Whether a key deserves a row: not Textual's own ways in a text, not plain moves, not 2 to 5."""
    if home.__module__.startswith("textual.") and not (issubclass(home, App) and binding.show):
        return False
    if home is CaseScreen:
        return not binding.key.isdigit() or binding.show
    return binding.show or binding.key not in _OBVIOUS
