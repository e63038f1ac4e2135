"""The file of the open case is changed by somebody else, or cannot be written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from amends.session.recovering import BEFORE, beside, discard, restored
from amends.session.session import Session
from amends.storage import files, recovery, versions
from amends.storage.cases import load
from amends.storage.toml_out import dumps
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

NOW = datetime(2026, 6, 4, 10, 20, 30, tzinfo=UTC)


@pytest.fixture
def session(places: Places, case: Callable[..., Case]) -> Session:
    """Return a session on a saved case."""
    begun = Session.begin(case(id="new"), lambda: NOW, places=places)
    begun.save()
    return begun


def file_of(session: Session) -> Path:
    assert session.path is not None
    return session.path


def by_hand(session: Session, **changes: object) -> None:
    """Write another form of the case into its file, as another program would."""
    there = load(file_of(session)).case
    file_of(session).write_text(dumps(there.but(**changes)), encoding="utf-8")


def changed(session: Session, **changes: object) -> None:
    session.change(session.case.but(**changes), "a change")


def look(session: Session) -> str:
    found = session.look()
    return "nothing" if found is None else session.adopt(found)


def test_an_unchanged_file_says_nothing(session: Session) -> None:
    assert look(session) == "nothing"


def test_a_case_changed_by_hand_is_taken_in_and_undo_brings_the_old_one_back(session: Session) -> None:
    by_hand(session, title="By hand")

    assert look(session) == "taken"
    assert session.case.title == "By hand"
    assert not session.unsaved
    assert look(session) == "nothing"
    undone = session.undo()
    assert undone is not None
    assert undone[0].title == "Menu boards"


def test_what_does_not_touch_is_merged_and_saved_in_one(session: Session) -> None:
    changed(session, notes="mine")
    by_hand(session, title="By hand")

    assert look(session) == "merged"
    assert session.unsaved
    saved = session.save()

    assert not saved.conflict
    assert (load(saved.path).case.title, load(saved.path).case.notes) == ("By hand", "mine")


def test_a_save_merges_what_was_not_seen_yet(session: Session) -> None:
    changed(session, notes="mine")
    by_hand(session, title="By hand")
    saved = session.save()

    assert not saved.conflict
    assert (session.case.title, session.case.notes) == ("By hand", "mine")
    assert load(file_of(session)).case == session.case.but(updated=NOW)
    assert not session.unsaved


def test_where_both_changed_the_same_nothing_is_done_before_the_user_has_chosen(session: Session) -> None:
    changed(session, title="Mine")
    by_hand(session, title="Theirs")

    assert look(session) == "touching"
    assert session.case.title == "Mine"
    assert load(file_of(session)).case.title == "Theirs"


def test_what_was_typed_while_a_merge_was_written_is_asked_about_where_it_touches_that(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(session, notes="mine")
    by_hand(session, title="Theirs")
    real = files.put

    def meanwhile(staged: Path, target: Path) -> bool:
        changed(session, title="Mine")
        return real(staged, target)

    with monkeypatch.context() as patch:
        patch.setattr(files, "put", meanwhile)
        session.save()

    assert (session.case.title, load(file_of(session)).case.title) == ("Mine", "Theirs")
    assert session.unsaved
    assert look(session) == "touching"


def test_what_was_written_from_an_earlier_state_goes_beside_what_came_in(session: Session) -> None:
    before = session.case
    by_hand(session, title="By hand")
    look(session)
    session.change_since(before, before.but(notes="mine"), "writing")

    assert (session.case.title, session.case.notes) == ("By hand", "mine")
    assert not session.save().conflict


def test_what_was_written_from_an_earlier_state_is_asked_about_where_it_touches_what_came_in(
    session: Session,
) -> None:
    before = session.case
    by_hand(session, title="By hand")
    look(session)
    session.change_since(before, before.but(title="Mine"), "writing")

    assert session.case.title == "Mine"
    assert look(session) == "touching"
    assert load(file_of(session)).case.title == "By hand"


def test_theirs_can_be_taken_and_mine_undone_to(session: Session) -> None:
    changed(session, title="Mine")
    by_hand(session, title="Theirs")
    found = session.look()
    assert found is not None
    session.take(found)

    assert session.case.title == "Theirs"
    assert not session.unsaved
    undone = session.undo()
    assert undone is not None
    assert undone[0].title == "Mine"


def test_mine_can_be_kept_and_replaces_what_was_looked_at(session: Session) -> None:
    changed(session, title="Mine")
    by_hand(session, title="Theirs")
    found = session.look()
    assert found is not None
    session.keep(found)

    assert not session.save().conflict
    assert load(file_of(session)).case.title == "Mine"


def test_half_a_file_of_a_sync_says_nothing_until_it_is_whole(session: Session) -> None:
    whole = dumps(load(file_of(session)).case.but(title="By hand"))
    file_of(session).write_text(whole[:100], encoding="utf-8")
    first = look(session)
    file_of(session).write_text(whole, encoding="utf-8")

    assert (first, look(session)) == ("nothing", "taken")


def no_folder(places: Places) -> None:
    """Let a file stand where the folder of the cases was: nothing can be written there."""
    places.cases.rename(places.cases.with_name("away"))
    places.cases.write_text("in the way", encoding="utf-8")


def mended(places: Places) -> None:
    places.cases.unlink()
    places.cases.with_name("away").rename(places.cases)


def failed(session: Session, places: Places) -> recovery.Recovered:
    """Change the case, let its save fail, and close it; return what is kept."""
    changed(session, title="Not saved")
    no_folder(places)
    with pytest.raises(NotSaved):
        session.save()
    session.close()
    mended(places)
    (kept,) = recovery.waiting(places)
    return kept


@pytest.mark.fault
def test_what_cannot_be_saved_is_kept_apart_only_until_it_is(session: Session, places: Places) -> None:
    changed(session, title="Not saved")
    assert recovery.paths(places) == []
    no_folder(places)
    with pytest.raises(NotSaved):
        session.save()

    assert session.recovery is not None
    assert recovery.load(session.recovery) == recovery.Recovered(
        session.recovery, session.case.but(updated=NOW), file_of(session)
    )
    assert session.recovery.stat().st_mode & 0o777 == 0o600
    assert recovery.waiting(places) == ()  # this window has it in hand

    mended(places)
    session.save()

    assert recovery.paths(places) == []
    assert load(file_of(session)).case.title == "Not saved"


@pytest.mark.fault
def test_two_windows_keep_what_they_have_apart(session: Session, places: Places) -> None:
    other = Session.open(file_of(session), lambda: NOW, places=places)
    changed(session, title="One")
    changed(other, title="Two")
    no_folder(places)
    for each in (session, other):
        with pytest.raises(NotSaved):
            each.save()

    assert {recovery.load(path).case.title for path in recovery.paths(places)} == {"One", "Two"}


@pytest.mark.fault
def test_what_is_too_large_for_its_file_is_offered_all_the_same(session: Session, places: Places) -> None:
    changed(session, notes="n" * files.LIMIT)
    with pytest.raises(NotSaved):
        session.save()
    session.close()

    (kept,) = recovery.waiting(places)
    assert kept.case.notes == session.case.notes


@pytest.mark.fault
def test_what_was_kept_is_restored_into_its_file(session: Session, places: Places) -> None:
    kept = failed(session, places)
    again, trouble = restored(kept, lambda: NOW, places)

    assert not trouble
    assert load(file_of(session)).case.title == "Not saved"
    assert recovery.paths(places) == []
    (before,) = versions.versions(places, file_of(session))
    assert (before.reason, versions.load(before).title) == (BEFORE.capitalize(), "Menu boards")
    undone = again.undo()
    assert undone is not None
    assert undone[0].title == "Menu boards"


@pytest.mark.fault
def test_what_was_kept_is_restored_though_no_version_can_be_kept(session: Session, places: Places) -> None:
    kept = failed(session, places)
    places.versions.write_text("in the way", encoding="utf-8")
    again, trouble = restored(kept, lambda: NOW, places)

    assert "is not saved" in trouble
    assert load(file_of(session)).case.title == "Not saved"
    assert recovery.paths(places) == []
    undone = again.undo()
    assert undone is not None
    assert undone[0].title == "Menu boards"


@pytest.mark.fault
def test_what_was_kept_goes_beside_its_file(session: Session, places: Places) -> None:
    path = beside(failed(session, places), lambda: NOW, places)

    assert path != session.path
    assert load(path).case.title == "Not saved"
    assert load(file_of(session)).case.title == "Menu boards"
    assert recovery.paths(places) == []


@pytest.mark.fault
def test_what_was_kept_goes_to_the_trash(session: Session, places: Places) -> None:
    there = discard(failed(session, places), places)

    assert there.parent == places.trash
    assert load(there).case.title == "Not saved"
    assert recovery.paths(places) == []


@pytest.mark.fault
def test_what_was_kept_goes_beside_a_file_that_cannot_be_read(session: Session, places: Places) -> None:
    kept = failed(session, places)
    file_of(session).write_text("", encoding="utf-8")
    again, _ = restored(kept, lambda: NOW, places)

    assert again.path != session.path
    assert file_of(session).read_text(encoding="utf-8") == ""
    assert again.case.title == "Not saved"
    assert recovery.paths(places) == []


def test_what_was_found_before_a_save_took_it_in_is_no_news_after_it(session: Session) -> None:
    changed(session, notes="mine")
    by_hand(session, title="By hand")
    found = session.look()
    assert found is not None
    assert session.save().merged is not None

    assert session.adopt(found) == "known"
    assert (session.case.title, session.case.notes) == ("By hand", "mine")
    assert look(session) == "nothing"


def test_what_is_saved_beside_its_file_is_called_as_that_one_from_then_on(session: Session) -> None:
    changed(session, title="Mine")
    by_hand(session, title="Theirs")
    beside_it = session.save()

    assert beside_it.conflict
    assert session.case.id == beside_it.path.stem
    changed(session, notes="more")
    session.save()
    assert f'id = "{beside_it.path.stem}"' in beside_it.path.read_text(encoding="utf-8")


def test_a_save_writes_the_file_again_that_is_gone_although_nothing_was_changed(session: Session) -> None:
    file_of(session).unlink()
    session.save()

    assert load(file_of(session)).case.title == "Menu boards"
    assert not session.unsaved


def test_a_save_that_comes_late_brings_no_file_back_that_was_moved_away_once_the_case_was_closed(
    session: Session,
) -> None:
    session.close()
    file_of(session).unlink()
    session.save()

    assert not file_of(session).exists()


@pytest.mark.fault
def test_a_file_that_is_gone_and_cannot_be_written_again_is_unsaved(session: Session, places: Places) -> None:
    no_folder(places)
    with pytest.raises(NotSaved):
        session.save()
    assert session.unsaved
    session.close()
