"""Chats as messengers copy them: whose words, when, and what is a message of the case."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.mail import read_text, strangers, together
from amends.mail.chat import KEPT, from_chat, is_chat

if TYPE_CHECKING:
    from amends.domain.message import Message

OWN = "Jonas Weber <jonas@weber.example>"

ANDROID = """12/11/2026, 09:12 - Messages and calls are end-to-end encrypted. Tap to learn more.
12/11/2026, 09:12 - Carol Pike: Morning Jonas, will the menus be here by Friday?
12/11/2026, 09:40 - Jonas Weber: Yes, Friday noon at the latest
13/11/2026, 14:03 - Carol Pike: Gone noon and nothing here
13/11/2026, 14:04 - Carol Pike: <Media omitted>
13/11/2026, 14:05 - Carol Pike: Are you coming or not??
The printer closes at 5
"""


def taken(text: str) -> tuple[Message, ...]:
    return together(read_text(text.encode()), own=OWN)


def test_what_they_wrote_until_you_answered_is_one_message_and_the_last_is_answered() -> None:
    earlier, newest = taken(ANDROID)

    assert earlier.text == "Morning Jonas, will the menus be here by Friday?"
    assert earlier.earlier
    assert newest.text == "Gone noon and nothing here\nAre you coming or not??\nThe printer closes at 5"
    assert newest.sender == "Carol Pike"
    assert newest.date == datetime(2026, 11, 13, 14, 5, tzinfo=UTC)
    assert newest.attachments == ("media",)
    assert (earlier.chat, newest.chat) == (True, True)


def test_the_whole_chat_is_kept_with_your_words_in_it() -> None:
    newest = taken(ANDROID)[-1]

    assert newest.quoted == ANDROID.rstrip("\n")
    assert "It is a chat; all of it is kept below." in newest.remarks


@pytest.mark.parametrize("own", ["Jonas Weber: on my way", "Jonas: on my way", "You: on my way"])
def test_your_own_last_words_are_not_taken_for_theirs(own: str) -> None:
    newest = taken(f"{ANDROID}13/11/2026, 14:20 - {own}\n")[-1]

    assert newest.sender == "Carol Pike"
    assert newest.text.startswith("Gone noon")


def test_a_long_pause_ends_a_message_though_nobody_answered() -> None:
    found = taken("13.11.26, 09:00 - Ana: anyone there?\n13.11.26, 19:00 - Ana: last try\n")

    assert [each.text for each in found] == ["anyone there?", "last try"]


@pytest.mark.parametrize(
    ("text", "sender", "when"),
    [
        ("[13/11/2026, 14:03:22] Carol: hello", "Carol", (2026, 11, 13, 14, 3, 22)),
        ("\u200e[11/13/26, 2:03:22\u202fPM] ~\u202fCarol: hello", "Carol", (2026, 11, 13, 14, 3, 22)),
        ("[14:03, 13/11/2026] Carol: hello", "Carol", (2026, 11, 13, 14, 3)),
        ("13/11/26, 2:03 pm - Carol: hello", "Carol", (2026, 11, 13, 14, 3)),
        ("13.11.26, 14:03 - Carol: hello", "Carol", (2026, 11, 13, 14, 3)),
        ("2026-11-13, 2:03 p.m. - Carol: hello", "Carol", (2026, 11, 13, 14, 3)),
        ("Carol, [13.11.2026 14:03]\nhello", "Carol", (2026, 11, 13, 14, 3)),
    ],
)
def test_each_messenger_s_stamp_is_read(text: str, sender: str, when: tuple[int, ...]) -> None:
    (only,) = taken(text)

    assert (only.sender, only.text) == (sender, "hello")
    assert only.date == datetime(*when, tzinfo=UTC)  # type: ignore[misc, arg-type]


def test_the_whole_chat_tells_the_order_of_day_and_month() -> None:
    found = taken("10/25/26, 09:00 - Bo: one\n10/25/26, 09:30 - Jonas: yes\n11/02/26, 09:00 - Bo: two\n")

    assert found[-1].date == datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    assert not any("was read as" in remark for remark in found[-1].remarks)


def test_an_order_that_nothing_tells_is_said() -> None:
    (only,) = taken("[02/03/2026, 10:00] Bo: hello")

    assert only.date == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    assert "Its date was read as day and month: 02/03/2026" in only.remarks


def test_files_are_named_and_what_was_taken_back_is_left_out() -> None:
    (only,) = taken(
        "[13/11/2026, 10:00:00] Bo: look\n"
        "[13/11/2026, 10:00:10] Bo: <attached: 0001-PHOTO.jpg>\n"
        "[13/11/2026, 10:00:20] Bo: plan.pdf (file attached)\n"
        "[13/11/2026, 10:00:30] Bo: This message was deleted.\n"
        "[13/11/2026, 10:01:00] Bo: it is torn <This message was edited>\n"
    )

    assert only.text == "look\nit is torn"
    assert only.attachments == ("0001-PHOTO.jpg", "plan.pdf")


@pytest.mark.parametrize(
    "text",
    [
        "On 13/11/2026, 14:03 - Carol said hello",
        "You wrote on WhatsApp:\n[13/11/2026, 14:03] Jonas: on my way\nand then nothing came.",
        "13/11/2026, 14:03 - we met, and you promised it.\n\nCarol",
        "Invoice 12/11/2026",
    ],
)
def test_a_letter_that_speaks_of_a_chat_is_none(text: str) -> None:
    assert not is_chat(text)


def test_of_a_very_long_chat_the_end_is_kept() -> None:
    line = "13/11/2026, 14:03 - Carol: " + "word " * 40 + "\n13/11/2026, 14:04 - Jonas: yes\n"
    newest = from_chat(line * (2 * KEPT // len(line)) + "13/11/2026, 15:00 - Carol: the end\n")[0]

    assert newest.text == "the end"
    assert KEPT - 300 < len(newest.quoted) <= KEPT
    assert is_chat(newest.quoted)
    assert "It is a long chat; only the end of it is kept, below." in newest.remarks


def test_a_long_tail_in_which_nobody_speaks_is_read_as_a_text() -> None:
    text = "13/11/2026, 14:03 - Carol: hello\n" + "13/11/2026, 14:04 - Messages are kept.\n" * 4000

    assert read_text(text.encode()).text


def test_files_without_a_word_go_with_what_their_sender_wrote() -> None:
    newest = taken(
        "13/11/2026, 10:00 - Bo: it is torn\n"
        "13/11/2026, 10:20 - Jonas: let me see\n"
        "13/11/2026, 10:30 - Bo: <Media omitted>\n"
        "13/11/2026, 10:31 - Bo: This message was deleted\n"
    )[-1]

    assert (newest.text, newest.attachments) == ("it is torn", ("media",))


def test_the_same_words_at_another_time_were_said_twice() -> None:
    found = taken(
        "13/11/2026, 11:14 - Bo: hello?\n13/11/2026, 12:00 - Jonas: yes\n"
        "13/11/2026, 19:14 - Bo: hello?\n13/11/2026, 19:15 - Jonas: here\n13/11/2026, 19:20 - Bo: at last\n"
    )

    assert [each.text for each in found] == ["hello?", "hello?", "at last"]


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        (OWN, ()),
        ("", ("Carol Pike", "Jonas Weber")),
        ("J. Weber <j@w.example>", ("Jonas Weber", "Carol Pike")),
    ],
)
def test_where_nobody_goes_by_your_name_it_must_be_asked(own: str, asked: tuple[str, ...]) -> None:
    assert strangers(read_text(ANDROID.encode()), own) == asked


def test_a_telephone_number_is_no_name_to_greet() -> None:
    (only,) = taken("[13/11/2026, 14:03:22] +44 7700 900123: hello")

    assert only.sender == "+44 7700 900123"
    assert not only.names_sender


@given(st.text(alphabet="0123456789/.,:[]- \nabJM~<>", max_size=200))
def test_whatever_looks_like_stamps_is_taken_in(noise: str) -> None:
    text = f"[13/11/2026, 14:03:22] Bo: hello\n{noise}"

    assert any("hello" in each.text + each.quoted for each in taken(text))


@pytest.mark.parametrize(
    ("theirs", "likest"), [("Sam R", "Sam R"), ("SR", "SR"), ("Reyes Design", "Reyes Design")]
)
def test_the_name_that_is_likest_to_the_users_own_is_asked_first(theirs: str, likest: str) -> None:
    chat = f"13/11/2026, 14:03 - Rosa Lind: Where is it?\n13/11/2026, 14:20 - {theirs}: Soon.\n"

    assert strangers(read_text(chat.encode()), "Sam Reyes <sam@reyes.example>") == (likest, "Rosa Lind")
    assert strangers(read_text(chat.encode()), "Ulf Ek")[0] == "Rosa Lind"
