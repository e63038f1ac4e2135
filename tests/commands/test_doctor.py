from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from amends.cli import main
from amends.storage.cases import save_new
from amends.storage.places import Places
from amends.storage.toml_out import Head, dumps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.case import Case


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Callable[..., Case]) -> Places:
    """Return the places of a user with one case."""
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    places = Places.found()
    save_new(case(), places, Head())
    return places


def examined(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    status = main(["doctor", "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, found


def one(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the only remark, which makes the exit status 1."""
    status, found = examined(capsys)
    (remark,) = found["remarks"]
    assert (status, found["ok"]) == (1, False)
    return dict(remark)


def test_where_all_is_well_there_is_nothing_to_say(there: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert examined(capsys) == (0, {"ok": True, "cases": 1, "remarks": []})
    assert main(["doctor"]) == 0
    assert capsys.readouterr().err == "1 case can be read. Everything is as it should be.\n"


def test_an_empty_home_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "none"))

    assert main(["doctor"]) == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", None, "the file is empty"),
        (b"format = 1\ntitle =\n", 2, "it is not TOML there (invalid value)"),
        (b"format = 1\n\0\n", 2, "there are empty bytes in the file"),
        ("format = 1\n".encode("utf-16"), 1, "the file is stored as UTF-16"),
        (b"format = 1\n<<<<<<< mine\n", 2, "two versions of the file stand in each other there"),
        (b"format = 99\n", None, "a newer amends wrote it, in format 99"),
        (b"title = 1\n", None, "it does not say its format"),
        (b"x = " + b"[" * 500 + b"\n", None, "its brackets are nested too deeply"),
        (b"a" + b".a" * 20_000 + b" = 1\n", 1, "a key there has more than 64 dots"),
        (b"n = " + b"9" * 5_000 + b"\n", None, "a number in it is out of all measure"),
    ],
    ids=["empty", "cut", "zeros", "utf-16", "marks", "newer", "no format", "brackets", "dots", "digits"],
)
def test_a_file_that_cannot_be_read_is_named_with_line_and_reason_and_left_alone(
    there: Places, capsys: pytest.CaptureFixture[str], data: bytes, line: int | None, reason: str
) -> None:
    path = there.cases / "2026-06-05-broken.toml"
    path.write_bytes(data)
    path.chmod(0o600)

    remark = one(capsys)

    assert (remark["severity"], remark["file"], remark["line"]) == ("broken", str(path), line)
    assert remark["reason"] == reason
    assert remark["advice"]
    assert path.read_bytes() == data


def test_a_copy_beside_its_case_is_named(
    there: Places, capsys: pytest.CaptureFixture[str], case: Callable[..., Case]
) -> None:
    path = there.cases / "2026-06-03-marek-dvorak (conflicted copy 2026-06-04 101112).toml"
    path.write_text(dumps(case()), encoding="utf-8")

    remark = one(capsys)

    assert (remark["about"], remark["file"]) == ("copy", str(path))
    assert "made by Nextcloud" in remark["reason"]


def test_what_a_save_left_behind_is_named(there: Places, capsys: pytest.CaptureFixture[str]) -> None:
    (there.cases / ".amends-x7").write_bytes(b"half")

    assert one(capsys)["about"] == "leftover"


def test_files_and_folders_that_others_can_read_are_named_with_the_way_to_mend_them(
    there: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = there.cases.glob("*.toml")
    path.chmod(0o644)
    first = one(capsys)
    path.chmod(0o600)
    there.cases.chmod(0o755)
    second = one(capsys)

    assert first["advice"] == f"chmod 600 {path}"
    assert second["advice"] == f"chmod 700 {there.cases}"


def test_settings_and_rules_with_mistakes_are_named(
    there: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    there.rules.mkdir(parents=True)
    there.config.chmod(0o700)
    there.settings.write_text('rate = "much"\n', encoding="utf-8")
    (there.rules / "mine.toml").write_text("[[rule]]\n", encoding="utf-8")

    _, found = examined(capsys)

    assert [each["about"] for each in found["remarks"]] == ["settings", "rules"]
    assert "line 1: rate should be a number" in found["remarks"][0]["reason"]


def test_a_file_in_the_place_of_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    (tmp_path / "drafts").write_text("in the way", encoding="utf-8")

    assert one(capsys)["reason"] == "it is a file, not a folder"


def test_a_hostile_file_name_is_printed_without_its_tricks(
    there: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    (there.cases / "a\x1b]0;OWNED\x07b.toml").write_bytes(b"")

    assert main(["doctor"]) == 1
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "\x07" not in printed.out + printed.err
