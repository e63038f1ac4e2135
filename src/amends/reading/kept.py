"""What was read is kept: a step asks for it again and again, and reading takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.reading.together import Together, read_together

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.message import Message
    from amends.reading.stops import StopSign


class Readings:
    """Keeps the newest reading while the messages to answer are the same in all that is read of them."""

    def __init__(self) -> None:
        self._messages: tuple[Message, ...] = ()
        self._together: Together | None = None

    def of(self, case: Case) -> Together:
        """Return what is found in the messages to answer, of which there must be one."""
        messages = tuple(_as_read(message) for message in case.to_answer)
        if self._together is None or messages != self._messages:
            self._messages, self._together = messages, read_together(messages)
        return self._together


def unshown(case: Case, readings: Readings) -> tuple[StopSign, ...]:
    """Return the stop signs in the messages to answer that were not shown in this case yet."""
    if case.message is None:
        return ()
    found = readings.of(case).signs(case.facts.fee)
    return tuple(sign for sign in found if sign.kind not in case.signs_shown)


def _as_read(message: Message) -> Message:
    """Return the message without what the user makes of it: that changes often, and nothing is read there."""
    return message.but(points=(), signs=(), waived=())
