"""What the reading finds of what human readers marked, a label a line; and how its time grows.

    reading.py [--misses LABEL] [--rows even] [FILE...]

Without files, those of benchmarks/messages. A .jsonl file has one {"id", "text", "spans"} a line.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from marked import Figures, Marked, marked_file, score

from amends.reading import read
from amends.reading.reading import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marked import Place

FOLDER = Path(__file__).parent / "messages"
SIZES = (15_000, 30_000, 60_000, 1_000_000)
"""The last is beyond what is read; the work must not grow with it."""


def places(text: str) -> Iterator[Place]:
    """Yield what the reading marks."""
    for span in read(text, None).spans:
        yield span.start, span.end, span.label


def table(title: str, figures: Figures) -> None:
    """Print precision, recall and F1."""
    print(f"\n{title:24}{'marked':>8}{'P':>7}{'R':>7}{'F1':>7}")
    for label in LABELS:
        hit, extra, missed = figures.hit[label], figures.extra[label], figures.missed[label]
        precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
        print(f"{label:24}{hit + missed:8}{precision:7.2f}{recall:7.2f}{figures.f1(label):7.2f}")
    print(f"{'macro':24}{figures.macro(LABELS):29.3f}")


def growth(messages: list[Marked]) -> None:
    """Print how much work the messages are one after the other as one text, at several lengths."""
    text = "\n\n".join(message.text for message in messages)
    print()
    for size in SIZES:
        long = (text * (size // len(text) + 1))[:size]
        began = time.process_time()
        read(long, None)
        print(f"{size:>9,} characters: {time.process_time() - began:5.2f} s")


def main() -> None:
    """Score each file, then all of them together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--misses", metavar="LABEL", help="print what was missed of a label, and found without need"
    )
    parser.add_argument("--rows", choices=("all", "even"), default="all", help="even: every other message")
    parser.add_argument("--growth", action="store_true", help="time long texts too")
    options = parser.parse_args()
    files = options.files or sorted(FOLDER.glob("*.txt"))
    messages: list[Marked] = []
    for path in files:
        own = marked_file(path)[:: 2 if options.rows == "even" else 1]
        messages += own
        figures = score(own, places)
        table(f"{path.stem}: {len(own)}", figures)
        for kind, label, name, words in figures.wrong:
            if label == options.misses:
                print(f"  {kind:7}{name}  {' '.join(words.split())}")
    if options.growth:
        growth(messages)


if __name__ == "__main__":
    main()
