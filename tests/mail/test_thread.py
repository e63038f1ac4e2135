"""Several messages by one client become one thread, as far as it is plain whose each of them is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from amends.domain.message import Message
from amends.mail import Unreadable, exchange, read_mail, read_text, together

HEAD = b"""From: Petra Maly <petra@maly.example>
To: Sam Reyes <sam@reyes.example>
Date: Wed, 10 Jun 2026 09:00:00 +0000
Subject: Re: The signs
Message-ID: <3@maly.example>

"""

QUOTED = b"""This is the third time that I ask. Where are the signs?

Petra

On Mon, 8 Jun 2026 at 10:00, Sam Reyes <sam@reyes.example> wrote:

> They are nearly done.
>
> On Fri, 5 Jun 2026 at 16:20, Petra Maly <petra@maly.example> wrote:
>
>> The signs were due on Thursday. Please tell me when they come.
>>
>> On Tue, 2 Jun 2026 at 08:15, Petra Maly <petra@maly.example> wrote:
>>
>>> Will the signs be ready on Thursday?
"""

OUTLOOK = b"""Where are the signs?

From: Sam Reyes <sam@reyes.example>
Sent: Monday, 8 June 2026 10:00
To: Petra Maly
Subject: RE: The signs

They are nearly done.

From: Petra Maly
Sent: Friday, 5 June 2026 16:20
To: Sam Reyes
Subject: The signs

The signs were due on Thursday.
"""


def texts(messages: tuple[Message, ...]) -> list[str]:
    return [message.text for message in messages]


def by(sender: str, day: int | None, text: str, **fields: Any) -> Message:
    when = None if day is None else datetime(2026, 6, day, 9, tzinfo=UTC)
    return Message(sender=sender, date=when, text=text, **fields)


PETRA = "Petra Maly <petra@maly.example>"


def test_what_the_client_wrote_before_is_found_in_the_history_oldest_first() -> None:
    found = together(read_mail(HEAD + QUOTED))

    assert texts(found) == [
        "Will the signs be ready on Thursday?",
        "The signs were due on Thursday. Please tell me when they come.",
        "This is the third time that I ask. Where are the signs?\n\nPetra",
    ]
    assert [message.earlier for message in found] == [True, True, False]
    assert found[1].date == datetime(2026, 6, 5, 16, 20, tzinfo=UTC)


def test_what_others_wrote_stays_quoted_history_and_no_line_is_lost() -> None:
    found = together(read_mail(HEAD + QUOTED))

    assert "They are nearly done." in found[-1].quoted
    assert "Will the signs be ready" in found[-1].quoted
    assert [message.quoted for message in found[:-1]] == ["", ""]


def test_history_as_outlook_writes_it_is_found_by_the_name_alone() -> None:
    found = together(read_mail(HEAD + OUTLOOK))

    assert texts(found) == ["The signs were due on Thursday.", "Where are the signs?"]


@pytest.mark.parametrize(
    "line",
    [
        b"On Fri, 5 Jun 2026 at 16:20, Petra Maly <petra@elsewhere.example> wrote:",
        b"On Fri, 5 Jun 2026 at 16:20, <office@maly.example> wrote:",
        b"On Fri, 5 Jun 2026 at 16:20, Petra wrote:",
    ],
)
def test_a_message_that_could_be_somebody_elses_stays_history(line: bytes) -> None:
    (only,) = together(read_mail(HEAD + b"Where are the signs?\n\n" + line + b"\n\n> They were due.\n"))

    assert "They were due." in only.quoted


def test_words_below_a_quotation_are_not_put_into_the_quoted_mouth() -> None:
    history = (
        b"Where?\n\nOn Fri, 5 Jun 2026 at 16:20, Petra Maly <petra@maly.example> wrote:\n\n> They were due.\n"
    )
    tail = b"\n-- \nSent through a list that adds this line\n"

    assert texts(together(read_mail(HEAD + history + tail)))[0] == "They were due."


def test_messages_picked_together_are_put_in_order_and_the_newest_is_answered() -> None:
    found = together(by(PETRA, 5, "second"), by(PETRA, 9, "third"), by("petra@maly.example", 2, "first"))

    assert texts(found) == ["first", "second", "third"]
    assert [message.earlier for message in found] == [True, True, False]


def test_own_answers_among_those_picked_are_left_out_with_a_word() -> None:
    sam = by("Sam <sam@reyes.example>", 12, "mine")
    found = together(by(PETRA, 5, "theirs"), sam, own="Sam@Reyes.example")

    assert texts(found) == ["theirs"]
    assert found[0].remarks == ("One message was not by the same sender, and left out.",)


def test_a_message_picked_and_quoted_again_is_there_once() -> None:
    first = by(
        PETRA, 5, "The signs were due on Thursday.\nPlease tell me when they come.", message_id="<1@x>"
    )
    found = together(first, read_mail(HEAD + QUOTED))

    assert len(found) == 3
    assert found[1].message_id == "<1@x>"


def test_a_message_without_a_date_stands_before_the_one_that_quotes_it() -> None:
    quoted = "-----Original Message-----\nFrom: Petra Maly\nSubject: Signs\n\nundated"
    found = together(by(PETRA, 9, "newest", quoted=quoted), by(PETRA, 2, "oldest"))

    assert texts(found) == ["oldest", "undated", "newest"]


def test_a_message_without_a_sender_has_no_thread() -> None:
    quoted = "On Fri, 5 Jun 2026 at 16:20, Petra Maly <petra@maly.example> wrote:\n\n> They were due."

    assert len(together(by("", 9, "newest", quoted=quoted))) == 1


def test_nothing_gives_nothing_and_too_much_is_refused() -> None:
    assert together() == ()
    with pytest.raises(Unreadable, match="million"):
        together(*(by(PETRA, day, f"{day} " + "x" * 300_000) for day in range(1, 5)))


def test_a_history_a_thousand_deep_is_looked_at_only_so_far() -> None:
    when = datetime(2026, 6, 9, tzinfo=UTC)
    lines = [
        f"{'>' * depth} On {when - timedelta(days=depth):%d %b %Y} at 10:00, {PETRA} wrote:"
        for depth in range(1000)
    ]
    found = together(by(PETRA, 10, "newest", quoted="\n".join(lines)[:190_000].lstrip()))

    assert len(found) <= 21


def test_of_a_mail_of_ones_own_the_message_it_quotes_is_the_complaint() -> None:
    own = HEAD.replace(b"Petra Maly <petra@maly.example>", b"Sam <sam@reyes.example>", 1)
    history = b"On Mon, 8 Jun 2026 at 10:00, Petra Maly <petra@maly.example> wrote:\n\n> They were due.\n"
    mine = read_mail(own + b"Nearly done.\n\n" + history)

    assert texts(together(mine, own="sam@reyes.example")) == ["They were due."]
    assert together(mine, own="sam@reyes.example")[0].sender == PETRA
    assert texts(together(mine)) == ["Nearly done."]


def said(text: str, own: str) -> list[tuple[bool, str]]:
    message = together(read_text(text.encode()), own=own)[-1]
    return [(turn.own, turn.text) for turn in exchange(message, own)]


def test_an_exchange_tells_what_each_of_the_two_said_the_newest_first() -> None:
    own = "Sam Reyes <sam@reyes.example>"
    turns = exchange(together(read_mail(HEAD + QUOTED), own=own)[-1], own)

    assert [turn.own for turn in turns] == [False, True, False, False]
    assert turns[1].text == "They are nearly done."
    assert exchange(read_mail(HEAD + QUOTED), "Kim <kim@other.example>")[1].own is False


TWO = """[08/06/2026, 09:12:04] Noor: When does the board come?
[08/06/2026, 09:20:00] Studio: On Wednesday.
[08/06/2026, 09:31:22] Noor: Right
"""


def test_in_a_chat_of_two_the_other_one_is_the_user_whatever_the_name() -> None:
    told = [(False, "Right"), (True, "On Wednesday."), (False, "When does the board come?")]

    assert said(TWO, "Sam Reyes") == told


def test_in_a_chat_of_three_only_the_users_own_name_is_the_user() -> None:
    three = TWO + "[08/06/2026, 09:32:00] Kim: Me too\n[08/06/2026, 09:33:00] Noor: So?\n"

    assert [words for own, words in said(three, "Studio") if own] == ["On Wednesday."]
