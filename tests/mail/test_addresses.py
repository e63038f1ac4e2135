"""Names and addresses are taken apart as they were put together."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from amends.domain.clean import clean_line
from amends.mail.addresses import join, split


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Lena Ito <lena@ferry.example>", (("Lena Ito", "lena@ferry.example"),)),
        ('"Ito, Lena" <lena@ferry.example>', (("Ito, Lena", "lena@ferry.example"),)),
        ("lena@ferry.example (Lena Ito)", (("Lena Ito", "lena@ferry.example"),)),
        ("lena@ferry.example", (("", "lena@ferry.example"),)),
        ("Lena", (("Lena", ""),)),
        ("a@x.example, B <b@x.example>;", (("", "a@x.example"), ("B", "b@x.example"))),
        ("Crew: a@x.example, b@x.example;", (("", "a@x.example"), ("", "b@x.example"))),
        ("undisclosed-recipients:;", ()),
        ('"=?utf-8?q?Zo=C3=AB?=" <zoe@x.example>', (("Zoë", "zoe@x.example"),)),
        ("=?utf-8?q?Zo=C3=AB_=3Czoe=40x=2Eexample=3E?=", (("Zoë", "zoe@x.example"),)),
        ("Lena <b>bold</b> <lena@x.example>", (("Lena <b>bold</b>", "lena@x.example"),)),
        ("MAILER-DAEMON <>", (("MAILER-DAEMON", ""),)),
        ("", ()),
    ],
)
def test_every_form_that_mail_programs_write_is_read(header: str, found: tuple[tuple[str, str], ...]) -> None:
    assert split(header) == found


@given(st.text(max_size=40))
def test_a_name_survives_being_put_together_and_taken_apart(name: str) -> None:
    name = clean_line(name)
    assume("=?" not in name)

    assert split(join(name, "lena@ferry.example")) == ((name, "lena@ferry.example"),)
