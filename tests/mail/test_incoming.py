"""A mail as bytes becomes a message."""

from __future__ import annotations

from base64 import b64encode, encodebytes
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amends.mail import Unreadable, is_mail, read, read_file, read_mail, read_text, sample
from amends.mail.transfer import undo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amends.domain.message import Message

HEAD = b"From: Lena Ito <lena@ferry.example>\r\nDate: Wed, 04 Feb 2026 10:05:00 +0100\r\n"


def mail(headers: str, body: bytes | str) -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    return HEAD + headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + raw


def multipart(kind: str, *parts: str) -> bytes:
    body = "".join(f"--edge\r\n{part}\r\n" for part in parts) + "--edge--\r\n"
    return mail(f'Subject: Parts\nContent-Type: multipart/{kind}; boundary="edge"', body)


def part(kind: str, body: str, *headers: str) -> str:
    return "\r\n".join([f"Content-Type: {kind}", *headers, "", body])


def test_a_plain_mail_gives_its_headers_and_words() -> None:
    message = read_mail(
        HEAD + b"To: Jo <jo@ink.example>\r\nReply-To: desk@ferry.example\r\nSubject: The timetable\r\n"
        b"Message-ID: <77@ferry.example>\r\nReferences: <1@a.example>\r\n <2@b.example>\r\n\r\n"
        b"Jo,\r\n\r\nthe 8:15 boat is missing.\r\n"
    )

    assert message.sender == "Lena Ito <lena@ferry.example>"
    assert message.to == "Jo <jo@ink.example>"
    assert message.reply_to == "desk@ferry.example"
    assert message.subject == "The timetable"
    assert message.date == datetime(2026, 2, 4, 10, 5, tzinfo=timezone(timedelta(hours=1)))
    assert message.message_id == "<77@ferry.example>"
    assert message.references == ("<1@a.example>", "<2@b.example>")
    assert message.text == "Jo,\n\nthe 8:15 boat is missing."
    assert message.remarks == ()


def test_only_a_head_with_a_sender_and_a_trace_of_sending_is_a_mail() -> None:
    assert is_mail(HEAD + b"\r\nHello")
    assert is_mail(b"\xef\xbb\xbf" + HEAD + b"\r\nHello")
    assert not is_mail(b"Hello, I am angry: you missed the day.\n\nDate: never\n")
    assert not is_mail(b"Re: our contract\nFrom: the start it was late\n")
    assert not is_mail(b"From: Lena\nSubject: The timetable\n\nJo,\n")


def test_the_plain_form_goes_before_the_html_one() -> None:
    message = read_mail(
        multipart("alternative", part("text/plain", "plain words"), part("text/html", "<p>rich words</p>"))
    )

    assert message.text == "plain words"


@pytest.mark.parametrize("blank", ["", "  \r\n\r\n"])
def test_an_empty_plain_form_leaves_the_word_to_the_html(blank: str) -> None:
    message = read_mail(
        multipart("alternative", part("text/plain", blank), part("text/html", "<p>rich words</p>"))
    )

    assert message.text == "rich words"


def test_html_alone_is_read_without_what_is_hidden() -> None:
    body = '<p>Where is it?</p><p style="display:none">tracking</p><img src="http://t.example/1.gif">'

    assert read_mail(mail("Content-Type: text/html; charset=utf-8", body)).text == "Where is it?"


def test_words_before_and_after_a_picture_are_kept_in_order() -> None:
    picture = part("image/png", "AAAA", 'Content-Disposition: inline; filename="page.png"')
    message = read_mail(
        multipart("mixed", part("text/plain", "look:"), picture, part("text/plain", "see it?"))
    )

    assert message.text == "look:\n\nsee it?"
    assert message.attachments == ("page.png (4 bytes)",)


def test_parts_within_parts_are_found() -> None:
    inner = (
        "Content-Type: multipart/alternative; boundary=in\r\n\r\n"
        "--in\r\nContent-Type: text/plain\r\n\r\ndeep words\r\n--in\r\n"
        "Content-Type: text/html\r\n\r\n<b>x</b>\r\n--in--"
    )
    pdf = part("application/pdf", "JVBE", "Content-Disposition: attachment; filename=bill.pdf")
    message = read_mail(multipart("mixed", inner, pdf))

    assert message.text == "deep words"
    assert message.attachments == ("bill.pdf (4 bytes)",)


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        ("utf-8", "Zoë €".encode(), "Zoë €"),
        ("iso-8859-1", b"Zo\xeb \x80 20", "Zoë € 20"),
        ("us-ascii", "Zoë".encode(), "Zoë"),
        ("us-ascii", b"Zo\xeb", "Zoë"),
        ("koi8-r", "Где текст?".encode("koi8-r"), "Где текст?"),
        ("gb2312", "你在哪里".encode("gb18030"), "你在哪里"),
        ("iso-2022-jp", "遅い".encode("iso2022_jp"), "遅い"),
        ("no-such-thing", "déjà".encode(), "déjà"),
        ("rot13", b"uryyb", "uryyb"),
        ("unicode_escape", rb"\x1b]0;x", r"\x1b]0;x"),
        ("utf-7", b"+AGE-", "+AGE-"),
    ],
)
def test_any_honest_charset_is_read_and_no_other(charset: str, raw: bytes, text: str) -> None:
    assert read_mail(mail(f"Content-Type: text/plain; charset={charset}", raw)).text == text


def test_utf8_under_a_western_name_is_noticed() -> None:
    message = read_mail(mail("Content-Type: text/plain; charset=iso-8859-1", "Zoë"))

    assert message.text == "Zoë"
    assert "UTF-8" in message.remarks[0]


def test_a_text_without_a_charset_in_another_script_is_guessed() -> None:
    said = "Здравствуйте, мы до сих пор ждём исправленный каталог, который был обещан на пятницу." * 3

    assert read_mail(mail("Subject: x", said.encode("cp1251"))).text == said


def test_encoded_headers_are_decoded_and_stay_one_line() -> None:
    message = read_mail(
        b"From: =?utf-8?q?Zo=C3=AB?= =?utf-8?q?_Lind?= <zoe@lumen.example>\r\n"
        b"Date: Wed, 04 Feb 2026 10:05:00 +0100\r\n"
        b"Subject: =?iso-8859-1?Q?Caf=E9=0D=0ABcc:_x@y.example?= \x1b]0;x\x07 =?x?b?!!?=\r\n\r\nHi\r\n"
    )

    assert message.sender == "Zoë Lind <zoe@lumen.example>"
    assert message.subject.startswith("Café Bcc: x@y.example ␛]0;x␇")


def test_a_letter_cut_between_two_encoded_words_is_whole_again() -> None:
    euro = "€".encode()
    raw = b"=?utf-8?b?" + b64encode(euro[:2]) + b"?= =?utf-8?b?" + b64encode(euro[2:]) + b"?="

    assert read_mail(HEAD + b"Subject: " + raw + b"\r\n\r\nx").subject == "€"


@pytest.mark.parametrize(
    ("header", "when", "remark"),
    [
        ("Tue, 3 Mar 2026 09:00:00 -0000", datetime(2026, 3, 3, 9, tzinfo=UTC), ""),
        ("Tue, 3 Mar 2026 09:00:00 GMT", datetime(2026, 3, 3, 9, tzinfo=UTC), ""),
        ("Tue, 3 Mar 2026 09:00:00", datetime(2026, 3, 3, 9, tzinfo=UTC), "no time zone"),
        ("sometime in March", None, "could not be read"),
        ("Tue, 3 Mar 99999 09:00:00 +0000", None, "could not be read"),
        ("Tue, 33 Mar 2026 09:00:00 +0000", None, "could not be read"),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None, "could not be read"),
    ],
)
def test_a_date_is_always_aware_or_absent(header: str, when: datetime | None, remark: str) -> None:
    message = read_mail(f"From: a@b.example\r\nMessage-ID: <1@b>\r\nDate: {header}\r\n\r\nHi".encode())

    assert when == message.date
    assert remark in " ".join(message.remarks)
    assert bool(remark) == bool(message.remarks)


def test_flowed_paragraphs_are_made_whole() -> None:
    body = "I waited \r\nall week \r\nfor it.\r\n\r\n From the start\r\n> you \r\n> said\r\n-- \r\nLena\r\n"
    message = read_mail(mail("Content-Type: text/plain; format=flowed", body))

    assert message.text == "I waited all week for it.\n\nFrom the start"
    assert message.quoted == "> you said"
    assert message.signature == "-- \nLena"


def test_flowed_text_with_delsp_joins_without_the_space() -> None:
    message = read_mail(mail("Content-Type: text/plain; format=flowed; delsp=yes", "wait \r\ning\r\n"))

    assert message.text == "waiting"


def test_a_forwarded_mail_is_the_complaint() -> None:
    inner = (
        "From: Ana <ana@shop.example>\r\nDate: Mon, 2 Feb 2026 08:00:00 +0000\r\n"
        "Subject: Late\r\n\r\nIt is late."
    )
    raw = multipart("mixed", part("text/plain", "see below"), part("message/rfc822", inner))
    message = read_mail(raw.replace(b"Subject: Parts", b"Subject: Fwd: Late"))

    assert message.sender == "Ana <ana@shop.example>"
    assert message.subject == "Late"
    assert message.text == "It is late."
    assert message.remarks == ("Forwarded by Lena Ito <lena@ferry.example>, with the words: see below",)


def test_a_mail_that_only_attaches_another_stays_the_message() -> None:
    inner = (
        "From: Jo <jo@ink.example>\r\nDate: Mon, 2 Feb 2026 08:00:00 +0000\r\nSubject: Done\r\n\r\nAll done."
    )
    message = read_mail(
        multipart("mixed", part("text/plain", "You wrote this!"), part("message/rfc822", inner))
    )

    assert message.text == "You wrote this!"
    assert message.attachments == ("mail “Done” (91 bytes)",)


def test_a_mail_forwarded_as_text_is_the_complaint_too() -> None:
    body = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Ana <ana@shop.example>\n"
        "Date: Mon, 2 Feb 2026 at 08:00\nSubject: Late\nTo: <lena@ferry.example>\n\nIt is late.\n"
    )
    message = read_mail(mail("Subject: Fwd: Late\nMessage-ID: <5@ferry.example>", body))

    assert message.sender == "Ana <ana@shop.example>"
    assert message.text == "It is late."
    assert message.message_id == ""
    assert any("FYI" in remark for remark in message.remarks)


def test_attachments_are_named_without_folders_or_controls_and_never_decoded() -> None:
    parts = [
        part("application/zip", "!!!", 'Content-Disposition: attachment; filename="../../.bash\x1brc"'),
        part("application/x-y", "A" * 4000, "Content-Disposition: attachment; filename*=utf-8''%E2%82%AC.x"),
        part("image/gif", "R0", 'Content-Disposition: attachment; filename="C:\\tmp\\a.gif"'),
        part("image/gif", "R0", 'Content-Disposition: attachment; filename*0="long "; filename*1="name.gif"'),
    ]
    message = read_mail(multipart("mixed", part("text/plain", "here"), *parts))

    assert message.attachments == (
        ".bash␛rc (3 bytes)",
        "€.x (4 KB)",
        "a.gif (2 bytes)",
        "long name.gif (2 bytes)",
    )


def test_calendar_and_outlook_parts_are_left_out_with_a_word() -> None:
    message = read_mail(
        multipart(
            "mixed",
            part("text/plain", "here"),
            part("text/calendar", "BEGIN:VCALENDAR"),
            part("application/ms-tnef", "x", "Content-Disposition: attachment; filename=winmail.dat"),
        )
    )

    assert len(message.remarks) == 2
    assert message.text == "here"


def test_a_large_mail_is_not_decoded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(raw: bytes, encoding: str) -> bytes:
        asked.append(len(raw))
        return undo(raw, encoding)

    monkeypatch.setattr("amends.mail.body.undo", counted)
    scan = part("application/pdf", ("A" * 76 + "\r\n") * 130_000, "Content-Transfer-Encoding: base64")
    message = read_mail(multipart("mixed", part("text/plain", "see the scan"), scan))

    assert message.text == "see the scan"
    assert message.attachments == ("application/pdf (7.1 MB)",)
    assert sum(asked) < 100


def test_a_mail_of_attachments_alone_says_so() -> None:
    message = read_mail(multipart("mixed", part("application/pdf", "JVBE")))

    assert message.text == ""
    assert message.remarks == ("It holds no text, only attachments.",)


def test_an_encrypted_mail_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable) as refused:
        read_mail(multipart("encrypted", part("application/pgp-encrypted", "Version: 1")))

    assert refused.value.what == "It is encrypted."
    assert "paste" in refused.value.advice


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"PK\x03\x04..", b"\xd0\xcf\x11\xe0..", b"\x00\x01\x02\x03"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read(raw)


def test_text_in_utf16_is_read() -> None:
    assert read_text("It is late.".encode("utf-16")).text == "It is late."


def test_a_folder_or_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.eml"):
        with pytest.raises(Unreadable) as refused:
            read_file(path)
        assert path.name in refused.value.what


def test_the_sample_is_a_whole_complaint() -> None:
    message = sample()

    assert message.sender == "Imogen Achebe <imogen@larkfieldfair.example>"
    assert message.date is not None
    assert message.signature.startswith("-- \nImogen Achebe")
    assert message.remarks == ()
    assert message.quoted == ""


@given(st.binary(max_size=400))
@example(HEAD + b"Content-Type: multipart/mixed; boundary=\xff\r\n\r\n--\xff\r\n")
@example(HEAD + b"Content-Type: text/html\r\n\r\n<\x00")
def test_no_bytes_are_worse_than_unreadable(raw: bytes) -> None:
    for data in (raw, HEAD + raw, HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + raw):
        for way in (read, read_mail, read_text):
            message = taken(way, data)
            if message is not None:
                assert "\x1b" not in message.model_dump_json()
                assert message.date is None or message.date.tzinfo is not None


def taken(way: Callable[[bytes], Message], data: bytes) -> Message | None:
    try:
        return way(data)
    except Unreadable:
        return None


def test_a_stray_control_in_a_paste_is_shown_and_not_refused() -> None:
    assert read_text(b"It\x00 is\x1b[31m late.").text == "It␀ is␛[31m late."


def test_of_a_very_long_thread_the_first_message_and_the_latest_are_kept() -> None:
    ids = [f"<{n}@ferry.example>" for n in range(300)]
    message = read_mail(HEAD + b"References: " + "\r\n ".join(ids).encode() + b"\r\n\r\nHi")

    assert message.references == (ids[0], *ids[-99:])


FORWARD = HEAD + b"Subject: FW: Where are the signs?\r\n"
INSIDE = "Sam,\n\nthe signs are late.\n\nPetra"
PETRA = "Petra Maly <petra@maly.example>"
AS_OUTLOOK = (
    f"From: {PETRA}\nSent: Tuesday, June 9, 2026 5:31 PM\nTo: Sam Reyes <sam@reyes.example>\n"
    f"Subject: Where are the signs?\n\n{INSIDE}"
)
AS_APPLE = (
    f"Begin forwarded message:\n\nFrom: {PETRA}\nSubject: Where are the signs?\n"
    f"Date: 9 June 2026 at 17:31:10 CEST\nTo: Sam <sam@reyes.example>\n\n{INSIDE}"
)
AS_WEBMAIL = (
    f"---------- Forwarded message ---------\nFrom: {PETRA}\nDate: Tue, Jun 9, 2026 at 5:31 PM\n"
    f"Subject: Where are the signs?\nTo: Sam <sam@reyes.example>\n\n\n{INSIDE}"
)


def quoted_as_apple_does(text: str) -> str:
    first, _, rest = text.partition("\n\n")
    return f"{first}\n\n" + "\n".join(f"> {line}" for line in rest.split("\n"))


@pytest.mark.parametrize("cover", ["", "Can you look at this?\n\n", "Olu Bello\nOlu & Co\n\n"])
@pytest.mark.parametrize(
    "forwarded",
    [
        AS_OUTLOOK,
        f"-----Original Message-----\n{AS_OUTLOOK}",
        f"________________________________\n{AS_OUTLOOK}",
        AS_APPLE,
        quoted_as_apple_does(AS_APPLE),
        AS_WEBMAIL,
    ],
    ids=["outlook", "outlook-marked", "outlook-ruled", "apple", "apple-quoted", "webmail"],
)
def test_whichever_program_forwarded_it_the_forwarded_one_is_the_complaint(
    forwarded: str, cover: str
) -> None:
    message = read_mail(FORWARD + f"\n{cover}{forwarded}\n".encode())

    assert message.sender == PETRA
    assert message.subject == "Where are the signs?"
    assert message.date is not None
    assert (message.date.day, message.date.hour) == (9, 17)
    assert message.text == INSIDE
    assert message.remarks[0].startswith(("Forwarded by", "It came forwarded"))


def test_an_answer_above_what_outlook_quotes_is_not_taken_for_a_forward() -> None:
    message = read_mail(HEAD + f"\nWhere are they?\n\n{AS_OUTLOOK}\n".encode())

    assert message.text == "Where are they?"
    assert "the signs are late" in message.quoted


def test_a_forward_under_another_subject_is_one_when_there_is_nothing_above_it() -> None:
    assert read_mail(HEAD + f"\n{AS_WEBMAIL}\n".encode()).sender == PETRA
    assert read_mail(HEAD + f"\nMy own words.\n\n{AS_WEBMAIL}\n".encode()).text == "My own words."


def test_a_mail_passed_on_twice_is_read_to_its_beginning() -> None:
    twice = (
        "---------- Forwarded message ---------\nFrom: Olu <olu@bello.example>\n"
        "Date: Tue, Jun 9, 2026 at 6:00 PM\nSubject: Fwd: Where are the signs?\n\n"
        f"For you, Sam.\n\n{AS_WEBMAIL}"
    )
    message = read_mail(FORWARD + f"\n{twice}\n".encode())

    assert (message.sender, message.text) == (PETRA, INSIDE)
    assert any("For you, Sam." in remark for remark in message.remarks)


@pytest.mark.parametrize("encoding", ["", "base64", "quoted-printable"])
@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream"])
def test_a_mail_attached_to_a_forward_is_the_complaint_however_it_travelled(kind: str, encoding: str) -> None:
    inner = f"From: {PETRA}\nDate: Tue, 9 Jun 2026 17:31:10 +0200\nSubject: Signs\n\n{INSIDE}\n".encode()
    if encoding == "base64":
        inner = encodebytes(inner)
    part = f"Content-Type: {kind}; name=it.eml\nContent-Transfer-Encoding: {encoding or '7bit'}\n\n".encode()
    mail = FORWARD + b"Content-Type: multipart/mixed; boundary=b\n\n"
    message = read_mail(mail + b"--b\nContent-Type: text/plain\n\nLook.\n--b\n" + part + inner + b"\n--b--\n")

    assert (message.sender, message.text) == (PETRA, INSIDE)
    assert message.attachments == ()
