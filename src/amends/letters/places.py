"""The texts of a letter by their place: which one, what is in it, the draft with another one there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amends.domain.draft import Draft
    from amends.domain.letter import Letter

Place = tuple[str, str]
"""Which text of the letter: its kind (subject, greeting, part, after, sign-off) and the name of its part."""

Found = tuple[Place, int, int]
"""A stretch of one text of the letter, in characters of that text."""


_ENDS = ".!?:…]”\"’')"
"""What a sentence that is whole ends with; a blank may stand at its end."""
_LISTED = ("-", "*", "•", "–", *"0123456789")


def text_at(draft: Draft, place: Place) -> str:
    """Return one text of the draft."""
    kind, name = place
    if kind == "subject":
        return draft.subject
    if kind == "greeting":
        return draft.greeting
    if kind == "sign-off":
        return draft.sign_off
    part = draft.part(name)
    if part is None:
        return ""
    return part.after if kind == "after" else part.text


def with_text(draft: Draft, place: Place, text: str) -> Draft:
    """Return the draft with this text in the place."""
    kind, name = place
    if kind in ("part", "after"):
        part = draft.part(name)
        assert part is not None
        return draft.written(part.but(after=text) if kind == "after" else part.but(text=text))
    return draft.but(**{kind.replace("-", "_"): text})


def begun(draft: Draft, order: list[Place]) -> Place | None:
    """Return where one goes on writing: where a sentence breaks off, else in the first part that is empty.

    The last that breaks off is meant. A line of a list needs no full stop.
    """
    texts = [(place, text_at(draft, place).rstrip()) for place in order if place[0] in ("part", "after")]
    for place, text in reversed(texts):
        if text and text[-1] not in _ENDS and not text.rpartition("\n")[2].lstrip().startswith(_LISTED):
            return place
    parts = [place for place, _ in texts if place[0] == "part"]
    full = {name for (_, name), text in texts if text}
    return next((place for place in parts if place[1] not in full), parts[0] if parts else None)


def find(draft: Draft, order: list[Place], words: str, after: tuple[Place, int] | None) -> Found | None:
    """Return where the words stand next after a place of the letter, round and round; case does not count."""
    sought = words.casefold()
    begin = order.index(after[0]) if after is not None and after[0] in order else 0
    at = after[1] if after is not None else 0
    for turn in range(len(order) + 1):
        place = order[(begin + turn) % len(order)]
        start = _index(text_at(draft, place), sought, at if turn == 0 else 0)
        if start is not None:
            return place, start, start + len(words)
    return None


def _index(text: str, sought: str, start: int) -> int | None:
    """Return where the folded words begin. Folding may change lengths, so each start is looked at alone."""
    width = len(sought)
    return next(
        (at for at in range(start, len(text)) if text[at : at + width].casefold() == sought),
        None,
    )


def locate(letter: Letter, draft: Draft, start: int, end: int) -> Found | None:
    """Find a stretch of the letter in the text it came from; None for offers and for what is missing."""
    section = letter.section_at(start)
    if section is None or start == end or section.kind == "offers":
        return None
    place: Place = (section.kind, section.part)
    text = text_at(draft, place)
    shift = len(text) - len(text.lstrip()) - section.start
    return place, start + shift, min(end, section.end) + shift
