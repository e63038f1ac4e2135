from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from amends.domain.settings import Settings
from amends.screens.dialog_longer import Longer
from screens.read_host import NOON, SUMMER, App, a_case, typed


async def test_the_message_is_out_of_sight_while_cooling_down() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "enter")

        assert "out of sight" in app.words()
        assert "furious" not in app.words()
        assert "garden plan was due" not in app.words()


async def test_the_pacer_runs_only_while_it_is_seen() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        pacer = app.read.cooling.pacer
        running = [pacer.running]
        for key in ("enter", "l", "escape", "enter", "escape"):
            await pilot.press(key)
            running.append(pacer.running)

        assert running == [False, True, False, True, False, True]


async def test_the_keys_of_the_cool_down_say_which_way_they_turn() -> None:
    app = App(a_case())
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.press("enter")
        pacer = app.read.cooling.pacer

        assert "space Pause" in app.bottom()
        assert "t Words only" in app.bottom()

        await pilot.press("space", "t", "p")

        assert (pacer.paused, pacer.still, pacer.pace.id) == (True, True, "long")
        assert "space Carry on" in app.bottom()
        assert "t Moving form" in app.bottom()
        assert "Just as slow" in app.words()

        await pilot.press("space", "t")

        assert (pacer.paused, pacer.still) == (False, False)


async def test_the_settings_say_how_the_pacer_begins() -> None:
    app = App(a_case(), Settings(name="Sam Reyes", pace="box", still=True))
    async with app.run_test(size=(80, 24)):
        pacer = app.read.cooling.pacer

        assert (pacer.still, pacer.pace.id) == (True, "box")


async def test_two_lines_by_the_first_name_are_kept_with_the_case() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab")

        assert "What should Sam do here?" in app.words()
        assert "space" not in app.bottom()

        await typed(pilot, "answer her plainly")
        await pilot.press("enter")
        await typed(pilot, "plans that last")

        assert (app.now.cooling.should, app.now.cooling.matters) == ("answer her plainly", "plans that last")
        assert not app.now.cooling.passed

        await pilot.press("escape", "enter")

        assert app.stop() == "points"
        assert app.now.cooling.passed


async def test_from_a_line_ctrl_n_goes_on_at_once_and_nothing_is_lost() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "tab", "o", "k", "ctrl+n")

        assert app.stop() == "points"
        assert (app.now.cooling.should, app.now.cooling.passed) == ("ok", True)


async def test_a_step_by_its_number_passes_the_cool_down() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "2")

        assert app.went == ["respond"]
        assert app.now.cooling.passed


@pytest.mark.parametrize(
    ("keys", "until"),
    [
        ((), NOON + timedelta(minutes=10)),
        (("down",), NOON + timedelta(minutes=20)),
        (("down", "down"), datetime(2026, 6, 11, 9, 0, tzinfo=SUMMER)),
    ],
)
async def test_i_need_longer_sets_a_time_and_stays_here(keys: tuple[str, ...], until: datetime) -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", *keys, "enter")

        assert until == app.now.cooling.until
        assert f"until {until:%A, %H:%M}" in app.words()
        assert (app.stop(), app.notes) == ("cool-down", 0)


async def test_i_need_longer_can_write_the_short_note_first() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l", "s")

        assert NOON + timedelta(minutes=10) == app.now.cooling.until
        assert app.notes == 1


async def test_esc_out_of_i_need_longer_changes_nothing() -> None:
    app = App(a_case())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "l")
        asked = isinstance(app.screen, Longer)
        await pilot.press("escape")

        assert asked
        assert app.now.cooling.until is None
        assert app.stop() == "cool-down"
