"""Chances and the logarithms of their odds, which weights are added in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGE = 0.001
_LEAST = math.log((1 - EDGE) / EDGE)


def chance(total: float) -> float:
    """Return the logistic of a sum, safe for any."""
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def chances(totals: Iterable[float]) -> list[float]:
    """Return the logistic of each: ``chance`` written out, for it is asked for hundreds of times a letter."""
    exp = math.exp
    return [1 / (1 + exp(-one)) if one > -700 else 0.0 for one in totals]


def bounded(odds: Iterable[float]) -> list[float]:
    """Return logarithms of odds within bounds: nothing is taken for certain."""
    return [-_LEAST if one < -_LEAST else min(one, _LEAST) for one in odds]
