from __future__ import annotations

import errno
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from amends.domain.case import FORMAT
from amends.session.session import Session
from amends.session.versions import Versions
from amends.session.writer import BEFORE_FORMAT
from amends.storage import cases, tree, upgrading, versions
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

NOW = datetime(2026, 6, 4, 10, 20, 30, tzinfo=UTC)


def test_there_is_a_step_from_each_format_that_is_past() -> None:
    assert set(upgrading.STEPS) == set(range(1, FORMAT))


@pytest.fixture
def old(places: Places, case: Callable[..., Case], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file in format 1 in a world where format 2 calls the title by another name."""

    def two(data: dict[str, Any]) -> dict[str, Any]:
        return {**{key: value for key, value in data.items() if key != "name"}, "title": data["name"]}

    for module in (upgrading, tree, cases):
        monkeypatch.setattr(module, "FORMAT", 2)
    monkeypatch.setitem(upgrading.STEPS, 1, two)
    path = places.cases / "2026-06-03-marek-dvorak.toml"
    path.parent.mkdir(parents=True)
    path.write_text(dumps(case()).replace("title =", "colour = 3\nname ="), encoding="utf-8")
    return path


def test_an_older_case_is_read_and_its_file_left_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    opened = load(old)

    assert (opened.case.title, opened.case.format, opened.older) == ("Menu boards", 2, 1)
    assert opened.case.model_extra == {"colour": 3}
    assert old.read_bytes() == before


def test_a_save_writes_the_new_format_and_keeps_the_old_file(old: Path, places: Places) -> None:
    before = old.read_bytes()
    session = Session.open(old, lambda: NOW, places=places)
    for notes in ("one", "two"):
        session.change(session.case.but(notes=notes), "the notes")
        session.save()

    assert (load(old).older, load(old).case.notes) == (None, "two")
    assert load(old).case.model_extra == {"colour": 3}
    assert (places.versions / old.stem / "format-1.toml").read_bytes() == before


def test_what_the_new_format_replaces_is_among_the_versions(old: Path, places: Places) -> None:
    session = Session.open(old, lambda: NOW, places=places)
    kept = Versions(session, places)
    session.change(session.case.but(notes="one"), "the notes")
    kept.changed()
    session.save()

    (version,) = versions.versions(places, old)
    assert (version.reason, versions.load(version).title) == (BEFORE_FORMAT.capitalize(), "Menu boards")


@pytest.mark.fault
def test_a_save_needs_no_version_beside_the_old_file(
    old: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(home: Path, stem: str, data: bytes) -> Path:
        raise OSError(errno.ENOSPC, "full")

    before = old.read_bytes()
    monkeypatch.setattr(versions, "_write", full)
    session = Session.open(old, lambda: NOW, places=places)
    session.change(session.case.but(notes="one"), "the notes")
    session.save()

    assert (load(old).older, load(old).case.notes) == (None, "one")
    assert (places.versions / old.stem / "format-1.toml").read_bytes() == before


def test_old_files_of_the_same_name_in_two_folders_are_both_kept(old: Path, places: Places) -> None:
    there = [old, *(places.cases.parent / name / old.name for name in ("one", "two"))]
    text = old.read_text(encoding="utf-8")
    for number, path in enumerate(there):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("colour = 3", f"colour = {number}"), encoding="utf-8")
    before = {path.read_bytes() for path in there}
    for path in there:
        session = Session.open(path, lambda: NOW, places=places)
        session.change(session.case.but(notes="one"), "the notes")
        session.save()

    assert {path.read_bytes() for path in places.versions.rglob("format-1.toml")} == before


@pytest.mark.fault
def test_what_cannot_be_kept_is_not_replaced(old: Path, places: Places) -> None:
    before = old.read_bytes()
    places.versions.write_text("in the way", encoding="utf-8")
    session = Session.open(old, lambda: NOW, places=places)
    session.change(session.case.but(notes="n"), "the notes")
    with pytest.raises(NotSaved):
        session.save()

    assert old.read_bytes() == before
    assert session.unsaved
