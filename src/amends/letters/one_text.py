"""The letter as one text for another editor, and taken back from it. No words are lost by any of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amends.letters.layout import layout
from amends.letters.places import Place, text_at, with_text
from amends.remedies.wording import say

if TYPE_CHECKING:
    from amends.domain.draft import Draft

ABOVE = "# | The letter: each text stands below its own line. Lines like this one are not taken back."
NOTHING = "The editor gave nothing back; the letter is as it was."

_COMMENT = re.compile(r"# \|")
_LINE = re.compile(r"# --- (.+) \(do not change this line\) ---\s*")
_GUARDED = re.compile(r"\\+(?:# \||# --- )")
"""A line of the letter that would be read as one of ours, with the backslash that keeps it."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_ONE_LINE = ("subject", "greeting")


@dataclass(frozen=True, slots=True)
class OneText:
    """The text, and on which of its lines, counted from 1, each text of the letter begins."""

    text: str
    lines: dict[Place, int]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The letter as it came back, and what the user should know about it."""

    draft: Draft
    said: tuple[str, ...] = ()


def as_one_text(draft: Draft, *, locale: str = "en_GB") -> OneText:
    """Set all texts of the letter under one another, each below a line that names it."""
    written, lines = [ABOVE], {}
    holder = next((plan.name for plan in layout(draft) if plan.holds_offers), "")
    for label, place in _labels(draft).items():
        if place == ("after", holder):
            said = (line for offer in draft.offers if (line := say(offer, locale)))
            written += [f"# | {number}. {line}" for number, line in enumerate(said, 1)]
        written += ["", f"# --- {label} (do not change this line) ---"]
        lines[place] = len(written) + 1
        written += [_guarded(line) for line in text_at(draft, place).split("\n")]
    return OneText("\n".join(written) + "\n", lines)


def from_one_text(text: str, given: Draft, now: Draft | None = None) -> TakenBack:
    """Return the letter with what was changed in the text since it was given.

    ``now`` is the letter as it is by this time: what changed there alone stays.
    """
    now = given if now is None else now
    labels = _labels(given)
    back = _Back(labels)
    back.read(text)
    if not back.found and not any(back.texts.values()):
        return TakenBack(now, (NOTHING,))
    back.spill(given)
    names = {place: label for label, place in labels.items()}
    draft, both = now, []
    for place, words in back.texts.items():
        before, here = text_at(given, place), text_at(now, place)
        if _same(words, before):
            continue
        if not _same(here, before) and not _same(here, words):
            both.append(names[place])
        draft = _put(draft, place, words)
    return TakenBack(draft, (*back.said(), *_changed_twice(both)))


@dataclass(slots=True)
class _Back:
    """A text that came back, being told apart."""

    labels: dict[str, Place]
    texts: dict[Place, str] = field(init=False)
    found: list[Place] = field(default_factory=list)
    """The lines that were met, in their order."""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = dict.fromkeys(self.labels.values(), "")

    @property
    def _first_part(self) -> Place | None:
        return next((place for place in self.texts if place[0] == "part"), None)

    def read(self, text: str) -> None:
        """Put each line below the line that names its place."""
        lines = text.split("\n")
        names = [met[1] for line in lines if (met := _LINE.fullmatch(line))]
        first = next(iter(self.labels))
        here = self._first_part if first in names and self._first_part else self.labels[first]
        held: list[str] = []
        for line in lines:
            met = _LINE.fullmatch(line)
            if met is None:
                if not _COMMENT.match(line):
                    held.append(line[1:] if _GUARDED.match(line) else line)
                continue
            self._add(here, held)
            place = self.labels.get(met[1])
            held = [] if place else [met[1]]
            if place is None:
                self.notes.append(
                    f"“{met[1]}” is no part of this letter; it is in “{self._name(here)}”, with its words."
                )
            else:
                here = place
                self.found.append(place)
        self._add(here, held)

    def _add(self, place: Place, lines: list[str]) -> None:
        words = "\n".join(lines).strip("\n")
        if words.strip():
            before = self.texts[place]
            self.texts[place] = f"{before}\n\n{words}" if before else words

    def spill(self, given: Draft) -> None:
        """Keep subject and greeting on one line; the rest goes before the words of the first part."""
        part = self._first_part
        spilled: list[str] = []
        for place, words in self.texts.items():
            if place[0] not in _ONE_LINE or _same(words, text_at(given, place)):
                continue
            head, *rest = _PARAGRAPH.split(words.strip(), maxsplit=1) if part else [words]
            if rest:
                spilled += rest
                name = self._name(place)
                self.notes.append(f"“{name}” is one line; what stood below it is in “{self._name(part)}”.")
            self.texts[place] = " ".join(head.split())
        if part is not None and spilled:
            self.texts[part] = "\n\n".join(filter(None, (*spilled, self.texts[part])))

    def said(self) -> tuple[str, ...]:
        """Return what is to be said about lines that are missing, doubled or in another order."""
        missing = [label for label, place in self.labels.items() if place not in self.found]
        twice = [label for label, place in self.labels.items() if self.found.count(place) > 1]
        order = [place for place in self.texts if place in self.found]
        once = list(dict.fromkeys(self.found))
        if missing:
            self.notes.append(f"No line for {_listed(missing)}: words of it are with the text before.")
        if twice:
            self.notes.append(f"Two lines for {_listed(twice)}: the words of both are in it.")
        if once != order:
            self.notes.append("The parts are in the order of before; o in the letter moves them.")
        return tuple(self.notes)

    def _name(self, place: Place | None) -> str:
        return next((label for label, known in self.labels.items() if known == place), "")


def _labels(draft: Draft) -> dict[str, Place]:
    """Return the name of each text that is in the letter, in its order; no two have the same."""
    named: list[tuple[str, Place]] = [("Subject", ("subject", "")), ("Greeting", ("greeting", ""))]
    for part, plan in zip(draft.parts, layout(draft), strict=True):
        if part.out:
            continue
        title = " ".join(plan.title.split()) or "Part"
        named.append((title, ("part", part.name)))
        if plan.holds_offers or part.after.strip():
            named.append((f"{title}, after the list", ("after", part.name)))
    named.append(("Sign-off", ("sign-off", "")))
    labels: dict[str, Place] = {}
    for title, place in named:
        number, label = 1, title
        while label in labels:
            number += 1
            label = f"{title} ({number})"
        labels[label] = place
    return labels


def _guarded(line: str) -> str:
    ours = _COMMENT.match(line) or line.startswith("# --- ") or _GUARDED.match(line)
    return f"\\{line}" if ours else line


def _same(one: str, other: str) -> bool:
    """Whether two texts read the same; editors end a file with an empty line, or cut spaces at ends."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().split("\n")]


def _put(draft: Draft, place: Place, words: str) -> Draft:
    """Put words into their place; a part that has gone meanwhile comes back with them."""
    from amends.domain.draft import Part

    if place[0] in ("part", "after") and draft.part(place[1]) is None:
        draft = draft.but(parts=(*draft.parts, Part(name=place[1])))
    return with_text(draft, place, words)


def _changed_twice(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"{_listed(names)} had changed here meanwhile; ctrl+z brings that back.",)


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
