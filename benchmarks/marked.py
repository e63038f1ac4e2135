"""Messages with their marks: the format of ``benchmarks/messages``, and what a reading of them is worth."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Place = tuple[int, int, str]
"""Start, end and label."""

_MARK = re.compile(r"\{(?P<label>[a-z_]+):|\}")
_ENOUGH = 0.3


@dataclass(frozen=True)
class Marked:
    """One message and what a human reader marked in it."""

    id: str
    text: str
    places: tuple[Place, ...]


def marked_file(path: Path) -> list[Marked]:
    """Read a file of messages: ``== id | who``, then the text with its marks."""
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [
            Marked(
                row["id"],
                row["text"],
                tuple((one["start"], one["end"], one["label"]) for one in row["spans"]),
            )
            for row in rows
        ]
    found: list[Marked] = []
    for piece in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = piece.partition("\n")
        found.append(_unmarked(head.split("|")[0].strip(), body.strip("\n")))
    return found


def marked_lines(path: Path) -> list[Marked]:
    """Read a file of sentences, one a line, each for itself."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [_unmarked(f"{path.stem}-{number}", line) for number, line in enumerate(lines, 1)]


def _unmarked(name: str, body: str) -> Marked:
    text: list[str] = []
    length, at = 0, 0
    opened: list[tuple[int, str]] = []
    places: list[Place] = []
    for mark in _MARK.finditer(body):
        text.append(body[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark["label"]:
            opened.append((length, mark["label"]))
        elif opened:
            start, label = opened.pop()
            places.append((start, length, label))
        else:
            raise ValueError(f"{name}: a mark ends that was never begun")
    if opened:
        raise ValueError(f"{name}: {opened[-1][1]} is never ended")
    return Marked(name, "".join([*text, body[at:]]), tuple(sorted(places)))


def matched(gold: list[Place], found: list[Place]) -> list[tuple[int, int]]:
    """Return which mark meets which finding: 30 % of their union shared, or one holds the other."""
    pairs = sorted(
        (
            (share, i, j)
            for i, one in enumerate(gold)
            for j, two in enumerate(found)
            if (share := _share(one, two))
        ),
        reverse=True,
    )
    met: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if all(i != one and j != two for one, two in met):
            met.append((i, j))
    return met


def _share(gold: Place, found: Place) -> float:
    """Return the part of their union that both share; nothing when that is too little to count."""
    overlap = min(gold[1], found[1]) - max(gold[0], found[0])
    if overlap <= 0:
        return 0.0
    share = overlap / (max(gold[1], found[1]) - min(gold[0], found[0]))
    one_holds_the_other = overlap in (gold[1] - gold[0], found[1] - found[0])
    return share if share >= _ENOUGH or one_holds_the_other else 0.0


@dataclass
class Figures:
    """Hits, extras and misses of each label, and the words of the latter two."""

    hit: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    def f1(self, label: str) -> float:
        """Return the F1 of a label."""
        both = 2 * self.hit[label]
        return both / (both + self.extra[label] + self.missed[label]) if both else 0.0

    def macro(self, labels: Iterable[str]) -> float:
        """Return the mean F1 of these labels."""
        each = [self.f1(label) for label in labels]
        return sum(each) / len(each)


def score(messages: Iterable[Marked], read: Callable[[str], Iterable[Place]]) -> Figures:
    """Read each message and count what was found of what is marked in it."""
    figures = Figures()
    for message in messages:
        places = list(read(message.text))
        for label in sorted({place[2] for place in (*message.places, *places)}):
            gold = [place for place in message.places if place[2] == label]
            found = [place for place in places if place[2] == label]
            met = matched(gold, found)
            figures.hit[label] += len(met)
            lost = [one for i, one in enumerate(gold) if i not in {i for i, _ in met}]
            more = [one for j, one in enumerate(found) if j not in {j for _, j in met}]
            figures.missed[label] += len(lost)
            figures.extra[label] += len(more)
            for kind, places_of in (("missed", lost), ("extra", more)):
                figures.wrong += [(kind, label, message.id, message.text[a:b]) for a, b, _ in places_of]
    return figures
