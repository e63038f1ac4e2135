"""Whatever a mail is made of: it is read or refused in words, and nothing of it can steer a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amends.domain.limits import TEXT_SIZE
from amends.mail import Trouble, read, together

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from amends.domain.message import Message

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
HEAD = b"From: Dana <dana@harbour.example>\r\nDate: Tue, 12 May 2026 17:31:00 +0100\r\n"

EVIL = (
    *(
        b"\x1b]0;OWNED\x07",
        b"\x9b31m",
        b"\xc2\x9b31m",
        "\u202egnp".encode(),
        b"\x00",
        b"\r",
        b"\x0b",
        b"\x85",
    ),
    *(b"&#27;[2J", b"&#x9b;", b"=1B]0;x=07", b"=?utf-8?q?=1B]0;x=07=0D=0ABcc:_a@b.example?=", b"\\x1b[2J"),
    *("\U000e0041".encode(), b"\xff\xfe", b"\xed\xa0\x80", "e\u0301\u0301\u0301\u0301\u0301\u0301".encode()),
)
WORDS = (
    b"The copy was due on Friday.",
    b"Hello Sam,",
    b"> On Monday you wrote:",
    b"-- ",
    b"From Dana",
    b"",
    b"--b",
)
CHARSETS = (
    b"utf-8",
    b"us-ascii",
    b"cp1252",
    b"utf-7",
    b"utf-16",
    b"iso-2022-jp",
    b"unicode_escape",
    b"x",
    b"hz",
)
ENCODINGS = (b"7bit", b"8bit", b"base64", b"quoted-printable", b"x-uuencode", b"BASE64 ", b"none", b"")
TYPES = (
    *(b"text/plain", b"text/html", b"text/calendar; method=REQUEST", b"application/ms-tnef", b"text", b"/"),
    *(
        b"multipart/mixed; boundary=b",
        b'multipart/alternative; boundary="b"',
        b"multipart/mixed",
        b"text/enriched",
    ),
    *(b"multipart/related; boundary=bb", b"message/rfc822", b"message/delivery-status", b"message/partial"),
    *(b"multipart/signed; boundary=b", b"text/plain; format=flowed; delsp=yes", b"application/octet-stream"),
)
TNEF = b"\x78\x9f\x3e\x22\x01\x00\x01\x90\x08\x00\x04\x00\x00\x00\xff\xff\xff\xff"
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:A call\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
HTML = b"<body><p style='display:none'>x</p><blockquote>You <b>said</b></blockquote><a href=//e>y</a></body>"

pieces = st.one_of(
    st.sampled_from((*WORDS, *EVIL, CALENDAR, TNEF, HTML)), st.binary(max_size=30), st.just(b"\r\n")
)
contents: SearchStrategy[bytes] = st.lists(pieces, max_size=8).map(b"\r\n".join)


@st.composite
def values(draw: DrawFn) -> bytes:
    """Return what may stand behind the name of a header."""
    pieces = draw(
        st.lists(st.sampled_from((*EVIL, *WORDS, b"<a@b.example>", b'"', b"(", b", ", b";")), max_size=5)
    )
    return b" ".join(pieces)


@st.composite
def parts(draw: DrawFn, depth: int = 2) -> bytes:
    """Return a part, or a whole mail without its first lines."""
    kind, charset = draw(st.sampled_from(TYPES)), draw(st.sampled_from(CHARSETS))
    head = b"Content-Type: " + kind + b"; charset=" + charset + b"\r\n"
    head += b"Content-Transfer-Encoding: " + draw(st.sampled_from(ENCODINGS)) + b"\r\n"
    for name in draw(
        st.lists(
            st.sampled_from((b"Subject", b"Content-Disposition: attachment; filename", b"X")), max_size=2
        )
    ):
        head += name + (b"=" if b"filename" in name else b": ") + draw(values()) + b"\r\n"
    if depth and kind.startswith(b"multipart"):
        inner = draw(st.lists(parts(depth - 1), max_size=3))
        body = b"".join(b"\r\n--b\r\n" + each for each in inner) + draw(
            st.sampled_from((b"\r\n--b--\r\n", b"", b"--"))
        )
    elif depth and kind == b"message/rfc822":
        body = HEAD + draw(parts(depth - 1))
    else:
        body = draw(contents)
    return head + draw(st.sampled_from((b"\r\n", b"\n", b""))) + body


@st.composite
def mails(draw: DrawFn) -> bytes:
    """Return a mail that may be odd in any way, and then perhaps broken at some place."""
    lines = [HEAD]
    for name in draw(
        st.lists(
            st.sampled_from((b"From", b"To", b"Subject", b"Date", b"Message-ID", b"References", b"Reply-To")),
            max_size=4,
        )
    ):
        lines.append(name + b": " + draw(values()) + b"\r\n")
    data = b"".join(lines) + draw(parts())
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.sampled_from(EVIL)) + data[at + draw(st.integers(0, 4)) :]
    return draw(st.sampled_from((b"", b"", b"\n", b"From dana Tue May 12 17:31:00 2026\n"))) + data


def look_at(data: bytes) -> None:
    """Read it as the program does, and look at everything that may be shown."""
    found: tuple[Message, ...] = ()
    refused = ""
    try:
        found = together(read(data), own="sam@reyes.example")
    except Trouble as trouble:
        refused = str(trouble)
    assert not STEERING.search(refused)
    for message in found:
        assert clean_everywhere(message)
        assert len(message.text) <= TEXT_SIZE


def clean_everywhere(message: Message) -> bool:
    lines = (
        *(message.sender, message.reply_to, message.to, message.subject, message.message_id),
        *(*message.references, *message.attachments, *message.remarks),
    )
    texts = (message.text, message.signature, message.quoted)
    return not any(STEERING.search(each) or "\n" in each for each in lines) and not any(
        STEERING.search(each) for each in texts
    )


SOME, MANY = (settings(max_examples=number, suppress_health_check=list(HealthCheck)) for number in (60, 4000))


@SOME
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(HEAD.__add__)))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    look_at(data)


@SOME
@given(mails())
def test_any_mail_is_read_or_refused_in_words(data: bytes) -> None:
    look_at(data)


@pytest.mark.fault
@pytest.mark.parametrize(
    "some", [st.binary(max_size=2000).map(HEAD.__add__), mails()], ids=["bytes", "mails"]
)
def test_thousands_of_mails_are_read_or_refused(
    some: SearchStrategy[bytes], request: pytest.FixtureRequest
) -> None:
    if not request.config.getoption("--all-faults"):
        pytest.skip("a minute of mails: --all-faults")
    MANY(given(some)(look_at))()
