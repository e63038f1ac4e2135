"""What a mail with a letter has on its outside, and what it lacks."""

from __future__ import annotations

import pytest

from amends.domain.case import Case, Client
from amends.domain.envelope import lacking, subject_of, told, told_lacking
from amends.domain.message import Message
from letters_given import NOW


def case_of(message: Message | None, email: str = "") -> Case:
    return Case(
        id="c",
        title="Shelf cards",
        created=NOW,
        updated=NOW,
        client=Client(name="Ines", email=email),
        messages=(message,) if message else (),
    )


@pytest.mark.parametrize(
    ("message", "email", "written", "lacks"),
    [
        (None, "", "", ("address", "subject")),
        (None, "ines@quayside.example", "", ("subject",)),
        (None, "", "The cards", ("address",)),
        (Message(sender="Ines"), "", " ", ("address", "subject")),
        (Message(sender="Ines <ines@quayside.example>", subject="The cards"), "", "", ()),
        (Message(sender="Ines", chat=True), "", "", ()),
    ],
)
def test_a_mail_lacks_what_neither_the_letter_nor_their_message_has(
    message: Message | None, email: str, written: str, lacks: tuple[str, ...]
) -> None:
    assert lacking(case_of(message, email), written) == lacks


def test_what_is_lacking_is_told_with_where_to_add_it() -> None:
    both = "It has no address and no subject yet: add them in your mail program."

    assert told_lacking(case_of(None), "") == both
    assert told(("subject",), here="in the letter") == (
        "It has no subject yet: add it in your mail program, or in the letter."
    )
    assert told_lacking(case_of(None, "ines@quayside.example"), "The cards") == ""


def test_a_subject_that_was_emptied_is_the_one_they_wrote_under() -> None:
    assert subject_of(case_of(Message(subject="AW: The cards")), "") == "Re: The cards"
