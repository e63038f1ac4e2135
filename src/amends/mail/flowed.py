"""format=flowed (RFC 3676): paragraphs that were cut at the edge of a screen, made whole again."""

from __future__ import annotations


def unwrap(text: str, *, delsp: bool = False) -> str:
    """Return the text with soft line ends joined and space-stuffing undone; quote marks stay."""
    out: list[str] = []
    open_depth = -1
    """How deep the paragraph is quoted that goes on in this line; -1 when none does."""
    for line in text.split("\n"):
        body = line.lstrip(">")
        depth = len(line) - len(body)
        if body.startswith(" "):
            body = body[1:]
        signature = body == "-- "
        flows = body.endswith(" ") and not signature
        shown = body[:-1] if flows and delsp else body
        if depth == open_depth and not signature:
            out[-1] += shown
        else:
            out.append(">" * depth + (" " if depth and shown else "") + shown)
        open_depth = depth if flows else -1
    return "\n".join(out)
