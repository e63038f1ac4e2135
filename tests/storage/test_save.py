from __future__ import annotations

import errno
import os
import stat
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Client
from amends.domain.message import Message
from amends.storage import files, versions
from amends.storage.cases import find, from_trash, load, new_path, save, save_new, to_trash
from amends.storage.files import LIMIT, sweep
from amends.storage.toml_out import Head
from amends.storage.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

HEAD = Head(stands="new")


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Let every file be readable by everybody, unless amends sees to it."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_case_is_named_by_its_day_and_its_client(places: Places, case: Callable[..., Case]) -> None:
    first = save_new(case(id="new"), places, HEAD)
    second = save_new(case(id="new"), places, HEAD)

    assert first.path == places.cases / "2026-06-03-marek-dvorak.toml"
    assert second.path == places.cases / "2026-06-03-marek-dvorak-2.toml"
    assert load(second.path).case.id == "2026-06-03-marek-dvorak-2"
    assert load(first.path).digest == first.digest


@pytest.mark.usefixtures("open_umask")
def test_folders_and_files_are_for_their_owner_alone(places: Places, case: Callable[..., Case]) -> None:
    saved = save_new(case(), places, HEAD)

    assert {mode(places.cases), mode(places.cases.parent), mode(places.locks)} == {0o700}
    assert {mode(saved.path), *(mode(lock) for lock in places.locks.iterdir())} == {0o600}


def test_a_save_replaces_what_was_read(places: Places, case: Callable[..., Case]) -> None:
    first = save_new(case(), places, HEAD)
    second = save(case(title="Other boards"), first.path, first.digest, HEAD, locks=places.locks)

    assert (first.path, True, False) == (second.path, second.durable, second.conflict)
    assert load(first.path).case.title == "Other boards"
    assert entries(places.cases) == [first.path.name]


def test_what_somebody_else_wrote_is_never_replaced(places: Places, case: Callable[..., Case]) -> None:
    first = save_new(case(), places, HEAD)
    first.path.write_text("theirs", encoding="utf-8")
    mine = case(title="Mine", updated=datetime.fromisoformat("2026-06-04T10:20:30+01:00"))

    copy = save(mine, first.path, first.digest, HEAD, locks=places.locks)
    again = save(mine.but(title="More"), first.path, first.digest, HEAD, locks=places.locks)

    assert copy.conflict
    assert copy.path.name == "2026-06-03-marek-dvorak (conflict 2026-06-04 102030).toml"
    assert again.path.name == "2026-06-03-marek-dvorak (conflict 2026-06-04 102030) 2.toml"
    assert first.path.read_text(encoding="utf-8") == "theirs"
    assert load(copy.path).case.title == "Mine"


def test_a_copy_that_conflicts_again_keeps_one_such_ending(places: Places, case: Callable[..., Case]) -> None:
    path = places.cases / "2026-06-03-marek-dvorak (conflict 2026-06-04 102030) 2.toml"
    places.cases.mkdir(parents=True)
    path.write_text("theirs", encoding="utf-8")

    copy = save(case(), path, "", HEAD, locks=places.locks)

    assert copy.path.name == "2026-06-03-marek-dvorak (conflict 2026-06-03 094000).toml"


def test_the_same_bytes_from_another_window_are_no_conflict(
    places: Places, case: Callable[..., Case]
) -> None:
    first = save_new(case(), places, HEAD)

    assert not save(case(), first.path, "something else", HEAD, locks=places.locks).conflict


def test_a_case_whose_file_was_taken_away_is_written_again(places: Places, case: Callable[..., Case]) -> None:
    first = save_new(case(), places, HEAD)
    first.path.unlink()
    places.cases.rmdir()

    assert save(case(), first.path, first.digest, HEAD, locks=places.locks).path == first.path
    assert first.path.exists()


def test_a_linked_case_stays_a_link(places: Places, case: Callable[..., Case], tmp_path: Path) -> None:
    first = save_new(case(), places, HEAD)
    link = tmp_path / "link.toml"
    link.symlink_to(first.path)

    saved = save(case(title="Through the link"), link, first.digest, HEAD, locks=places.locks)

    assert link.is_symlink()
    assert saved.path == first.path
    assert load(first.path).case.title == "Through the link"


def test_what_a_newer_amends_wrote_is_not_written(places: Places, case: Callable[..., Case]) -> None:
    with pytest.raises(NotSaved, match="a newer amends wrote it"):
        save_new(case(format=2), places, HEAD)


def test_what_could_not_be_opened_again_is_not_written(places: Places, case: Callable[..., Case]) -> None:
    with pytest.raises(NotSaved, match="larger than 8 MB"):
        save_new(case(notes="n" * LIMIT), places, HEAD)


@pytest.mark.parametrize("letters", ["\u6f22", "\U0001f600", '"\\'])
def test_the_longest_message_can_be_kept_twice_and_opened_again(
    places: Places, case: Callable[..., Case], letters: str
) -> None:
    message = Message(sender="d@x.example", text=letters * (950_000 // len(letters)))
    first = save_new(case(messages=(message, message)), places, HEAD)

    assert load(first.path).case.messages == (message, message)


@pytest.mark.fault
def test_a_large_file_is_moved_whole_from_one_disk_to_another(
    places: Places, case: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = save_new(case(), places, HEAD)
    whole = b"#" * (LIMIT + 10)
    first.path.write_bytes(whole)
    real = files.give_name

    def other_disk(there: Path, path: Path) -> None:
        if there == first.path:
            raise OSError(errno.EXDEV, "no")
        real(there, path)

    monkeypatch.setattr(files, "give_name", other_disk)
    assert to_trash(places, first.path).read_bytes() == whole


FAULTS = [
    ("fsync", errno.EIO, "the disk reports an error"),
    ("fsync", errno.ENOSPC, "the disk is full"),
    ("fchmod", errno.EPERM, "the system does not permit it"),
    ("replace", errno.EACCES, "the system does not permit it"),
    ("replace", errno.ESTALE, "the network folder has gone away"),
    ("replace", errno.EXDEV, "invalid cross-device link"),
]


@pytest.mark.parametrize(("call", "number", "reason"), FAULTS)
def test_a_failed_save_leaves_the_old_file_and_nothing_else(
    places: Places,
    case: Callable[..., Case],
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    reason: str,
) -> None:
    first = save_new(case(), places, HEAD)

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(NotSaved) as trouble:
            save(case(title="Lost?"), first.path, first.digest, HEAD, locks=places.locks)

    assert reason == trouble.value.reason
    assert case() == load(first.path).case
    assert entries(places.cases) == [first.path.name]


def test_a_folder_that_cannot_be_synced_makes_the_save_uncertain_but_not_failed(
    places: Places, case: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    saved = save_new(case(), places, HEAD)

    assert saved.durable is False
    assert case() == load(saved.path).case


def test_no_client_can_lead_out_of_the_folder(places: Places, case: Callable[..., Case]) -> None:
    made = {
        name: new_path(places, case(client=Client(name=name))).relative_to(places.cases).name
        for name in ("../../etc/passwd", "CON", "", "Łukasz Groß", "a" * 99, "Мария", "x\0/\n", ".hidden")
    }

    assert made == {
        "../../etc/passwd": "2026-06-03-etc-passwd.toml",
        "CON": "2026-06-03-con.toml",
        "": "2026-06-03-someone.toml",
        "Łukasz Groß": "2026-06-03-lukasz-gross.toml",
        "a" * 99: f"2026-06-03-{'a' * 40}.toml",
        "Мария": "2026-06-03-someone.toml",
        "x\0/\n": "2026-06-03-x.toml",
        ".hidden": "2026-06-03-hidden.toml",
    }


@pytest.mark.parametrize(
    "name", ["..", "../x", "", "2026-06-03-x\n", "2026-06-03-x/../y", "config", "/etc/passwd"]
)
def test_a_name_that_amends_would_not_give_is_never_looked_up(places: Places, name: str) -> None:
    assert find(places, name) is None


def test_a_case_and_its_conflict_copy_are_found_by_name(places: Places, case: Callable[..., Case]) -> None:
    first = save_new(case(), places, HEAD)
    copy = save(case(title="x"), first.path, None, HEAD, locks=places.locks)

    assert find(places, first.path.stem) == first.path
    assert find(places, copy.path.stem) == copy.path


def test_a_case_goes_to_the_trash_and_back_under_its_own_name(
    places: Places, case: Callable[..., Case]
) -> None:
    saved = save_new(case(), places, HEAD)
    files.put_new(places.trash, saved.path.stem, "toml", b"what somebody put there")
    there = to_trash(places, saved.path)
    assert there == places.trash / "2026-06-03-marek-dvorak-2.toml"
    assert not saved.path.exists()

    back = from_trash(places, there, saved.path.stem)

    assert back == saved.path
    assert load(back).case.title == "Menu boards"
    assert entries(places.trash) == ["2026-06-03-marek-dvorak.toml"]


def test_where_its_name_is_taken_a_case_comes_back_beside_the_other(
    places: Places, case: Callable[..., Case]
) -> None:
    saved = save_new(case(), places, HEAD)
    there = to_trash(places, saved.path)
    saved.path.write_bytes(there.read_bytes())

    assert from_trash(places, there, saved.path.stem).name == "2026-06-03-marek-dvorak-2.toml"


def test_a_new_case_never_gets_the_name_of_one_in_the_trash_or_of_one_with_versions(
    places: Places, case: Callable[..., Case]
) -> None:
    first = save_new(case(), places, HEAD)
    versions.keep(places, first.path, case(), "as it was opened", case().updated)
    to_trash(places, first.path)
    second = save_new(case(), places, HEAD)
    versions.keep(places, second.path, case(), "as it was opened", case().updated)
    second.path.unlink()
    third = save_new(case(), places, HEAD)

    assert [second.path.stem, third.path.stem] == [
        "2026-06-03-marek-dvorak-2",
        "2026-06-03-marek-dvorak-3",
    ]
    assert versions.versions(places, third.path) == ()


def test_a_link_in_the_trash_still_leads_to_its_case(
    places: Places, case: Callable[..., Case], tmp_path: Path
) -> None:
    first = save_new(case(), places, HEAD)
    kept = tmp_path / "kept.toml"
    first.path.rename(kept)
    first.path.symlink_to(os.path.relpath(kept, places.cases))

    assert load(to_trash(places, first.path)).case.title == "Menu boards"
    assert kept.exists()


def test_what_is_not_there_cannot_go_to_the_trash(places: Places) -> None:
    with pytest.raises(NotSaved, match="it is not there"):
        to_trash(places, places.cases / "none.toml")

    assert not places.trash.exists()


def test_a_folder_cannot_go_to_the_trash(places: Places) -> None:
    places.cases.mkdir(parents=True)
    with pytest.raises(NotSaved, match="it is a folder, not a file"):
        to_trash(places, places.cases)

    assert places.cases.is_dir()
    assert not places.trash.exists()


def test_only_what_an_interrupted_save_left_long_ago_is_swept(tmp_path: Path) -> None:
    for name, age in ((".amends-old", 90_000), (".amends-new", 10), ("2026-06-03-x.toml", 90_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000_000 - age,) * 2)

    assert sweep(tmp_path, 1_000_000) == 1
    assert entries(tmp_path) == [".amends-new", "2026-06-03-x.toml"]
    assert sweep(tmp_path / "nowhere", 1_000_000) == 0


def test_a_window_that_does_not_let_go_is_named(
    places: Places, case: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    first = save_new(case(), places, HEAD)
    monkeypatch.setattr("amends.storage.cases._PATIENCE", 0.0)
    lock = places.locks / f"{files.digest(str(first.path).encode())[:32]}.lock"
    with FileLock(lock), pytest.raises(NotSaved, match="another window"):
        save(case(title="x"), first.path, first.digest, HEAD, locks=places.locks)


@pytest.mark.usefixtures("open_umask")
def test_a_letter_handed_out_never_takes_the_place_of_another(places: Places) -> None:
    first = files.put_new(places.letters, "2026-06-03-marek", "txt", b"one")
    (places.letters / "2026-06-03-marek-2.txt").symlink_to("nowhere")
    third = files.put_new(places.letters, "2026-06-03-marek", "txt", b"three")

    assert (first.name, third.name) == ("2026-06-03-marek.txt", "2026-06-03-marek-3.txt")
    assert (first.read_bytes(), third.read_bytes()) == (b"one", b"three")
    assert (mode(places.letters), mode(third)) == (0o700, 0o600)


def test_half_a_letter_is_no_letter(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="the disk is full"):
        files.put_new(places.letters, "2026-06-03-marek", "txt", b"one")

    assert entries(places.letters) == []
