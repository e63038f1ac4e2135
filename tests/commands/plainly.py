"""Answers to ``amends --plain``, and a case that is already under way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from amends.domain.case import Cooling
from amends.ledger import promises_in, sent
from amends.ledger.days import dated
from amends.letters import render
from amends.storage.cases import load
from commands.conftest import LETTER, NOW

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.storage.places import Places

MAIL = """\
From: Dana Whitfield <dana@harbour.example>
Date: Tue, 12 May 2026 17:31:00 +0100
Subject: Where is my catalogue?

The catalogue copy was due on Friday 8 May. I want it by Thursday.
"""
COOL = ["c", "", "", ""]
"""From the arrival to the points, nothing said on the way."""
READ = [*COOL, "m", ""]
"""From the arrival to the letter, all points mine, the facts as they were found."""


def said(*answers: str | list[str]) -> str:
    """Return answers as they are typed, a line each."""
    flat = (line for answer in answers for line in ([answer] if isinstance(answer, str) else answer))
    return "".join(f"{line}\n" for line in flat)


def typed(days: int) -> str:
    """Return the day so many days from now, as one types it."""
    return dated((NOW + timedelta(days=days)).date())


def only_case(places: Places) -> Case:
    (path,) = places.cases.glob("*.toml")
    return load(path).case


def questions(printed: str) -> int:
    """Return how often something was asked."""
    return printed.count("(enter")


def sent_case(case: Case, days: int = 1) -> Case:
    """Return the case with its letter sent so many days ago, its promises taken on."""
    when = NOW - timedelta(days=days)
    begun = case.but(
        cooling=Cooling(passed=True),
        promises=(),
        drafts=(LETTER.but(offers=tuple(each.but(due=NOW.date()) for each in LETTER.offers)),),
        messages=(case.messages[0].but(date=when - timedelta(days=1)),),
    )
    (letter,) = begun.drafts
    return sent(begun, when, "mail", promises_in(letter, render(letter), when.date()))
