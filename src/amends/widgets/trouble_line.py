"""The line under the top that says why the case is not saved; it stays until it is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class TroubleLine(Static):
    """Takes no room while there is nothing to say."""

    trouble: reactive[str] = reactive("")

    def watch_trouble(self, trouble: str) -> None:
        """Say it, or go away."""
        self.set_class(bool(trouble), "-said")
        self.update(
            Content.assemble(("! ", "bold $error"), trouble, ("  ctrl+s: what can be done", "$text-muted"))
        )
