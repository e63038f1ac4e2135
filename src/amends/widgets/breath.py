"""Where a breath stands after so many seconds, and the form that shows it. No clock, no terminal."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, hypot, pi
from pathlib import Path

_FILE = Path(__file__).parent / "paces.toml"
_STEP = 2
"""Cells between two dots of a row; the rows between are shifted by half of it."""
_GROWING = ((0.24, "●"), (0.08, "•"), (0.0, "·"))
"""How far a dot must be inside the edge for each sign."""
_REST = 0.22
"""How much of the form is left when the lungs are empty."""
_WHOLE = 1.1
"""How far it reaches when they are full: a little over its edge, so that the edge is drawn."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One movement of a breath."""

    words: str
    seconds: float
    full: float
    """How full the form is at the end of the phase, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A way to breathe, round and round."""

    id: str
    title: str
    lasts: int
    """Seconds after which the bar is full. Nothing happens then; it is only a measure."""
    known: str
    """What is known about it and what is not, in two short lines."""
    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> float:
        """How long one breath takes."""
        return sum(phase.seconds for phase in self.phases)


@dataclass(frozen=True, slots=True)
class Breath:
    """Where a breath stands."""

    words: str
    left: int
    """Seconds left in this phase, counted down to 1."""
    full: float
    """How full the form is, from 0 to 1."""
    phase: int
    """How many phases have gone by since the beginning."""


@cache
def paces() -> tuple[Pace, ...]:
    """Return the paces that come with the program, in the order offered."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))["paces"]
    return tuple(
        Pace(**(table | {"phases": tuple(Phase(**phase) for phase in table["phases"])})) for table in tables
    )


def pace(wanted: str) -> Pace:
    """Return the pace of that id; the first when there is none, as after an edit of the settings by hand."""
    return next((known for known in paces() if known.id == wanted), paces()[0])


def pace_after(current: Pace) -> Pace:
    """Return the pace offered next, round and round."""
    known = paces()
    return known[(known.index(current) + 1) % len(known)]


def breath(pace: Pace, elapsed: float) -> Breath:
    """Return where a breath stands after so many seconds of this pace."""
    rounds, within = divmod(max(0.0, elapsed), pace.seconds)
    before = pace.phases[-1].full
    for number, phase in enumerate(pace.phases):
        if within < phase.seconds:
            eased = (1 - cos(pi * within / phase.seconds)) / 2
            full = before + (phase.full - before) * eased
            return Breath(
                phase.words, ceil(phase.seconds - within), full, int(rounds) * len(pace.phases) + number
            )
        within -= phase.seconds
        before = phase.full
    return breath(pace, (rounds + 1) * pace.seconds)  # the sum of the phases is rounded


def form(full: float, rows: int) -> tuple[str, ...]:
    """Draw the form: rows of dots, every one as wide as the widest; fuller means more and heavier dots."""
    middle = (rows - 1) // 2
    reach = middle * 2 + middle // 2 * 2
    radius = _REST + (_WHOLE - _REST) * full
    lines = []
    for row in range(-middle, rows - middle):
        line = [" "] * (2 * reach + 1)
        for cell in range(-reach + (row - reach) % _STEP, reach + 1, _STEP):
            inside = radius - hypot(cell / (reach + 0.5), row / (middle + 0.25))
            line[cell + reach] = next((sign for least, sign in _GROWING if inside >= least), " ")
        lines.append("".join(line))
    return tuple(lines)
