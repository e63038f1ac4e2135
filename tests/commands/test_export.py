from __future__ import annotations

import email
import email.policy
import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commands.conftest import keep

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.storage.places import Places
    from commands.conftest import Amends


def test_a_mail_draft_answers_in_the_thread_of_the_message(amends: Amends, kept: str) -> None:
    done = amends("export", kept, "--as", "eml")
    mail = email.message_from_bytes(done.stdout.encode(), policy=email.policy.default)

    assert (done.returncode, done.stderr) == (0, "")
    assert mail["Subject"] == "Re: Menu boards"
    assert mail["In-Reply-To"] == "<0603.82@kavarna.example>"
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().startswith("Hello Marek,")


def test_text_is_the_letter_and_nothing_else(amends: Amends, kept: str) -> None:
    done = amends("export", kept)

    assert done.stdout.startswith("Hello Marek,\n\n")
    assert done.stdout.endswith("Kind regards,\nSam\n")


def test_markdown_and_json_are_printed_too(amends: Amends, kept: str) -> None:
    assert "Re: Menu boards" in amends("export", kept, "--as", "md").stdout
    assert isinstance(json.loads(amends("export", kept, "--as", "json").stdout), dict)


def test_a_file_is_written_for_this_user_alone(amends: Amends, kept: str, tmp_path: Path) -> None:
    done = amends("export", kept, "-o", "boards.eml")
    path = tmp_path / "boards.eml"

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Written to boards.eml. It is not sent.\n")
    assert b"X-Unsent: 1" in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_into_a_folder_it_is_named_for_the_case(amends: Amends, kept: str, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    done = amends("export", kept, "--as", "txt", "-o", "letters")

    assert done.returncode == 0, done.stderr
    assert [path.suffix for path in (tmp_path / "letters").iterdir()] == [".txt"]


def test_into_a_folder_a_second_one_gets_a_number(amends: Amends, kept: str, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    first, second = amends("export", kept, "-o", "letters"), amends("export", kept, "-o", "letters")
    forced = amends("export", kept, "-o", "letters", "--force")

    assert (first.returncode, second.returncode, forced.returncode) == (0, 0, 0)
    assert second.stderr == first.stderr.replace(".txt", "-2.txt")
    assert len(list(folder.iterdir())) == 2


def test_a_file_that_is_there_stays(amends: Amends, kept: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious", encoding="utf-8")
    done = amends("export", kept, "-o", "mine.txt")

    assert (done.returncode, done.stdout) == (2, "")
    assert "mine.txt is there already. Choose another name, or add --force." in done.stderr
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "precious"


def test_force_replaces_the_file(amends: Amends, kept: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("old", encoding="utf-8")

    assert amends("export", kept, "-o", "mine.txt", "--force").returncode == 0
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8").startswith("Hello Marek,")


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_link_is_never_followed(amends: Amends, kept: str, tmp_path: Path, force: list[str]) -> None:
    (tmp_path / "far.txt").write_text("precious", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("far.txt")
    amends("export", kept, "-o", "link.txt", *force)

    assert (tmp_path / "far.txt").read_text(encoding="utf-8") == "precious"


def test_force_replaces_files_and_nothing_else(amends: Amends, kept: str) -> None:
    done = amends("export", kept, "-o", "/dev/null", "--force")

    assert done.returncode == 2
    assert not Path("/dev/null").is_file()


def test_a_folder_that_is_missing_is_said(amends: Amends, kept: str) -> None:
    done = amends("export", kept, "-o", "nowhere/mine.txt")

    assert (
        done.returncode,
        done.stderr,
    ) == (2, "amends: nowhere/mine.txt cannot be written: no such file or directory.\n")


def test_a_blank_that_is_open_is_said_and_the_letter_still_handed_out(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    assert letter_case.draft is not None
    draft = letter_case.draft.but(greeting="Hello [name],")
    done = amends("export", keep(letter_case.with_draft(draft), places))

    assert (done.returncode, done.stderr) == (0, "Still open: [name]\n")
    assert done.stdout.startswith("Hello [name],")


def test_the_letter_sent_last_is_taken_when_all_are_sent(
    amends: Amends, letter_case: Case, places: Places
) -> None:
    assert letter_case.draft is not None
    sent = letter_case.draft.but(sent=letter_case.created)
    case_id = keep(letter_case.but(drafts=(sent,)), places)

    assert amends("export", case_id).stdout.startswith("Hello Marek,")


def test_a_letter_is_taken_by_its_number(amends: Amends, kept: str) -> None:
    assert amends("export", kept, "--draft", "1").returncode == 0
    done = amends("export", kept, "--draft", "2")

    assert (done.returncode, done.stderr) == (2, "amends: there is no letter 2 in this case; it has 1.\n")


def test_a_case_without_a_letter_is_refused(amends: Amends, letter_case: Case, places: Places) -> None:
    case_id = keep(letter_case.but(drafts=()), places)
    done = amends("export", case_id)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"there is no letter in this case yet. amends open {case_id} begins one." in done.stderr
