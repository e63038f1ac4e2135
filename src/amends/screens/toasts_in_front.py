"""What stands over a screen shows the toasts; the screen below does not."""

from __future__ import annotations

from textual import events, on
from textual.message_pump import MessagePump


class ToastsInFront(MessagePump):
    """For a screen through which the one below is seen."""

    @on(events.ScreenResume)
    def _toasts_come_here(self) -> None:
        """Toasts stand above this box; those of the screen below would show through around it.

        Textual shows what is left of them on that screen when it is in front again.
        """
        for covered in self.app.screen_stack[:-1]:
            for rack in covered.query("ToastRack"):
                rack.display = False
