"""A message with the heat taken out: which words are drawn how, and the charged ones covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amends.domain.judgement import Span

COVER = "░"
_KEPT = ".,;"
"""Signs that stay, so that one still sees where a sentence ends."""

_SHOWN_AS = {
    "charged": "heat",
    "fact": "fact",
    "request": "ask",
    "question": "ask",
    "deadline": "ask",
    "threat_to_leave": "fact",
    "legal_threat": "fact",
}


class Stretch(NamedTuple):
    """Characters of the text that are drawn alike."""

    start: int
    end: int
    style: str


def stretches(text: str, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Return what is drawn how, in order. Where spans overlap, the shorter one tells: it says more.

    A question that is heat for the most part stays covered.
    """
    style = [""] * len(text)
    spans = sorted(spans, key=lambda span: (span.start - span.end, span.label != "charged"))
    charged = [span for span in spans if span.label == "charged"]
    for span in spans:
        shown = _SHOWN_AS.get(span.label)
        if shown and not (
            span.label == "question" and any(mostly(span, heat.start, heat.end) for heat in charged)
        ):
            style[span.start : span.end] = [shown] * (min(span.end, len(text)) - span.start)
    found: list[Stretch] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or style[at] != style[start]:
            if style[start]:
                found.append(Stretch(start, at, style[start]))
            start = at
    return tuple(found)


def mostly(span: Span, start: int, end: int) -> bool:
    """Return whether more than half of a span lies in this stretch."""
    return 2 * (min(span.end, end) - max(span.start, start)) > span.end - span.start


def covered(text: str, drawn: Iterable[Stretch]) -> str:
    """Return the text with its charged words covered, character by character, so that offsets hold."""
    pieces, at = [], 0
    for stretch in drawn:
        if stretch.style == "heat":
            pieces += [text[at : stretch.start], cover(text[stretch.start : stretch.end])]
            at = stretch.end
    return "".join([*pieces, text[at:]])


def cover(words: str) -> str:
    """Return as many characters without their meaning; where words and sentences end can be seen."""
    return "".join(sign if sign.isspace() or sign in _KEPT else COVER for sign in words)
