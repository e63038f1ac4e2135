"""The smallest Textual program: what no start can be quicker than."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Smallest(App[None]):
    """One line of text, enough to be seen."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("The smallest program that shows something, for comparison.")


Smallest().run()
