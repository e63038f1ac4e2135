"""``amends --plain``, before a case is opened: what was kept apart, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.session.session import Session
from amends.storage import recovery
from amends.storage.cases import load
from amends.storage.trouble import NotSaved
from commands.conftest import keep

if TYPE_CHECKING:
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Talk


@pytest.fixture
def apart(places: Places, letter_case: Case, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a case apart that could not be saved, with the subject Unsaved; return the file it belongs in."""
    path = places.cases / f"{keep(letter_case, places)}.toml"
    session = Session.open(path, lambda: letter_case.updated, places=places)
    assert session.case.draft is not None

    def full(*_: object, **__: object) -> None:
        raise NotSaved(path, "the disk is full", "Make room.")

    session.change(session.case.with_draft(session.case.draft.but(subject="Unsaved")), "writing subject")
    with monkeypatch.context() as patched:
        patched.setattr("amends.storage.cases.save", full)
        with pytest.raises(NotSaved):
            session.save()
    session.close()
    return path


def subject(path: Path) -> str:
    draft = load(path).case.draft
    assert draft is not None
    return draft.subject


def test_what_was_kept_apart_is_restored_and_gone_on_with(talk: Talk, places: Places, apart: Path) -> None:
    done = talk("--plain", given="Sam\n\nr\n")

    assert "Marek Dvořák, Menu boards: this could not be saved when amends ended" in done.stdout
    assert f"Restored in {apart}." in done.stdout
    assert "Which case" not in done.stdout
    assert "Subject: Unsaved" in done.stdout
    assert subject(apart) == "Unsaved"
    assert recovery.paths(places) == []


def test_where_another_case_is_named_that_one_is_opened_after_the_restoring(
    talk: Talk, places: Places, apart: Path, letter_case: Case
) -> None:
    other = letter_case.but(drafts=(letter_case.drafts[0].but(subject="Another"),))
    done = talk("--plain", keep(other, places), given="Sam\n\nr\n")

    assert "Subject: Another" in done.stdout
    assert subject(apart) == "Unsaved"


def test_an_empty_line_leaves_it_there_for_the_next_start(talk: Talk, places: Places, apart: Path) -> None:
    first = talk("--plain", given="Sam\n\n\n1\n")
    again = talk("--plain", given="")
    (kept,) = recovery.paths(places)

    assert f"is kept in {kept}." in first.stdout
    assert "Which case" in first.stdout
    assert "What becomes of it (enter: it stays there)" in again.stdout
    assert subject(apart) == "Re: Menu boards"


def test_it_gets_a_file_of_its_own(talk: Talk, places: Places, apart: Path) -> None:
    talk("--plain", given="Sam\n\nb\n")
    assert sorted(subject(path) for path in places.cases.glob("*.toml")) == ["Re: Menu boards", "Unsaved"]
    assert recovery.paths(places) == []


def test_what_is_not_wanted_goes_to_the_trash(talk: Talk, places: Places, apart: Path) -> None:
    done = talk("--plain", given="Sam\n\nd\n")

    assert f"Moved to {places.trash}" in done.stdout
    assert recovery.paths(places) == []
    assert subject(apart) == "Re: Menu boards"


def test_what_cannot_be_done_with_it_is_said_and_it_stays(talk: Talk, places: Places, apart: Path) -> None:
    places.trash.write_text("a file where the folder should be", encoding="utf-8")
    done = talk("--plain", given="Sam\n\nd\n")
    (kept,) = recovery.paths(places)

    assert f"It is still kept in {kept}. " in done.stdout
    assert "Which case" in done.stdout


def test_what_is_kept_apart_and_cannot_be_read_is_named_and_stays(talk: Talk, places: Places) -> None:
    places.recovery.mkdir(parents=True)
    kept = places.recovery / "odd.toml"
    kept.write_text("this is no case", encoding="utf-8")
    done = talk("--plain", given="Sam\n\n")

    assert f"Kept apart in {kept}, where it stays: odd.toml cannot be read, line 1" in done.stdout
    assert kept.exists()


def test_a_case_that_cannot_be_read_is_named_before_the_others(talk: Talk, places: Places, kept: str) -> None:
    (places.cases / "broken.toml").write_text('id = "broken\n', encoding="utf-8")
    done = talk("--plain", given="Sam\n\n")
    before, asked, _ = done.stdout.partition("Which case")

    assert asked
    assert f"{places.cases / 'broken.toml'} cannot be read, line 1: " in before
    assert "  1. Marek Dvořák, Menu boards. ready" in before
    assert "2. A new one" in before
