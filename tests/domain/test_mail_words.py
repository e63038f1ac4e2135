"""Subjects, addresses and file names: decided once for all who need them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amends.domain.addresses import MOST
from amends.domain.case import Case, Client
from amends.domain.message import Message
from amends.domain.recipient import recipient, recipients
from amends.domain.slug import slug
from amends.domain.subject import answering, bare

DAY = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("subject", "about"),
    [
        ("The labels", "The labels"),
        ("Re: The labels", "The labels"),
        ("RE: Fwd: AW[2]:  The\n labels", "The labels"),
        ("WG: SV: VS : Antw: Odp: Rif: R: TR: FW: The labels", "The labels"),
        ("Regarding: the labels", "Regarding: the labels"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_what_mail_programs_put_before_a_subject_is_no_part_of_it(subject: str, about: str) -> None:
    assert bare(subject) == about
    assert answering(subject) == (f"Re: {about}" if about else "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Zoë Ærø-Šmíd", "zoe-aero-smid"), ("../../etc", "etc"), ("遅い", "someone"), ("a" * 90, "a" * 40)],
)
def test_a_name_becomes_plain_letters(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert slug("遅い", "letter") == "letter"


def case_of(client: Client, **message: str) -> Case:
    messages = (
        (Message(sender=message.get("sender", ""), reply_to=message.get("reply_to", "")),) if message else ()
    )
    return Case(id="one", created=DAY, updated=DAY, client=client, messages=messages)


LENA = Client(name="Lena Ito", email="lena@ferry.example")


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        (case_of(LENA), "Lena Ito <lena@ferry.example>"),
        (case_of(LENA, sender="L <lena@ferry.example>", reply_to="desk@ferry.example"), "desk@ferry.example"),
        (
            case_of(LENA, sender="L <l@old.example>", reply_to="desk@ferry.example"),
            "Lena Ito <lena@ferry.example>",
        ),
        (case_of(Client(), sender='"Ito, Lena" <lena@ferry.example>'), '"Ito, Lena" <lena@ferry.example>'),
        (case_of(Client(name="Lena\nIto")), "Lena Ito"),
        (case_of(Client(name="Lena"), sender="Lena"), "Lena"),
        (case_of(Client()), ""),
    ],
)
def test_who_the_letter_goes_to_is_decided_once(case: Case, shown: str) -> None:
    assert recipient(case) == shown


def test_a_list_of_addresses_without_end_is_nobody() -> None:
    assert recipients(case_of(Client(), sender="a@x.example," * MOST * 8)) == ()
