"""The belt to the braces of clean(): no control character reaches the terminal from any widget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class NoControls(LineFilter):
    """Replaces what a terminal could take for an order."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with each control character replaced by one of the same width."""
        return [
            Segment(_CONTROLS.sub("\ufffd", text), style, control)
            if control is None and _CONTROLS.search(text)
            else Segment(text, style, control)
            for text, style, control in segments
        ]
