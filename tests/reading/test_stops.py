from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("text", [ANGRY, BRITISH, INDIAN, LET_DOWN, PASSIVE, SCOPE, SPANISH, TERSE])
def test_anger_alone_is_no_reason_to_stop(text: str) -> None:
    assert kinds(text) == []


def test_every_sign_says_what_it_is_and_what_to_do_first() -> None:
    assert all(sign.title and sign.what_first for sign in stop_signs(read(LEGAL + ABUSIVE, None)))
