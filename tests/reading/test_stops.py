from __future__ import annotations

from decimal import Decimal

import pytest

from amends.domain.money import Fee
from amends.reading import read, stop_signs
from reading.messages import ABUSIVE, ANGRY, BRITISH, INDIAN, LEGAL, LET_DOWN, PASSIVE, SCOPE, SPANISH, TERSE


def kinds(text: str) -> list[str]:
    return [sign.kind for sign in stop_signs(read(text, None))]


def test_a_lawyers_letter_with_a_loss_above_the_fee_shows_both_signs_the_law_first() -> None:
    assert kinds(LEGAL) == ["legal", "loss"]


def test_abuse_is_noticed() -> None:
    assert kinds(ABUSIVE) == ["abuse"]


def test_private_data_is_noticed() -> None:
    assert kinds("The export leaked the home addresses of our members.") == ["data"]


def test_someone_hurt_is_noticed_before_the_law() -> None:
    text = "A visitor was injured when your sign came down. Our solicitor will sue you for damages."

    assert kinds(text) == ["injury", "legal"]


@pytest.mark.parametrize(
    ("text", "fee", "expected"),
    [
        ("The reprint costs us £900.", Fee(amount=Decimal(650), currency="GBP"), ["loss"]),
        ("The reprint costs us £900.", Fee(amount=Decimal(650), currency="EUR"), []),
        ("The reprint costs us £900.", Fee(amount=Decimal(900), currency="GBP"), []),
        ("The reprint costs us £900.", Fee(), []),
    ],
)
def test_a_loss_is_held_against_the_fee_that_is_known(text: str, fee: Fee, expected: list[str]) -> None:
    assert [sign.kind for sign in stop_signs(read(text, None), fee)] == expected


@pytest.mark.parametrize("text", [ANGRY, BRITISH, INDIAN, LET_DOWN, PASSIVE, SCOPE, SPANISH, TERSE])
def test_anger_alone_is_no_reason_to_stop(text: str) -> None:
    assert kinds(text) == []


def test_every_sign_says_what_it_is_and_what_to_do_first() -> None:
    assert all(sign.title and sign.what_first for sign in stop_signs(read(LEGAL + ABUSIVE, None)))
