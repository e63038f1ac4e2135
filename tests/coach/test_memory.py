"""What was found is remembered for as long as a session lasts, and never stands in its way."""

from __future__ import annotations

import pytest

from amends.coach import Circumstances, judge, memory
from amends.coach.matching import forget
from amends.coach.memory import Memory
from amends.coach.own import OwnRules
from amends.domain.letter import Letter
from amends.language.rules import Rule

LATE = Rule(id="late", severity="warning", scope="phrase", patterns=("late",), message="m", advice="a")


def found_by(asked: list[str], texts: list[str], kept: Memory) -> list[str]:
    def find(fresh: list[str]) -> dict[str, tuple[tuple[Rule, int, int], ...]]:
        asked.extend(fresh)
        return {text: ((LATE, 0, len(text)),) for text in fresh}

    return [f"{hits[0][2]}" for hits in kept.recall(texts, find)]


def test_only_what_is_new_is_looked_for() -> None:
    asked: list[str] = []
    kept = Memory()

    assert found_by(asked, ["a", "bb", "a"], kept) == ["1", "2", "1"]
    assert found_by(asked, ["bb", "ccc"], kept) == ["2", "3"]
    assert asked == ["a", "bb", "ccc"]


def test_a_full_memory_keeps_the_letter_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "KEPT", 3)
    asked: list[str] = []
    kept = Memory()
    found_by(asked, ["a", "bb", "ccc"], kept)

    assert found_by(asked, ["bb", "dddd"], kept) == ["2", "4"]
    assert found_by(asked, ["bb", "a"], kept) == ["2", "1"]
    assert asked == ["a", "bb", "ccc", "dddd", "a"]


def test_a_long_session_goes_on_judging(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("re2", reason="google-re2 is not installed: pip install '.[rules]'")
    monkeypatch.setattr(memory, "KEPT", 3)
    forget()
    around = Circumstances(own=OwnRules((LATE,)))
    said = [
        [
            each.rule
            for each in judge(
                Letter(f"It came late. I am sorry if that hurt. Here is file {number}."), around
            ).findings
        ]
        for number in range(5)
    ]

    assert all("late" in rules and "conditional-apology" in rules for rules in said)
