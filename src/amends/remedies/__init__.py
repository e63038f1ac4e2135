"""The catalogue of repairs: which fit, what they cost, where to stop."""

from __future__ import annotations

from amends.remedies.costs import Cost, costs, dearest, total, worked_out
from amends.remedies.fitting import Fit, fitting
from amends.remedies.formats import day, money, number, percent
from amends.remedies.limits import StopSign, stop_signs
from amends.remedies.loading import Remedy, RemedyTrouble, UnknownRemedy, catalogue, load, remedy
from amends.remedies.wording import say

__all__ = [
    "Cost",
    "Fit",
    "Remedy",
    "RemedyTrouble",
    "StopSign",
    "UnknownRemedy",
    "catalogue",
    "costs",
    "day",
    "dearest",
    "fitting",
    "load",
    "money",
    "number",
    "percent",
    "remedy",
    "say",
    "stop_signs",
    "total",
    "worked_out",
]
