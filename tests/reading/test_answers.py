"""What an answer to offers comes to, as a proposal with the words that say so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.draft import Offer
from amends.reading.answers import propose_answer

TODAY = date(2026, 9, 15)
OFFERS = (
    Offer(
        remedy="discount-this-invoice",
        percent=Decimal(20),
        amount=Decimal(75),
        currency="EUR",
        due=date(2026, 9, 25),
    ),
    Offer(remedy="extra-deliverable", what="a second cover for the box", due=date(2026, 9, 22)),
    Offer(remedy="call-and-note", due=date(2026, 9, 17)),
)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Hi Noor,\n\nThe second one, please.\n\nKofi", 2),
        ("Thanks for being straight with me. I'll take the second cover.", 2),
        ("Option 1 sounds fair.", 1),
        ("2", 2),
        ("Let's go with number two.", 2),
        ("We’d like the 20% off.", 1),
        ("The 75 euros off would help us more. Thank you.", 1),
        ("I'd prefer the cover for the box, and please keep the colours.", 2),
        ("Thank you, that is generous. The last one works for us.", 3),
        ("Let us do the call on Thursday.", 3),
        ("The first one is no use to us as the invoice is paid, so let's take the second.", 2),
        ("Yes, that sounds good.", None),
        ("Agreed. Thanks for sorting this out.", None),
        ("No problem at all. I'll take offer 1.", 1),
        ("Go ahead with the cover. When can you start?", 2),
        ("OK. We take the former.", 1),
        ("No thanks to the discount, but we will gladly take the second one.", 2),
    ],
)
def test_a_yes_is_found_with_the_offer_it_takes(text: str, offer: int | None) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert answer.meaning == "accepted"
    assert answer.offer == offer


@pytest.mark.parametrize(
    "text",
    [
        "No, thank you.",
        "Thank you for the offers. We have decided to go with another studio.",
        "I appreciate the letter, but none of these helps us now.",
        "I would rather leave it at that.",
        "We've found somebody else for the rest of the job.",
        "Honestly, we will be looking elsewhere from now on.",
        "I can't accept either of them.",
        "We no longer wish to work with you.",
        "Please send me the files; we are ending the contract.",
        "This is not good enough.",
        "I do not want any of it.",
    ],
)
def test_a_no_is_found(text: str) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert answer.meaning == "declined"
    assert answer.words in text


@pytest.mark.parametrize(
    "text",
    [
        "Could you do the cover by Monday instead?",
        "Thank you. What would the second cover look like?",
        "If you can do it by Friday, we'll take the second one.",
        "How did this happen in the first place?",
    ],
)
def test_a_question_and_a_yes_that_hangs_on_something_come_first(text: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == "question"


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, I will show this to my partner and come back to you.",
        "I am away until the 28th.",
        "I'm not happy with the second one.",
        "It doesn't work for us like this.",
        "",
    ],
)
def test_the_rest_is_something_else(text: str) -> None:
    assert propose_answer(text, OFFERS, TODAY).meaning == "other"


def test_yes_to_the_only_offer_takes_it() -> None:
    assert propose_answer("Yes please.", OFFERS[:1], TODAY).offer == 1
    assert propose_answer("Yes please.", (), TODAY).offer is None


def test_a_number_that_no_offer_has_is_none() -> None:
    answer = propose_answer("Option 3 please.", OFFERS[:2], TODAY)

    assert (answer.meaning, answer.offer) == ("other", None)


@given(st.text(max_size=300))
def test_no_answer_is_too_odd(text: str) -> None:
    answer = propose_answer(text, OFFERS, TODAY)

    assert answer.offer is None or 1 <= answer.offer <= 3
    assert (answer.meaning == "other") or answer.words


def test_a_long_answer_takes_no_time_to_speak_of() -> None:
    assert propose_answer("we would rather " * 20_000, OFFERS, TODAY).meaning == "other"
