"""A client's message in; spans, points, proposed facts and stop signs out."""

from __future__ import annotations

from amends.reading.facts import propose_facts
from amends.reading.points import propose_points
from amends.reading.reading import Reading, read
from amends.reading.stops import StopSign, stop_signs

__all__ = ["Reading", "StopSign", "propose_facts", "propose_points", "read", "stop_signs"]
