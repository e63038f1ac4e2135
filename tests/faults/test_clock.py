"""The clock is changed while the window is open: to and from summer time, and back by days."""

from __future__ import annotations

import time
import tomllib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from faults.test_running import WORDS, only, started, to_the_letter, written
from faults.test_running import mail as mail  # a fixture

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.journey, pytest.mark.fault]


class Clock:
    """The clock of a program that runs, in a zone with summer time."""

    def __init__(self, library: Path, control: Path) -> None:
        self._control = control
        self.env = {"TZ": "Europe/Berlin", "LD_PRELOAD": str(library), "CLOCK_CTL": str(control)}

    def is_now(self, moment: datetime) -> None:
        self._control.write_text(str(round(moment.timestamp() - time.time())), encoding="ascii")


@pytest.fixture
def clock(moved_clock: Path, tmp_path: Path) -> Clock:
    return Clock(moved_clock, tmp_path / "clock")


def head(home: Path) -> dict[str, Any]:
    return tomllib.loads(only(home).read_text(encoding="utf-8"))


AUTUMN = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
SPRING = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("change", [AUTUMN, SPRING], ids=["autumn", "spring"])
def test_what_is_typed_while_summer_time_begins_or_ends_is_saved_at_its_moment(
    tmp_path: Path, mail: Path, clock: Clock, change: datetime
) -> None:
    home = tmp_path / "home"
    clock.is_now(change - timedelta(minutes=1))
    with started(home, str(mail), env=clock.env) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        clock.is_now(change + timedelta(minutes=1))
        terminal.send(" And on.")
        terminal.wait_for("And on.")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert written(home) == WORDS + " And on.\n"
    case = head(home)
    assert case["created"] < change < case["updated"] < change + timedelta(minutes=2)
    assert case["created"].utcoffset() != case["updated"].utcoffset()


@pytest.mark.parametrize("change", [AUTUMN, SPRING], ids=["autumn", "spring"])
def test_twenty_minutes_are_twenty_minutes_when_the_clocks_are_changed_in_them(
    tmp_path: Path, mail: Path, clock: Clock, change: datetime
) -> None:
    home = tmp_path / "home"
    clock.is_now(change - timedelta(minutes=5))
    with started(home, str(mail), env=clock.env) as terminal:
        terminal.wait_for("Odile", "Cool down")
        terminal.press("enter")
        terminal.wait_for("I need longer")
        terminal.press("l")
        terminal.wait_for("20 minutes")
        terminal.press("down", "enter")
        terminal.wait_for("the case rests until")
        terminal.escape_to("Cool down")
        terminal.escape_to("Cases · open")
        terminal.wait_for("rests until")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    until = head(home)["cooling"]["until"]
    assert timedelta(minutes=13) < until - change < timedelta(minutes=16)

    for minutes, says in ((5, "rests until"), (20, "wait over")):
        clock.is_now(change + timedelta(minutes=minutes))
        with started(home, env=clock.env) as terminal:
            terminal.wait_for("Cases · open", says)
            terminal.press("ctrl+q")
            assert terminal.wait_end() == 0


def test_a_clock_put_back_by_two_days_while_the_window_is_open_costs_nothing(
    tmp_path: Path, mail: Path, clock: Clock
) -> None:
    home = tmp_path / "home"
    clock.is_now(AUTUMN)
    with started(home, str(mail), env=clock.env) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS, "saved · not sent")
        clock.is_now(AUTUMN - timedelta(days=2))
        terminal.send(" And on.")
        terminal.wait_for("And on.")
        terminal.wait_until(lambda: "And on." in only(home).read_text(encoding="utf-8"), "it to be saved")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    (path,) = (home / "drafts").glob("*.toml")

    with started(home, "open", path.stem, env=clock.env) as terminal:
        terminal.wait_for("And on.")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
