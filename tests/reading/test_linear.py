"""No message can make the reading slow: no pattern repeats a repetition, and no line costs much."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING

import pytest

from amends.domain.message import Message
from amends.reading import propose_points, read
from amends.reading.facts import propose_facts
from amends.reading.lines import by_line
from amends.reading.matching import whole
from coach.test_linear import ONE_CHARACTER, UNBOUNDED, repetitions, worst
from reading.messages import TUESDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from amends.language.rules import Rule

MATCHED = [rule for rule in whole() if rule.patterns]
MOST = 0.4
"""Seconds of work for the worst lines of a rule, on a slow machine; it is a few ms on a good one."""


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_only_a_single_character_repeats_without_a_bound(rule: Rule) -> None:
    for pattern in (*rule.patterns, *rule.with_, *rule.except_):
        for bound, body in repetitions(re._parser.parse(pattern)):  # type: ignore[attr-defined]
            if bound == UNBOUNDED:
                assert str(body[0][0]) in ONE_CHARACTER, pattern
                assert len(body) == 1, pattern


@pytest.mark.parametrize("rule", MATCHED, ids=lambda rule: rule.id)
def test_the_worst_line_for_a_rule_is_cheap(rule: Rule) -> None:
    patterns = [by_line(pattern) for pattern in (*rule.patterns, *rule.with_, *rule.except_)]
    begun = time.process_time()
    for text in worst(rule):
        for pattern in patterns:
            for _ in pattern.finditer(text):
                pass

    assert time.process_time() - begun < MOST


def steps(work: Callable[[], object]) -> int:
    """Count how often a function is called, or a generator asked for more, while this is done."""
    count = 0

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def different(number: int) -> str:
    """Say something about one page that is said of no other."""
    words = [f"{'abcdefgh'[number // 8**place % 8]}{place}x" for place in range(4)]
    return f"The {words[0]} and the {words[1]} of {words[2]} for {words[3]} never came. "


SAID = {
    "time given": lambda _: "You have 7 days. ",
    "wishes": lambda _: "Please send it by Friday. ",
    "questions": lambda _: "Could you send the map today? Why is it late? ",
    "facts": lambda _: "The map was late, and the roof is wrong. ",
    "heat": lambda _: "You are a complete joke, and the map is a disgrace! ",
    "no trouble": lambda _: "I'm afraid the map, which we got, perhaps was late. ",
    "different facts": different,
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
@pytest.mark.parametrize("what", ["points", "facts"])
def test_the_work_on_what_was_read_grows_with_the_length_alone(said: Callable[[int], str], what: str) -> None:
    def work(count: int) -> int:
        text = "".join(map(said, range(count)))
        reading = read(text, TUESDAY)
        if what == "points":
            return steps(lambda: propose_points(reading, TUESDAY))
        return steps(lambda: propose_facts(reading, Message(text=text, date=TUESDAY)))

    work(10)  # what is loaded and kept at the first use is no work on this text

    assert work(500) < 2.5 * work(250)
