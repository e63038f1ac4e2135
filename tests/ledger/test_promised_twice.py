"""An offer to choose that the text has promised already."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amends.domain.draft import Draft, Offer, Part
from amends.domain.letter import CHOSEN
from amends.ledger.promised_twice import promised_twice

TODAY = date(2026, 10, 12)
COST = Offer(remedy="cost-cover", what="the second print run", amount=Decimal(410), currency="GBP")
SHARE = Offer(remedy="discount-this-invoice", percent=Decimal(15))
PLAN = Offer(remedy="extra-deliverable", what="a seating plan for the hall")


def letter(text: str, shape: str = "they-complained") -> Draft:
    parts = (Part(name="putting-it-right", text=text), Part(name="offers", text="You can have one of these:"))
    return Draft(shape=shape, parts=parts, offers=(COST, SHARE, PLAN))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("I pay the second run, all £410.", 1),
        ("It was wrong. We'll cover the whole £410 by Friday.", 1),
        ("I will take 15% off the bill.", 2),
        ("I will send you a seating plan for the hall.", 3),
        ("I refund you £410.", 1),
        ("I pay £410 for the print run.", 1),
        ("I do pay the £410.", 1),
        ("It is not your fault, and I pay the £410.", 1),
    ],
)
def test_what_the_text_promises_is_no_longer_to_choose(text: str, number: int) -> None:
    found = promised_twice(letter(text), TODAY)

    assert found is not None
    assert found[0] == number
    assert found[1] in text


@pytest.mark.parametrize(
    "text",
    [
        "I could pay the second run, all £410.",
        "If you like, I pay the second run, all £410.",
        "Shall I pay the £410?",
        "You paid £410 for the second run.",
        "I pay €410 for the van each month.",
        "I will write to you on Friday.",
        "I covered £410 of it in June.",
        "I do not pay the £410.",
        "I don't think I pay the £410.",
        "I never said that I pay the £410.",
        "I pay none of the £410.",
        "I pay the printer £410 every month.",
        "I always pay £410 for a print run.",
        "I pay the landlord £410 on Friday.",
        "",
    ],
)
def test_what_leaves_it_open_is_an_offer_still(text: str) -> None:
    assert promised_twice(letter(text), TODAY) is None


def test_once_they_have_chosen_nothing_is_promised_twice() -> None:
    assert promised_twice(letter("I pay the second run, all £410.", CHOSEN), TODAY) is None
