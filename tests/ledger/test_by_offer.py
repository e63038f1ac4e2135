"""Which promise is that of which offer, in whatever locale it was named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from amends.domain.case import Case, Client, Outcome
from amends.domain.draft import Draft, Offer, Part, Promise
from amends.ledger import ended, promised_on, sent
from amends.ledger.by_offer import is_of
from amends.ledger.declined import declined_in
from amends.ledger.promises import promised

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
FRIDAY = date(2026, 10, 16)
LOCALES = (
    *("en_GB", "en_US", "en_IN", "de_DE", "de_CH", "fr_FR", "sv_SE", "pl_PL", "cs_CZ", "pt_PT", "ja_JP"),
    *("hi_IN", "ar_EG", "fa_IR", "tr_TR", "nl_NL", "hu_HU", "bn_BD"),
)
CUT = Offer(
    remedy="discount-this-invoice", percent=Decimal("12.5"), amount=Decimal(1800), currency="GBP", due=FRIDAY
)
MORE = CUT.but(percent=Decimal("15"), amount=Decimal(2160))
ROUNDS = Offer(remedy="free-revision", quantity=Decimal("1234.5"), due=FRIDAY)
CALL = Offer(remedy="call-and-note", due=FRIDAY)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("currency", ["GBP", "EUR", "USD", "SEK", "PLN", "JPY", "CHF", "INR"])
def test_a_promise_is_known_by_its_offer_in_every_locale(locale: str, currency: str) -> None:
    offers = [CUT.but(currency=currency), MORE.but(currency=currency), ROUNDS, CALL]
    for offer in offers:
        promise = Promise(what=promised(offer, locale), due=FRIDAY)
        assert [one for one in offers if is_of(promise, one)] == [offer]


def test_what_only_begins_alike_is_not_it() -> None:
    promise = Promise(what=f"{promised(CUT, 'de_DE')} and one more thing", due=FRIDAY)

    assert not is_of(promise, CUT)
    assert not is_of(Promise(what="I will ring"), CUT)
    assert not is_of(Promise(what=""), Offer(remedy="extra-deliverable"))


def test_a_name_too_long_to_be_kept_whole_is_known_by_its_beginning() -> None:
    long = Offer(
        remedy="extra-deliverable", what="a plan of the hall " * 12, amount=Decimal(60), currency="GBP"
    )
    short = long.but(what="a list of the guests " * 12)
    promise = Promise(what=promised(long, "de_DE"))

    assert promise.what.endswith("…")
    assert is_of(promise, long)
    assert not is_of(promise, short)


def offering(locale: str, *offers: Offer) -> Case:
    """Return a case whose letter went out in this locale, offering these."""
    draft = Draft(shape="they-complained", parts=(Part(name="offers"),), offers=offers)
    case = Case(id="a", title="A", created=NOW, updated=NOW, client=Client(name="Ana"), drafts=(draft,))
    return sent(case, NOW, "mail", promised_on(case, TODAY, NOW, locale), NOW)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_offer_that_they_did_not_choose_is_no_debt_in_any_locale(locale: str) -> None:
    case = offering(locale, CUT, MORE)
    first, second = case.promises

    assert ended(case, Outcome.of("accepted", TODAY, (2,))).promises == (second.but(if_chosen=False),)
    assert ended(case, Outcome.of("accepted", TODAY, (1,))).promises == (first.but(if_chosen=False),)
    assert ended(case, Outcome.of("declined", TODAY)).promises == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_they_may_take_is_not_heard_as_declined_in_any_locale(locale: str) -> None:
    plan = Offer(remedy="of-my-own", what="A seating plan", amount=Decimal(60), currency="GBP", due=FRIDAY)
    case = ended(offering(locale, plan, CUT), Outcome.of("accepted", TODAY, (1,)))

    assert [one.if_chosen for one in case.promises] == [False]
    assert declined_in(case, "I do not need the seating plan.", TODAY) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_no_goes_for_the_sentence_that_promised_the_same_in_any_locale(locale: str) -> None:
    said = Promise(what="I will take 12.5% off this invoice by Friday", due=FRIDAY, made=TODAY)
    case = offering(locale, CUT)
    case = case.but(promises=(*case.promises, said))

    assert ended(case, Outcome.of("declined", TODAY)).promises == ()
