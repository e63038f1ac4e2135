"""What a pasted text says of its sender, its day and its subject."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.message import Message
from amends.mail import from_paste
from amends.mail.addresses import split

OWN = "Jo,\n\nthe poster says Saturday. The concert is on Sunday."


def paste(text: str) -> Message:
    return from_paste(text)


def test_header_lines_at_the_top_are_read() -> None:
    message = paste(
        "From: Omar Haddad <omar@hall.example>\nDate: Mon, 13 Apr 2026 18:20:00 +0200\n"
        f"To: Jo <jo@ink.example>\nSubject: The poster\n\n{OWN}\n"
    )

    assert message.sender == "Omar Haddad <omar@hall.example>"
    assert message.to == "Jo <jo@ink.example>"
    assert message.subject == "The poster"
    assert message.date == datetime(2026, 4, 13, 18, 20, tzinfo=timezone(timedelta(hours=2)))
    assert message.text == OWN


def test_header_lines_as_outlook_prints_them_are_read() -> None:
    message = paste(
        "-----Original Message-----\n*From:* Omar Haddad [mailto:omar@hall.example]\n"
        f"*Sent:* Monday, April 13, 2026 6:20 PM\n*To:* Jo\n*Subject:* The poster\n\n{OWN}"
    )

    assert split(message.sender) == (("Omar Haddad", "omar@hall.example"),)
    assert message.date == datetime(2026, 4, 13, 18, 20, tzinfo=UTC)
    assert message.text == OWN


def test_header_lines_in_another_language_are_read() -> None:
    message = paste(f"Von: Omar Haddad\nGesendet: 13. April 2026 18:20\nAn: Jo\nBetreff: Plakat\n\n{OWN}")

    assert (message.sender, message.subject) == ("Omar Haddad", "Plakat")
    assert message.date == datetime(2026, 4, 13, 18, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "sender", "when"),
    [
        (
            "On Mon, 13 Apr 2026 at 18:20, Omar Haddad <omar@hall.example> wrote:",
            "Omar Haddad <omar@hall.example>",
            datetime(2026, 4, 13, 18, 20, tzinfo=UTC),
        ),
        (
            "On 13 Apr 2026, at 18:20, Omar Haddad wrote:",
            "Omar Haddad",
            datetime(2026, 4, 13, 18, 20, tzinfo=UTC),
        ),
        (
            "On Mon, Apr 13, 2026 at 6:20 PM Omar Haddad <\nomar@hall.example> wrote:",
            "Omar Haddad <omar@hall.example>",
            datetime(2026, 4, 13, 18, 20, tzinfo=UTC),
        ),
        (
            "Am 13.04.2026 um 18:20 schrieb Omar Haddad:",
            "Omar Haddad",
            datetime(2026, 4, 13, 18, 20, tzinfo=UTC),
        ),
        (
            "On 2026-04-13 18:20 +0200, Omar Haddad wrote:",
            "Omar Haddad",
            datetime(2026, 4, 13, 18, 20, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
)
def test_a_quoting_line_at_the_top_names_the_sender(line: str, sender: str, when: datetime) -> None:
    quoted = "\n".join(f"> {each}".rstrip() for each in OWN.split("\n"))
    message = paste(f"{line}\n{quoted}\n")

    assert message.sender == sender
    assert message.date == when
    assert message.text == OWN


def test_a_forwarded_message_is_found_below_a_short_note() -> None:
    message = paste(
        "can you answer him?\n\n---------- Forwarded message ---------\n"
        "From: Omar Haddad <omar@hall.example>\n"
        f"Date: Mon, 13 Apr 2026 at 18:20\nSubject: The poster\nTo: Jo <jo@ink.example>\n\n\n{OWN}\n"
    )

    assert message.sender == "Omar Haddad <omar@hall.example>"
    assert message.text == OWN
    assert message.remarks[0] == "It came forwarded, with the words: can you answer him?"


def test_history_below_the_words_stays_history() -> None:
    history = (
        "From: Jo <jo@ink.example>\nSent: Friday, 10 April 2026 09:00\nTo: Omar\nSubject: Poster\n\nDone!"
    )
    message = paste(f"{OWN}\n\n{history}")

    assert message.sender == ""
    assert message.text == OWN
    assert message.quoted == history


def test_a_card_copied_from_webmail_names_the_sender() -> None:
    message = paste(f"Omar Haddad <omar@hall.example>\nMon, 13 Apr 2026, 18:20 (2 hours ago)\nto me\n\n{OWN}")

    assert message.sender == "Omar Haddad <omar@hall.example>"
    assert message.date == datetime(2026, 4, 13, 18, 20, tzinfo=UTC)
    assert message.text == OWN


@pytest.mark.parametrize(
    ("end", "sender", "signature"),
    [
        ("\n\nOmar", "Omar", "Omar"),
        ("\n- Omar", "Omar", "- Omar"),
        ("\n\nKind regards,\nOmar Haddad\nHall & Sons Ltd", "Omar Haddad", "Omar Haddad\nHall & Sons Ltd"),
        ("\n\nSaludos,\n\nOmar Haddad", "Omar Haddad", "Omar Haddad"),
        ("\n\n-- \nOmar Haddad\nThe Hall", "Omar Haddad", "-- \nOmar Haddad\nThe Hall"),
        ("\n\nJean-Luc O’Neill", "Jean-Luc O’Neill", "Jean-Luc O’Neill"),
        ("\n\nOmar\n\nSent from my iPhone", "Omar", "Omar\nSent from my iPhone"),
        ("", "", ""),
        ("\nand the colour", "", ""),
        ("\n\nfix it now", "", ""),
    ],
)
def test_a_bare_name_below_the_words_is_the_sender(end: str, sender: str, signature: str) -> None:
    message = paste(OWN + end)

    assert (message.sender, message.signature) == (sender, signature)


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I am angry: you missed the day.",
        "Re: our contract\nIt was late.",
        "To: be honest, it was late.",
        "From: the start it was late.\nAnd it cost us.",
        "On Sunday you wrote:\nit will be fine.",
        "Subject matter aside, it is late.",
    ],
)
def test_prose_with_a_colon_stays_prose(text: str) -> None:
    assert paste(text) == Message(text=text)


def test_figures_that_can_be_read_two_ways_get_a_remark() -> None:
    message = paste(f"From: Omar\nDate: 04/05/2026 18:20\n\n{OWN}")

    assert message.date == datetime(2026, 5, 4, 18, 20, tzinfo=UTC)
    assert message.remarks == ("Its date was read as day and month: 04/05/2026",)


@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text: str) -> None:
    message = paste(text)

    assert message.date is None or message.date.tzinfo is not None
    assert "\n" not in message.sender


LINES = (
    "",
    "From: Omar <omar@hall.example>",
    "Date: 13 April 2026 18:20",
    "Subject: The poster",
    "On 13 Apr 2026, at 18:20, Omar wrote:",
    "> It is wrong.",
    "It is wrong.",
    "---------- Forwarded message ---------",
    "Omar <omar@hall.example>",
    "Kind regards,",
    "Omar",
    "-- ",
)


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_word_of_a_paste_is_lost(lines: list[str]) -> None:
    message = paste("\n".join(lines))
    everything = message.model_dump_json()

    for line in lines:
        if line in ("It is wrong.", "> It is wrong.", "Kind regards,"):
            assert line.removeprefix("> ") in everything
