from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from amends.domain.case import Outcome
from commands.conftest import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends


def test_a_case_is_one_line_with_where_it_stands(amends: Amends, kept: str) -> None:
    done = amends("list")

    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{kept}  ready")
    assert line.endswith("Marek Dvořák · Menu boards")


def test_a_case_that_was_closed_a_moment_ago_is_as_old_as_on_the_desk(
    amends: Amends, places: Places, case: Callable[..., Case]
) -> None:
    now = datetime.now(UTC)
    ended = Outcome(ending="declined", when=now.date())
    keep(case(outcome=ended, updated=now - timedelta(minutes=5, seconds=20)), places)

    assert "  5 min  " in amends("list").stdout


def test_as_json_a_case_has_its_file_and_its_days(amends: Amends, kept: str, places: Places) -> None:
    done = amends("list", "--json")

    (case,) = json.loads(done.stdout)
    assert (
        kept,
        str(places.cases / f"{kept}.toml"),
        "Marek Dvořák",
        "Menu boards",
        "ready",
        "open",
        "2026-06-04",
        None,
    ) == tuple(case[key] for key in ("id", "path", "client", "title", "stands", "view", "due", "trouble"))
    assert case["created"].startswith("2026-06-03T08:15:00")


def test_without_cases_it_says_how_to_begin(amends: Amends) -> None:
    done = amends("list")

    assert (done.returncode, done.stdout) == (0, "")
    assert "no case yet" in done.stderr


def test_without_cases_the_json_is_an_empty_list(amends: Amends) -> None:
    assert json.loads(amends("list", "--json").stdout) == []


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_listed(
    amends: Amends, kept: str, places: Places
) -> None:
    (places.cases / "2026-01-02-broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    done = amends("list")

    assert done.returncode == 0
    assert [kept] == [line.split()[0] for line in done.stdout.splitlines()]
    assert "2026-01-02-broken.toml cannot be read, line 2" in done.stderr


def test_a_file_that_cannot_be_read_is_in_the_json_with_its_reason(amends: Amends, places: Places) -> None:
    places.cases.mkdir(parents=True)
    (places.cases / "2026-01-02-broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")

    (case,) = json.loads(amends("list", "--json").stdout)
    assert "line 2" in case["trouble"]


def test_cases_that_cannot_be_listed_are_an_error(amends: Amends, places: Places) -> None:
    places.cases.parent.mkdir(parents=True)
    places.cases.write_text("not a folder", encoding="utf-8")
    done = amends("list")

    assert (done.returncode, done.stdout) == (2, "")
    assert "drafts" in done.stderr
