from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from amends.domain.case import Case, Client
from amends.widgets.top_line import TopLine
from screens.read_host import NOON


class Topped(App[None]):
    """A line on top alone."""

    def compose(self) -> ComposeResult:
        yield TopLine("read")


@pytest.mark.parametrize("width", [80, 100, 140])
async def test_nothing_on_top_moves_as_the_case_is_saved(width: int) -> None:
    title = "The planting list that came too late, and the second one that was wrong"
    client = Client(name="Ines Prado")
    app = Topped()
    async with app.run_test(size=(width, 24)):
        line = app.query_one(TopLine)
        line.case = Case(id="one", title=title, created=NOON, updated=NOON, client=client)
        line.saved = "saved"
        saved = line.render().plain
        line.saved = "saving"
        saving = line.render().plain

        assert "saving" in saving
        assert saving == saved.replace(" saved", "saving")
