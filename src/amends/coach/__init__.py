"""The coach: what a letter does, what weakens it, what is missing, and why."""

from __future__ import annotations

from amends.coach.answering import answered_in, linked, part_answering
from amends.coach.background import NOTHING_AROUND, Background, Change
from amends.coach.book import UnknownRule, explain, rules
from amends.coach.circumstances import Asked, Circumstances, Offered, circumstances
from amends.coach.judging import judge

__all__ = [
    "NOTHING_AROUND",
    "Asked",
    "Background",
    "Change",
    "Circumstances",
    "Offered",
    "UnknownRule",
    "answered_in",
    "circumstances",
    "explain",
    "judge",
    "linked",
    "part_answering",
    "rules",
]
