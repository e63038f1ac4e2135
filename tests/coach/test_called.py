"""Compiling takes longer than matching: for one letter few of all patterns are compiled."""

from __future__ import annotations

from amends.coach import judge
from amends.coach.book import book
from amends.coach.matching import forget
from amends.domain.letter import Letter
from amends.domain.patterns import compiled
from coach.letters import ANSWER

LETTER = Letter("\n\n".join(("Hello Dana,", *(text for _, text in ANSWER[2]), "Kind regards,\nSam")))


def test_of_all_patterns_a_letter_calls_for_one_in_eight() -> None:
    every = {pattern for rule in book().matched for pattern in (*rule.patterns, *rule.except_)}
    forget()
    compiled.cache_clear()
    judge(LETTER)

    assert 0 < compiled.cache_info().currsize * 8 < len(every)
