"""What takes no letters but stands among texts: a letter struck there is meant for one of them."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class MakesWay(Protocol):
    """A widget that leaves the focus to a text when a letter is struck that is no key of its own."""

    def make_way(self, key: str) -> None:
        """Give the focus to the text that this key is meant for; called before the key is handed on."""
