"""The coach: what a letter does, what weakens it, what is missing, and why."""

from __future__ import annotations

from amends.coach.book import UnknownRule, explain, rules
from amends.coach.circumstances import Asked, Circumstances, Offered, circumstances
from amends.coach.judging import judge

__all__ = [
    "Asked",
    "Circumstances",
    "Offered",
    "UnknownRule",
    "circumstances",
    "explain",
    "judge",
    "rules",
]
