"""How an offer reads in the letter."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.domain.draft import Offer
from amends.remedies import catalogue, day, money, say

DUE = date(2026, 10, 16)


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (
            Offer(
                remedy="discount-this-invoice",
                percent=Decimal(15),
                amount=Decimal("67.50"),
                currency="GBP",
                due=DUE,
            ),
            "15% of the fee (£67.50) off this invoice, by Friday 16 October 2026.",
        ),
        (
            Offer(remedy="discount-this-invoice", amount=Decimal("60.00"), currency="EUR"),
            "€60 off this invoice.",
        ),
        (Offer(remedy="discount-this-invoice"), "Money off this invoice."),
        (
            Offer(remedy="redo", what="  the corrected\nprogramme. ", due=DUE),
            "The corrected programme by Friday 16 October 2026, at no charge.",
        ),
        (
            Offer(remedy="free-revision", what="the poster", quantity=Decimal(2)),
            "Two further rounds of changes to the poster, at no charge.",
        ),
        (
            Offer(remedy="longer-warranty", quantity=Decimal(90)),
            "Any fault in this work mended at no charge for 90 days.",
        ),
        (
            Offer(remedy="cost-cover", what="the reprint", amount=Decimal(1200), currency="GBP", due=DUE),
            "The reprint, up to £1,200, paid by Friday 16 October 2026.",
        ),
        (
            Offer(remedy="full-refund", proof="a receipt by post", stands_until=DUE),
            "The whole fee back to you, with a receipt by post. Open until Friday 16 October 2026.",
        ),
        (
            Offer(remedy="redo", what="iOS build", proof="You get the test log"),
            "iOS build, at no charge. You get the test log.",
        ),
        (Offer(remedy="from-the-future", what="a song", due=DUE), "A song, by Friday 16 October 2026."),
        (Offer(remedy="from-the-future"), ""),
        (Offer(remedy="nothing-more", what="an apology"), ""),
    ],
)
def test_an_offer_reads_like_a_sentence_of_a_good_letter(offer: Offer, expected: str) -> None:
    assert say(offer, "en_GB") == expected


@pytest.mark.parametrize(
    ("remedy", "expected"),
    [
        ("redo", "The work done again by 17:00 on Friday 16 October 2026, at no charge."),
        ("cost-cover", "What it cost you, paid by 17:00 on Friday 16 October 2026."),
        ("stand-in", "Somebody ready to step in for me from 17:00 on Friday 16 October 2026."),
        ("priority-lane", "Your work first in line, until 17:00 on Friday 16 October 2026."),
        ("call-and-note", "A call on Friday 16 October 2026 at 17:00, with a short note of it afterwards."),
    ],
)
def test_a_time_of_day_is_said_with_its_day(remedy: str, expected: str) -> None:
    assert say(Offer(remedy=remedy, due=DUE, clock=time(17)), "en_GB") == expected
    assert say(Offer(remedy=remedy, clock=time(17)), "en_GB") == say(Offer(remedy=remedy), "en_GB")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en_GB", "£1,800"),
        ("en-GB", "£1,800"),
        ("en_US", "£1,800"),
        ("de_DE.UTF-8", "1.800\xa0£"),
        ("nowhere", "£1,800"),
        ("", "£1,800"),
    ],
)
def test_sums_look_as_the_locale_has_them(locale: str, expected: str) -> None:
    assert money(Decimal("1800.00"), "GBP", locale) == expected


def test_days_are_named_in_english_in_the_order_of_the_locale() -> None:
    assert day(DUE) == "Friday 16 October 2026"
    assert day(DUE, "de_DE") == "Friday 16 October 2026"
    assert day(DUE, "en_US") == "Friday, October 16, 2026"


numbers = st.one_of(st.none(), st.decimals(), st.decimals(min_value=-10, max_value=10_000, places=2))
days = st.one_of(st.none(), st.dates())
offers = st.builds(
    Offer.model_construct,
    remedy=st.sampled_from([*(one.id for one in catalogue()), "unknown"]),
    what=st.text(max_size=30),
    percent=numbers,
    amount=numbers,
    currency=st.sampled_from(["", "GBP", "EUR", "JPY", "£", "xyz", "\ud83d"]),
    quantity=numbers,
    due=days,
    clock=st.one_of(st.none(), st.times()),
    proof=st.text(max_size=10),
    stands_until=days,
)


@given(offers, st.sampled_from(["en_GB", "de_DE", "ar_EG", "", "!", "en_XX"]))
def test_no_offer_is_too_odd_to_be_said(offer: Offer, locale: str) -> None:
    said = say(offer, locale)

    assert "\n" not in said
    assert said == "" or said.rstrip("?!").endswith(".") or said[-1] in "?!."
