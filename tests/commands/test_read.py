from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.commands.given import text_of
from amends.reading import propose_points, read
from amends.reading.as_json import as_dict

if TYPE_CHECKING:
    from pathlib import Path

    from commands.conftest import Amends

MAIL = (
    "From: Zoë Marsh <zoe@marsh.example>\r\nTo: Sam <sam@reyes.example>\r\n"
    "Date: Wed, 10 Jun 2026 09:12:00 +0100\r\nSubject: =?utf-8?q?L=C3=A9aflets?=\r\n"
    "Message-ID: <leaf.1@marsh.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "The leaflets were due on Monday 8 June and are not here. This is a disgrace.\r\n"
    "When will they come? Please send them by noon on Friday 12 June.\r\n\r\n"
    "On 9 June 2026, Sam wrote:\r\n> They are at the printer.\r\n"
)
TEXT = "  Where are my leaflets?\r\n\r\nI need them by Friday 12 June. \r\n\r\nZoë\r\n\r\n"
LABELS = {
    "charged",
    "fact",
    "request",
    "deadline",
    "question",
    "goodwill",
    "threat_to_leave",
    "legal_threat",
}


def reading(printed: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(printed)
    return value


def test_a_mail_is_printed_with_its_headers_and_its_own_words(amends: Amends) -> None:
    done = amends("read", "-", "--json", given=MAIL)
    found = reading(done.stdout)

    assert done.returncode == 0
    assert list(found) == ["message", "text", "spans", "points"]
    headers = found["message"]
    assert headers["from"] == "Zoë Marsh <zoe@marsh.example>"
    assert headers["date"] == "2026-06-10T09:12:00+01:00"
    assert headers["subject"] == "Léaflets"
    assert headers["message_id"] == "<leaf.1@marsh.example>"
    assert "at the printer" not in found["text"]


def test_spans_have_known_labels_and_count_in_the_text(amends: Amends) -> None:
    found = reading(amends("read", "-", "--json", given=MAIL).stdout)
    labels = {span["label"] for span in found["spans"]}

    assert {"question", "deadline"} <= labels <= LABELS
    for span in found["spans"]:
        assert set(span) == {"start", "end", "text", "label"}
        assert found["text"][span["start"] : span["end"]] == span["text"]


def test_points_are_proposed_with_their_labels(amends: Amends) -> None:
    found = reading(amends("read", "-", "--json", given=MAIL).stdout)

    assert found["points"]
    assert {point["label"] for point in found["points"]} <= {
        "fact",
        "request",
        "question",
        "deadline",
        "heat",
        "threat",
    }


def test_a_plain_text_stands_as_it_was_given_with_plain_line_ends(amends: Amends) -> None:
    found = reading(amends("read", "-", "--json", given=TEXT).stdout)

    assert found["text"] == TEXT.replace("\r\n", "\n")


def test_of_a_chat_what_they_wrote_last_is_read(amends: Amends) -> None:
    chat = (
        "13/11/2026, 14:03 - Carol Pike: Where are the menus?\n"
        "13/11/2026, 14:20 - Sam Reyes: On their way.\n"
        "13/11/2026, 18:00 - Carol Pike: They came without page two.\n"
    )

    found = reading(amends("read", "-", "--json", given=chat).stdout)

    assert (found["message"]["from"], found["text"]) == ("Carol Pike", "They came without page two.")


def test_a_text_that_only_begins_like_a_mail_is_a_text(amends: Amends) -> None:
    text = "From the start I asked for one thing.\nNote: it was due on Monday.\n\nWhere is it?\n"
    found = reading(amends("read", "-", "--json", given=text).stdout)

    assert found["text"] == text


@given(st.text(max_size=400))
def test_every_offset_lies_in_the_text(text: str) -> None:
    message = text_of("-", text.replace("\0", "").encode("utf-8", "replace"))
    found = read(message, None)
    printed = as_dict({}, found, propose_points(found, None))

    assert printed["text"] == message
    for span in printed["spans"]:
        assert 0 <= span["start"] < span["end"] <= len(message)
        assert message[span["start"] : span["end"]] == span["text"]


def test_for_people_each_thing_has_its_place_and_heat_is_only_counted(amends: Amends) -> None:
    done = amends("read", "-", given=MAIL)

    assert done.returncode == 0
    assert "From     Zoë Marsh <zoe@marsh.example>\n" in done.stdout
    assert "question  When will they come?" in done.stdout
    assert "disgrace" not in done.stdout
    assert "Charged words in 1 place, left out here; --json has them." in done.stdout


FIRST = MAIL.replace("\r\n", "\n")
SECOND = FIRST.replace("Wed, 10 Jun", "Thu, 11 Jun").replace("zoe@", "ben@").replace("Zoë Marsh", "Ben")
BOX = "".join(f"From x@marsh.example Wed Jun 10 09:12:00 2026\n{mail}\n" for mail in (SECOND, FIRST))


@pytest.fixture(params=["mbox", "maildir", "pipe"])
def mailbox(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Return a mailbox of two messages as the name it is given by, and what comes through the pipe."""
    if request.param == "pipe":
        return "-", BOX
    if request.param == "mbox":
        (tmp_path / "inbox").write_text(BOX, encoding="utf-8")
    else:
        for name in ("cur", "new", "tmp"):
            (tmp_path / "inbox" / name).mkdir(parents=True)
        (tmp_path / "inbox" / "cur" / "1.M1.host:2,S").write_text(FIRST, encoding="utf-8")
        (tmp_path / "inbox" / "new" / "2.M2.host").write_text(SECOND, encoding="utf-8")
    return "inbox", ""


def test_of_a_mailbox_the_newest_message_is_read(amends: Amends, mailbox: tuple[str, str]) -> None:
    name, piped = mailbox
    done = amends("read", name, "--json", given=piped)

    assert reading(done.stdout)["message"]["from"] == "Ben <ben@marsh.example>"
    assert "newest of 2" in done.stderr


def test_a_mailbox_is_listed_with_numbers_that_pick(amends: Amends, mailbox: tuple[str, str]) -> None:
    name, piped = mailbox
    listed = amends("read", name, "--list", given=piped)
    picked = amends("read", name, "--pick", "2", "--json", given=piped)
    rows = json.loads(amends("read", name, "--list", "--json", given=piped).stdout)

    assert listed.stdout.splitlines() == [
        "1  2026-06-11 09:12  Ben <ben@marsh.example>        Léaflets",
        "2  2026-06-10 09:12  Zoë Marsh <zoe@marsh.example>  Léaflets",
    ]
    assert [row["number"] for row in rows] == [1, 2]
    assert rows[1] == {
        "number": 2,
        "date": "2026-06-10T09:12:00+01:00",
        "from": "Zoë Marsh <zoe@marsh.example>",
        "subject": "Léaflets",
    }
    assert reading(picked.stdout)["message"]["from"] == "Zoë Marsh <zoe@marsh.example>"
    assert picked.stderr == ""


def test_a_number_that_is_not_there_and_a_folder_that_is_no_mailbox_are_refused(
    amends: Amends, mailbox: tuple[str, str], tmp_path: Path
) -> None:
    name, piped = mailbox
    (tmp_path / "folder").mkdir()
    (tmp_path / "one.eml").write_text(FIRST, encoding="utf-8")
    number = amends("read", name, "--pick", "3", given=piped)
    folder = amends("read", "folder")
    one = amends("read", "one.eml", "--pick", "1")

    assert [done.returncode for done in (number, folder, one)] == [2, 2, 2]
    assert "it holds 2" in number.stderr
    assert "no Maildir" in folder.stderr
    assert "not a mailbox" in one.stderr


def test_another_language_is_said_and_nothing_is_looked_for(amends: Amends) -> None:
    spanish = (
        "Hola Sam,\n\nLos folletos tenían que llegar el lunes y todavía no han llegado. "
        "Necesito saber cuándo van a llegar, porque la feria empieza el viernes.\n\nUn saludo,\nMarta\n"
    )
    done = amends("read", "-", "--json", given=spanish)

    assert done.returncode == 0
    assert reading(done.stdout)["spans"] == []
    assert "not seem to be in English" in done.stderr


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\0\1\2" * 50], ids=["pdf", "binary"])
def test_what_is_no_message_is_refused_in_words(amends: Amends, data: bytes) -> None:
    done = amends("read", "-", given=data)

    assert (done.returncode, done.stdout) == (2, "")
    assert "amends: standard input: It is" in done.stderr


def test_a_file_that_is_missing_is_named(amends: Amends) -> None:
    done = amends("read", "nothing\x1b]0;x\x07.eml")

    assert (done.returncode, done.stdout) == (2, "")
    assert "is not there. Check the path." in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("piped", ["", " \n\n"])
def test_an_empty_input_is_said_to_be_empty(amends: Amends, piped: str) -> None:
    done = amends("read", "-", given=piped)

    assert done.returncode == 2
    assert "standard input holds no words" in done.stderr
