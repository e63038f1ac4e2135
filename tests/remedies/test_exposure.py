"""The worst case of all open cases, and what a choice of offers lacks as a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from amends.domain.case import Facts
from amends.domain.draft import Offer
from amends.domain.money import Fee
from amends.domain.settings import Settings
from amends.remedies import exposure, is_over_hours, is_under_floor, lacks

SETTINGS = Settings(currency="GBP", rate=Decimal(50), hours=Decimal(6), floor=Decimal(1000))
FACTS = Facts(kind="late", fee=Fee(amount=Decimal(600), currency="GBP"))
CHEAP = Offer(remedy="discount-this-invoice", amount=Decimal(60), currency="GBP")
DEAR = Offer(remedy="discount-this-invoice", amount=Decimal(200), currency="GBP")
WORK = Offer(remedy="extra-deliverable", what="a map", hours=Decimal(5))
EUROS = Offer(remedy="cost-cover", what="the print", amount=Decimal(90), currency="EUR")


def test_each_client_takes_the_dearest() -> None:
    worst = exposure([((CHEAP, DEAR), FACTS), ((CHEAP, WORK), FACTS), ((), FACTS)], SETTINGS)

    assert worst.cases == 2
    assert [(int(cost.money), int(cost.hours), cost.currency) for cost in worst.costs] == [(200, 5, "GBP")]
    assert (worst.fees, worst.left) == (Decimal(1200), Decimal(1000))


def test_without_a_rate_the_most_money_and_the_most_hours_of_a_case_count() -> None:
    settings = Settings(currency="GBP", hours=Decimal(9))
    worst = exposure([((CHEAP, DEAR, WORK), FACTS), ((CHEAP, WORK), FACTS)], settings)

    assert [(int(cost.money), int(cost.hours), cost.work) for cost in worst.costs] == [(260, 10, None)]
    assert worst.left == Decimal(940)
    assert is_over_hours(worst, settings)


def test_the_floor_and_the_hours_are_held_against_all_of_them_together() -> None:
    one = exposure([((WORK,), FACTS)], SETTINGS)
    two = exposure([((WORK,), FACTS), ((WORK,), FACTS)], SETTINGS)
    low = exposure([((CHEAP, DEAR), FACTS), ((CHEAP,), FACTS)], SETTINGS)

    assert not is_over_hours(one, SETTINGS)
    assert is_over_hours(two, SETTINGS)
    assert low.left == 940
    assert is_under_floor(low, SETTINGS)
    assert not is_under_floor(low, Settings())


def test_what_cannot_be_compared_counts_in_full() -> None:
    worst = exposure([((CHEAP, EUROS), Facts())], SETTINGS)

    assert {(int(cost.money), cost.currency) for cost in worst.costs} == {(60, "GBP"), (90, "EUR")}
    assert worst.left is None


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        ((DEAR,), "A second lets them choose"),
        ((EUROS, Offer(remedy="free-revision")), "Each of them asks something of your client"),
        ((Offer(remedy="free-revision"),), "A second lets them choose. It asks something of your client"),
        (
            (Offer(remedy="call-and-note"), Offer(remedy="second-checker")),
            "None of them is made for this kind",
        ),
        ((DEAR, WORK), ""),
        ((Offer(remedy="nothing-more"),), ""),
        ((), ""),
    ],
)
def test_what_a_choice_lacks_is_said_in_a_line(offers: tuple[Offer, ...], words: str) -> None:
    found = " ".join(lacks(offers, FACTS))

    assert words in found
    assert bool(words) == bool(found)
