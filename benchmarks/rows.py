"""Labelled letters, pairs, examples and near misses as rows of features."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

import numpy as np
from corpus import LABELS, LETTERS, Labelled

from amends.coach import weighing
from amends.coach.book import whole
from amends.coach.quoting import masked
from amends.coach.seen import by_rules, laid_out
from amends.domain.letter import Letter
from amends.language.plain import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass
class Rows:
    """Sentences as features with their labels."""

    features: list[dict[str, float]]
    wanted: np.ndarray
    said: np.ndarray
    """For which labels it is said whether they are there; an example of a rule tells of one only."""
    letter: np.ndarray
    """Which letter each stands in."""
    plain: bool = False
    """Whether each says one thing, as plainly as can be."""


@dataclass
class Taught:
    """Sentences as features with the chance of each label, as teach.py has it."""

    features: list[dict[str, float]]
    chances: np.ndarray


def rows(letters: list[Labelled]) -> Rows:
    features, wanted, places = [], [], []
    for place, one in enumerate(
        bare(letter) if number % 2 else letter for number, letter in enumerate(letters)
    ):
        low = masked(lowered(one.letter.text), one.letter.text)
        seen = by_rules(laid_out(one.letter, low))
        for at, sentence in enumerate(seen):
            labels = one.labels_at(sentence.start, sentence.end)
            if labels is None or sentence.silent:
                continue
            features.append({feature.name: feature.value for feature in weighing.everything(seen, at)})
            wanted.append([label in labels for label in LABELS])
            places.append(place)
    said = np.ones((len(wanted), len(LABELS)), dtype=bool)
    return Rows(features, np.array(wanted), said, np.array(places))


def examples() -> Rows:
    """Return the examples and near misses of the shipped rules, each a letter of its own."""
    told = [
        (rule.fault or rule.move, example.text, example in rule.found)
        for rule in whole()
        for example in (*rule.found, *rule.not_found)
        if (rule.fault or rule.move) and not example.given
    ]
    return alone(told, plain=True)


def pairs(name: str, *, plain: bool = False) -> Rows:
    """Return the pairs of sentences that are alike but for one label, each a letter of its own."""
    lines = (LETTERS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ", 1) for line in lines if line]
    return alone(((label[1:], sentence, label[0] == "+") for label, sentence in told), plain=plain)


def near_misses() -> Rows:
    """Return the sentences that look like something and are not, each a letter of its own."""
    lines = (LETTERS / "near_misses.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ", 1) for line in lines if line]
    return alone((label, sentence, False) for labels, sentence in told for label in labels.split("+"))


def taught(path: Path) -> Taught:
    """Return the sentences that teach.py wrote: a line of JSON each, ``[sentence, [chance, ...]]``."""
    features, chances = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for sentence, each in map(json.loads, lines):
            found = _features_of(sentence)
            if found is not None:
                features.append(found)
                chances.append(each)
    return Taught(features, np.array(chances))


def _features_of(sentence: str) -> dict[str, float] | None:
    """Return the features of a sentence as the only one of a letter; None where nothing in it is judged."""
    seen = by_rules(laid_out(Letter(sentence), masked(lowered(sentence), sentence)))
    if len(seen) != 1 or seen[0].silent:
        return None
    return {intern(feature.name): feature.value for feature in weighing.everything(seen, 0)}


def alone(told: Iterable[tuple[str, str, bool]], *, plain: bool = False) -> Rows:
    """Return sentences without a letter around them, of which one label is told: whether it is there."""
    features, wanted, said = [], [], []
    for label, sentence, there in told:
        found = _features_of(sentence)
        if found is not None:
            features.append(found)
            wanted.append([one == label and there for one in LABELS])
            said.append([one == label for one in LABELS])
    return Rows(features, np.array(wanted), np.array(said), np.arange(len(wanted)), plain)


def bare(letter: Labelled) -> Labelled:
    """Return a letter without greeting and name, as many are: the place of a sentence is not its label."""
    kept = list(letter.sentences)
    while len(kept) > 1 and not kept[0][2] and short(letter, kept[0]):
        kept = kept[1:]
    while len(kept) > 1 and not kept[-1][2] and short(letter, kept[-1]):
        kept = kept[:-1]
    start, end = kept[0][0], kept[-1][1]
    moved = tuple((begin - start, stop - start, labels) for begin, stop, labels in kept)
    return Labelled(letter.id, Letter(letter.letter.text[start:end] + "\n"), moved)


def short(letter: Labelled, sentence: tuple[int, int, frozenset[str]]) -> bool:
    return len(letter.letter.text[sentence[0] : sentence[1]].split()) <= 6
