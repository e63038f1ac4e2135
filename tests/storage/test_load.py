from __future__ import annotations

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from amends.storage.cases import load
from amends.storage.files import LIMIT, digest
from amends.storage.summaries import summary
from amends.storage.toml_out import Head, dumps
from amends.storage.trouble import CannotRead

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case

HEAD = "format = 1\nid = 'x'\ncreated = 2026-06-03T08:15:00Z\nupdated = 2026-06-03T08:15:00Z\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str | bytes], Case]:
    """Return what reads a case from these bytes."""

    def reading(content: str | bytes) -> Case:
        path = tmp_path / "it.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load(path).case

    return reading


def test_what_was_written_is_read_with_its_digest(tmp_path: Path, case: Callable[..., Case]) -> None:
    path = tmp_path / "it.toml"
    path.write_text(dumps(case()), encoding="utf-8")

    opened = load(path)

    assert case() == opened.case
    assert digest(path.read_bytes()) == opened.digest


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("2026-05-12-dana-2", "2026-05-12-dana-2"),
        ("2026-05-12-dana (conflict 2026-05-12 120000)", "2026-05-12-dana (conflict 2026-05-12 120000)"),
        ("kept by hand", "x"),
    ],
)
def test_a_case_is_called_as_its_file_is_whatever_the_file_says(
    tmp_path: Path, name: str, called: str
) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(HEAD, encoding="utf-8")

    assert load(path).case.id == called
    assert summary(path).id == called


def test_what_the_desk_shows_is_not_believed(read: Callable[[str], Case], case: Callable[..., Case]) -> None:
    text = dumps(case(), Head("accepted", datetime(2026, 6, 1, tzinfo=UTC), date(2026, 6, 2)))

    assert case() == read(text)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + HEAD.encode(), id="a byte order mark"),
        pytest.param(HEAD.replace("\n", "\r\n").encode(), id="line ends of Windows"),
    ],
)
def test_what_other_editors_leave_is_read(read: Callable[[bytes], Case], content: bytes) -> None:
    assert read(content).id == "x"


def test_a_hand_may_write_short_texts_bare_numbers_and_times_without_a_zone(
    read: Callable[[str], Case],
) -> None:
    hand = HEAD.replace("Z\nupdated", "\nupdated") + (
        'notes = "no block"\n[facts.fee]\namount = 640.50\n'
        '[[messages]]\ndate = 2026-06-02\n[[promises]]\nwhat = "x"\ndue = 2026-06-09T00:00:00Z\n'
    )

    case = read(hand)

    assert case.notes == "no block"
    assert case.facts.fee.amount == Decimal("640.50")
    assert case.created.tzinfo is not None
    assert case.messages[0].date is not None
    assert case.messages[0].date.tzinfo is not None
    assert case.promises[0].due == datetime(2026, 6, 9, tzinfo=UTC)


def test_a_text_of_one_line_has_no_line_ends_whatever_a_hand_wrote(read: Callable[[str], Case]) -> None:
    case = read(
        HEAD + 'title = "Menu\\nboards\\r\\n"\nnotes = "one\\ntwo"\n[client]\nname = "Marek\\u2028 Dvořák"\n'
        '[[messages]]\nreferences = ["<a@x.example>\\n"]\n'
        '[[messages.points]]\nlabel = "fact"\nquote = "a\\nb"\nset_aside = "not\\nnow"\n'
        '[[drafts]]\nshape = "short-note"\nsign_off = "Kind regards,\\nSam"\n'
    )
    (message,) = case.messages

    assert (case.title, case.client.name, case.notes) == ("Menu boards", "Marek Dvořák", "one\ntwo")
    assert message.references == ("<a@x.example>",)
    assert (message.points[0].quote, message.points[0].set_aside) == ("a\nb", "not now")
    assert case.drafts[0].sign_off == "Kind regards,\nSam"


def test_texts_come_in_clean(read: Callable[[str], Case]) -> None:
    assert read(HEAD + 'title = "\\u001b]0;x\\u0007"\n').title == "␛]0;x␇"


TROUBLES = [
    ("", None, "the file is empty"),
    ("\n  \n", None, "the file is empty"),
    ("id = 'x'\n", None, "it does not say its format"),
    ("\nformat = '1'\n", 2, "the format is not one that amends knows"),
    ("format = true\n", 1, "the format is not one that amends knows"),
    ("format = 0\n", 1, "the format is not one that amends knows"),
    ("format = 1.5\n", 1, "the format is not one that amends knows"),
    ("format = 9\nid = 1\n", None, "a newer amends wrote it, in format 9"),
    (HEAD + "a = 1\na = 2", 6, "it is not TOML there (cannot overwrite a value)"),
    (HEAD + 'notes = """\nno end\n', 6, "the quote is not closed"),
    (HEAD + "<<<<<<< HEAD\n", 5, "two versions of the file stand in each other there"),
    (HEAD + "\0\0", 5, "there are empty bytes in the file"),
    (HEAD + "x = " + "[" * 2000, None, "its brackets are nested too deeply"),
    (HEAD + "x = " + "1" * 5000, None, "a number in it is out of all measure"),
    (HEAD + "a." * 20_000 + "a = 1", 5, "a key there has more than 64 dots"),
    (HEAD + "[" + "'a' . " * 20_000 + "a]", 5, "a key there has more than 64 dots"),
    (HEAD + 'title = "x"\n[client]\nname = 3\n', 7, "name should be text in quotes"),
    (HEAD + "client = 3\n", 5, "client should be a table of its own, like [client]"),
    (HEAD + "[drafts]\n", 5, "drafts should be a list; tables in a list begin with [[two brackets]]"),
    (HEAD + "[[messages]]\n[[messages]]\n[[messages.points]]\n", 7, "label is missing"),
    (HEAD + "[facts]\nkind = 'lat'\n", 6, "kind should be one of 'late', 'faulty'"),
    (HEAD + "[facts]\nagreed = 'May'\n", 6, "agreed should be a day, like 2026-05-12 without quotes"),
    (HEAD + "[cooling]\nuntil = 'x'\n", 6, "until should be a time, like 2026-05-12T18:02:00+01:00"),
    (HEAD + "[[promises]]\nwhat = ''\ndue = 'x'\n", 7, "due should be a day"),
    (HEAD + "[facts.fee]\namount = 'lots'\n", 6, "amount cannot be used: “lots” is not a number"),
    (HEAD.replace("updated = 2026-06-03T08:15:00Z", "updated = 2026"), 4, "updated should be a time, like"),
    (HEAD + "[fee]\n[facts.fee]\npaid = 'yes'\n", 7, "paid cannot be used: it is true, false or"),
    (HEAD + "[outcome]\nending = 'silent'\noffer = true\n", 7, "offer should be a whole number"),
    ("format = 1\nid = 'x'\n", None, "created is missing"),
    (b"\xff\xfef\0o\0", 1, "the file is stored as UTF-16"),
    (HEAD.encode() + b"title = '\xe9'\n", 5, "a letter there is not UTF-8"),
    (HEAD + "#" * LIMIT, None, "the file is larger than 8 MB"),
]


@pytest.mark.parametrize(("content", "line", "reason"), TROUBLES, ids=lambda value: str(value)[-24:])
def test_what_cannot_be_read_is_named_with_its_line(
    read: Callable[[str | bytes], Case], content: str | bytes, line: int | None, reason: str
) -> None:
    with pytest.raises(CannotRead) as trouble:
        read(content)

    assert line == trouble.value.line
    assert trouble.value.reason.startswith(reason)
    assert str(trouble.value).startswith("it.toml cannot be read, ")


def test_a_file_cut_anywhere_is_read_or_named(
    read: Callable[[bytes], Case], case: Callable[..., Case]
) -> None:
    whole = dumps(case(notes="“Soop” is no soup.")).encode()
    reasons = []
    for length in range(len(whole)):
        try:
            read(whole[:length])
        except CannotRead as trouble:
            reasons.append(trouble.reason)

    assert len(reasons) > 100
    assert all(reasons)


def test_a_text_full_of_dots_is_no_bomb(read: Callable[[str], Case], case: Callable[..., Case]) -> None:
    dots = "a." * 500

    assert read(dumps(case(title=dots, notes=dots + '\n"' + dots))).title == dots


def test_a_newer_format_is_opened_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "it.toml"
    path.write_text(HEAD.replace("format = 1", "format = 2") + "shape_of_things = 'new'\n", encoding="utf-8")

    opened = load(path)

    assert opened.newer is True
    assert opened.case.format == 2


def test_a_linked_case_is_read_and_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "link.toml").symlink_to("real.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "gone.toml").symlink_to("nowhere.toml")
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    reasons = {}
    for name in ("loop", "gone", "folder", "pipe"):
        with pytest.raises(CannotRead) as trouble:
            load(tmp_path / f"{name}.toml")
        reasons[name] = trouble.value.reason

    assert load(tmp_path / "link.toml").case.id == "x"
    assert reasons == {
        "loop": "its link leads back to itself",
        "gone": "it is not there",
        "folder": "it is a folder, not a file",
        "pipe": "it is not a regular file",
    }
