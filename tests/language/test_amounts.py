from __future__ import annotations

from decimal import Decimal

import pytest

from amends.language import amounts


@pytest.mark.parametrize(
    ("text", "words", "amount", "currency"),
    [
        ("charges us £120.", "£120", "120", "GBP"),
        ("the 1.800 € we agreed", "1.800 €", "1800", "EUR"),
        ("EUR 1,800.00 in all", "EUR 1,800.00", "1800.00", "EUR"),
        ("that is 1.234,56 EUR", "1.234,56 EUR", "1234.56", "EUR"),
        ("about $38.5k", "$38.5k", "38500", "USD"),
        ("120 pounds for nothing", "120 pounds", "120", "GBP"),
        ("Rs. 1,04,000 advance", "Rs. 1,04,000", "104000", "INR"),
        ("₹25,000/- paid", "₹25,000", "25000", "INR"),
        ("Rs 1.5 lakh", "Rs 1.5 lakh", "150000", "INR"),
        ("US$ 2,400.50", "US$ 2,400.50", "2400.50", "USD"),
        ("A$300", "A$300", "300", "AUD"),
        ("1 800 €", "1 800 €", "1800", "EUR"),
        ("5k USD", "5k USD", "5000", "USD"),
        ("GBP 38,500, against", "GBP 38,500", "38500", "GBP"),
        ("€ 99.90", "€ 99.90", "99.90", "EUR"),
        ("90€", "90€", "90", "EUR"),
    ],
)
def test_a_sum_is_found_with_its_currency(text: str, words: str, amount: str, currency: str) -> None:
    (found,) = amounts.find(text)

    assert words == text[found.start : found.end]
    assert Decimal(amount) == found.amount
    assert currency == found.currency


@pytest.mark.parametrize(
    "text", ["1.800 records", "in 1080p", "page 4", "a 4k video", "2026", "20%", "the pound shop"]
)
def test_a_number_without_a_currency_is_no_sum(text: str) -> None:
    assert amounts.find(text) == ()


def test_sums_come_in_order() -> None:
    found = amounts.find("I paid 450 euros, then £30 and 20 quid")

    assert [Decimal(450), Decimal(30), Decimal(20)] == [one.amount for one in found]


@pytest.mark.parametrize(
    ("text", "percent"),
    [("20%", "20"), ("12.5 per cent", "12.5"), ("12,5 %", "12.5"), ("fully 50 percent", "50")],
)
def test_percentages_are_found(text: str, percent: str) -> None:
    (found,) = amounts.percents(text)

    assert Decimal(percent) == found.percent
