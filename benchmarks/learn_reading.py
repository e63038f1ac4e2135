"""Learn the weights of the reading from the marked messages, and write them where the program finds them.

    learn_reading.py [--without NAME]...

Logistic regression, the same weights each time. Needs scikit-learn (extra: learn).
``--without p`` leaves the messages of p.txt out, so that they can be used to check. Which times are deadlines
is learned from what the clauses of one half of the messages look like to weights learned from the other half.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING

from marked import Marked, Place, marked_file, marked_lines, matched
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from amends.language.learned import Model, dumps, loads
from amends.reading import deadlines, weighing
from amends.reading.features import features
from amends.reading.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent / "messages"
THRESHOLDS = {
    "charged": (0.15, 0.35),
    "fact": (0.15, 0.3),
    "request": (0.2, 0.3),
    "goodwill": (0.1, 0.35),
    "threat_to_leave": (0.2, 0.25),
    "legal_threat": (0.1, 0.35),
}
"""The chance that is enough where a rule says the same, and where none does."""

DEADLINE = {deadlines.LABEL: (0.15, 0.25)}
STRENGTH, STRENGTH_OF_TIMES = 0.15, 0.5
"""The inverse of the weight decay."""

BIAS = 20
"""How freely the bias moves, against a weight."""

PASSES = 300
LEAST = 2
"""A feature that stands in fewer clauses is left out."""

SCALE = 40
"""Weights are kept in steps of 1/40."""

WEAK = 0.12
"""Features that weigh less than this for every label are left out, and the others learned again."""

SMALLEST = 0.04
"""Smaller weights are left out."""

Features = tuple[set[str], frozenset[str]]
"""The names of what stands in a clause or a time, and its labels."""


def rows_of(messages: list[Marked], *, alone: bool) -> list[Features]:
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


def solved(
    rows: list[Features], names: list[str], labels: Iterable[str], strength: float
) -> list[tuple[list[float], float]]:
    """Return, for each label, the weights of these features and the bias."""
    places = {name: i for i, name in enumerate(names)}
    columns = [sorted(places[name] for name in have if name in places) for have, _ in rows]
    ends = list(accumulate((len(each) for each in columns), initial=0))
    ones = [1.0] * ends[-1]
    matrix = csr_matrix((ones, list(chain.from_iterable(columns)), ends), shape=(len(rows), len(names)))
    found = []
    for label in labels:
        model = LogisticRegression(
            C=strength, solver="liblinear", dual=True, intercept_scaling=BIAS, max_iter=PASSES, random_state=1
        )
        model.fit(matrix, [label in marked for _, marked in rows])
        found.append((model.coef_[0].tolist(), float(model.intercept_[0])))
    return found


def learned(
    rows: list[Features],
    again: list[Features],
    thresholds: dict[str, tuple[float, ...]],
    strength: float,
) -> str:
    """Return the model as text; what is only there again does not make a feature common."""
    counts = Counter(name for names, _ in rows for name in names)
    rows = rows + again
    names = sorted(name for name, n in counts.items() if n >= LEAST)
    first = solved(rows, names, thresholds, strength)
    names = [name for i, name in enumerate(names) if any(abs(one[i]) >= WEAK for one, _ in first)]
    found = solved(rows, names, thresholds, strength)
    weights = {
        name: {
            label: one[i] if abs(one[i]) >= SMALLEST else 0.0
            for label, (one, _) in zip(thresholds, found, strict=True)
        }
        for i, name in enumerate(names)
    }
    biases = [bias for _, bias in found]
    model = Model(tuple(thresholds), tuple(biases), {}, SCALE, thresholds, {})
    return dumps(model, weights, rows=len(rows))


def of_clauses(messages: list[Marked], sentences: list[Marked]) -> str:
    """Learn what each clause is, of messages and of sentences that stand alone."""
    rows = rows_of(messages, alone=False) + rows_of(sentences, alone=True)
    again = rows_of(messages, alone=True)  # what the same words are without a place: mostly nothing
    return learned(rows, again, THRESHOLDS, STRENGTH)


def of_times(messages: list[Marked], model: Model) -> list[Features]:
    """Return the features of each time in the messages, and whether it was marked as a deadline."""
    rows: list[Features] = []
    for message in messages:
        matcher = Matcher(message.text)
        hits = weighing.hits_of(matcher)
        clauses = weighing.clauses_of(matcher, hits)
        found = list(deadlines.candidates(matcher, hits, clauses, weighing.chances(clauses, model)))
        gold = [place for place in message.places if place[2] == deadlines.LABEL]
        places: list[Place] = [(time.start, time.end, deadlines.LABEL) for _, time, _ in found]
        met = {at for one in gold for _, at in matched([one], places)}
        rows += [
            (names, frozenset((deadlines.LABEL,) if at in met else ()))
            for at, (_, _, names) in enumerate(found)
        ]
    return rows


def main() -> None:
    """Learn from all that is not left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    options = parser.parse_args()
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if path.stem not in options.without]
    messages = [message for path in paths for message in marked_file(path)]
    sentences = [one for path in sorted((FOLDER / "sentences").glob("*.txt")) for one in marked_lines(path)]
    halves = messages[::2], messages[1::2]
    times = [
        row
        for half, other in (halves, halves[::-1])
        for row in of_times([*half, *sentences], loads(of_clauses(other, sentences)))
    ]
    for path, text in (
        (weighing.WEIGHTS, of_clauses(messages, sentences)),
        (deadlines.WEIGHTS, learned(times, [], DEADLINE, STRENGTH_OF_TIMES)),
    ):
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {text.count(chr(10))} lines, {len(text) // 1024} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
