"""A small linear model that ships as text: what was learned offline, scored with nothing but arithmetic.

Each label's score is a sum of weights of the features that stand in a sentence. A feature knows its place, so
that the words that moved a score can be named.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from amends.language.odds import chances
from amends.language.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEPT = 50_000
_PLACES = {letter: at for at, letter in enumerate(LETTERS)}


class Feature(NamedTuple):
    """Something that stands in a sentence, and where; a feature of the place itself has no extent."""

    name: str
    start: int = 0
    end: int = 0
    value: float = 1.0


class Weights:
    """The weights of features: the lines of a file in their order, each read when its feature is met."""

    def __init__(self, lines: Sequence[str] = ()) -> None:
        self._lines = lines
        """Each a feature, a tab, and its weights, such as ``a12 c-30``."""
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._lines)

    def of(self, feature: str) -> tuple[tuple[int, int], ...]:
        """Return the place of each label and its weight, in steps of the scale; nothing for one unknown."""
        known = self._known.get(feature)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[feature] = self._read(f"{feature}\t")
        return known

    def _read(self, begin: str) -> tuple[tuple[int, int], ...]:
        at = bisect_left(self._lines, begin)
        if at == len(self._lines) or not self._lines[at].startswith(begin):
            return ()
        return tuple([(_PLACES[one[0]], int(one[1:])) for one in self._lines[at][len(begin) :].split(" ")])


class Model(NamedTuple):
    """Weights of features for each label, and where each label begins to be likely and sure."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Weights
    scale: float
    thresholds: Mapping[str, tuple[float, ...]]
    """For each label, the chance from which it is likely, from which it is said, and more for its use."""
    about: Mapping[str, object]
    tone: Tone | None = None
    """How the rest of a text moves the chances of a sentence, where that was learned."""

    def sums(self, features: Iterable[Feature]) -> list[float]:
        """Return what these features add to each label: sums of several calls may be added up."""
        sums = [0.0] * len(self.labels)
        for feature in features:
            for at, weight in self.weights.of(feature.name):
                sums[at] += weight * feature.value
        return sums

    def odds(self, *sums: Iterable[float]) -> list[float]:
        """Return the logarithm of the odds of each label, from such sums."""
        scale = self.scale
        return [bias + sum(of) / scale for bias, *of in zip(self.bias, *sums, strict=True)]

    def chances(self, *sums: Iterable[float]) -> list[float]:
        """Return the chance of each label, between 0 and 1, from such sums."""
        return chances(self.odds(*sums))

    def told_by(self, names: Iterable[str]) -> list[float]:
        """Return the chance of each label from features known by their names alone, each told once."""
        sums = [0.0] * len(self.labels)
        for name in names:
            for at, weight in self.weights.of(name):
                sums[at] += weight
        return self.chances(sums)

    def named(self, chances: Iterable[float]) -> dict[str, float]:
        """Return chances with their labels."""
        return dict(zip(self.labels, chances, strict=True))

    def score(self, features: Iterable[Feature]) -> dict[str, float]:
        """Return the chance of each label, between 0 and 1."""
        return self.named(self.chances(self.sums(features)))

    def moved_by(self, features: Iterable[Feature], label: str, most: int = 3) -> tuple[Feature, ...]:
        """Return the features with an extent that spoke most for a label, strongest first."""
        wanted = self.labels.index(label)
        spoke: list[tuple[float, Feature]] = []
        for feature in features:
            if feature.end > feature.start:
                weight = sum(w for at, w in self.weights.of(feature.name) if at == wanted)
                if weight > 0:
                    spoke.append((weight * feature.value, feature))
        spoke.sort(key=lambda one: (-one[0], one[1].start, one[1].end))
        return tuple(feature for _, feature in spoke[:most])


def load(path: Path) -> Model:
    """Read a model from a file."""
    return loads(path.read_text(encoding="utf-8"))


def loads(text: str) -> Model:
    """Read a model: a line of JSON, then a feature a line with its weights behind a tab."""
    import json  # only where a model is read or written

    head, _, body = text.partition("\n")
    about = json.loads(head)
    return Model(
        labels=tuple(about["labels"]),
        bias=tuple(about["bias"]),
        weights=Weights(body.rstrip("\n").split("\n")),
        scale=about["scale"],
        thresholds={label: tuple(steps) for label, steps in about["thresholds"].items()},
        about=about,
        tone=Tone.of(about["tone"]) if "tone" in about else None,
    )


def dumps(model: Model, weights: Mapping[str, Mapping[str, float]], **about: object) -> str:
    """Write a model from the weights of each feature by label; weights that round to nothing are left out."""
    import json

    head = {
        "labels": list(model.labels),
        "bias": [round(bias, 3) for bias in model.bias],
        "scale": model.scale,
        "thresholds": {label: list(steps) for label, steps in model.thresholds.items()},
        **({"tone": model.tone.rounded()} if model.tone else {}),
        **about,
    }
    lines = [json.dumps(head)]
    for feature in sorted(weights):
        written = [
            f"{LETTERS[at]}{round(weights[feature].get(label, 0.0) * model.scale)}"
            for at, label in enumerate(model.labels)
            if round(weights[feature].get(label, 0.0) * model.scale)
        ]
        if written:
            lines.append(f"{feature}\t{' '.join(written)}")
    return "\n".join(lines) + "\n"
