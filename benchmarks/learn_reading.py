"""Learn the weights of the reading from the marked messages, and write them where the program finds them.

    learn_reading.py [--without NAME]... [--to FILE]

Logistic regression by coordinate descent in the dual: no library, no chance, the same weights each time.
``--without p`` leaves the messages of p.txt out, so that they can be used to check.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from pathlib import Path

from marked import Marked, marked_file, marked_lines

from amends.language.learned import Model, dumps
from amends.reading import weighing
from amends.reading.features import features
from amends.reading.matching import Matcher

FOLDER = Path(__file__).parent / "messages"
THRESHOLDS = {
    "charged": (0.1, 0.35),
    "fact": (0.1, 0.25),
    "request": (0.15, 0.3),
    "goodwill": (0.1, 0.3),
    "threat_to_leave": (0.1, 0.3),
    "legal_threat": (0.1, 0.35),
}
"""The chance that is enough where a rule says the same, and where none does."""

STRENGTH = 0.5
"""The inverse of the weight decay."""

BIAS = 20
"""How freely the bias moves, against a weight."""

PASSES = 30
LEAST = 2
"""A feature that stands in fewer clauses is left out."""

SCALE = 25
"""Weights are kept in steps of 1/25."""

Row = tuple[list[int], frozenset[str]]


def rows_of(messages: list[Marked], *, alone: bool) -> list[tuple[set[str], frozenset[str]]]:
    """Return the features and the labels of each clause."""
    rows = []
    for message in messages:
        matcher = Matcher(message.text)
        clauses = weighing.clauses_of(matcher, weighing.hits_of(matcher), alone=alone)
        for at, clause in enumerate(clauses):
            before = clauses[at - 1] if at else None
            after = clauses[at + 1] if at + 1 < len(clauses) else None
            labels = frozenset(
                label
                for start, end, label in message.places
                if 2 * (min(end, clause.end) - max(start, clause.start)) >= clause.end - clause.start
                or (clause.start <= start and end <= clause.end)
            )
            rows.append((set(features(clause, before, after)), labels))
    return rows


def solve(rows: list[list[int]], signs: list[int], size: int) -> tuple[list[float], float]:
    """Return the weights that tell the rows of one sign from those of the other."""
    weights = [0.0] * size
    alphas = [0.0] * len(rows)
    bias, order = 0.0, list(range(len(rows)))
    chance = random.Random(1)
    for _ in range(PASSES):
        chance.shuffle(order)  # rows of one kind in a row would make the weights swing
        for at in order:
            row, sign = rows[at], signs[at]
            margin = sign * (sum([weights[i] for i in row]) + bias)
            alpha = _step(alphas[at], margin, len(row) + BIAS)
            change = sign * (alpha - alphas[at])
            alphas[at] = alpha
            if abs(change) > 1e-7:
                bias += change * BIAS
                for i in row:
                    weights[i] += change
    return weights, bias


def _step(alpha: float, margin: float, square: int) -> float:
    """Return the best value of one dual variable while the others stand still."""
    low, high = -40.0, 40.0
    place = 0.0
    for _ in range(30):
        share = 1 / (1 + math.exp(-place))
        value = place + square * (STRENGTH * share - alpha) + margin
        if abs(value) < 1e-4:
            break
        low, high = (place, high) if value < 0 else (low, place)
        place -= value / (1 + square * STRENGTH * share * (1 - share))
        if not low < place < high:
            place = (low + high) / 2
    return STRENGTH / (1 + math.exp(-place))


def learned(rows: list[tuple[set[str], frozenset[str]]], again: list[tuple[set[str], frozenset[str]]]) -> str:
    """Return the model as text; what is only there again does not make a feature common."""
    counts = Counter(name for names, _ in rows for name in names)
    rows = rows + again
    places = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= LEAST))}
    numbered = [sorted(places[name] for name in names if name in places) for names, _ in rows]
    weights: dict[str, dict[str, float]] = {name: {} for name in places}
    biases = []
    for label in weighing.WEIGHED:
        solved, bias = solve(numbered, [1 if label in labels else -1 for _, labels in rows], len(places))
        biases.append(bias)
        for name, i in places.items():
            weights[name][label] = solved[i]
    model = Model(
        labels=weighing.WEIGHED,
        bias=tuple(biases),
        weights={},
        scale=SCALE,
        thresholds=THRESHOLDS,
        about={},
    )
    return dumps(model, weights, clauses=len(rows))


def main() -> None:
    """Learn from all that is not left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    parser.add_argument("--to", type=Path, default=weighing._WEIGHTS)
    options = parser.parse_args()
    rows, again = [], []
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem not in options.without:
            messages = marked_file(path)
            rows += rows_of(messages, alone=False)
            again += rows_of(messages, alone=True)  # what the same words are without a place: mostly nothing
    for path in sorted((FOLDER / "sentences").glob("*.txt")):
        rows += rows_of(marked_lines(path), alone=True)
    text = learned(rows, again)
    options.to.write_text(text, encoding="utf-8")
    print(
        f"{len(rows) + len(again)} clauses, {text.count(chr(10))} lines, {len(text) // 1024} KB",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
