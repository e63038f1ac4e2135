"""The letter leaves as a draft in the client's thread, and nothing in it can become a header."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.case import Case, Client
from amends.domain.clean import clean
from amends.domain.draft import Draft, Offer, Part
from amends.domain.letter import KINDS, Letter, Section
from amends.domain.message import Message
from amends.domain.recipient import recipients
from amends.mail import Unwritable
from amends.mail.outgoing import as_bytes, eml, file_stem, json_text, markdown, subject, text
from strategies import any_texts

if TYPE_CHECKING:
    from email.message import Message as Mail

WHEN = datetime(2026, 9, 1, 9, tzinfo=UTC)
THEIRS = Message(
    sender="Freya Lund <freya@kiosk.example>", subject="The labels", message_id="<41@kiosk.example>"
)
DRAFT = Draft(shape="they-complained", subject="Re: The labels")
LETTER = Letter("Hello Freya,\n\nI sent the labels on Friday – two days late…\n\nKind regards,\nIvo\n")
NAMES = {"From", "To", "Subject", "In-Reply-To", "References", "X-Unsent"}
NAMES |= {"MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


def case_of(message: Message | None = THEIRS, **client: str) -> Case:
    return Case(
        id="x",
        created=WHEN,
        updated=WHEN,
        client=Client(**client),
        messages=(message,) if message else (),
    )


def raw(
    message: Message | None = THEIRS, *, letter: Letter = LETTER, draft: Draft = DRAFT, **more: Any
) -> bytes:
    me = {"name": more.pop("name", "Ivo Petrov"), "email": more.pop("email", "ivo@print.example")}
    unsent = more.pop("unsent", True)
    return eml(letter, case_of(message, **more), draft, **me, unsent=unsent)


def opened(data: bytes) -> Mail:
    return message_from_bytes(data)


def body_of(mail: Mail) -> str:
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode("utf-8").replace("\r\n", "\n")


def shown(value: str | None) -> str:
    return str(make_header(decode_header(re.sub(r"\r\n ", " ", value or ""))))


def test_the_draft_answers_in_the_thread() -> None:
    mail = opened(raw())

    assert mail["From"] == "Ivo Petrov <ivo@print.example>"
    assert mail["To"] == "Freya Lund <freya@kiosk.example>"
    assert mail["Subject"] == "Re: The labels"
    assert mail["In-Reply-To"] == "<41@kiosk.example>"
    assert mail["References"] == "<41@kiosk.example>"
    assert mail["X-Unsent"] == "1"
    assert body_of(mail) == LETTER.text


def test_the_sending_program_sets_date_and_id_and_nobody_gets_a_blind_copy() -> None:
    mail = opened(raw())

    assert not {"Date", "Message-ID", "Bcc", "Cc"} & set(mail.keys())


def test_the_same_letter_gives_the_same_bytes_in_lines_of_mail() -> None:
    assert raw() == raw()
    assert raw().count(b"\r\n") == raw().count(b"\n") == raw().count(b"\r")
    assert raw().isascii()


def test_a_program_that_would_send_the_mark_gets_none() -> None:
    assert "X-Unsent" not in opened(raw(unsent=False))


def test_a_letter_that_answers_nothing_stands_alone() -> None:
    mail = opened(raw(None, email="", name="", draft=Draft(shape="i-write-first", subject="Your labels")))

    assert list(mail.keys())[:2] == ["Subject", "X-Unsent"]


@pytest.mark.parametrize("length", [10, 60, 78, 100, 300, 880])
def test_ids_are_whole_whatever_their_length(length: int) -> None:
    ids = tuple(f"<{n}.{'i' * length}@kiosk.example>" for n in range(3))
    mail = message_from_bytes(raw(THEIRS.but(message_id=ids[2], references=ids[:2])), policy=policy.default)

    assert str(mail["References"]).split() == list(ids)
    assert str(mail["In-Reply-To"]) == ids[2]


def test_a_long_thread_keeps_its_first_message_and_the_last_twenty() -> None:
    old = tuple(f"<{n}@kiosk.example>" for n in range(50))
    now = "<now@kiosk.example>"
    kept = str(opened(raw(THEIRS.but(references=(*old, now), message_id=now)))["References"]).split()

    assert kept == [old[0], *old[-19:], now]


@pytest.mark.parametrize(
    ("message", "client", "to"),
    [
        (THEIRS.but(reply_to="Office <office@kiosk.example>"), {}, ("Office", "office@kiosk.example")),
        (THEIRS, {"email": "new@kiosk.example", "name": "Freya"}, ("Freya", "new@kiosk.example")),
        (
            THEIRS.but(reply_to="office@kiosk.example"),
            {"email": "freya@kiosk.example"},
            ("", "office@kiosk.example"),
        ),
        (
            THEIRS.but(sender="freya@kiosk.example"),
            {"name": "Freya Lund"},
            ("Freya Lund", "freya@kiosk.example"),
        ),
        (None, {"email": "f@k.example", "name": "F"}, ("F", "f@k.example")),
    ],
)
def test_the_answer_goes_where_the_user_said_then_where_they_asked(
    message: Message | None, client: dict[str, str], to: tuple[str, str]
) -> None:
    assert recipients(case_of(message, **client)) == (to,)


def test_a_sender_without_an_address_leaves_the_receiver_open() -> None:
    assert recipients(case_of(THEIRS.but(sender="Freya"))) == ()
    assert "To" not in opened(raw(THEIRS.but(sender="Freya")))


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Re: The labels", "Re: The labels"),
        ("RE: re: AW: The labels", "Re: The labels"),
        ("Re[2]: The labels", "Re: The labels"),
        ("Your labels", "Your labels"),
        ("Regarding: labels", "Regarding: labels"),
        ("", "Re: The labels"),
    ],
)
def test_the_subject_says_re_once(written: str, answer: str) -> None:
    assert subject(LETTER, case_of(), DRAFT.but(subject=written)) == answer


@pytest.mark.parametrize(
    "name",
    [
        "Lund, Freya (Kiosk)",
        'Freya "the boss" Lund',
        "Zoë Ærø",
        "遅い 人" * 20,
        "=?utf-8?q?Freya=0D=0ABcc:_a@b.example?=",
        "back\\slash",
        "a" * 3000,
        "Freya\r\nBcc: a@b.example",
        "Freya <other@place.example>",
    ],
)
def test_any_name_survives_the_header(name: str) -> None:
    mail = opened(raw(email="i@p.example", name=name))
    found, address = parseaddr(re.sub(r"\r\n ", " ", str(mail["From"])))

    assert address == "i@p.example"
    assert shown(found) == " ".join(clean(name).split())
    assert max(map(len, raw(name=name).split(b"\r\n"))) <= 998


def test_domains_travel_in_ascii() -> None:
    mail = opened(raw(THEIRS.but(sender="F <freya@kiöse.example>")))

    assert mail["To"] == "F <freya@xn--kise-6qa.example>"


@pytest.mark.parametrize(
    "address",
    [
        "zoë@kiosk.example",
        "freya",
        "freya@",
        "@kiosk.example",
        "freya@kiosk..example",
        "freya@kio sk.example",
        "freya@straße.example",
        "fre ya@kiosk.example",
        "a@b.example,c@d.example",
        "freya@" + "k" * 300 + ".example",
        "freya@ki\u200dosk.example",
    ],
)
def test_an_address_that_no_mail_can_go_to_is_refused(address: str) -> None:
    with pytest.raises(Unwritable) as refused:
        raw(email=address)

    assert refused.value.what.startswith("“")
    assert refused.value.advice


senders = any_texts.map(lambda text: f"{text} <freya@kiosk.example>") | any_texts
odd_messages = st.builds(
    Message,
    sender=senders,
    reply_to=senders,
    subject=any_texts,
    message_id=any_texts,
    references=st.tuples(any_texts),
)


@given(odd_messages, any_texts, any_texts)
def test_no_text_becomes_a_header(message: Message, name: str, words: str) -> None:
    draft = Draft(shape="x", subject=words)
    case = case_of(message, name=words)
    letter = Letter(words, subject=name)
    try:
        data = eml(letter, case, draft, name=name, email="ivo@print.example")
    except Unwritable:
        return
    mail = opened(data)
    head = data.split(b"\r\n\r\n")[0]

    assert set(mail.keys()) <= NAMES
    assert len(set(mail.keys())) == len(mail.keys())
    assert all(32 <= byte < 127 for byte in head.replace(b"\r\n", b""))
    assert body_of(mail) == clean(words)


@given(st.text(max_size=60))
def test_any_subject_survives(words: str) -> None:
    mail = opened(raw(draft=DRAFT.but(subject="Re: x" + words)))

    assert shown(mail["Subject"]) == " ".join(clean("Re: x" + words).split())


@given(st.lists(any_texts, max_size=4), any_texts)
def test_ids_from_a_file_cannot_bring_anything_in(references: list[str], answered: str) -> None:
    mail = opened(raw(THEIRS.but(references=tuple(references), message_id=answered)))

    assert set(mail.keys()) <= NAMES


def test_text_is_the_bare_letter() -> None:
    assert text(LETTER) == LETTER.text


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_file_carries_what_a_terminal_would_obey(kind: str) -> None:
    odd = Letter("Hello\x1b[2J Freya,\r\n\ud800\u202eend\n", subject="The\x07 labels")
    offers = (Offer(remedy="redo-the-work", what="New\x1b labels\ud800"),)
    data = as_bytes(kind, odd, case_of(), DRAFT.but(offers=offers), name="Ivo", email="ivo@print.example")
    words = data.decode() if kind != "eml" else body_of(opened(data))

    assert not set(words) & set("\x07\x1b\r\u202e\ud800")
    assert "Hello" in words


def test_what_each_kind_holds() -> None:
    def held(kind: str) -> bytes:
        return as_bytes(kind, LETTER, case_of(), DRAFT, name="Ivo", email="ivo@print.example")

    assert held("txt") == text(LETTER).encode()
    assert held("md") == markdown(LETTER, case_of(), DRAFT).encode()
    assert held("json") == json_text(LETTER, case_of(), DRAFT).encode()
    assert held("eml").startswith(b"From: Ivo <ivo@print.example>")


def test_sections_in_json_are_those_of_the_text_beside_them() -> None:
    odd = Letter("Hi\r\n\u200bFreya,\r\n\r\nSorry.\r\n", (Section("part", 15, 21, "note"),))
    tree = json.loads(json_text(odd, case_of(), DRAFT))
    (section,) = tree["sections"]

    assert tree["text"][section["start"] : section["end"]] == "Sorry."


OFFERED = (
    "Hello Freya,\n\n# One *offer* or two:\n1. 20% off, by 4 September 2026.\n2. New_labels.\n\nBest,\nIvo\n"
)
SECTIONS = (
    Section("greeting", 0, 12),
    Section("part", 14, 34, "offers"),
    Section("offers", 35, 84, "offers"),
    Section("sign-off", 86, 95),
)


def test_markdown_shows_the_same_words_with_the_offers_as_a_list() -> None:
    shown_as = markdown(Letter(OFFERED, SECTIONS), case_of(), DRAFT)

    assert shown_as == (
        "**To:** Freya Lund \\<freya@kiosk.example\\>  \n**Subject:** Re: The labels\n\n---\n\n"
        "Hello Freya,\n\n\\# One \\*offer\\* or two:\n\n"
        "1. 20% off, by 4 September 2026.\n2. New\\_labels.\n\n"
        "Best,  \nIvo\n"
    )


def test_json_is_stable_and_whole() -> None:
    draft = DRAFT.but(parts=(Part(name="offers"),), offers=(Offer(remedy="redo-the-work"),))
    tree = json.loads(json_text(Letter(OFFERED, SECTIONS), case_of(), draft))

    assert list(tree) == [
        "to", "subject", "in_reply_to", "references", "shape", "text", "sections", "offers",
    ]  # fmt: skip
    assert tree["to"] == [{"name": "Freya Lund", "email": "freya@kiosk.example"}]
    assert tree["text"] == OFFERED
    assert tree["offers"] == [{"remedy": "redo-the-work"}]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Freya Lund", "2026-09-01-freya-lund"),
        ("Zoë Ærø-Šmíd", "2026-09-01-zoe-aero-smid"),
        ("../../etc/passwd", "2026-09-01-etc-passwd"),
        ("遅い", "2026-09-01-letter"),
        ("a" * 90, "2026-09-01-" + "a" * 40),
    ],
)
def test_a_file_is_called_by_day_and_client(name: str, stem: str) -> None:
    assert file_stem(case_of(name=name)) == stem
