"""The labelled letters in benchmarks/letters, and how a judgement of them is scored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from amends.domain.judgement import Fault, Move
from amends.domain.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.judgement import Judgement

LETTERS = Path(__file__).parent / "letters"
MOVES: tuple[str, ...] = get_args(Move)
FAULTS: tuple[str, ...] = get_args(Fault)
LABELS = (*MOVES, *FAULTS)
OPEN = "?"
"""The label of a sentence on which careful readers would differ: it counts for nothing."""
_ALIKE = 0.5


@dataclass(frozen=True)
class Labelled:
    """One letter: its text, and where each sentence stands with its labels."""

    id: str
    letter: Letter
    sentences: tuple[tuple[int, int, frozenset[str]], ...]

    def labels_at(self, start: int, end: int) -> frozenset[str] | None:
        """Return the labels of the sentence that stands there, or None when none does."""
        for begin, stop, labels in self.sentences:
            both = min(end, stop) - max(start, begin)
            if both > 0 and both / (max(end, stop) - min(start, begin)) >= _ALIKE:
                return labels
        return None


def read(name: str) -> list[Labelled]:
    """Return the letters of one set."""
    found: list[Labelled] = []
    text = (LETTERS / f"{name}.txt").read_text(encoding="utf-8")
    for block in text.removeprefix("== ").split("\n== "):
        head, *lines = block.strip().splitlines()
        pairs = [line.split(" | ", 1) for line in lines if line.strip()]
        labels = [frozenset(label.split("+")) - {"neutral"} for label, _ in pairs]
        words, places = _laid([sentence.strip() for _, sentence in pairs])
        sentences = tuple(
            (*place, label) for place, label in zip(places, labels, strict=True) if OPEN not in label
        )
        found.append(Labelled(head.split(" | ")[0], Letter(words), sentences))
    return found


def _laid(sentences: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Set sentences as a letter: greeting and name on lines of their own, the rest in one paragraph."""
    text, places = "", []
    for at, sentence in enumerate(sentences):
        if at:
            before = sentences[at - 1]
            alone = (at == 1 and before[-1] not in ".!?") or at == len(sentences) - 1
            text += "\n\n" if alone else " " if before[-1] in '.!?"…)' else "\n"
        places.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text + "\n", places


@dataclass
class Score:
    """Counts a label, for sentences and for whole letters."""

    hit: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    imagined: Counter[str] = field(default_factory=Counter)
    absent: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Labelled, judgement: Judgement) -> None:
        """Count one letter."""
        seen: set[str] = set()
        for start, end, labels in gold.sentences:
            found: set[str] = set()
            for one in judgement.sentences:
                both = min(end, one.end) - max(start, one.start)
                if both > 0 and both / (max(end, one.end) - min(start, one.start)) >= _ALIKE:
                    found |= {*one.moves, *one.faults}
            self.hit.update(labels & found)
            self.extra.update(found - labels)
            self.missed.update(labels - found)
        seen = {move for one in judgement.sentences for move in one.moves}
        wanted = {label for *_, labels in gold.sentences for label in labels if label in MOVES}
        self.present.update(wanted & seen)
        self.imagined.update(seen - wanted)
        self.absent.update(wanted - seen)

    def figures(self) -> dict[str, float]:
        """Return what counts most."""
        faults = [sum(of[label] for label in FAULTS) for of in (self.hit, self.extra, self.missed)]
        return {
            "macro F1": _mean(_f1(self.hit, self.extra, self.missed, label) for label in LABELS),
            "fault precision": faults[0] / max(1, faults[0] + faults[1]),
            "fault recall": faults[0] / max(1, faults[0] + faults[2]),
            "presence": _mean(_f1(self.present, self.imagined, self.absent, label) for label in MOVES),
        }

    def table(self) -> str:
        """Return precision, recall and F1 a label."""
        lines = [f"{'label':22}{'support':>8}{'P':>7}{'R':>7}{'F1':>7}"]
        for label in LABELS:
            hit, extra, missed = self.hit[label], self.extra[label], self.missed[label]
            precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
            f1 = _f1(self.hit, self.extra, self.missed, label)
            lines.append(f"{label:22}{hit + missed:8}{precision:7.2f}{recall:7.2f}{f1:7.2f}")
        return "\n".join(lines)


def _f1(hit: Counter[str], extra: Counter[str], missed: Counter[str], label: str) -> float:
    return 2 * hit[label] / max(1, 2 * hit[label] + extra[label] + missed[label])


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / len(every)
