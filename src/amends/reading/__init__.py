"""A client's message in; spans, points, proposed facts and stop signs out."""

from __future__ import annotations

from amends.reading.points import propose_points
from amends.reading.reading import Reading, read
from amends.reading.stops import StopSign, stop_signs
from amends.reading.together import Together, read_together, with_points

__all__ = [
    "Reading",
    "StopSign",
    "Together",
    "propose_points",
    "read",
    "read_together",
    "stop_signs",
    "with_points",
]
