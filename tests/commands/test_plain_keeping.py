"""``amends --plain`` where the disk fails: what is said, and where the words are then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands.plain.at_hand import AtHand
from amends.domain.settings import Settings
from amends.session.session import Session
from amends.storage.cases import load
from amends.storage.trouble import NotSaved
from commands.conftest import NOW, keep

if TYPE_CHECKING:
    import pytest

    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends


def test_a_disk_that_fails_is_said_once_and_the_words_are_kept_apart(
    places: Places, letter_case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = places.cases / f"{keep(letter_case, places)}.toml"
    at = AtHand(Session.open(path, lambda: NOW, places=places), Settings(), places)

    def full(*_: object, **__: object) -> None:
        raise NotSaved(path, "the disk is full", "Make room.")

    monkeypatch.setattr("amends.storage.cases.save", full)
    for subject in ("One", "Two"):
        at.keep(at.draft.but(subject=subject), "writing subject")
    words = at.leave()

    assert capsys.readouterr().out.count("the disk is full") == 1
    assert words.startswith("Not saved. ")
    (kept_apart,) = places.recovery.glob("*.toml")
    assert 'subject = "Two"' in kept_apart.read_text(encoding="utf-8")
    assert str(kept_apart) in words


def test_a_version_that_cannot_be_kept_is_told_once_and_the_case_is_saved(
    places: Places, letter_case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    path = places.cases / f"{keep(letter_case, places)}.toml"
    places.versions.write_text("a file where the folder should be", encoding="utf-8")
    at = AtHand(Session.open(path, lambda: NOW, places=places), Settings(), places)

    at.keep(at.draft.but(subject="Another"), "writing subject")
    draft = load(path).case.draft
    at.keep_version("after handing it over")
    words = at.leave()

    assert draft is not None
    assert draft.subject == "Another"
    assert capsys.readouterr().out.count("No version is kept.") == 1
    assert words.startswith("Everything said so far is kept in ")


def test_a_stray_byte_is_taken_as_a_mistyped_letter(amends: Amends) -> None:
    done = amends("--plain", given=b"Sam\xe9\n\n\n", PYTHONIOENCODING="utf-8:strict")

    assert done.returncode == 0
    assert done.stderr == ""
