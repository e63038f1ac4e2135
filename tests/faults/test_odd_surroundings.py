"""Folders, files, clocks and terminals that are not as they should be, under the installed program."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from amends.session.session import Session
from amends.storage.cases import load
from amends.storage.summaries import summaries
from amends.storage.toml_out import dumps
from faults.test_running import WORDS, sh, started, to_the_letter, written
from faults.test_running import mail as mail  # a fixture
from journeys.terminal import AMENDS
from letters_given import NOW, case_with, draft

if TYPE_CHECKING:
    from pathlib import Path

    from amends.storage.places import Places

pytestmark = [pytest.mark.journey, pytest.mark.fault]

FAR_OFF = datetime(2099, 1, 1, tzinfo=UTC).timestamp()


def begun(places: Places) -> Session:
    session = Session.begin(case_with(draft()), lambda: NOW, places=places)
    session.save()
    return session


def test_a_folder_of_cases_that_is_a_link_stays_one(places: Places, tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir(mode=0o700)
    places.cases.parent.mkdir(parents=True)
    places.cases.symlink_to(tmp_path / "synced")
    session = begun(places)
    session.change(session.case.but(notes="more"), "the notes")
    session.save()

    assert places.cases.is_symlink()
    (path,) = (tmp_path / "synced").glob("*.toml")
    assert load(path).case.notes == "more"
    assert [each.trouble for each in summaries(places)] == [""]


def test_a_folder_of_cases_that_is_a_link_to_nowhere_is_made_or_said(places: Places, tmp_path: Path) -> None:
    places.cases.parent.mkdir(parents=True)
    places.cases.symlink_to(tmp_path / "not plugged in" / "cases")

    assert [each.trouble for each in summaries(places)] in ([], ["it is not there"])
    session = begun(places)

    assert session.path is not None
    assert session.path.is_relative_to(tmp_path / "not plugged in")
    assert places.cases.is_symlink()


def test_a_file_that_nobody_may_read_is_named_and_left_alone(places: Places) -> None:
    path = begun(places).path
    assert path is not None
    whole = path.read_bytes()
    path.chmod(0)
    command = [AMENDS, "list"]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and there is no setpriv to give that up")
        no = "-dac_override,-dac_read_search"
        command = ["setpriv", "--bounding-set", no, "--inh-caps", no, *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert path.stem in done.stdout + done.stderr
    assert "the system does not permit it" in done.stdout + done.stderr
    path.chmod(0o600)
    assert path.read_bytes() == whole


def test_a_file_from_the_year_2099_is_taken_in_and_saved_over(places: Places) -> None:
    session = begun(places)
    assert session.path is not None
    session.path.write_text(dumps(session.case.but(title="By hand")), encoding="utf-8")
    os.utime(session.path, (FAR_OFF, FAR_OFF))
    found = session.look()
    assert found is not None
    assert session.adopt(found) == "taken"
    session.change(session.case.but(notes="more"), "the notes")

    assert not session.save().conflict
    again = load(session.path).case
    assert (again.title, again.notes) == ("By hand", "more")


def test_a_clock_put_back_by_two_days_costs_no_change(places: Places) -> None:
    session = begun(places)
    assert session.path is not None
    earlier = Session.open(session.path, lambda: NOW - timedelta(days=2), places=places)
    for notes in ("one", "two"):
        earlier.change(earlier.case.but(notes=notes), "the notes")
        assert not earlier.save().conflict

    assert load(session.path).case.notes == "two"
    found = session.look()
    assert found is not None
    assert session.adopt(found) == "taken"
    assert session.case.notes == "two"


def test_a_storm_of_sizes_ends_nothing_and_loses_no_key(tmp_path: Path, mail: Path) -> None:
    home = tmp_path / "home"
    with started(home, str(mail)) as terminal:
        to_the_letter(terminal)
        sizes = [(1, 1), (500, 200), (20, 5), (200, 2), (3, 90), (80, 24), (140, 40)]
        for at, letter in enumerate(WORDS):
            terminal.send(letter)
            terminal.resize(*sizes[at % len(sizes)])
        terminal.resize(80, 24)
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    assert written(home) == WORDS + "\n"


@pytest.mark.parametrize("name", ["", "dumb"])
def test_a_terminal_without_a_name_is_refused_in_words(tmp_path: Path, mail: Path, name: str) -> None:
    with started(tmp_path / "home", str(mail), env={"TERM": name}) as terminal:
        assert terminal.wait_end() == 2
        assert "TERM" in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "LANG": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_letters_of_every_kind_are_kept_where_the_system_knows_only_ascii(
    tmp_path: Path, mail: Path, env: dict[str, str]
) -> None:
    home = tmp_path / "home"
    with started(home, str(mail), env=env) as terminal:
        to_the_letter(terminal)
        terminal.send("Zoë – £120".encode())
        terminal.wait_for("120")  # what the system cannot draw stands there as ?
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    assert written(home) == "Zoë – £120\n"


def test_a_window_with_sixteen_descriptors_saves_what_is_typed(tmp_path: Path, mail: Path) -> None:
    home = tmp_path / "home"
    line = f"ulimit -n 16; exec {AMENDS} {mail}"
    with sh(line, {"AMENDS_HOME": str(home)}) as terminal:
        to_the_letter(terminal)
        terminal.send(WORDS)
        terminal.wait_for(WORDS)
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
    assert written(home) == WORDS + "\n"
