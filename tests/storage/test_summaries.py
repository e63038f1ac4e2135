from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Client
from amends.storage.cases import load, save_new
from amends.storage.summaries import check, summaries, summary
from amends.storage.toml_out import Head, dumps
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case
    from amends.storage.places import Places

DAY = datetime(2026, 6, 3, tzinfo=UTC)


@pytest.fixture
def put(places: Places) -> Callable[[str, str], Path]:
    """Return what puts a text among the cases."""

    def putting(name: str, text: str) -> Path:
        places.cases.mkdir(parents=True, exist_ok=True)
        path = places.cases / name
        path.write_text(text, encoding="utf-8")
        return path

    return putting


def test_a_summary_says_what_the_head_says(places: Places, case: Callable[..., Case]) -> None:
    rests = DAY.replace(hour=9)
    head = Head("sent", DAY, date(2026, 6, 9), rests, follow_up=date(2026, 6, 10))
    saved = save_new(case(), places, head)

    (only,) = summaries(places)

    assert only.id == "2026-06-03-marek-dvorak"
    assert only.path == saved.path
    assert (only.client, only.title, only.stands) == ("Marek Dvořák", "Menu boards", "sent")
    assert (only.since, only.due, only.rests_until) == (DAY, date(2026, 6, 9), rests)
    assert only.follow_up == date(2026, 6, 10)
    assert only.email == "marek@kavarna.example"
    assert (only.created, only.updated) == (case().created, case().updated)
    assert only.trouble == ""


def test_the_case_changed_last_comes_first(places: Places, case: Callable[..., Case]) -> None:
    for hour, name in ((3, "Ana"), (9, "Bo"), (5, "Cy")):
        save_new(case(client=Client(name=name), updated=DAY.replace(hour=hour)), places, Head())

    assert [each.client for each in summaries(places)] == ["Bo", "Cy", "Ana"]


@pytest.mark.parametrize("notes", ["[facts]\n[[messages]]", "long\n" * 2000, '"""\n[x]', "\\"])
def test_notes_may_say_anything(places: Places, case: Callable[..., Case], notes: str) -> None:
    save_new(case(notes=notes), places, Head("ready"))

    (only,) = summaries(places)

    assert (only.trouble, only.client, only.stands) == ("", "Marek Dvořák", "ready")


TROUBLES = [
    ("", "the file is empty"),
    ("title = 'x'\n", "it does not say its format"),
    ("format = 1\n", "created is missing"),
    (
        "format = 1\n\ncreated = 3\n",
        "line 3: created should be a time, like 2026-05-12T18:02:00+01:00 without quotes",
    ),
    (
        "format = 1\ncreated = 2026-06-03\nupdated = 2026-06-03\ntitle = 3\n",
        "line 4: title should be text in quotes",
    ),
    (
        "format = 1\ncreated = 2026-06-03\nupdated = 2026-06-03\n[client]\nname = 3\n[facts]\n",
        "line 5: name should be text in quotes",
    ),
    ("client = 3\nformat = 1\n", "line 1: client should be a table of its own, like [client]"),
    ("format = 1\ntitle = \n[facts]\n", "line 2: it is not TOML there (invalid value)"),
    ("a." * 3000 + "a = 1\n", "line 1: a key there has more than 64 dots"),
    ("[" * 3000, "line 1: it is not TOML there (invalid initial character for a key part)"),
]


@pytest.mark.parametrize(("text", "trouble"), TROUBLES, ids=lambda value: value[-20:])
def test_a_case_in_trouble_is_listed_with_its_reason_and_never_touched(
    places: Places, put: Callable[[str, str], Path], text: str, trouble: str
) -> None:
    path = put("2026-06-03-x.toml", text)

    (only,) = summaries(places)

    assert trouble == only.trouble
    assert (only.id, only.path, only.client) == ("2026-06-03-x", path, "")
    assert text == path.read_text(encoding="utf-8")


def test_one_case_in_trouble_leaves_the_others_alone(
    places: Places, put: Callable[[str, str], Path], case: Callable[..., Case]
) -> None:
    put("broken.toml", "=")
    put(".amends-x.toml", "=")
    put("README.txt", "=")
    (places.cases / "folder.toml").mkdir()
    os.mkfifo(places.cases / "pipe.toml")
    save_new(case(), places, Head())

    found = {each.path.name: bool(each.trouble) for each in summaries(places)}

    assert found == {
        "broken.toml": True,
        "folder.toml": True,
        "pipe.toml": True,
        "2026-06-03-marek-dvorak.toml": False,
    }


def test_a_file_named_by_hand_goes_by_the_id_in_it(
    put: Callable[[str, str], Path], case: Callable[..., Case]
) -> None:
    assert summary(put("Marek's boards.toml", dumps(case()))).id == "2026-06-03-marek-dvorak"


def test_odd_words_for_the_desk_are_passed_over(put: Callable[[str, str], Path]) -> None:
    text = "format = 1\ncreated = 2026-06-03\nupdated = 2026-06-03\n"
    text += "stands = 3\nsince = 'x'\ndue = 2026-06-03T00:00:00\n"

    found = summary(put("2026-06-03-x.toml", text))

    assert (found.trouble, found.stands, found.since, found.due) == ("", "", None, None)


def test_what_the_desk_reads_as_whole_opens_as_whole(
    put: Callable[[str, str], Path], case: Callable[..., Case]
) -> None:
    whole = dumps(case(), Head("ready", DAY, DAY.date()))
    for length in range(len(whole)):
        path = put("2026-06-03-x.toml", whole[:length])
        try:
            load(path)
        except CannotRead:
            continue
        assert summary(path).trouble == ""


def test_the_whole_file_is_checked_apart(put: Callable[[str, str], Path], case: Callable[..., Case]) -> None:
    path = put("2026-06-03-x.toml", dumps(case()) + "\n[facts]\nkind = 'odd'\n")

    assert summary(path).trouble == ""
    assert check(path).startswith("line 14: kind should be one of")
    assert check(put("2026-06-03-y.toml", dumps(case()))) == ""


def test_no_folder_is_an_empty_desk_and_an_odd_one_says_so(places: Places) -> None:
    assert summaries(places) == ()

    places.cases.parent.mkdir(parents=True)
    places.cases.touch()

    assert [each.trouble for each in summaries(places)] == ["part of its place is a file, not a folder"]


def test_the_desk_waits_for_neither_models_nor_terminal() -> None:
    slow = ["pydantic", "textual", "rich", "filelock", "tomli_w"]
    code = (
        "import sys, amends.storage.summaries, amends.storage.places, amends.storage.settings\n"
        f"print([name for name in {slow} if name in sys.modules])"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout == "[]\n"
