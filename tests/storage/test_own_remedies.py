"""Remedies of the user's own: what can be in the file, and what is said of a mistake in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from amends.domain.case import Facts
from amends.domain.draft import Offer
from amends.remedies import adopt, catalogue, fitting, say
from amends.storage.own_remedies import OwnRemedies, own_remedies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amends.storage.places import Places

GOOD = """
[[remedies]]
id = "seat-in-a-course"
title = "A seat in my course"
kind = "work"
why = "They learn to do the small repairs themselves."
fits = ["faulty"]
says = ["{quantity} in my course on {what}[, by {due}]"]
counts = ["seat", "seats"]
fields = ["what", "quantity", "due"]
more = ["hours"]
labels = { what = "Which course" }
"""


@pytest.fixture
def put(places: Places) -> Iterator[Callable[[str], OwnRemedies]]:
    """Return what puts a text into the file and reads it."""

    def putting(text: str) -> OwnRemedies:
        places.config.mkdir(parents=True, exist_ok=True)
        places.remedies.write_text(text, encoding="utf-8")
        return own_remedies(places)

    yield putting
    adopt(())


def test_no_file_is_no_trouble(places: Places) -> None:
    assert own_remedies(places) == OwnRemedies()


def test_a_remedy_of_ones_own_is_chosen_and_said_like_any_other(put: Callable[[str], OwnRemedies]) -> None:
    found = put(GOOD)
    adopt(found.remedies)

    assert found.troubles == ()
    assert [fit.remedy.id for fit in fitting(Facts(kind="faulty")) if fit.fits and fit.remedy.own] == [
        "seat-in-a-course"
    ]
    offer = Offer(remedy="seat-in-a-course", what="hemming", quantity=Decimal(2))
    assert say(offer, "en_GB") == "Two seats in my course on hemming."
    assert say(Offer(remedy="seat-in-a-course"), "en_GB") == "A seat in my course."


def test_the_least_that_must_be_said_is_id_title_kind_and_why(put: Callable[[str], OwnRemedies]) -> None:
    found = put('[[remedies]]\nid = "tea"\ntitle = "Tea"\nkind = "attention"\nwhy = "It warms."\n')
    adopt(found.remedies)

    assert found.troubles == ()
    assert (
        say(Offer(remedy="tea", what="a pot of it", amount=Decimal(4), currency="GBP"), "en_GB")
        == "A pot of it (£4)."
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            ('kind = "work"', 'kind = "magic"'),
            "remedies.toml, line 2: seat-in-a-course: kind: input should be 'money'",
        ),
        (
            ('title = "A seat in my course"\n', ""),
            "remedies.toml, line 2: seat-in-a-course: title is missing",
        ),
        (('more = ["hours"]', 'mor = ["hours"]'), "seat-in-a-course: mor is not a key of a remedy"),
        (('"quantity", "due"]', '"quantity", "due", "hours"]'), "fields: at most three are asked first"),
        (('more = ["hours"]', 'more = ["due"]'), "due stands both in fields and in more"),
        (('counts = ["seat", "seats"]\n', ""), "name it under counts"),
        (("{what}", "{whatever}"), "says has {whatever}, and it can only have amount, due"),
        (("{what}", "{amount}"), "says has {amount}, and it is asked for neither in fields nor in more"),
        (("by {due}]", "by {due}"), "says has a bracket that is open"),
        (('fits = ["faulty"]', 'fits = ["faulty"]\nbest = ["late"]'), "best names late, and fits does not"),
        (('id = "seat-in-a-course"', 'id = "redo"'), "remedies.toml: redo: a remedy of amends has this id"),
        (('id = "seat-in-a-course"', "id = 7"), "remedies.toml, line 2: id: input should be a valid string"),
        (("[[remedies]]", "[[remedy]]"), "remedies stand under [[remedies]], and remedy is not known here"),
        (('why = "', "why = "), "remedies.toml, line 6"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_left_out(
    put: Callable[[str], OwnRemedies], change: tuple[str, str], words: str
) -> None:
    assert change[0] in GOOD
    found = put(GOOD.replace(*change))

    assert found.remedies == ()
    assert len(found.troubles) == 1
    assert words in found.troubles[0]


def test_one_mistake_leaves_the_others_in_place(put: Callable[[str], OwnRemedies]) -> None:
    found = put(GOOD + GOOD.replace('"work"', '"magic"') + GOOD.replace("seat-in-a-course", "another"))

    assert [one.id for one in found.remedies] == ["seat-in-a-course", "another"]
    assert "remedies.toml, line 14: seat-in-a-course: kind" in found.troubles[0]


def test_the_same_id_twice_is_told(put: Callable[[str], OwnRemedies]) -> None:
    assert put(GOOD + GOOD).troubles == (
        "remedies.toml: seat-in-a-course: another remedy of yours has this id",
    )


def test_what_was_adopted_before_makes_way(put: Callable[[str], OwnRemedies]) -> None:
    adopt(put(GOOD).remedies)
    adopt(put(GOOD.replace("seat-in-a-course", "another")).remedies)

    assert [one.id for one in catalogue() if one.own] == ["another"]
