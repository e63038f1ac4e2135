from __future__ import annotations

import pytest

from amends.domain.judgement import Finding
from amends.domain.marks import mark_of


def finding(severity: str, rule: str = "x", job: str = "") -> Finding:
    return Finding(rule, severity, 0, 0, "", "Something.", "Do it.", job=job)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "writing", "sending"),
    [
        (finding("error"), "!", "✗"),
        (finding("error", job="offer"), "○", "✗"),
        (finding("warning"), "!", "!"),
        (finding("warning", job="cause"), "○", "○"),
        (finding("warning", rule="points-uncovered"), "○", "○"),
        (finding("hint"), "·", "·"),
        (finding("hint", job="offer"), "·", "·"),
    ],
)
def test_while_one_writes_nothing_is_crossed_out_and_a_hint_has_the_same_mark_everywhere(
    given: Finding, writing: str, sending: str
) -> None:
    assert (mark_of(given, sending=False), mark_of(given, sending=True)) == (writing, sending)
