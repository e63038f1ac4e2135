"""Mails made to hurt are refused, or cost no more than others."""

from __future__ import annotations

from contextlib import suppress

import pytest

from amends.domain.limits import TEXT_SIZE
from amends.mail import Unreadable, read, read_mail, read_text
from amends.mail.addresses import split
from amends.mail.fold import fold
from amends.mail.html import LAID_OUT, read_html, to_text

HEAD = b"From: a@b.example\r\nDate: Wed, 04 Feb 2026 10:05:00 +0100\r\n"

TOO_MUCH = {
    "file": HEAD + b"\r\n" + b"a" * (25 * 1024 * 1024 + 1),
    "headers": HEAD + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 900) for n in range(300)) + b"\r\nHi",
    "subject": HEAD + b"Subject: " + b"a" * 17_000 + b"\r\n\r\nHi",
    "encoded words": HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 501 + b"\r\n\r\nHi",
    "addresses": HEAD + b"To: " + b"a@b.example, " * 201 + b"\r\n\r\nHi",
    "parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 1001
    + b"--b--",
    "depth": HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(60)),
    "mails in mails": b"".join(HEAD + b"Content-Type: message/rfc822\r\n\r\n" for _ in range(60)),
    "text": HEAD + b"\r\n" + b"a line of words\r\n" * 70_000,
    "text, by little": HEAD + b"\r\n" + b"a" * (TEXT_SIZE + 1),
    "type": HEAD + b"Content-Type: text/plain; " + b'a="' * 3000 + b"\r\n\r\nHi",
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_of_anything_is_refused_with_a_way_round_it(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_mail(TOO_MUCH[name])

    assert refused.value.what.endswith(".")
    assert refused.value.advice.endswith(".")


ODD = {
    "quotes": HEAD.replace(b"From: ", b"From: " + b'"' * 15_000) + b"\r\nHi",
    "comments": HEAD + b"To: " + b"(" * 15_000 + b"\r\n\r\nHi",
    "boundaries": HEAD + b"Content-Type: multipart/mixed; boundary=bb\r\n\r\n" + b"--b\r\n" * 100_000,
    "base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 1_000_000,
    "soft ends": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=\r\n" * 300_000 + b"end",
    "date": HEAD.replace(b"04 Feb", b"9" * 5000) + b"\r\nHi",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_mails_are_read_or_refused(name: str) -> None:
    with suppress(Unreadable):
        assert read(ODD[name]).model_dump_json()


MARKUP = {
    "comments": "<!--" * 50_000,
    "open tags": "<a " * 60_000,
    "scripts": "<script>" * 20_000 + "x",
    "brackets": "<" * 200_000,
    "escapes": "&#27;]0;x" * 10_000,
    "boxes": "<div>" * 3000 + "still here" + "</div>" * 3000,
    "quotations": "<blockquote>" * 3000 + "still here",
    "tables": "<table><tr><td>" * 300 + "still here",
    "rules": f"<style>{'.x,' * 30_000}b{{display:none}}</style><p>still here</p>{'<i class=y>' * 200}",
    "comments in rules": f"<style>{'/*' * 40_000}</style><p>still here</p>",
    "braces in rules": f"<style>{'{' * 80_000}display:none</style><p>still here</p>",
    "length": "<p>" + "a" * (LAID_OUT + 1) + "</p>",
}


@pytest.mark.parametrize("name", MARKUP)
def test_markup_made_to_hurt_gives_its_words(name: str) -> None:
    html = MARKUP[name]
    text, _ = read_html(html)

    assert "\x1b" not in text
    assert "still here" not in html or "still here" in text


def test_entities_cannot_bring_controls_in() -> None:
    assert to_text("<p>a&#27;[31mb&#x202e;c</p>") == "a␛[31mb�c"


@pytest.mark.parametrize(
    "line",
    [
        "On wrote: ",
        "2026/5/12 " + "<" * 200 + "@" * 80,
        "> ",
        "--",
        "From: a",
        "Sent from my iPhone",
        "On 1 May 2026, at 10:00, you",
        "Am schrieb schrieb schrieb",
    ],
)
def test_many_lines_that_look_like_history_are_told_apart_once_each(line: str) -> None:
    folded = fold("\n".join(["words", *[line] * 20_000, "end"]))

    assert "words" in folded.own
    assert len(folded.own) + len(folded.signature) + len(folded.quoted) >= 20_000 * len(line.strip())


def test_one_line_of_a_megabyte_is_no_trouble() -> None:
    assert fold("On " + "a wrote: " * 100_000).own


def test_a_header_full_of_quotes_is_refused() -> None:
    with pytest.raises(Unreadable):
        split('"' * 10_000)


def test_a_mail_may_be_as_long_as_what_is_pasted_or_typed() -> None:
    assert len(read_mail(HEAD + b"\r\n" + b"a" * TEXT_SIZE).text) == TEXT_SIZE
    assert len(read_text(b"a" * TEXT_SIZE).text) == TEXT_SIZE
    with pytest.raises(Unreadable, match="a million"):
        read_text(b"a" * (TEXT_SIZE + 1))
