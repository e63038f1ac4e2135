"""Keys in the order struck: one that acts on the screen waits for the letters typed before it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.app import App
from textual.events import Event, Key, Paste

from amends.widgets.key_line import in_text
from amends.widgets.making_way import MakesWay

if TYPE_CHECKING:
    from textual.widget import Widget

_LINE = 2.0
"""Seconds after which the letters before a key are not waited for any longer."""


@runtime_checkable
class Whole(Protocol):
    """What has the focus while its texts are mounted anew; keys belong to one of them."""

    async def whole(self) -> None:
        """Wait until they are there."""


class InLine(App[int]):
    """Textual does a key with priority at once, while letters stand in line at the text in focus."""

    async def on_event(self, event: Event) -> None:
        """Let the text take what was typed before a key that is no letter, and letters find their text.

        Both wait where the text is being mounted.
        """
        if isinstance(event, Key | Paste) and isinstance(self.focused, Whole):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.focused.whole(), _LINE)
        letter = (isinstance(event, Key) and event.is_printable) or isinstance(event, Paste)
        if letter and isinstance(self.focused, MakesWay):
            self.focused.make_way(event.key if isinstance(event, Key) else "")
        if isinstance(event, Key) and not event.is_printable and in_text(self.focused):
            await _drained(self.focused)
        await super().on_event(event)


async def _drained(text: Widget | None) -> None:
    if text is not None:
        arrived = asyncio.Event()
        text.call_later(arrived.set)
        with suppress(TimeoutError):  # it went from the screen meanwhile, and its line with it
            await asyncio.wait_for(arrived.wait(), _LINE)
