"""What a case is called after the subject of a mail: not with its heat, which would stand on every screen."""

from __future__ import annotations

import re

from amends.reading.covering import cover
from amends.reading.matching import Matcher, rules
from amends.reading.shouting import shouting

_NOT_HEAT = ("rhetorical-question", "shouting")
"""“Where is my catalogue?” asks for it, however it is meant; what is shouted can be said quietly."""
_MARKS = re.compile(r"([!?])[!?1]+")
_LOWER = re.compile(r"[a-z]")


def calm(subject: str) -> str:
    """Return the subject without raised voice; empty where it is heat, which cannot be said calmly."""
    words = subject.strip()
    if not words or _is_heat(words):
        return ""
    quiet = words
    for start, end in shouting(words, 0, len(words)):
        if not _LOWER.search(words, start, end):  # in “Please, Anna!!” only the marks are loud
            quiet = quiet[:start] + quiet[start:end].lower() + quiet[end:]
    if " " in words and not _LOWER.search(words):
        quiet = quiet.lower()
    if quiet != words:
        quiet = quiet[:1].upper() + quiet[1:]
    return _MARKS.sub(r"\1", quiet)


def covered_subject(subject: str) -> str:
    """Return the subject as it stands over a message whose heat is covered."""
    return calm(subject) or cover(subject)


def _is_heat(words: str) -> bool:
    matcher = Matcher(words)
    heat = (rule for rule in rules() if rule.label == "charged" and rule.id not in _NOT_HEAT)
    return any(True for rule in heat for _ in matcher.hits(rule))
