"""The catalogue of repairs: which fit, what they cost, where to stop."""

from __future__ import annotations

from amends.remedies.loading import Remedy, RemedyTrouble, UnknownRemedy, catalogue, load, remedy
from amends.remedies.wording import say

__all__ = ["Remedy", "RemedyTrouble", "UnknownRemedy", "catalogue", "load", "remedy", "say"]
