from __future__ import annotations

from pathlib import Path

import pytest

import amends.reading
from amends.reading import read
from amends.reading.features import kinds_of, words_of
from amends.reading.matching import rules
from amends.reading.weighing import WEIGHED, model

FOLDER = Path(amends.reading.__file__).parent
KIBIBYTES = 700


def labels(text: str) -> set[str]:
    return {span.label for span in read(text, None).spans}


def test_the_weights_are_small_and_name_the_labels_that_the_reading_asks_for() -> None:
    assert model().labels == WEIGHED
    assert set(model().thresholds) == set(WEIGHED)
    assert (FOLDER / "weights.txt").stat().st_size < KIBIBYTES * 1024


def test_every_rule_that_the_weights_know_is_shipped() -> None:
    known = {name.removeprefix("r:") for name in model().weights if name.startswith("r:")}

    assert known
    assert known <= {rule.id for rule in rules()}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I was embarrassed to stand there with an empty frame.", "charged"),
        ("You must think we are made of patience.", "charged"),
        ("The hinges on your gate are the prettiest in the lane, and my mother adores them.", "goodwill"),
        ("The way you frame a view is a gift.", "goodwill"),
        ("If the next batch is like this we will give the work to another pottery.", "threat_to_leave"),
        ("The letter goes to my solicitor on Thursday.", "legal_threat"),
        ("Take the old address off the footer.", "request"),
        ("The glaze cracked on eleven of the bowls.", "fact"),
    ],
)
def test_what_no_rule_lists_is_found_by_its_likeness(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    "text", ["I run a small pottery with my sister.", "I'm in the workshop until six.", "So there it is."]
)
def test_what_only_surrounds_the_matter_is_nothing(text: str) -> None:
    assert labels(text) == set()


def test_numbers_days_and_sums_are_alike_to_the_model() -> None:
    assert words_of("page 14 on §§§§§§ for ¤¤¤¤") == ["page", "#", "on", "§", "for", "¤"]


def test_a_word_has_the_kinds_of_its_beginning_too() -> None:
    assert "anger" in kinds_of("frustratingly")
    assert "law" in kinds_of("solicitors")
    assert kinds_of("zyx") == ()
