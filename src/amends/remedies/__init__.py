"""The catalogue of repairs: which fit, what they cost, where to stop."""

from __future__ import annotations

from amends.remedies.balance import lacks
from amends.remedies.costs import Cost, costs, dearest, total, uncounted, worked_out
from amends.remedies.exposure import Exposure, Open, exposure, is_over_hours, is_under_floor
from amends.remedies.fitting import Fit, fitting
from amends.remedies.formats import day, money, number, percent
from amends.remedies.limits import StopSign, beyond_whole, stop_signs
from amends.remedies.loading import (
    Remedy,
    RemedyTrouble,
    UnknownRemedy,
    adopt,
    catalogue,
    load,
    remedy,
    shipped,
)
from amends.remedies.wording import say

__all__ = [
    "Cost",
    "Exposure",
    "Fit",
    "Open",
    "Remedy",
    "RemedyTrouble",
    "StopSign",
    "UnknownRemedy",
    "adopt",
    "beyond_whole",
    "catalogue",
    "costs",
    "day",
    "dearest",
    "exposure",
    "fitting",
    "is_over_hours",
    "is_under_floor",
    "lacks",
    "load",
    "money",
    "number",
    "percent",
    "remedy",
    "say",
    "shipped",
    "stop_signs",
    "total",
    "uncounted",
    "worked_out",
]
