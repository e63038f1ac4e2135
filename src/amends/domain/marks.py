"""The one table of marks: what stands before a remark, beside the letter, in the preview and in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from amends.domain.judgement import Finding

Mark = Literal["✗", "!", "○", "·"]
MISSING = "points-uncovered"
"""The rule that names what is missing without being a job of a part."""


def mark_of(finding: Finding, *, sending: bool) -> Mark:
    """Return the mark of a remark. What stands in the way is told apart only once it is to be sent."""
    if finding.severity == "hint":
        return "·"
    if sending and finding.severity == "error":
        return "✗"
    return "○" if finding.job or finding.rule == MISSING else "!"
