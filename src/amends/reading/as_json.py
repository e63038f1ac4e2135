"""A reading as plain values, for ``amends read --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amends.domain.message import Point
    from amends.reading.reading import Reading


def as_dict(message_headers: Mapping[str, Any], reading: Reading, points: Iterable[Point]) -> dict[str, Any]:
    """Return headers, text, spans and points; offsets count characters in the text."""
    return {
        "message": dict(message_headers),
        "text": reading.text,
        "spans": [
            {"start": span.start, "end": span.end, "text": reading.quote(span), "label": span.label}
            for span in reading.spans
        ],
        "points": [
            {
                "label": point.label,
                "quote": point.quote,
                **({"due": point.due.isoformat()} if point.due else {}),
            }
            for point in points
        ],
    }
