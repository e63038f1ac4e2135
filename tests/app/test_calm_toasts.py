from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual.widgets._toast import Toast

from amends.app.main import Amends
from amends.domain.settings import Settings

if TYPE_CHECKING:
    from amends.storage.places import Places

PATH = "/home/ines/.local/share/amends/trash/2026/June/2026-06-10-the-garden-plan.toml"


def started(places: Places) -> Amends:
    return Amends(places, Settings(name="Sam"), lambda: datetime(2026, 6, 10, 12, tzinfo=UTC))


def toasts(app: Amends) -> list[Toast]:
    return list(app.screen.query(Toast))


async def test_news_takes_the_place_of_news_and_a_warning_stays(places: Places) -> None:
    app = started(places)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.notify("The disk is nearly full.", severity="warning", markup=False)
        app.notify("Undone: writing", markup=False)
        app.notify("Undone: the greeting", markup=False)
        await pilot.pause()
        await pilot.pause()

        assert [str(toast.render()) for toast in toasts(app)] == [
            "The disk is nearly full.",
            "Undone: the greeting",
        ]


@pytest.mark.parametrize("width", [60, 80, 100, 140])
async def test_a_path_is_broken_behind_a_slash_and_has_the_rows_it_needs(places: Places, width: int) -> None:
    app = started(places)
    async with app.run_test(size=(width, 30), notifications=True) as pilot:
        app.notify(f"Moved to {PATH}", markup=False)
        await pilot.pause()
        await pilot.pause()
        (toast,) = toasts(app)
        lines = str(toast.render()).split("\n")

        assert all(line.endswith("/") for line in lines[:-1])
        assert lines[-1].endswith("2026-06-10-the-garden-plan.toml")
        assert len(lines) == toast.content_size.height
