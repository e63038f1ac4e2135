"""What the style of an HTML page says of showing and hiding, as far as it is followed.

Followed are rules for one tag, class or id. A rule of another kind that may show something again casts doubt:
what it may speak of is not taken for hidden. The time it takes grows with the length alone.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

SHEET = 100_000
"""Characters of style that are looked at; a longer one may say anything, and is not followed."""
INLINE = 2000
"""Characters of what an element says of itself; the same holds."""

Kind = Literal["display", "opacity", "visibility", "size"]
KINDS: tuple[Kind, ...] = ("display", "opacity", "visibility", "size")
HANDED_DOWN: tuple[Kind, ...] = ("visibility", "size")
"""Hold for what is within too, until that says otherwise; the other two are final for all that is within."""

_SAID = re.compile(r"(?:^|[;\s])(display|visibility|font-size|font|opacity)\s*:\s*([^;]{1,60})", re.I)
_ZERO = re.compile(r"0{1,9}(?:\.0{1,9})?(?:[a-z]{1,4}|%)?$")
_SELECTOR = re.compile(r"([a-z][a-z0-9]{0,20})?(?:([.#])[\w-]{1,100})?$", re.I)
_EDGE = re.compile(r"[{}]")
_MARKS = {None: 0, ".": 10, "#": 100}
_OWN = 1000
"""The weight of what an element says of itself."""


class Word(NamedTuple):
    """What is said of one kind. Of several the greatest holds: the first three fields are its rank."""

    important: bool
    weight: int
    place: int
    hides: bool


Says = dict[Kind, Word]


class Sheet(NamedTuple):
    """The rules that are followed, by selector, and what rules that are not followed may show again."""

    rules: dict[str, Says]
    doubts: dict[Kind, bool]
    """True where such a rule even wins over what an element says of itself."""

    def hides(self, kind: Kind, said: Word | None) -> bool | None:
        """Whether it hides: None where nothing is said, or nothing that can be relied upon."""
        if said is None or (said.hides and kind in self.doubts and self._doubted(kind, said)):
            return None
        return said.hides

    def _doubted(self, kind: Kind, said: Word) -> bool:
        return kind in HANDED_DOWN or said.weight < _OWN or self.doubts[kind]


def sheet_of(tree: HtmlElement) -> Sheet:
    """Return what the style of the page says."""
    sheet = Sheet({}, {})
    source = "\n".join(map(_source, tree.iter("style")))
    if len(source) > SHEET:
        return Sheet({}, dict.fromkeys(KINDS, True))
    places = count()
    for selectors, declarations in _blocks(_without_comments(source)):
        for selector in (each.strip().lower() for each in selectors.split(",")):
            simple = _SELECTOR.match(selector) if selector else None
            if simple is not None:
                weight = _MARKS[simple[2]] + bool(simple[1])
                add(sheet.rules.setdefault(selector, {}), said(declarations, weight, next(places)))
            else:
                for kind, word in said(declarations).items():
                    if not word.hides:
                        sheet.doubts[kind] = sheet.doubts.get(kind, False) or word.important
    return sheet


def own(style: str) -> Says:
    """Return what an element says of itself; where that is too long to look at, that it shows."""
    if len(style) > INLINE:
        return shows()
    return said(_without_comments(style), _OWN)


def shows() -> Says:
    """Return that it shows, whatever else is said."""
    return {kind: Word(True, _OWN, 1, False) for kind in KINDS}


def said(declarations: str, weight: int = 0, place: int = 0) -> Says:
    """Return what declarations say; of each kind the last, or the last that is marked as important."""
    says: Says = {}
    for name, value in _SAID.findall(declarations):
        plain, important, _ = "".join(value.lower().split()).partition("!important")
        kind, hides = _meant(name.lower(), plain)
        add(says, {kind: Word(bool(important), weight, place, hides)})
    return says


def add(says: Says, more: Says) -> None:
    """Take in what comes later: of the same rank it wins."""
    for kind, word in more.items():
        if kind not in says or word[:3] >= says[kind][:3]:
            says[kind] = word


def _meant(name: str, value: str) -> tuple[Kind, bool]:
    match name:
        case "display":
            return "display", value == "none"
        case "opacity":
            return "opacity", bool(_ZERO.match(value))
        case "visibility":
            return "visibility", value in ("hidden", "collapse")
        case "font-size":
            return "size", bool(_ZERO.match(value))
        case _:
            return "size", False  # all of a font in one: its size is taken for one that shows


def _source(style: HtmlElement) -> str:
    """Return what stands in a style; one for print, say, as a block of that kind, which is not followed."""
    text = (style.text or "").replace("<!--", "").replace("-->", "")
    medium = (style.get("media") or "all").strip().lower()
    return text if medium in ("all", "screen") else f"@media {{{text}}}"


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each block; "@" for those within another."""
    depth = start = 0
    selectors = ""
    for edge in _EDGE.finditer(sheet):
        piece = sheet[start : edge.start()]
        if edge[0] == "{":
            if depth == 0:
                selectors = piece.rpartition(";")[2].strip()
            else:
                selectors = "@"
                yield selectors, piece
            depth += 1
        elif depth:
            depth -= 1
            yield selectors, piece
        start = edge.end()


def _without_comments(style: str) -> str:
    kept: list[str] = []
    rest = style
    while True:
        before, opened, rest = rest.partition("/*")
        kept.append(before)
        if not opened:
            return "".join(kept)
        rest = rest.partition("*/")[2]
