"""What every test needs: a home of its own, and a case to begin from."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from amends.domain.case import Case, Client
from amends.storage.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

settings.register_profile("amends", deadline=None)  # a busy machine is no failure
settings.load_profile("amends")

FIGURES = pytest.StashKey[dict[str, int]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-faults", action="store_true", help="try every fault, not only the quick ones")
    parser.addoption("--figures", action="store_true", help="write what was counted into the README")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to count in several processes: each would know its own figures only."""
    if config.getoption("--figures") and config.getoption("numprocesses", default=None):
        raise pytest.UsageError("--figures counts in one process: add -n 0")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the figures of a run that passed into the README."""
    if session.config.getoption("--figures") and exitstatus == 0:
        from faults.figures import write

        write(session.config.stash.get(FIGURES, {}))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, int], None]:
    """Return what notes how often something was tried."""

    def note(name: str, number: int) -> None:
        figures = request.config.stash.setdefault(FIGURES, {})
        figures[name] = figures.get(name, 0) + number

    return note


SUMMER = timezone(timedelta(hours=1))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the real home folder out of every test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("AMENDS_HOME", str(folder))
    return folder


@pytest.fixture
def places(home: Path) -> Places:
    """Return the folders below this test's home."""
    return Places.found({"AMENDS_HOME": str(home)})


@pytest.fixture
def case() -> Callable[..., Case]:
    """Return what makes a small case; its fields can be given."""

    def make(**fields: Any) -> Case:
        given = {
            "id": "2026-06-03-marek-dvorak",
            "title": "Menu boards",
            "created": datetime(2026, 6, 3, 8, 15, tzinfo=SUMMER),
            "updated": datetime(2026, 6, 3, 9, 40, tzinfo=SUMMER),
            "client": Client(name="Marek Dvořák", email="marek@kavarna.example"),
        }
        return Case(**(given | fields))

    return make
