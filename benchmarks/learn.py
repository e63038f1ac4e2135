"""Learn the weights of the coach from labelled letters, and measure them on sets that were not learned from.

    learn.py [--taught FILE]... [--write] [--labels]
    learn.py --apart

The weights are learned from all sets but those that are held back (HELD), which the whole coach then judges,
each with steps chosen on the others. With --taught also from what teach.py wrote: sentences with other words
in them, and the chance of each label there; with several such files the weights learned with each are put
together. With --write the weights learned from all sets are written to the package. With --apart nothing is
learned: what is kept apart is judged with the shipped weights. Needs scikit-learn (extra: learn).
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus import FAULTS, LABELS, LETTERS, Labelled, Score, read
from fitting import fit
from joblib import Parallel, delayed
from rows import Rows, Taught, examples, near_misses, pairs, rows, taught
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from amends.coach import judge, weighing
from amends.domain.letter import Letter
from amends.language.learned import Model, dumps
from amends.language.odds import EDGE
from amends.language.tone import UNKNOWN, Tone

SETS = (*"abcdefgjklmnopqrstuvwxyz", "aa", "ab", "ac", "ad", "ae", "af", "ag")
HELD = ("v", "z", "aa")
"""Sets that neither the teacher nor the weights that are measured have learned from."""
APART = ("apart/h", "apart/i")
NEAR = ("near_letters", "near_misses")
MORE = ("pairs", "plain_pairs", "near_misses")
"""Sentences without a letter around them."""
STRENGTH = 0.3  # the inverse of how much large weights cost
LEAST = 2  # a feature must stand in so many sentences, of two sets
EXAMPLE = (
    0.3  # how much a sentence told alone counts for its label, beside one told against it or in a letter
)
PLAIN = 6.0  # and how much one counts that is as plain as can be: it must not be drowned by the many
SMALLEST = 0.15  # smaller weights are left out, and the others learned again without them
LEFT_OUT = 0.1  # what is still smaller then is left out too
LEFT_OUT_TOGETHER = 0.125  # or smaller than this once several are put together
LEAST_TAUGHT = 4  # or in so many of the taught sentences
SCALE = 50.0
PRECISION = 0.8  # what a fault must reach on unseen sets before it is said
TOGETHER = 0.85  # and what all faults must reach together
SHARED = 0.7  # how much the step for all faults together counts, beside that of a fault for itself
BETWEEN = (0.35, 0.65)  # and the chance it needs stays between these
MOVES_BETWEEN = (0.3, 0.5)
TONE = 0.03  # the inverse of how much large weights cost where the rest of a letter is heard
CAUTION = 1.2  # strangers write less alike than the sets do: a fault needs so much more to be said
HIGHEST = 0.85
MOVE_BACKED = 0.01  # a move that a rule found is said from this chance on
BACKED = 0.6  # a fault that a rule found is said from this share of the chance it would need alone
SELDOM_WRONG = {"conditional_apology": 0.15, "over_apology": 0.3, "empty_promise": 0.3, "blame_shift": 0.12}


def known(sets: list[Rows], more: Taught | None) -> dict[str, int]:
    """Return the features that stand often enough, and in more than one set, with their columns."""
    count: Counter[str] = Counter()
    hands: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(sets):
        for features in one.features:
            count.update(features.keys())
            for name in features:
                hands[name].add(number)
    often = {name for name in count if count[name] >= LEAST and len(hands[name]) > 1}
    if more:
        again = Counter(name for features in more.features for name in features)
        often |= {name for name in again if again[name] >= LEAST_TAUGHT}
    return {name: at for at, name in enumerate(sorted(often))}


def matrix(features: list[dict[str, float]], columns: dict[str, int]) -> csr_matrix:
    ends, at, values = [0], [], []
    for one in features:
        for name, value in one.items():
            if name in columns:
                at.append(columns[name])
                values.append(value)
        ends.append(len(at))
    return csr_matrix((values, at, ends), shape=(len(features), len(columns)))


@dataclass
class Learned:
    columns: dict[str, int]
    weights: np.ndarray
    bias: np.ndarray

    def chances(self, of: Rows) -> np.ndarray:
        sums = matrix(of.features, self.columns) @ self.weights.T + self.bias
        return 1 / (1 + np.exp(-sums))


def learn(sets: list[Rows], more: Taught | None) -> Learned:
    """Learn from labelled sentences, and from the chances of those that were taught."""
    columns = known(sets, more)
    labelled = matrix([one for rows in sets for one in rows.features], columns)
    wanted = np.vstack([one.wanted for one in sets]).astype(float)
    said = np.vstack([one.said for one in sets])
    plain = np.concatenate([np.full(len(one.wanted), one.plain) for one in sets])
    others = matrix(more.features if more else [], columns)

    def of(label: int) -> tuple[np.ndarray, float]:
        told = said[:, label]
        example = ~said[told].all(axis=1) & (wanted[told, label] > 0)
        count = np.where(plain[told], PLAIN, np.where(example, EXAMPLE, 1.0))
        count = np.append(count, np.ones(others.shape[0]))
        chances = np.append(wanted[told, label], more.chances[:, label] if more else [])
        features = vstack([labelled[told], others]).tocsr()
        weights, _ = fit(features, chances, count, STRENGTH)
        strong = np.flatnonzero(np.abs(weights) >= SMALLEST)
        again, bias = fit(features.tocsc()[:, strong].tocsr(), chances, count, STRENGTH)
        weights = np.zeros(len(columns))
        weights[strong] = np.where(np.abs(again) < LEFT_OUT, 0.0, again)
        return weights, bias

    weights, bias = zip(
        *Parallel(n_jobs=2, prefer="threads")(delayed(of)(label) for label in range(len(LABELS))), strict=True
    )
    return Learned(columns, np.array(weights), np.array(bias))


def put_together(models: list[Learned]) -> Learned:
    """Return the mean of the weights: what only one teaching says counts half."""
    if len(models) == 1:
        return models[0]
    columns = {name: at for at, name in enumerate(sorted({name for one in models for name in one.columns}))}
    weights = np.zeros((len(LABELS), len(columns)))
    for one in models:
        weights[:, [columns[name] for name in one.columns]] += one.weights / len(models)
    weights[np.abs(weights) < LEFT_OUT_TOGETHER] = 0.0
    return Learned(columns, weights, np.mean([one.bias for one in models], axis=0))


def toned(unseen: list[np.ndarray], sets: list[Rows]) -> Tone:
    """Learn how the rest of a letter moves a sentence, from the chances of letters not learned from."""
    every = np.vstack(unseen)
    wanted = np.vstack([one.wanted for one in sets])
    usual = every.mean(axis=0)
    others = np.vstack([_others(chances, one, usual) for chances, one in zip(unseen, sets, strict=True)])
    own = log_odds(every)
    fitted = [
        LogisticRegression(C=TONE, max_iter=500).fit(np.column_stack([own[:, at], 4 * others]), wanted[:, at])
        for at in range(len(LABELS))
    ]
    return Tone(
        tuple(usual.tolist()),
        tuple(float(one.intercept_[0]) for one in fitted),
        tuple(float(one.coef_[0][0]) for one in fitted),
        tuple(tuple((4 * one.coef_[0][1:]).tolist()) for one in fitted),
    )


def log_odds(chances: np.ndarray) -> np.ndarray:
    """Return the logarithm of the odds of each chance, with nothing taken for certain."""
    kept = np.clip(chances, EDGE, 1 - EDGE)
    return np.log(kept / (1 - kept))


def _others(chances: np.ndarray, of: Rows, usual: np.ndarray) -> np.ndarray:
    """Return the mean chances in the other sentences of the same letter."""
    means = np.zeros_like(chances)
    for letter in np.unique(of.letter):
        inside = of.letter == letter
        total = chances[inside].sum(axis=0) + UNKNOWN * usual
        means[inside] = (total - chances[inside]) / (inside.sum() - 1 + UNKNOWN)
    return means


def heard(tone: Tone, chances: np.ndarray, of: Rows) -> np.ndarray:
    """Return the chances of a set once the rest of each letter is heard."""
    out = np.zeros_like(chances)
    for letter in np.unique(of.letter):
        inside = of.letter == letter
        out[inside] = tone.heard(log_odds(chances[inside]).tolist())
    return out


def steps(chances: np.ndarray, wanted: np.ndarray) -> dict[str, tuple[float, float, float]]:
    """Choose for each label the chance from which it is likely, said, and said where a rule agrees."""
    chosen = {}
    faults = [at for at, label in enumerate(LABELS) if label in FAULTS]
    together = precise(chances[:, faults].ravel(), wanted[:, faults].ravel())
    for at, label in enumerate(LABELS):
        fault = label in FAULTS
        said = best(chances[:, at], wanted[:, at], PRECISION if fault else 0.0)
        low, high = BETWEEN if fault else MOVES_BETWEEN
        said = min(max(said, low), high)
        if fault:
            said = SHARED * together + (1 - SHARED) * min(said * CAUTION, HIGHEST)
        backed = SELDOM_WRONG.get(label, said * BACKED) if fault else MOVE_BACKED
        chosen[label] = (round(said / 2, 2), round(said, 2), round(backed, 2))
    return chosen


def precise(chance: np.ndarray, wanted: np.ndarray) -> float:
    """Return the lowest step from which what is found is precise enough."""
    for step in np.arange(0.2, 0.9, 0.01):
        found = chance >= step
        if (found & wanted).sum() >= TOGETHER * found.sum():
            return float(step)
    return HIGHEST


def best(chance: np.ndarray, wanted: np.ndarray, precision: float) -> float:
    """Return the step with the best F1 among those that reach this precision."""
    top, chosen = -1.0, 0.5
    for step in np.arange(0.08, 0.97, 0.01):
        found = chance >= step
        if found.sum() < 4:
            break
        hit = (found & wanted).sum()
        f1 = 2 * hit / (found.sum() + wanted.sum())
        if hit / found.sum() < precision:
            f1 = 0.001 * hit / found.sum()  # no step is precise enough: the most precise
        if f1 > top:
            top, chosen = f1, float(step)
    return chosen


def written(learned: Learned, tone: Tone, chosen: dict[str, tuple[float, float, float]]) -> str:
    """Return the file of weights."""
    empty = Model(LABELS, tuple(learned.bias.tolist()), {}, SCALE, chosen, {}, tone)
    weights = {
        name: dict(zip(LABELS, learned.weights[:, at].tolist(), strict=True))
        for name, at in learned.columns.items()
    }
    return dumps(empty, weights, letters=digest())


def digest() -> str:
    """Return what tells whether the letters changed since."""
    every = b"".join((LETTERS / f"{name}.txt").read_bytes() for name in (*SETS, *MORE))
    return hashlib.sha256(every).hexdigest()[:16]


def judged(text: str, letters: list[Labelled]) -> Score:
    """Judge letters by the whole coach, with these weights in the place of the shipped ones."""
    score, shipped = Score(), weighing.WEIGHTS
    with tempfile.TemporaryDirectory() as folder:
        weighing.WEIGHTS = Path(folder) / "weights.txt"
        weighing.WEIGHTS.write_text(text, encoding="utf-8")
        try:
            for forget in (weighing.forget, weighing.model.cache_clear):
                forget()
            for one in letters:
                score.add(one, judge(one.letter))
        finally:
            weighing.WEIGHTS = shipped
            weighing.forget()
            weighing.model.cache_clear()
    return score


def apart() -> None:
    """Judge what nothing is learned from with the shipped weights: whole letters, and near misses."""
    for name in APART:
        score = Score()
        for one in read(name):
            score.add(one, judge(one.letter))
        print(f"{name:12}" + "".join(f"{value:10.2f}" for value in score.figures().values()))
        print(score.table())
    for name in NEAR:
        lines = (LETTERS / "apart" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        near = [line.split(" | ", 1) for line in lines if line]
        alarms = 0
        for labels, sentence in near:
            found = {name for one in judge(Letter(sentence)).sentences for name in (*one.moves, *one.faults)}
            alarms += bool(found & set(labels.split("+")))
        print(f"{name}: {alarms} of {len(near)} raise a false alarm")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--taught", type=Path, metavar="FILE", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--labels", action="store_true")
    parser.add_argument("--apart", action="store_true")
    options = parser.parse_args()
    if options.apart:
        apart()
        return
    letters = {name: read(name) for name in SETS}
    sets = {name: rows(letters[name]) for name in SETS}
    each = [taught(path) for path in options.taught] or [None]
    alone = [examples(), pairs("plain_pairs", plain=True), pairs("pairs"), near_misses()]
    some = [*alone, *(sets[name] for name in SETS if name not in HELD)]
    before = put_together([learn(some, more) for more in each])
    unseen = {name: before.chances(sets[name]) for name in HELD}

    def chosen_on(names: list[str]) -> tuple[Tone, dict[str, tuple[float, float, float]]]:
        tone = toned([unseen[name] for name in names], [sets[name] for name in names])
        after = np.vstack([heard(tone, unseen[name], sets[name]) for name in names])
        return tone, steps(after, np.vstack([sets[name].wanted for name in names]))

    print(f"{'unseen set':12}{'macro F1':>10}{'fault P':>10}{'fault R':>10}{'presence':>10}")
    for name in HELD:
        score = judged(written(before, *chosen_on([one for one in HELD if one != name])), letters[name])
        print(f"{name:12}" + "".join(f"{value:10.2f}" for value in score.figures().values()), flush=True)
        if options.labels:
            print(score.table())
    if options.write:
        full = put_together([learn([*alone, *sets.values()], more) for more in each])
        text = written(full, *chosen_on(list(HELD)))
        weighing.WEIGHTS.write_text(text, encoding="utf-8")
        print(f"{weighing.WEIGHTS.name}: {len(text):,} bytes, {text.count(chr(10)) - 1:,} features")


if __name__ == "__main__":
    main()
