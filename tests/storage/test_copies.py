from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.storage.cases import load, save, save_new
from amends.storage.choosing import apart, swap
from amends.storage.copies import copy_of
from amends.storage.summaries import summaries
from amends.storage.toml_out import Head, dumps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

STEM = "2026-06-03-marek-dvorak"


@pytest.mark.parametrize(
    ("name", "by"),
    [
        (f"{STEM}.sync-conflict-20260604-101112-ABC2DEF", "Syncthing"),
        (f"{STEM}.sync-conflict-20260604-101112", "Syncthing"),
        (f"{STEM} (conflicted copy 2026-06-04 101112)", "Nextcloud"),
        (f"{STEM} (Sam's conflicted copy 2026-06-04 101112)", "Nextcloud"),
        (f"{STEM}_conflict-20260604-101112", "Nextcloud"),
        (f"{STEM} (Sam's conflicted copy 2026-06-04)", "Dropbox"),
        (f"{STEM} (Sam's conflicted copy)", "Dropbox"),
        (f"{STEM} (desk's conflicted copy 2026-06-04 (1))", "Dropbox"),
        (f"{STEM} (conflict 2026-06-04 101112)", "amends"),
        (f"{STEM} (conflict 2026-06-04 101112) 2", "amends"),
    ],
)
def test_a_copy_is_known_by_its_name(name: str, by: str) -> None:
    assert copy_of(name) == (STEM, by)


@pytest.mark.parametrize(
    "name", [STEM, f"{STEM}-2", f"{STEM} (copy)", f"{STEM}.sync-conflict-today", "conflicted copy"]
)
def test_any_other_name_is_no_copy(name: str) -> None:
    assert copy_of(name) is None


@pytest.fixture
def two(places: Places, case: Callable[..., Case]) -> tuple[Path, Path]:
    """Return a case and a copy of it that Syncthing made."""
    path = save_new(case(), places, Head()).path
    copy = path.with_name(f"{path.stem}.sync-conflict-20260604-101112-ABC2DEF.toml")
    copy.write_text(dumps(case(title="The copy")), encoding="utf-8")
    return path, copy


def test_a_copy_stands_beside_its_case_and_is_no_case_itself(two: tuple[Path, Path], places: Places) -> None:
    (found,) = summaries(places)

    assert found.path == two[0]
    assert [(copy.path, copy.by) for copy in found.copies] == [(two[1], "Syncthing")]


def test_a_copy_whose_case_is_gone_is_a_case(two: tuple[Path, Path], places: Places) -> None:
    two[0].unlink()

    assert [each.title for each in summaries(places)] == ["The copy"]


def test_what_amends_put_beside_a_case_is_such_a_copy(places: Places, case: Callable[..., Case]) -> None:
    path = save_new(case(), places, Head()).path
    copy = save(case(title="Mine"), path, "something else", Head(), locks=places.locks).path

    (found,) = summaries(places)
    assert [(each.path, each.by) for each in found.copies] == [(copy, "amends")]


def test_the_copy_can_take_the_place_of_its_case(two: tuple[Path, Path], places: Places) -> None:
    there = swap(places, *two)

    assert load(two[0]).case.title == "The copy"
    assert load(there).case.title == "Menu boards"
    assert there.parent == places.trash
    assert not two[1].exists()


def test_the_copy_that_becomes_a_case_gets_no_name_that_has_versions(
    two: tuple[Path, Path], places: Places
) -> None:
    (places.versions / "2026-06-03-marek-dvorak-2").mkdir(parents=True)

    assert apart(places, two[1]).name == "2026-06-03-marek-dvorak-3.toml"


def test_the_copy_can_become_a_case_of_its_own(two: tuple[Path, Path], places: Places) -> None:
    path = apart(places, two[1])

    assert path.name == "2026-06-03-marek-dvorak-2.toml"
    assert load(path).case.title == "The copy"
    assert sorted(each.title for each in summaries(places)) == ["Menu boards", "The copy"]
