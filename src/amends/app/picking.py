"""A message out of a file or a mailbox: picked from a list that can be used while it is still being read."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

from amends.app.remembering import Remembering
from amends.domain.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amends.domain.message import Message
    from amends.mail import Listed, Mailbox, Unreadable
    from amends.screens.dialog_pick_mail import PickMail

FIRST_HEADS = 200
"""So many messages are read before the first of them are shown."""


class Picking(Remembering):
    """Reads what a path leads to."""

    async def from_file(self, path: Path) -> tuple[Message, ...]:
        """Return the message in a file, or those picked in a mailbox; none when nothing was picked."""
        from amends.mail import mailbox_at, only_message, read_file

        mailbox = mailbox_at(path)
        if mailbox is None:
            return (read_file(path),)
        only = only_message(mailbox)
        if only is not None:
            return (only,)
        chosen = await self._picked(mailbox, clean_line(path.resolve().name))
        return tuple(mailbox.read(each) for each in chosen)

    async def theirs(self, *messages: Message) -> tuple[Message, ...]:
        """Return the client's messages, oldest first; whose the words of a chat are is asked in doubt.

        Returns none when the user goes back from that.
        """
        names = self.speakers(messages)
        you = await self.which_is_you(names) if names else ""
        return self.but_for(messages, you) if you is not None else ()

    def speakers(self, messages: tuple[Message, ...]) -> tuple[str, ...]:
        """Return who speaks in a chat where it is not plain who of them is the user, the likest first."""
        from amends.mail import strangers

        return next((found for each in messages if (found := strangers(each, self.settings.sender))), ())

    async def which_is_you(self, names: tuple[str, ...]) -> str | None:
        """Ask which of those in a chat is the user; None when they go back."""
        from amends.screens.dialog_ask import AskWhich

        words = "What the other wrote last is answered. With your name in Settings this is plain."
        choices = [(name, name) for name in names]
        return await self.push_screen_wait(AskWhich("Which of them is you?", choices, words=words))

    def but_for(self, messages: tuple[Message, ...], you: str = "") -> tuple[Message, ...]:
        """Return the client's messages, oldest first; in a chat the user goes by the name given."""
        from amends.domain.addresses import join
        from amends.mail import together

        return together(*messages, own=join(you, self.settings.email) if you else self.settings.sender)

    async def _picked(self, mailbox: Mailbox, name: str) -> tuple[Listed, ...]:
        """Ask which messages; the list can be used while it is still being read."""
        from amends.screens.dialog_pick_mail import PickMail

        dialog: PickMail[Listed] = PickMail(name, self.clock().date(), self.settings.sender)
        filling = self.run_worker(self._fill(dialog, mailbox), group="heads", exclusive=True)
        chosen = await self.push_screen_wait(dialog)
        filling.cancel()
        return chosen or ()

    async def _fill(self, dialog: PickMail[Listed], mailbox: Mailbox) -> None:
        """Read the headers beside the user's typing; each batch is larger, so that sorting stays cheap."""
        from amends.mail import Unreadable

        heads = mailbox.heads()
        count = FIRST_HEADS
        while True:
            try:
                batch = await asyncio.to_thread(_some, heads, count)
            except Unreadable as trouble:
                self.not_taken_in(trouble)
                if dialog.is_current:
                    dialog.dismiss(None)
                return
            dialog.add(batch, whole=len(batch) < count)
            if len(batch) < count:
                return
            count *= 2

    def not_taken_in(self, trouble: Unreadable) -> None:
        """Say why, and what to do instead."""
        self.notify(str(trouble), title="Not taken in", severity="error", timeout=12, markup=False)


def _some(heads: Iterator[Listed], most: int) -> list[Listed]:
    return list(islice(heads, most))
