from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from amends.widgets.pacer import Pacer

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Clock:
    """Seconds that go by when they are told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Alone(App[None]):
    """The pacer and nothing else."""

    def __init__(self, *, still: bool = False) -> None:
        super().__init__()
        self.clock = Clock()
        self.pacer = Pacer("even", still=still, clock=self.clock)

    def compose(self) -> ComposeResult:
        yield self.pacer

    def on_mount(self) -> None:
        self.pacer.run()

    def seen(self) -> str:
        return str(self.pacer.render())


async def test_it_counts_while_it_runs_and_not_while_it_rests() -> None:
    app = Alone()
    async with app.run_test(size=(76, 14)):
        app.clock.seconds += 7
        app.pacer.rest()
        app.clock.seconds += 60
        app.pacer.run()
        app.clock.seconds += 1

        assert app.pacer.elapsed == 8.0
        assert app.pacer.breath.words == "breathe out"


async def test_paused_by_the_user_it_stays_so_when_it_comes_back_into_sight() -> None:
    app = Alone()
    async with app.run_test(size=(76, 14)):
        app.clock.seconds += 4
        app.pacer.paused = True
        app.pacer.rest()
        app.pacer.run()
        app.clock.seconds += 30

        assert app.pacer.elapsed == 4.0
        assert "4 s of 90 s, paused" in app.seen()

        app.pacer.paused = False
        app.clock.seconds += 2

        assert app.pacer.elapsed == 6.0


async def test_another_pace_begins_with_its_first_breath_and_keeps_the_seconds() -> None:
    app = Alone()
    async with app.run_test(size=(76, 14)):
        app.clock.seconds += 7
        app.pacer.change_pace()

        assert (app.pacer.pace.id, app.pacer.breath.words, app.pacer.breath.left) == ("long", "breathe in", 4)
        assert app.pacer.elapsed == 7.0


async def test_the_bar_fills_and_then_nothing_ends() -> None:
    app = Alone()
    async with app.run_test(size=(76, 14)):
        app.clock.seconds += app.pacer.pace.lasts / 2

        assert app.seen().count("━") == 20

        app.clock.seconds += app.pacer.pace.lasts

        assert app.seen().count("━") == 40
        assert "90 s, and on if you like" in app.seen()


async def test_the_words_that_stand_still_change_with_the_phase_only() -> None:
    app = Alone(still=True)
    async with app.run_test(size=(76, 14)):
        first = app.seen()
        app.clock.seconds += 4.9

        assert first == app.seen()
        assert "●" not in first
        assert "breathe in" in first

        app.clock.seconds += 0.2

        assert "breathe out" in app.seen()
        assert "5 s of 90 s" in app.seen()


async def test_it_fits_a_low_place_with_fewer_rows() -> None:
    app = Alone()
    async with app.run_test(size=(76, 12)):
        assert len(app.seen().splitlines()) == 12
    app = Alone()
    async with app.run_test(size=(76, 14)):
        assert len(app.seen().splitlines()) == 14
