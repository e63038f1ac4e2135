from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.domain.draft import Draft, Part
from amends.domain.message import Message
from amends.session.session import Session
from amends.storage import files
from amends.storage.cases import load
from amends.storage.summaries import summary
from amends.storage.toml_out import dumps
from amends.storage.trouble import CannotRead, NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

NOW = datetime(2026, 6, 4, 10, 20, 30, 999, tzinfo=UTC)


@dataclass
class Ticks:
    """A clock that stands still until it is told to go on."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def begun(places: Places, case: Callable[..., Case], ticks: Ticks) -> Session:
    """Return a session on a case that is on no disk yet."""
    return Session.begin(case(id="new"), lambda: NOW, places=places, ticks=ticks)


@pytest.fixture
def session(begun: Session) -> Session:
    """Return a session on a saved case."""
    begun.save()
    return begun


def retitle(session: Session, title: str, *, merge: bool = False) -> Case:
    return session.change(session.case.but(title=title), "the title", merge)


def test_a_new_case_gets_its_file_and_its_id_at_the_first_save(begun: Session, places: Places) -> None:
    assert begun.unsaved
    assert begun.path is None

    saved = begun.save()

    assert not begun.unsaved
    assert begun.path == saved.path == places.cases / "2026-06-03-marek-dvorak.toml"
    assert begun.case.id == "2026-06-03-marek-dvorak"
    assert load(saved.path).case == begun.case.but(updated=NOW.replace(microsecond=0))
    assert summary(saved.path).stands == "new"


def test_an_edit_that_began_before_the_first_save_keeps_the_id(begun: Session) -> None:
    older = begun.case
    begun.save()

    assert begun.change(older.but(title="Later"), "the title").id == "2026-06-03-marek-dvorak"
    undone = begun.undo()

    assert undone is not None
    assert undone[0].id == "2026-06-03-marek-dvorak"


def test_undo_and_redo_walk_through_every_change(session: Session) -> None:
    first = session.case
    second = retitle(session, "b")
    third = session.change(second.but(notes="n"), "the notes")

    assert session.undo() == (second, "the notes")
    assert session.undo() == (first, "the title")
    assert session.undo() is None
    assert session.redo() == (second, "the title")
    assert session.redo() == (third, "the notes")
    assert session.redo() is None
    assert session.case == third


def test_a_new_change_forgets_what_was_undone(session: Session) -> None:
    retitle(session, "b")
    session.undo()
    retitle(session, "c")

    assert session.redo() is None


def test_typing_is_undone_in_one_until_something_else_happens(session: Session) -> None:
    first = session.case
    for title in ("B", "Bo", "Boa"):
        typed = retitle(session, title, merge=True)
    session.change(session.case.but(notes="n"), "the notes", merge=True)
    for title in ("Boar", "Board"):
        retitle(session, title, merge=True)

    steps = [session.undo(), session.undo(), session.undo(), session.undo()]

    assert steps == [(typed.but(notes="n"), "the title"), (typed, "the notes"), (first, "the title"), None]


def test_typing_after_an_undo_does_not_melt_into_what_was_typed_before(session: Session) -> None:
    retitle(session, "a", merge=True)
    session.change(session.case.but(notes="n"), "the notes")
    session.undo()
    retitle(session, "ab", merge=True)
    undone = session.undo()

    assert undone is not None
    assert undone[0].title == "a"


def test_a_change_that_changes_nothing_leaves_no_trace(session: Session) -> None:
    session.change(session.case.but(), "nothing")

    assert not session.unsaved
    assert session.undo() is None


def test_a_stop_sign_that_was_shown_is_no_step_of_undo_and_stays_shown(session: Session) -> None:
    text = Message(text="My solicitor will write to you.")
    session.change(session.case.but(messages=(text,)), "take in")
    retitle(session, "Labels")
    session.note(session.case.noting(("legal",)))
    undone = session.undo()

    assert undone is not None
    assert undone[1] == "the title"
    assert session.case.signs == {"legal"}

    redone = session.redo()

    assert redone is not None
    assert redone[0].title == "Labels"
    assert session.case.signs == {"legal"}


@pytest.mark.parametrize("text", ["", "My solicitor will write to you."])
def test_a_sign_stays_shown_when_the_words_it_was_found_in_change_with_undo(
    session: Session, text: str
) -> None:
    whole = Message(text="You were late. My solicitor will write to you.")
    session.change(session.case.but(messages=(whole,)), "take in")
    session.change(session.case.with_message(whole.but(text=text)), "move the border")
    session.note(session.case.noting(("legal",)))
    session.undo()

    assert session.case.messages[0].text == whole.text
    assert session.case.advice_first


def test_the_sign_of_a_message_that_undo_takes_away_goes_with_it_and_comes_back(session: Session) -> None:
    session.change(session.case.but(messages=(Message(text="Late."),)), "take in")
    session.change(session.case.but(messages=(*session.case.messages, Message(text="I sue."))), "take in")
    session.note(session.case.noting(("legal",)))
    session.undo()

    assert session.case.signs == frozenset()

    session.redo()

    assert session.case.signs == {"legal"}


def test_undo_reaches_five_hundred_changes_back(session: Session) -> None:
    for number in range(600):
        retitle(session, str(number))
    for _ in range(500):
        assert session.undo() is not None

    assert session.undo() is None
    assert session.case.title == "99"


def test_a_save_is_due_soon_after_the_last_change(session: Session, ticks: Ticks) -> None:
    assert not session.due(ticks.now + 99)

    retitle(session, "b")

    assert not session.due(ticks.now + 1.1)
    assert session.due(ticks.now + 1.2)


def test_steady_typing_is_saved_before_ten_seconds_have_passed(session: Session, ticks: Ticks) -> None:
    for second in range(1, 10):
        retitle(session, str(second), merge=True)
        assert not session.due(ticks.now)
        ticks.now += 1

    assert session.due(ticks.now)


def test_what_is_on_disk_is_not_written_again(session: Session) -> None:
    assert session.path is not None
    before = session.path.stat().st_ino
    session.save()

    assert before == session.path.stat().st_ino


def test_an_edit_during_a_slow_save_is_neither_held_up_nor_lost(
    session: Session, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on = threading.Event(), threading.Event()
    real = files.put

    def slow(staged: Path, target: Path) -> bool:
        writing.set()
        assert go_on.wait(10)
        return real(staged, target)

    monkeypatch.setattr(files, "put", slow)
    retitle(session, "first")
    worker = threading.Thread(target=session.save)
    worker.start()
    assert writing.wait(10)
    ticks.now += 5
    retitle(session, "second")
    due_meanwhile = session.due(ticks.now + 99)
    go_on.set()
    worker.join(10)
    assert session.path is not None

    assert not due_meanwhile
    assert session.unsaved
    assert load(session.path).case.title == "first"
    assert session.due(ticks.now + 2)

    session.save()

    assert not session.unsaved
    assert load(session.path).case.title == "second"


def test_a_failed_save_says_why_until_it_works(
    session: Session, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    retitle(session, "b")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NotSaved):
            session.save()

    assert session.unsaved
    assert session.trouble == "2026-06-03-marek-dvorak.toml is not saved: the disk is full. Free some space."
    assert not session.due(ticks.now + 4.9)
    assert session.due(ticks.now + 5.0)

    session.save()

    assert not session.unsaved
    assert session.trouble == ""


def test_after_a_conflict_the_copy_is_followed_and_both_are_kept(session: Session) -> None:
    theirs = session.path
    assert theirs is not None
    theirs.write_text(dumps(session.case.but(title="Theirs")), encoding="utf-8")
    retitle(session, "Mine")
    saved = session.save()
    retitle(session, "Mine still")
    later = session.save()

    assert saved.conflict
    assert later == saved.__class__(later.digest, saved.path)
    assert session.path == saved.path
    assert session.trouble == (
        "2026-06-03-marek-dvorak.toml was changed elsewhere. Yours is in "
        "2026-06-03-marek-dvorak (conflict 2026-06-04 102030).toml and is kept there from now on."
    )
    assert load(theirs).case.title == "Theirs"
    assert load(saved.path).case.title == "Mine still"


def test_a_saved_case_is_opened_and_saved_on(session: Session, places: Places) -> None:
    assert session.path is not None
    opened = Session.open(session.path, lambda: NOW, places=places)

    assert not opened.unsaved
    retitle(opened, "Next day")
    assert not opened.save().conflict
    assert load(session.path).case.title == "Next day"


def test_what_is_no_case_does_not_open(places: Places, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("", encoding="utf-8")

    with pytest.raises(CannotRead):
        Session.open(tmp_path / "x.toml", lambda: NOW, places=places)


def test_a_case_of_a_newer_amends_is_read_and_not_changed(
    places: Places, case: Callable[..., Case], tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(dumps(case(format=2)), encoding="utf-8")
    session = Session.open(path, lambda: NOW, places=places)

    assert case(format=2) == retitle(session, "Mine")
    assert not session.unsaved
    assert session.newer
    assert session.trouble.startswith("A newer amends wrote this case")


def test_the_head_says_where_the_case_stands(places: Places, case: Callable[..., Case]) -> None:
    sent = datetime(2026, 6, 3, 12, tzinfo=UTC)
    draft = Draft(
        shape="they-complained", parts=(Part(name="what-happened", text="I misspelt it."),), sent=sent
    )
    session = Session.begin(case(drafts=(draft,)), lambda: NOW, places=places)

    found = summary(session.save().path)

    assert (found.stands, found.since) == ("sent", sent)


def test_typing_after_a_breath_is_undone_on_its_own(session: Session, ticks: Ticks) -> None:
    def typed(title: str) -> None:
        session.change(session.case.but(title=title), "writing", merge=True)

    before = session.case.title
    typed("One")
    ticks.now += 0.4
    typed("One.")
    ticks.now += 1.5
    typed("One. Two")
    ticks.now += 0.4
    typed("One. Two.")

    assert session.undo() is not None
    assert session.case.title == "One."
    assert session.undo() is not None
    assert session.case.title == before
