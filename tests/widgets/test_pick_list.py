from __future__ import annotations

from rich.text import Text
from textual.app import App, ComposeResult

from amends.widgets.pick_list import PickList


class Listing(App[None]):
    """One row that is longer than the list is wide."""

    def compose(self) -> ComposeResult:
        self.list: PickList[str] = PickList(lambda words, _width, _list: Text(words))
        yield self.list


async def test_a_row_that_is_too_long_says_so() -> None:
    app = Listing()
    async with app.run_test(size=(20, 5)):
        app.list.show(("to the clipboard, and a text file as well", "by post"))

        assert app.list.render_line(0).text.rstrip().endswith("…")
        assert app.list.render_line(1).text.rstrip() == "by post"
