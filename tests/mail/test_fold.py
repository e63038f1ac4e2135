"""Own words, signature and history are told apart; nothing is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.mail.fold import Folded, fold

OWN = "The banner has last year's date on it.\nWhen will it be right?"

LINES = (
    "",
    " ",
    "The banner is wrong.",
    "> You said Tuesday.",
    ">> Yes, Tuesday.",
    ">",
    "On 3 May 2026, at 10:40, Kim Osei <kim@banner.example> wrote:",
    "On Friday you wrote:",
    "On Sun, 3 May 2026 at 10:40 Kim Osei <",
    "kim@banner.example> wrote:",
    "-----Original Message-----",
    "________________________________",
    "From: Kim Osei <kim@banner.example>",
    "Sent: Sunday, 3 May 2026 10:40",
    "To: Ravi",
    "Subject: The banner",
    "-- ",
    "--",
    "—",
    "Ravi Nair",
    "+44 20 7946 0200",
    "P.S. I mean it.",
    "Sent from my iPhone",
    "This e-mail is confidential and intended only for the person named.",
)


def kept(*texts: str) -> Counter[str]:
    return Counter(line for text in texts for line in text.split("\n") if line.strip())


@given(st.lists(st.sampled_from(LINES) | st.text(st.characters(blacklist_characters="\n"), max_size=20)))
def test_every_line_is_in_one_of_the_three(lines: list[str]) -> None:
    text = "\n".join(lines)
    folded = fold(text)

    assert kept(text) == kept(folded.own, folded.signature, folded.quoted)
    assert folded.own or not text.strip()


@pytest.mark.parametrize(
    "history",
    [
        "On 3 May 2026, at 10:40, Kim Osei wrote:\n> It is up.\n> Kim",
        "On Sun, 3 May 2026 at 10:40 Kim Osei <kim@banner.example> wrote:\n\n> It is up.",
        "On Sun, 3 May 2026 at 10:40 Kim Osei <\nkim@banner.example> wrote:\n> It is up.",
        "Am 03.05.2026 um 10:40 schrieb Kim Osei:\n> Ist oben.",
        "Le dim. 3 mai 2026 à 10:40, Kim Osei <kim@banner.example> a écrit :\n> En ligne.",
        "El dom, 3 may 2026 a las 10:40, Kim Osei (<kim@banner.example>) escribió:\n> Ya está.",
        "Il giorno dom 3 mag 2026 alle ore 10:40 Kim Osei <kim@banner.example> ha scritto:\n> Fatto.",
        "-----Original Message-----\nFrom: Kim Osei\nSent: 3 May 2026 10:40\nTo: Ravi\n\nIt is up.",
        "________________________________\nFrom: Kim <kim@banner.example>\nSent: 3 May 2026\n\nIt is up.",
        "Von: Kim Osei\nGesendet: Sonntag, 3. Mai 2026 10:40\nAn: Ravi\nBetreff: Oben\n\nIst oben.",
        "> It is up.\n> Kim",
    ],
)
def test_history_goes_with_the_line_that_announces_it(history: str) -> None:
    assert fold(f"{OWN}\n\n{history}\n") == Folded(OWN, "", history)


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nRavi Nair\n+44 20 7946 0200",
        "--\nRavi Nair",
        "—\nRavi Nair",
        "Sent from my iPhone",
        "Get Outlook for Android",
        "Von meinem iPhone gesendet",
        "CONFIDENTIALITY NOTICE: for the person named only.\nDelete it otherwise.",
        "-- \nRavi Nair\n\nSent from my phone",
    ],
)
def test_signatures_and_footers_are_folded_off(signature: str) -> None:
    assert fold(f"{OWN}\n\n{signature}\n") == Folded(OWN, signature, "")


def test_signature_and_history_are_kept_apart() -> None:
    assert fold(f"{OWN}\n\n-- \nRavi\n\nOn 3 May 2026 at 10:40 Kim wrote:\n> Up.\n") == Folded(
        OWN, "-- \nRavi", "On 3 May 2026 at 10:40 Kim wrote:\n> Up."
    )


def test_a_signature_below_the_history_is_one_too() -> None:
    assert fold(f"{OWN}\n\nOn 3 May 2026 at 10:40 Kim wrote:\n> Up.\n\n-- \nRavi") == Folded(
        OWN, "-- \nRavi", "On 3 May 2026 at 10:40 Kim wrote:\n> Up."
    )


def test_an_answer_below_the_quotation_is_the_words() -> None:
    assert fold(f"On 3 May 2026 at 10:40 Kim wrote:\n> Up.\n\n{OWN}\n") == Folded(
        OWN, "", "On 3 May 2026 at 10:40 Kim wrote:\n> Up."
    )


def test_answers_between_quoted_lines_stay_with_them() -> None:
    text = (
        "On 3 May 2026 at 10:40 Kim wrote:\n> The banner is up.\nWith the wrong date!\n> Anything else?\nYes."
    )

    assert fold(text) == Folded(text)


def test_a_turn_of_phrase_announces_nothing() -> None:
    text = "On Friday 3 May you wrote:\n“It will be right.”\nIt is not, and I have it in print now."

    assert fold(text) == Folded(text)


def test_dashes_between_long_passages_are_no_signature() -> None:
    text = "One.\n\n--\n" + "\n".join(f"Point {n} of my long list." for n in range(30))

    assert fold(text) == Folded(text)


def test_a_bullet_list_with_dashes_is_no_signature() -> None:
    text = "Wrong are:\n-- the date\n-- the colour"

    assert fold(text) == Folded(text)


def test_an_afterthought_below_the_signature_belongs_to_the_words() -> None:
    assert fold(f"{OWN}\n\n-- \nRavi\n\nP.S. By Friday, please.") == Folded(
        f"{OWN}\n\nP.S. By Friday, please.", "-- \nRavi", ""
    )


def test_a_text_that_is_only_quotation_is_not_folded() -> None:
    assert fold("> Where is it?\n> Ravi") == Folded("> Where is it?\n> Ravi")


@pytest.mark.parametrize(
    "footer",
    [
        "Virus-free.www.avast.com <https://avast.example/sig>",
        "This email has been checked for viruses by a scanner.",
        "To unsubscribe from this group, write to leave@list.example",
        "Sent from my phone, please excuse typos",
    ],
)
def test_what_programs_add_below_is_folded(footer: str) -> None:
    assert fold(f"It is late.\n\nDana\n\n{footer}") == Folded("It is late.\n\nDana", footer)


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organization. Do not click links.",
        "[EXTERNAL] Check the sender before you open anything.",
        "You don't often get email from dana@harbour.example. Learn why this is important",
    ],
)
def test_a_warning_that_a_server_puts_on_top_is_folded(banner: str) -> None:
    assert fold(f"{banner}\n\nIt is late.") == Folded("It is late.", "", banner)


def test_contact_details_below_the_name_are_folded_and_the_name_stays() -> None:
    card = "Managing Director\nHarbour Ltd.\n+44 1234 567890\nwww.harbour.example"
    found = fold(f"It is late.\n\nKind regards,\nDana Whitfield\n{card}")

    assert found == Folded("It is late.\n\nKind regards,\nDana Whitfield", card)


@pytest.mark.parametrize(
    "below",
    [
        "I am on 01234 567890 until five.",
        "Will you ring me on 01234 567890?",
        "PS: the old file is at https://files.example/old",
        "Head of the office",
    ],
)
def test_words_below_the_name_are_no_contact_details(below: str) -> None:
    text = f"It is late.\n\nRegards,\nDana\n{below}"

    assert fold(text) == Folded(text)


def test_a_word_about_the_outside_is_no_warning() -> None:
    text = "The message came from outside our office: the client is angry.\n\nSo am I."

    assert fold("External walls were left unpainted.\n\nWhy?").quoted == ""
    assert fold(text).own.endswith("So am I.")
