"""The line of keys at the bottom: what can be pressed now, where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from amends.domain.keys import name
from amends.widgets.breakpoints import NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

_AT_MOST = 5
"""Keys shown on a narrow screen, besides help and the way back."""


_STANDS_FOR: dict[str, str] = {}
"""Keys of amends, each with the user's own in its place; the settings of the running program."""


def rename(keys: Iterable[tuple[str, str]]) -> None:
    """Print the user's own keys in the place of those that they stand for."""
    _STANDS_FOR.clear()
    _STANDS_FOR.update(keys)


def key_name(binding: Binding) -> str:
    """How a key is printed, everywhere the same: ``ctrl+n``, ``F1``, ``←  →``."""
    own = next((_STANDS_FOR[key] for key in binding.key.split(",") if key in _STANDS_FOR), "")
    if own:
        return own.upper() if own[0] == "f" and own[1:].isdigit() else name(own)
    if binding.key_display:
        return binding.key_display
    return {"question_mark": "?", "slash": "/", "f1": "F1", "escape": "esc"}.get(binding.key, binding.key)


def in_text(focused: Widget | None) -> bool:
    """Whether characters are being written, not pressed; also where the list of offers hands them on."""
    return focused is not None and focused.check_consume_key("1", "1")


def acts_outside_text(key: str) -> bool:
    """Whether a key is a character, or moves the caret, while a text has the focus."""
    return len(key) == 1 or key in ("question_mark", "slash", "comma", "left", "right", "space")


_BY_SCREEN = {
    "back": "back_leads_to",
    "go_on": "goes_on_to",
    "leave_remark": "remark_to_leave",
    "pick": "picking_does",
    "enter": "entering_does",
}
"""Keys that a screen has other words for as things stand, each with its attribute; empty ones hide a key."""


def words_for(binding: Binding, screen: Screen[object]) -> str:
    """Return what a key does as things stand."""
    words: str = getattr(screen, _BY_SCREEN.get(binding.action, ""), binding.description)
    return words


def _rank(active: ActiveBinding) -> int:
    """Go on comes first; selecting, the steps, changing sides and going back come last."""
    return {"ctrl+n": 0, "shift+down": 2, "1": 2, "tab": 3, "escape": 4}.get(active.binding.key, 1)


class KeyLine(Widget):
    """The keys of the focused widget first, then the screen's, then help; as many as fit."""

    def on_mount(self) -> None:
        """Follow the focus and every change of what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw the keys that fit, the most useful first, help at the right; the way back is always told."""
        width = self.content_size.width
        help_ = Content.assemble(("F1", "$accent"), (" Help", "$text-muted"))
        keys, back = self._keys()
        room = width - help_.cell_length - 2 - sum(each.cell_length + 2 for each in back)
        line = Content()
        for shown, key in enumerate(keys):
            piece = Content.assemble(key if shown == 0 else Content.assemble("  ", key))
            if line.cell_length + piece.cell_length > room or (width < NARROW - 2 and shown == _AT_MOST):
                break
            line = Content.assemble(line, piece)
        for key in back:
            line = Content.assemble(line, "  " if line else "", key)
        gap = max(2, width - line.cell_length - help_.cell_length)
        return Content.assemble(line, " " * gap, help_)

    def _keys(self) -> tuple[list[Content], list[Content]]:
        """Return the keys to be told, and of them apart that which leads back."""
        seen: set[tuple[str, str]] = set()
        keys: list[Content] = []
        back: list[Content] = []
        writing = in_text(self.screen.focused)
        for active in sorted(self.screen.active_bindings.values(), key=_rank):
            binding = active.binding
            if not binding.show or not active.enabled or binding.key == "f1":
                continue
            if writing and acts_outside_text(binding.key):
                continue
            printed, words = key_name(binding), words_for(binding, self.screen)
            if words and (printed, words) not in seen:
                seen.add((printed, words))
                told = Content.assemble((printed, "bold $accent"), f" {words}")
                (back if binding.key == "escape" else keys).append(told)
        return keys, back
