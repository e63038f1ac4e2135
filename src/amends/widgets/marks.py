"""The marks before remarks, in their colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from amends.domain.marks import Mark

_STYLES: dict[Mark, str] = {"✗": "bold $error", "!": "bold $warning", "○": "$warning", "·": "$text-muted"}


def drawn(mark: Mark) -> Content:
    """Return the mark with the space behind it."""
    return Content.styled(f"{mark} ", _STYLES[mark])
