"""The keys of amends, and other ones in their place: what may stand for what."""

from __future__ import annotations

import re

KEYS = frozenset(
    (
        *("ctrl+n", "escape", "tab", "shift+tab", "ctrl+p", "f1", "ctrl+s", "ctrl+z", "ctrl+y", "ctrl+q"),
        *("ctrl+g", "ctrl+r", "ctrl+t", "ctrl+l", "ctrl+o", "ctrl+slash", "enter", "space", "slash", "comma"),
        *("question_mark", "left_square_bracket", "right_square_bracket", "left", "right"),
        *"abcdefghijklmnopqrstuvwxyz",
        *"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        *"0123456789",
    )
)
"""What can have another key in its place."""

_SIGNS = {
    "esc": "escape",
    "/": "slash",
    ",": "comma",
    "?": "question_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "ctrl+/": "ctrl+slash",
    ".": "full_stop",
    ";": "semicolon",
    "-": "minus",
    "+": "plus",
}
_NAMES = {name: sign for sign, name in _SIGNS.items()}
_FREE = re.compile(r"f([1-9]|1[0-9]|2[0-4])|ctrl\+[a-z]|[a-z0-9]", re.IGNORECASE)
_KEPT = re.compile(r"(alt|meta|super)\+|ctrl\+(up|down|left|right|[abijmh])$", re.IGNORECASE)


def name(key: str) -> str:
    """Return how a key is printed."""
    return _NAMES.get(key, key)


def is_character(key: str) -> bool:
    """Whether a key writes a character where text is written."""
    return len(key) == 1 or key in (
        "slash",
        "comma",
        "question_mark",
        "full_stop",
        "semicolon",
        "minus",
        "plus",
    )


def replaced(old: str, new: str) -> tuple[str, str]:
    """Return the key and the one that stands for it, by their names; ValueError says what is wrong."""
    key, other = _SIGNS.get(old, old), _SIGNS.get(new, new)
    if key not in KEYS:
        raise ValueError(f"{old} is no key of amends")
    if _KEPT.match(other):
        raise ValueError(f"{new} is kept by terminals or by texts, so it cannot stand for {old}")
    if not (_FREE.fullmatch(other) or other in _NAMES):
        raise ValueError(f"{new} is not the name of a key, as in ctrl+k, f8 or x")
    if is_character(other) and not is_character(key):
        raise ValueError(f"{new} would be written in a text, so it cannot stand for {old}")
    return key, other
