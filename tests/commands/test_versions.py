"""``amends versions`` and ``amends restore``, on a case with a past."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.storage.cases import load, save_new
from amends.storage.toml_out import Head
from amends.storage.versions import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends

THEN = datetime(2026, 6, 4, 7, 0, tzinfo=UTC)


@pytest.fixture
def past(places: Places, case: Callable[..., Case]) -> str:
    """A case with two earlier versions; its id."""
    path = save_new(case(notes="Third."), places, Head()).path
    keep(places, path, case(notes="First."), "as it was opened", THEN)
    keep(places, path, case(notes="Second."), "after respond", THEN.replace(hour=8))
    return path.stem


def test_the_versions_are_listed_with_their_reasons(amends: Amends, past: str) -> None:
    done = amends("versions", past)

    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("20260604T080000Z-after-respond")
    assert first.endswith("After respond")
    assert "As it was opened" in second


def test_the_versions_as_json(amends: Amends, past: str) -> None:
    found = json.loads(amends("versions", past, "--json").stdout)

    assert [each["reason"] for each in found] == ["After respond", "As it was opened"]
    assert found[0]["when"] == "2026-06-04T08:00:00+00:00"


def test_a_version_is_taken_back_and_what_was_there_is_kept(
    amends: Amends, past: str, places: Places
) -> None:
    done = amends("restore", past, "20260604T07")
    path = places.cases / f"{past}.toml"

    assert done.returncode == 0
    assert load(path).case.notes.strip() == "First."
    back = done.stderr.split()[-1]
    assert amends("restore", past, back).returncode == 0
    assert load(path).case.notes.strip() == "Third."


@pytest.mark.parametrize(
    ("name", "said"), [("2026", "could be"), ("1999", "there is no version"), ("", "there is no version")]
)
def test_a_version_that_is_not_plain_is_refused(amends: Amends, past: str, name: str, said: str) -> None:
    done = amends("restore", past, name)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_case_without_a_past_says_so(amends: Amends, places: Places, case: Callable[..., Case]) -> None:
    path = save_new(case(), places, Head()).path
    done = amends("versions", path.stem)

    assert (done.returncode, done.stdout) == (0, "")
    assert "no earlier version yet" in done.stderr
