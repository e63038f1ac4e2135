from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.storage import versions
from amends.storage.cases import save_new
from amends.storage.toml_out import Head
from amends.storage.trouble import NotSaved
from amends.storage.versions import HOURLY, Version, folder, keep, load, too_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.storage.places import Places

NOW = datetime(2026, 6, 9, 10, 12, tzinfo=timezone(timedelta(hours=2)))


def test_a_version_is_the_case_as_it_was_named_by_its_time_and_its_reason(
    places: Places, case: Callable[..., Case]
) -> None:
    path = save_new(case(), places, Head()).path
    kept = keep(places, path, case(notes="Ring first."), "before their answer", NOW)

    assert kept is not None
    assert kept.id == "20260609T081200Z-before-their-answer"
    assert kept.reason == "Before their answer"
    assert load(kept).notes == "Ring first."
    assert versions.versions(places, path) == (kept,)


def test_what_the_newest_version_says_already_is_not_kept_again(
    places: Places, case: Callable[..., Case]
) -> None:
    path = save_new(case(), places, Head()).path
    keep(places, path, case(), "one", NOW)

    assert keep(places, path, case(updated=NOW), "two", NOW + timedelta(minutes=1)) is None
    assert keep(places, path, case(notes="More."), "three", NOW + timedelta(minutes=2)) is not None


def test_two_versions_of_one_second_are_both_kept(places: Places, case: Callable[..., Case]) -> None:
    path = save_new(case(), places, Head()).path
    keep(places, path, case(), "left", NOW)
    second = keep(places, path, case(notes="More."), "left", NOW)

    assert second is not None
    assert [each.reason for each in versions.versions(places, path)] == ["Left", "Left"]
    assert load(second).notes == "More."


def test_versions_are_for_their_owner_alone_and_other_files_are_passed_by(
    places: Places, case: Callable[..., Case]
) -> None:
    path = save_new(case(), places, Head()).path
    kept = keep(places, path, case(), "left", NOW)
    assert kept is not None
    (folder(places, path) / "notes.txt").write_text("mine", encoding="utf-8")
    (folder(places, path) / "20269999T081200Z-left.toml").write_text("", encoding="utf-8")

    assert versions.versions(places, path) == (kept,)
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700


def test_cases_of_one_name_in_different_folders_have_versions_of_their_own(
    places: Places, tmp_path: Path, case: Callable[..., Case]
) -> None:
    path = save_new(case(), places, Head()).path
    elsewhere = tmp_path / path.name
    elsewhere.write_bytes(path.read_bytes())
    keep(places, path, case(), "left", NOW)

    assert versions.versions(places, elsewhere) == ()
    assert folder(places, elsewhere).parent == places.versions


def test_a_version_that_cannot_be_written_is_said(places: Places, case: Callable[..., Case]) -> None:
    path = save_new(case(), places, Head()).path
    places.versions.write_text("a file in the way", encoding="utf-8")

    with pytest.raises(NotSaved):
        keep(places, path, case(), "left", NOW)


def listed(minutes: list[int]) -> list[Version]:
    """Versions so many minutes before now."""
    times = [NOW.astimezone(UTC) - timedelta(minutes=each) for each in minutes]
    return [Version(when, "Left", Path(f"{index:04}.toml")) for index, when in enumerate(times)]


def days(there: list[Version]) -> set[str]:
    return {f"{each.when.astimezone(NOW.tzinfo):%Y-%m-%d}" for each in there}


@given(st.lists(st.integers(0, 60 * 24 * 60), max_size=80))
def test_the_last_of_each_day_and_all_of_the_last_day_stay(minutes: list[int]) -> None:
    there = listed(minutes)
    gone = too_many(there, NOW)
    stay = [each for each in there if each not in gone]

    assert days(stay) == days(there)
    for day in days(there):
        of_day = [each for each in there if days([each]) == {day}]
        assert max(each.when for each in of_day) in {each.when for each in stay}
    assert all(NOW - each.when > timedelta(days=1) for each in gone)
    assert too_many(stay, NOW) == ()


@given(st.lists(st.integers(0, 60 * 24 * 60), max_size=80), st.integers(0, 60 * 24 * 30))
def test_what_is_gone_by_now_would_be_gone_later_too(minutes: list[int], later: int) -> None:
    there = listed(minutes)
    gone = too_many(there, NOW)
    stay = [each for each in there if each not in gone]
    after = NOW + timedelta(minutes=later)

    assert {each.when for each in too_many(there, after)} >= {each.when for each in too_many(stay, after)}


def test_old_versions_of_one_day_are_one_in_the_end() -> None:
    base = int(HOURLY.total_seconds() // 60) + 24 * 60
    there = listed([base + each for each in range(0, 300, 10)])

    assert len(there) - len(too_many(there, NOW)) == len(days(there))
