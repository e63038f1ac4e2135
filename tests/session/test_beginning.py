"""A new case takes what it can from the message."""

from __future__ import annotations

from datetime import UTC, datetime

from amends.domain.case import Client, Facts
from amends.domain.draft import Draft, Part
from amends.domain.message import Message
from amends.ledger import next_step, stands
from amends.letters import begin
from amends.reading.together import read_together
from amends.session.beginning import begin_case, duplicate, other_way_round

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def test_the_client_and_the_title_come_from_the_message() -> None:
    message = Message(sender='"Ito, Lena" <lena@ferry.example>', subject="Fwd: AW: The tickets", text="…")
    case = begin_case(NOW, message)

    assert (case.client.name, case.client.email) == ("Ito, Lena", "lena@ferry.example")
    assert case.title == "The tickets"


def test_a_sender_without_an_address_has_a_name_all_the_same() -> None:
    case = begin_case(NOW, Message(sender="Lena", text="…"))

    assert (case.client.name, case.client.email) == ("Lena", "")


def test_what_the_user_says_goes_before_the_message() -> None:
    case = begin_case(NOW, Message(sender="lena@ferry.example", subject="x"), name="Lena", about="The ferry")

    assert (case.client.name, case.title) == ("Lena", "The ferry")
    assert begin_case(NOW, Message(sender="lena@ferry.example")).client.name == "lena"


def test_a_case_is_not_called_by_the_heat_in_a_subject() -> None:
    hot = Message(sender="lena@ferry.example", subject="Re: TOTALLY UNACCEPTABLE", text="…", date=NOW)

    assert begin_case(NOW, hot).title == "Message of 1 September"
    assert begin_case(NOW, hot.but(date=None)).title == "Their message"
    assert begin_case(NOW, hot.but(subject="WHERE ARE THE TICKETS??")).title == "Where are the tickets?"
    assert begin_case(NOW, hot).messages[0].subject == "Re: TOTALLY UNACCEPTABLE"


def test_a_chat_turned_round_takes_nothing_else_of_the_case_along() -> None:
    mail = Message(sender="Lena <lena@ferry.example>", text="The tickets never came.")
    chat = Message(sender="Sam", text="We sent the tickets to the wrong ferry.", chat=True)
    case = begin_case(NOW, mail, chat).but(
        client=Client(
            name="Sam", salutation="Mr R", email="sam@x.example", time_zone="Europe/Oslo", namesakes=("a",)
        )
    )
    case = case.but(facts=read_together(case.to_answer).facts().but(cause="a wrong label"))
    assert case.facts.happened
    theirs = (
        Message(sender="Lena", text="Where are they?", chat=True, earlier=True),
        Message(sender="Lena", text="Hello?", chat=True),
    )

    turned = other_way_round(case, theirs)

    assert turned.messages == (mail, *theirs)
    assert turned.client == Client(name="Lena", time_zone="Europe/Oslo")
    assert turned.facts == Facts(cause="a wrong label")


def test_a_copy_is_known_in_a_narrow_row_and_is_not_ready_although_what_it_copies_was_sent() -> None:
    parts = (Part(name="note", text="By noon."),)
    sent = Draft(shape="short-note", sent=NOW, copied=False, parts=parts)
    case = begin_case(NOW, name="Lena", about="The ferry").but(id="2026-09-01-lena", drafts=(sent,))

    copy = duplicate(case, NOW)

    assert copy.title == "(copy) The ferry"
    assert duplicate(copy, NOW).title == "(copy) The ferry"
    assert duplicate(case.but(title=""), NOW).title == "(copy)"
    assert stands(copy) == "copied"
    assert next_step(copy, NOW).doing == "Read the letter through: it was written for another case."
    assert copy.client.namesakes == ("2026-09-01-lena",)


def test_the_mark_of_a_copy_is_in_no_subject() -> None:
    copy = duplicate(begin_case(NOW, name="Lena", about="The ferry"), NOW)

    letter = begin(copy, "i-write-first", name="Sam", signature="", today=NOW.date())
    assert letter.subject == "The ferry"
