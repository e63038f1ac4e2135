"""A bare TextArea: what no editor can be quicker than."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareEditor(App[None]):
    """One text in an editor."""

    def compose(self) -> ComposeResult:
        """Show the text in the file."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"))


BareEditor().run()
