"""Chances and the logarithms of their odds, which weights are added in."""

from __future__ import annotations

import math

_EDGE = 0.001


def chance(total: float) -> float:
    """Return the logistic of a sum, safe for any."""
    return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def log_odds(of: float) -> float:
    """Return the logarithm of the odds of a chance, within bounds: nothing is taken for certain."""
    kept = min(max(of, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))
