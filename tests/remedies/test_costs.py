"""What offers cost, and where to stop."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.case import Facts
from amends.domain.draft import Offer
from amends.domain.money import Fee
from amends.domain.settings import Settings
from amends.remedies import Cost, beyond_whole, costs, dearest, stop_signs, total, uncounted, worked_out

FEE = Fee(amount=Decimal("450.00"), currency="GBP")
FACTS = Facts(fee=FEE)
SETTINGS = Settings(currency="GBP", rate=Decimal(40), cap=Decimal(200), hours=Decimal(5))

CUT = Offer(remedy="discount-this-invoice", percent=Decimal(20))
EXTRA = Offer(remedy="extra-deliverable", what="a seating plan", hours=Decimal(2))


def test_a_percent_is_worked_out_from_the_fee_in_its_currency() -> None:
    offer = worked_out(CUT, FEE)

    assert (offer.amount, offer.currency) == (Decimal("90.00"), "GBP")


@pytest.mark.parametrize(
    ("fee", "percent", "expected"),
    [
        (Fee(amount=Decimal("99.99"), currency="EUR"), "12.5", "12.50"),
        (Fee(amount=Decimal(1999), currency="JPY"), "10", "200"),
        (Fee(amount=Decimal("0.05")), "10", "0.01"),
    ],
)
def test_sums_are_rounded_to_what_can_be_paid(fee: Fee, percent: str, expected: str) -> None:
    assert str(worked_out(CUT.but(percent=Decimal(percent)), fee).amount) == expected


def test_a_sum_of_your_own_stays_and_all_the_money_back_is_the_fee() -> None:
    own = CUT.but(percent=None, amount=Decimal(33))

    assert worked_out(own, FEE) == own
    assert worked_out(CUT, Fee()) == CUT
    assert worked_out(Offer(remedy="full-refund"), FEE).amount == Decimal("450.00")


def test_money_and_hours_are_told_apart() -> None:
    assert costs((CUT, EXTRA), FACTS, SETTINGS) == (
        Cost(money=Decimal("90.00"), gives=Decimal("90.00"), currency="GBP"),
        Cost(hours=Decimal(2), gives=Decimal(80), currency="GBP", work=Decimal(80)),
    )


def test_all_together_and_the_dearest() -> None:
    each = costs((CUT, EXTRA), FACTS, SETTINGS)

    assert total(each) == (
        Cost(
            hours=Decimal(2),
            money=Decimal("90.00"),
            gives=Decimal("170.00"),
            currency="GBP",
            work=Decimal(80),
        ),
    )
    assert dearest(each) == each[0]
    assert total(()) == (Cost(),)
    assert dearest(()) is None


def test_hours_without_a_rate_are_not_compared_with_money() -> None:
    none = Settings(currency="GBP")
    long = EXTRA.but(hours=Decimal(40))

    assert dearest(costs((CUT, long), FACTS, none)) is None
    assert (
        dearest(costs((CUT.but(hours=Decimal(41)), long), FACTS, none)) is not None
    )  # it has the most of both
    assert dearest(costs((EXTRA, long), FACTS, none)) == costs((long,), FACTS, none)[0]
    assert uncounted(costs((CUT, long), FACTS, none), none).startswith("Hours are not counted")
    assert uncounted(costs((CUT,), FACTS, none), none) == ""
    assert uncounted(costs((CUT, long), FACTS, SETTINGS), SETTINGS) == ""


def test_hours_beside_another_currency_are_said_not_to_be_counted() -> None:
    euros = CUT.but(percent=None, amount=Decimal(10), currency="EUR", hours=Decimal(1))

    assert uncounted(costs((euros,), FACTS, SETTINGS), SETTINGS).endswith("your rate is in GBP.")


def test_sums_in_two_currencies_are_never_added() -> None:
    each = costs((CUT, CUT.but(percent=None, amount=Decimal(10), currency="EUR")), FACTS, SETTINGS)

    assert [(cost.money, cost.currency) for cost in total(each)] == [
        (Decimal("90.00"), "GBP"),
        (Decimal(10), "EUR"),
    ]
    assert dearest(each) is None


CREDIT = Offer(remedy="credit-next-invoice")
BACK = Offer(remedy="partial-refund", currency="GBP")


@pytest.mark.parametrize(
    ("offer", "field"),
    [
        (BACK.but(percent=Decimal(150)), "percent"),
        (BACK.but(percent=Decimal(100)), ""),
        (BACK.but(amount=Decimal("900.01")), "amount"),
        (BACK.but(amount=Decimal(900)), ""),
        (BACK.but(amount=Decimal(901), currency="EUR"), ""),
        (Offer(remedy="full-refund", amount=Decimal(1000), currency="GBP"), "amount"),
        (Offer(remedy="cost-cover", amount=Decimal(1000), currency="GBP"), ""),
        (Offer(remedy="credit-next-invoice", percent=Decimal(120)), ""),
        (Offer(remedy="of-my-own", percent=Decimal(120)), ""),
    ],
)
def test_no_more_than_the_whole_fee_is_given_back_of_it(offer: Offer, field: str) -> None:
    assert beyond_whole(offer, Fee(amount=Decimal(900), currency="GBP")) == field


def kinds(*offers: Offer, settings: Settings = SETTINGS) -> list[tuple[str, int | None]]:
    return [(sign.kind, sign.offer) for sign in stop_signs(offers, FACTS, settings)]


def test_modest_offers_meet_no_stop_sign() -> None:
    assert kinds(CUT, EXTRA) == []


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (CUT.but(percent=Decimal(101)), [("fee", 0), ("cap", 0)]),
        (CUT.but(percent=Decimal(100)), [("cap", 0)]),
        (CREDIT.but(percent=Decimal(151)), [("fee", 0), ("cap", 0)]),
        (CREDIT.but(percent=Decimal(150)), [("cap", 0)]),
        (EXTRA.but(hours=Decimal(6)), [("cap", 0), ("hours", 0)]),
        (Offer(remedy="full-refund"), [("cap", 0), ("in use", 0), ("insurer", None)]),
        (Offer(remedy="split-delivery"), [("contract", None)]),
        (CUT.but(what="20% off once you delete the review"), [("tied", 0)]),
        (EXTRA.but(what="a review of the second draft"), []),
    ],
)
def test_what_goes_too_far_is_said(offer: Offer, expected: list[tuple[str, int | None]]) -> None:
    assert kinds(offer) == expected


def test_what_can_be_afforded_singly_but_not_together_is_said_once() -> None:
    assert kinds(CUT.but(percent=Decimal(40)), EXTRA) == [("cap", None)]
    assert kinds(EXTRA, EXTRA.but(hours=Decimal(4)), settings=Settings(hours=Decimal(5))) == [("hours", None)]


wild = st.one_of(st.none(), st.decimals())


@given(wild, wild, wild, wild)
def test_no_number_is_too_wild_to_be_looked_at(
    percent: Decimal | None, amount: Decimal | None, hours: Decimal | None, fee: Decimal | None
) -> None:
    offers = (
        Offer.model_construct(remedy="discount-this-invoice", percent=percent, amount=amount, hours=hours),
    )
    facts = Facts(fee=Fee.model_construct(amount=fee, currency="GBP"))

    assert len(costs(offers, facts, SETTINGS)) == 1
    assert total(costs(offers, facts, SETTINGS))
    stop_signs(offers, facts, SETTINGS)


BILL = Offer(remedy="cost-cover", amount=Decimal(920), currency="GBP")
SMALL = Fee(amount=Decimal(500), currency="GBP")


@pytest.mark.parametrize(
    ("cost", "theirs"),
    [
        ("the tasting had to be moved, £920", ""),
        ("920 for the hall", ""),
        ("a hall for 1,040.50 that stood empty", ""),
        ("", "We paid £920 for the hall that evening."),
    ],
)
def test_a_cost_they_had_may_be_covered_whatever_the_fee(cost: str, theirs: str) -> None:
    signs = stop_signs([BILL], Facts(cost=cost, fee=SMALL), Settings(currency="GBP"), theirs)

    assert "fee" not in [sign.kind for sign in signs]


@pytest.mark.parametrize(
    ("offer", "cost", "theirs"),
    [
        (BILL, "", "We paid £90 for the hall."),
        (BILL, "two evenings in 2026", ""),
        (BILL, "", "We paid €920 for the hall."),
        (Offer(remedy="referral", amount=Decimal(920), currency="GBP"), "£920", ""),
    ],
)
def test_more_than_a_cost_that_is_known_is_said(offer: Offer, cost: str, theirs: str) -> None:
    signs = stop_signs([offer], Facts(cost=cost, fee=SMALL), Settings(currency="GBP"), theirs)

    assert [sign.kind for sign in signs if sign.kind == "fee"] == ["fee"]
