"""A field for a day: in which order figures are read, told beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from amends.domain.settings import Settings
from amends.widgets.fields import DayField, DeadlineField, MomentField

TODAY = date(2026, 4, 8)
NOW = datetime(2026, 4, 8, 20, 24, tzinfo=UTC)


class Asking(App[None]):
    """One field, under the settings of a locale."""

    def __init__(self, field: DayField | MomentField, locale: str) -> None:
        super().__init__()
        self.settings = Settings(locale=locale)
        self.field = field

    def compose(self) -> ComposeResult:
        yield self.field


@pytest.mark.parametrize(
    ("locale", "day", "note"),
    [
        ("en_GB", date(2026, 6, 5), "Fri 5 Jun, day first"),
        ("en_US", date(2026, 5, 6), "Wed 6 May, month first"),
    ],
)
@pytest.mark.parametrize("kind", [DayField, DeadlineField])
async def test_a_day_in_figures_goes_by_the_locale_of_the_settings(
    kind: type[DayField], locale: str, day: date, note: str
) -> None:
    field = kind("By when", None, name="due", today=TODAY)
    async with Asking(field, locale).run_test() as pilot:
        field.entry.focus()
        await pilot.press(*"5/6")
        await pilot.pause()

        assert field.value == day
        assert str(field.query_one(".note", Static).render()) == note


async def test_when_it_was_sent_keeps_the_time_and_tells_the_order() -> None:
    field = MomentField("When", NOW, name="when")
    async with Asking(field, "en_US").run_test() as pilot:
        field.entry.focus()
        await pilot.press(*"4/3 2pm")
        await pilot.pause()

        assert field.value == datetime(2026, 4, 3, 14, tzinfo=UTC)
        assert str(field.query_one(".note", Static).render()) == "Friday, month first"
