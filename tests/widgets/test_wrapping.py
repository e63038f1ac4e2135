from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from amends.widgets.drained import Drained
from amends.widgets.hanging import Hanging
from amends.widgets.prose import Prose
from amends.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import TextArea

SIZE = Size(80, 10)
TEXT = "The gutters that you cleaned in April are blocked again above the door of the shop on Mill Street."
WIDE, NARROW = 66, 58


def shown(app: App[None], widget: Widget) -> str:
    """The words that stand on the screen where a widget is, as one line."""
    rows = app.screen._compositor.render_strips()
    place = widget.region
    return " ".join(
        " ".join(row.crop(place.x, place.right).text for row in rows[place.y : place.bottom]).split()
    )


class Beside(App[None]):
    """A text whose pane becomes narrower after it was drawn, as when a class comes to the screen."""

    CSS = "TextArea { border: none; } TextArea:focus { border: none; }"

    def __init__(self, area: Widget) -> None:
        super().__init__()
        self.area = area

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.area


@pytest.mark.parametrize("kind", [Drained, Prose, Wrapping])
async def test_no_word_is_cut_off_when_the_width_changes_and_the_number_of_rows_does_not(
    kind: type[TextArea],
) -> None:
    area = Prose(TEXT, name="words") if kind is Prose else kind()
    area.text = TEXT
    app = Beside(area)
    area.styles.width = WIDE
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        rows = area.wrapped_document.height
        assert shown(app, area) == TEXT

        area.styles.width = NARROW
        await pilot.pause()

        assert area.wrapped_document.height == rows
        assert shown(app, area) == TEXT


@pytest.mark.parametrize("width", [20, NARROW, WIDE])
async def test_a_text_out_of_sight_asks_for_the_rows_of_the_width_it_is_to_have(width: int) -> None:
    area = Prose(TEXT, name="words")
    app = Beside(area)
    area.styles.width = width
    area.styles.height, area.styles.padding = "auto", 0
    area.display = False
    async with app.run_test(size=(80, 10)) as pilot:
        asked = area.get_content_height(SIZE, SIZE, width)
        area.display = True
        await pilot.pause()

        assert asked == area.wrapped_document.height == area.size.height > 1


async def test_words_with_a_sign_ask_for_the_lines_of_the_width_they_are_to_have() -> None:
    words = Hanging("▸ ", classes="words")
    words.say(TEXT)
    app = Beside(words)
    words.display = False
    async with app.run_test(size=(80, 10)) as pilot:
        asked = words.get_content_height(SIZE, SIZE, WIDE)
        words.styles.width = WIDE
        words.display = True
        await pilot.pause()

        assert asked == words.size.height == 2
        assert shown(app, words) == f"▸ {TEXT}"
