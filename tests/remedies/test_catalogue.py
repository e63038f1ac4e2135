"""The catalogue that comes with the program, and what is said of a broken one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from amends.domain.case import Facts, Kind
from amends.domain.draft import Offer
from amends.domain.money import Fee
from amends.remedies import RemedyTrouble, UnknownRemedy, catalogue, fitting, load, remedy
from amends.remedies.loading import FIELDS, KINDS_OF_LOSS

if TYPE_CHECKING:
    from pathlib import Path


def test_there_are_twenty_remedies_each_once() -> None:
    assert len({one.id for one in catalogue()}) == len(catalogue()) == 20


def test_losses_and_fields_are_those_of_the_domain() -> None:
    assert get_args(Kind) == KINDS_OF_LOSS
    assert set(FIELDS) <= set(Offer.model_fields)


def test_each_remedy_can_be_said_with_nothing_filled_in_and_asks_at_most_three_things() -> None:
    for one in catalogue():
        bare = re.sub(r"\[[^\]]*\]", "", one.says[-1]) if one.says else ""

        assert "{" not in bare, one.id
        assert len(one.fields) <= 3
        assert not set(one.fields) & set(one.more)
        assert set(one.labels) <= set(FIELDS)
        assert ("{quantity}" in "".join(one.says)) == bool(one.counts), one.id


def test_what_the_user_reads_of_a_remedy_is_short_and_plain() -> None:
    for one in catalogue():
        texts = (one.title, one.why, one.avoid, *one.says, *one.starters, *one.labels.values())

        assert len(one.why) <= 90
        assert len(one.avoid) <= 90
        assert len(one.title) <= 40
        assert not any(re.search(r"!|\b(he|she|his|her|him)\b", text, re.IGNORECASE) for text in texts)


def test_each_loss_has_remedies_in_kind_and_one_without_effort_for_the_client() -> None:
    for kind in KINDS_OF_LOSS:
        suited = [one for one in catalogue() if kind in one.fits]

        assert any(kind in one.best for one in suited), kind
        assert any(one.effort == "none" for one in suited), kind
        assert len(suited) >= 3, kind


def test_an_unknown_remedy_is_named() -> None:
    with pytest.raises(UnknownRemedy, match="a pony"):
        remedy("a pony")


def first(kind: Kind | None, *, paid: bool | None) -> str:
    return fitting(Facts(kind=kind, fee=Fee(paid=paid)))[0].remedy.id


@pytest.mark.parametrize(
    ("kind", "paid", "expected"),
    [
        ("late", False, "discount-this-invoice"),
        ("late", True, "partial-refund"),
        ("late", None, "discount-this-invoice"),
        ("faulty", None, "redo"),
        ("overcharged", True, "partial-refund"),
        ("silent", None, "call-and-note"),
        ("repeat", False, "milestones"),
    ],
)
def test_what_is_made_up_for_in_kind_comes_first(kind: Kind, paid: bool | None, expected: str) -> None:
    assert first(kind, paid=paid) == expected


def test_money_now_stands_before_money_later() -> None:
    ids = [fit.remedy.id for fit in fitting(Facts(kind="late", fee=Fee(paid=False)))]

    assert ids.index("discount-this-invoice") < ids.index("credit-next-invoice")


def test_those_that_do_not_fit_follow_with_the_reason() -> None:
    fits = fitting(Facts(kind="silent", fee=Fee(paid=True)))

    assert [fit.fits for fit in fits] == sorted((fit.fits for fit in fits), reverse=True)
    assert len(fits) == 20
    assert all(fit.reason.endswith(".") and len(fit.reason) <= 90 for fit in fits)
    reasons = {fit.remedy.id: fit.reason for fit in fits}
    assert reasons["discount-this-invoice"].startswith("It is paid already")
    assert reasons["free-revision"] == "Better for work that had faults or was left out."


def test_while_nothing_is_known_the_catalogue_stands_as_it_is() -> None:
    fits = fitting(Facts())

    assert [fit.remedy for fit in fits] == list(catalogue())
    assert not any(fit.fits for fit in fits)


WHOLE = """
[[remedies]]
id = "song"
title = "A song"
kind = "attention"
fits = ["late"]
why = "W."
avoid = "A."
says = ["A song"]
"""


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("remedies = 3", "remedies", "no [[remedies]]"),
        (WHOLE.replace('kind = "attention"', 'kind = "music"'), "song.kind", "music"),
        (WHOLE.replace('["late"]', '["latish"]'), "song.fits", "latish"),
        (WHOLE.replace('why = "W."', ""), "song.why", "missing"),
        (WHOLE + 'fields = ["what", "due", "hours", "proof"]', "song.fields", "at most three"),
        (WHOLE + 'counts = ["day"]', "song.counts", "two words"),
        (WHOLE + "tune = 1", "song.tune", "none of"),
        (WHOLE + WHOLE, "song", "twice"),
        ("remedies = x", "", "line 1"),
    ],
)
def test_a_broken_catalogue_is_named_with_file_key_and_reason(
    tmp_path: Path, text: str, key: str, reason: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(RemedyTrouble) as caught:
        load(file)

    assert (caught.value.file, caught.value.key) == ("mine.toml", key)
    assert reason in caught.value.reason


def test_of_a_fee_that_is_partly_paid_money_may_come_off_and_go_back() -> None:
    reasons = [fit.reason for fit in fitting(Facts(kind="late", fee=Fee(paid="partly")))]

    assert not any(reason.startswith(("It is paid already", "Nothing is paid yet")) for reason in reasons)


@pytest.mark.parametrize("kind", ["late", "faulty", "missing", "silent", "overcharged", "repeat"])
@pytest.mark.parametrize("paid", [True, False, None])
def test_only_the_few_that_fit_best_are_marked(kind: Kind, paid: bool | None) -> None:
    fits = [fit.fits for fit in fitting(Facts(kind=kind, fee=Fee(paid=paid)))]

    assert 1 <= sum(fits) <= 5
    assert sorted(fits, reverse=True) == fits
