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
        from amends.mail import strangers, together

        own = self.settings.sender
        names = next((found for each in messages if (found := strangers(each, own))), ())
        if names:
            from amends.domain.addresses import join
            from amends.screens.dialog_ask import AskWhich

            chosen = await self.push_screen_wait(
                AskWhich(
                    "Which of them is you?",
                    [(name, name) for name in names],
                    words="What the other wrote last is answered. With your name in Settings this is plain.",
                )
            )
            if chosen is None:
                return ()
            own = join(chosen, self.settings.email)
        return together(*messages, own=own)

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
