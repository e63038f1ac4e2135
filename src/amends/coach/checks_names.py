"""Checks of the names in a letter: whom it greets, and whom it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.coach.ground import Mark
from amends.domain.letter import SUBJECT
from amends.domain.patterns import compiled
from amends.domain.subject import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.language.rules import Rule

_GREETED = r"\s*(?:hi|hey|hello|dear|good \w+|greetings)\b[\s,]*(.*?)[\s,:!–-]*\Z"
_TO_NOBODY = (
    r"\s*(?:to whom it may concern|dear (?:(?:\w+ )?(?:customer|client|sir|madam)s?\b[^\n,]{0,30}))[\s,:]*\Z"
)
_NOT_A_NAME = frozenset(
    re.findall(
        r"\w+",
        """
        all both everyone everybody team there folks sir madam again you mr mrs ms mx dr prof and my the
        dear friend friends colleagues customer client valued morning afternoon evening day
        """,
    )
)
_WORD = r"[^\W\d_]+(?:[-'][^\W\d_]+)*"
_ADDRESSED = rf"({_WORD}),"
_CAPITALISED = r"(?<=[^\s.!?:>] )[A-ZÀ-ÖØ-Þ][^\W\d_]{3,30}"
"""A word with a capital that no sentence begins with."""
_GLUED = r"[a-zà-öø-ÿ][.!?][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+"
"""A sentence typed right before the “Kind” of “Kind regards,”."""
_MOST_ABOUT, _MOST_GREETED, _FEWEST_SAID, _MOST_SIGNED = 20, 12, 4, 30
_SHORTEST_TO_MISSPELL = 4
_MOST_WORDS = 3


def greeting_name(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A greeting by a name that is not the client's, and not one of theirs misspelt."""
    known = _known(ground)
    for called, start, end in _greeted(ground) if known else ():
        if known & set(called) or any(_misspelt(word, known) for word in called):
            continue
        name = ground.sight.letter.text[start:end]
        if any(set(called) <= set(_words(other)) for other in ground.around.others):
            words = f"“{name}” is another client of yours; this letter goes to {ground.around.names[0]}."
            yield Mark(start, end, message=words)
        else:
            yield Mark(start, end, message=f"Is “{name}” their name?")


def name_misspelt(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A word with a capital that is the client's name but for one letter."""
    known = _known(ground)
    if not known:
        return
    for called, start, end in _greeted(ground):
        if not known & set(called):
            yield from _slips(ground, known, compiled(_WORD), start, end)
    seen: set[str] = set()
    for one in ground.sight.spoken:
        own = ground.sight.own(one)
        for mark in _slips(ground, known, compiled(_CAPITALISED), one.start, one.end, own):
            word = ground.sight.letter.text[mark.start : mark.end]
            if word not in seen and not re.search(rf"\b{word.lower()}\b", ground.sight.letter.text):
                seen.add(word)
                yield mark


def _slips(
    ground: Ground, known: set[str], words: re.Pattern[str], start: int, end: int, own: str = ""
) -> Iterator[Mark]:
    text = own or ground.sight.letter.text[start:end]
    for found in words.finditer(text):
        right = _misspelt(found.group().casefold(), known)
        if right:
            words_ = f"“{found.group()}”: in this case the name is “{_as_written(ground, right)}”."
            yield Mark(start + found.start(), start + found.end(), message=words_)


def named_twice(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The name of the greeting again as the first word after it: “Hello Ida, Ida, thank you”."""
    first = next(iter(ground.sight.spoken), None)
    if first is None:
        return
    again = compiled(_ADDRESSED).match(ground.sight.letter.text, first.start, first.end)
    if again and any(again[1].casefold() in called for called, _, _ in _greeted(ground)):
        words = f"“{again[1]}” stands in the greeting already."
        yield Mark(*again.span(1), message=words)


def other_client(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The full name of another client of the user's."""
    others = ground.around.others
    if not others:
        return
    own = {" ".join(_words(name)) for name in ground.around.names}
    for one in ground.sight.spoken:
        text = ground.sight.own(one)
        found = list(compiled(_WORD).finditer(text))
        for size in range(2, _MOST_WORDS + 1):
            for first, last in zip(found, found[size - 1 :], strict=False):
                name = text[first.start() : last.end()]
                if name[:1].isupper() and name.casefold() in others and name.casefold() not in own:
                    words = f"“{name}” is another client of yours."
                    yield Mark(one.start + first.start(), one.start + last.end(), message=words)


def greets_nobody(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A greeting for anybody, where the client has a name."""
    if not ground.around.names:
        return
    text = ground.sight.letter.text
    for one in ground.sight.sentences[:2]:
        if compiled(_TO_NOBODY, re.IGNORECASE).match(text, one.start, one.end):
            yield Mark(one.start, one.end)


def no_greeting(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A letter of a shape, written and signed, that greets nobody."""
    sections = ground.sight.letter.sections
    if ground.shape is None or not any(section.part for section in sections):
        return
    if not any(section.kind == "greeting" for section in sections) and not any(_greeted(ground)):
        yield Mark(0, 0)


def out_of_place(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A paragraph that was written into the subject or the greeting, or one that the sign-off hangs on."""
    text = ground.sight.letter.text
    if len(bare(ground.sight.letter.subject).split()) > _MOST_ABOUT:
        yield Mark(0, 0, SUBJECT, message="A paragraph stands in the subject.")
    for section in ground.sight.letter.sections:
        words = text[section.start : section.end]
        if section.kind == "greeting" and _is_paragraph(words):
            yield Mark(section.start, section.end)
        elif section.kind == "sign-off":
            glued = compiled(_GLUED).search(words)
            if glued is not None:
                at = section.start + glued.start()
                yield Mark(at, section.start + glued.end(), message="Your text runs into the sign-off.")
            elif sum(one.words for one in ground.sight.spoken if one.section is section) > _MOST_SIGNED:
                yield Mark(section.start, section.end, message="A paragraph stands in the sign-off.")


def _is_paragraph(greeting: str) -> bool:
    number = len(greeting.split())
    if number > _MOST_GREETED:
        return True
    greets = compiled(_GREETED, re.IGNORECASE | re.DOTALL).match(greeting)
    return greets is None and number > _FEWEST_SAID and greeting.rstrip().endswith((".", "!", "?"))


def no_subject(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A mail whose subject is empty, where none of theirs can take its place."""
    if ground.around.no_subject:
        yield Mark(0, 0, SUBJECT)


def _greeted(ground: Ground) -> Iterator[tuple[list[str], int, int]]:
    """Yield the names in the greeting, with the stretch they stand in."""
    text, greets = ground.sight.letter.text, compiled(_GREETED, re.IGNORECASE | re.DOTALL)
    for one in ground.sight.sentences[:2]:
        greeted = greets.match(text, one.start, one.end) if one.silent else None
        if greeted is None:
            continue
        called = [word for word in _words(greeted[1]) if word not in _NOT_A_NAME]
        if called:
            yield called, greeted.start(1), greeted.end(1)


def _known(ground: Ground) -> set[str]:
    return {word for name in ground.around.names for word in _words(name)}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in compiled(_WORD).findall(text)]


def _misspelt(word: str, known: set[str]) -> str:
    """Return the name of which this word is one slip away: a letter more, less, other, or two exchanged."""
    if word in known or len(word) < _SHORTEST_TO_MISSPELL:
        return ""
    return next((name for name in sorted(known) if _one_slip(word, name)), "")


def _one_slip(word: str, name: str) -> bool:
    if len(name) < _SHORTEST_TO_MISSPELL or abs(len(word) - len(name)) > 1 or word in (f"{name}s", name):
        return False
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    rest, right = word[start:], name[start:]
    return (
        rest[1:] in (right[1:], right)
        or right[1:] == rest
        or (rest[1::-1] + rest[2:] == right and len(rest) > 1)
    )


def _as_written(ground: Ground, folded: str) -> str:
    words = (word for name in ground.around.names for word in compiled(_WORD).findall(name))
    return next((word for word in words if word.casefold() == folded), folded)
