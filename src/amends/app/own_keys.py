"""Keys of the user's own in the place of those of amends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key

from amends.domain.keys import is_character
from amends.widgets.key_line import in_text, rename

if TYPE_CHECKING:
    from collections.abc import Iterable


class OwnKeys(App[int]):
    """A key from the settings acts as the one that it stands for; what it did before it does no more."""

    _meant: dict[str, str] = {}

    def take_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Use these keys from now on, and print them."""
        pairs = tuple(keys)
        self._meant = {new: old for old, new in pairs}
        rename(pairs)

    async def on_event(self, event: Event) -> None:
        """Hand on the key that is meant. In a text, characters are what they are."""
        if isinstance(event, Key) and event.key in self._meant:
            old = self._meant[event.key]
            if not (is_character(event.key) and in_text(self.focused)):
                event = Key(old, old if len(old) == 1 else None)
        await super().on_event(event)
