from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from amends.domain.case import Facts
from amends.domain.message import Message
from amends.reading import read
from amends.reading.facts import propose_facts
from reading.messages import ABUSIVE, ANGRY, INDIAN, LEGAL, LET_DOWN, SPANISH, TUESDAY


def facts(text: str) -> Facts:
    return propose_facts(read(text, TUESDAY), Message(text=text, date=TUESDAY))


def test_the_angry_mail_fills_the_form() -> None:
    found = facts(ANGRY)

    assert found.agreed == date(2026, 5, 8)
    assert found.happened == "The season brochure was due on Friday 8 May; page 4 had the wrong prices"
    assert found.cost == "The printer charges us £120 for the lost slot"
    assert found.fee.amount is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The map came three days late.", "late"),
        ("Page 2 has the wrong map and two typos.", "faulty"),
        ("The index is missing.", "missing"),
        ("I wrote twice and never heard back from you.", "silent"),
        ("You billed us twice for the hosting.", "overcharged"),
        ("This is the third time that the map is late.", "repeat"),
        ("The gutter is dripping again.", "repeat"),
        ("The lettering on the door is peeling.", "faulty"),
        ("Your update broke our calendar.", "faulty"),
        ("You misspelt the name on the plaque.", "faulty"),
        ("The shop went down at nine.", "faulty"),
        ("Only 31 came, and I ordered 40.", "missing"),
        ("The chairs came on 2 May instead of 15 April, and the cushions are missing.", "late"),
        ("We still have no menu.", "late"),
        ("The blue is nice.", None),
    ],
)
def test_the_kind_is_taken_from_what_is_said(text: str, kind: str | None) -> None:
    assert facts(text).kind == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The map was due on Friday.", date(2026, 5, 8)),
        ("You promised it by Monday.", date(2026, 5, 11)),
        ("We agreed on 3 March 2026.", date(2026, 3, 3)),
        ("Send it by Friday.", None),
        ("It is due on 30 June.", None),
        ("The chairs were delivered on 02/05/2026 instead of 15/04/2026.", date(2026, 4, 15)),
        ("The chairs came on 2 May rather than on 15 April.", date(2026, 4, 15)),
        ("The chairs were delivered on 2 May.", None),
        ("You were here on 3 May.", None),
        ("You told me on Monday that it is fine.", None),
        ("You promised it for the 9th.", date(2026, 5, 9)),
        ("You promised it for the 20th.", None),
    ],
)
def test_the_agreed_day_is_in_the_past(text: str, day: date | None) -> None:
    assert facts(text).agreed == day


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("That is £184 of paper nobody can use.", "GBP"),
        ("It cost us £184, and £20 for the post.", "GBP"),
        ("It cost us £184, and 20 EUR for the post.", ""),
        ("It cost us $184.", ""),
        ("It cost us USD 184.", "USD"),
        ("It cost us a day.", ""),
    ],
)
def test_the_fee_is_counted_in_the_one_currency_of_their_sums(text: str, currency: str) -> None:
    found = facts(text)

    assert (found.fee.amount, found.fee.currency) == (None, currency)


def test_what_it_cost_them_is_quoted() -> None:
    assert facts(LET_DOWN).cost == "our technician spent two full days on it; cost us around 800 euros"


def test_the_fee_is_taken_where_it_is_named() -> None:
    assert (facts(LEGAL).fee.amount, facts(LEGAL).fee.currency) == (Decimal(1200), "EUR")
    assert (facts(ABUSIVE).fee.amount, facts(ABUSIVE).fee.paid) == (Decimal(600), True)
    assert facts("I paid £450 up front.").fee.amount is None


def test_an_indian_date_is_read() -> None:
    assert facts(INDIAN).agreed == date(2026, 5, 4)


def test_another_language_fills_nothing() -> None:
    assert facts(SPANISH) == Facts()


def test_what_somebody_else_charged_them_is_their_loss_and_not_the_fee() -> None:
    found = facts("The file came four days late, so the printer charged us 380 euros for the lost slot.")

    assert found.fee.amount is None
    assert "380 euros" in found.cost


@pytest.mark.parametrize(
    "text",
    [
        "I won't pay the £900 for this.",
        "We refuse to pay £450 for a draft.",
        "I am never going to pay you the £300 that is open.",
        "Why should I pay £900 for this?",
        "If this is late again it will cost us £500.",
        "You can refund the £80 or do it again.",
        "Otherwise we will have to hire somebody else.",
        "I paid £700 for the site in March.",
        "I have paid £900 for nothing.",
        "You charge us £900 and send half of it.",
        "And who is going to pay the £240?",
        "It won't just cost us £300.",
        "It might in the end cost us £300.",
        "I am about to lose £300 over this.",
        "I do not accept that it cost you £900.",
        "I don't think we have to pay £250 for a courier.",
        "Otherwise we would have lost £300.",
    ],
)
def test_money_refused_feared_asked_for_or_paid_as_the_fee_is_no_cost_of_theirs(text: str) -> None:
    assert facts(text).cost == ""


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("The printer charged us £120 for the slot.", "The printer charged us £120 for the slot"),
        ("We had to pay a courier £45.", "We had to pay a courier £45"),
        ("We paid £80 for new prints.", "We paid £80 for new prints"),
        ("We paid a second writer £350.", "We paid a second writer £350"),
        ("We could not open on Monday, so we lost £300.", "we lost £300"),
        ("The delay in May cost us £40.", "The delay in May cost us £40"),
        ("You charged us £90 too much.", "You charged us £90 too much"),
        ("We spent three evenings on the captions.", "We spent three evenings on the captions"),
        ("I will not pay £900, the courier cost us £45.", "the courier cost us £45"),
        ("It cost us about 400 euros to reprint them.", "It cost us about 400 euros to reprint them"),
        ("We lost about 300 pounds and have no map.", "We lost about 300 pounds and have no map"),
        ("This did not just cost us £300, it cost us the fair.", "This did not just cost us £300"),
        ("Not that it matters but it cost us £300.", "it cost us £300"),
        (
            "Since you did not call we had to pay £250 for a new printer.",
            "Since you did not call we had to pay £250 for a new printer",
        ),
        (
            "Because you could not we had to pay £250 for a new printer.",
            "you could not we had to pay £250 for a new printer",
        ),
        ("As you might guess it cost us £300.", "As you might guess it cost us £300"),
        (
            "As you can see from this the delay cost us £300.",
            "As you can see from this the delay cost us £300",
        ),
        ("As you might have guessed it has cost us £300.", "As you might have guessed it has cost us £300"),
    ],
)
def test_what_they_say_to_have_had_of_costs_is_proposed(text: str, cost: str) -> None:
    assert facts(text).cost == cost


@pytest.mark.parametrize(
    "text",
    ["Refund €120 by Monday.", "Please refund the £80.", "So now we want £300 back.", "Pay us €60 for it."],
)
def test_money_asked_back_is_no_cost_of_theirs(text: str) -> None:
    assert facts(text).cost == ""


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        (
            "Four of the ten chairs, the tall ones for the bar, are missing entirely.",
            "Four of the ten chairs, the tall ones for the bar, are missing entirely",
        ),
        (
            "Maybe I read it upside down; the committee did ask for oak, and the table has a cracked leg.",
            "the table has a cracked leg",
        ),
        (
            "This is the third time since March. The shop went down at ten on Friday. "
            "The second time you said you would watch it.",
            "The shop went down at ten on Friday",
        ),
        ("I wrote on Monday. I still have no plan. The gate is leaking oil.", "The gate is leaking oil"),
        (
            "I'm afraid the blinds are four centimetres too short.",
            "the blinds are four centimetres too short",
        ),
        ("We got the wrong keys.", "We got the wrong keys"),
        ("Per my note of May, the labels are still wrong.", "the labels are still wrong"),
        ("Nobody could open the door until noon.", "Nobody could open the door until noon"),
        ("This is the third time since March.", "This is the third time since March"),
        ("I wrote on Monday. You said you would ring.", ""),
        ("The printer charged us £90 for nothing.", ""),
        ("You idiot, page 4 is wrong.", ""),
    ],
)
def test_what_happened_is_the_clause_that_tells_the_trouble_itself(text: str, happened: str) -> None:
    assert facts(text).happened == happened
