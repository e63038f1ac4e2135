"""Keys that are done before the next key is handed on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType


def at_once(*bindings: Binding) -> list[BindingType]:
    """Return these bindings with priority: what is struck together is done in its order.

    Keys of a widget in focus wait in its queue otherwise, and one that opens a dialog or goes on would be
    followed by keys that were meant for what it opens. Only for widgets that are no text; where there is one
    inside, check_action must ask where the focus is.
    """
    return [replace(binding, priority=True) for binding in bindings]
