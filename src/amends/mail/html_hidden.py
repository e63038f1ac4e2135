"""Words that HTML holds and does not show: hidden where they stand, or by a rule of the page's own style.

Only rules for one tag, class or id are followed, and none that hold for some screens alone: what is hidden in
a way that is not understood is shown. The time it takes grows with the length alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

SHEET = 100_000
"""Characters of style that are looked at."""
INLINE = 2000
"""Characters of what an element says of itself."""

_MAY_HIDE = re.compile(r"display|visibility|font-size|opacity|\bhidden\b", re.I)
_SAID = re.compile(r"(?:^|[;\s])(display|visibility|font-size|opacity)\s{0,5}:\s{0,5}([^;]{1,60})", re.I)
_ZERO = re.compile(r"0{1,9}(?:\.0{1,9})?(?:[a-z]{1,4}|%)?$")
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]{0,20})?(?:[.#][\w-]{1,100})?$", re.I)
_EDGE = re.compile(r"[{}]")


class _Says(NamedTuple):
    """What is said of an element: True hides, False shows, None says nothing."""

    gone: bool | None = None
    """With all that is in it; the other two can be taken back within."""
    unseen: bool | None = None
    sizeless: bool | None = None

    def under(self, other: _Says) -> _Says:
        """Return the two together, where the other says more of it."""
        if other is _NOTHING or self is _NOTHING:
            return self if other is _NOTHING else other
        return _Says(*(mine if theirs is None else theirs for mine, theirs in zip(self, other, strict=True)))


_NOTHING = _Says()


def drop_hidden(tree: HtmlElement, html: str) -> None:
    """Take out of the tree what the HTML, from which it was made, does not show."""
    if not _MAY_HIDE.search(html):
        return
    rules = dict(_rules(_sheet(tree)))
    gone: list[HtmlElement] = []
    states: dict[HtmlElement, _Says] = {}
    for element in list(tree.iter()):
        parent = element.getparent()
        around = _NOTHING if parent is None else states.get(parent, _NOTHING)
        if around.gone:
            states[element] = around
            continue
        if around.unseen or around.sizeless:
            element.tail = None
        state = around.under(_said_of(element, rules))
        if state is not _NOTHING:
            states[element] = state
        if state.gone:
            gone.append(element)
        elif state.unseen or state.sizeless:
            element.text = None
    for element in gone:
        element.text = None
        del element[:]


def _sheet(tree: HtmlElement) -> str:
    """Return the style of the page without comments, as much of it as is looked at."""
    kept: list[str] = []
    rest = "\n".join(style.text or "" for style in tree.iter("style"))[:SHEET]
    while True:
        before, opened, rest = rest.partition("/*")
        kept.append(before)
        if not opened:
            return "".join(kept).replace("<!--", "").replace("-->", "")
        rest = rest.partition("*/")[2]


def _rules(sheet: str) -> Iterator[tuple[str, _Says]]:
    """Yield what each simple selector says, later rules after earlier ones."""
    known: dict[str, _Says] = {}
    depth = start = 0
    selectors = ""
    for edge in _EDGE.finditer(sheet):
        if edge[0] == "{":
            if depth == 0:
                selectors = sheet[start : edge.start()].rpartition(";")[2].strip()
            depth += 1
        elif depth:
            depth -= 1
            says = _NOTHING
            if depth == 0 and not selectors.startswith("@"):
                says = _said(sheet[start : edge.start()])
            if says != _NOTHING:
                for selector in (each.strip().lower() for each in selectors.split(",")):
                    if selector and _SELECTOR.match(selector):
                        known[selector] = known.get(selector, _NOTHING).under(says)
        start = edge.end()
    yield from known.items()


def _said(style: str) -> _Says:
    """Return what declarations say; the last of each kind counts."""
    says = _NOTHING
    for name, value in _SAID.findall(style):
        plain = value.lower().replace("!important", "").strip()
        match name.lower():
            case "display":
                says = says._replace(gone=plain == "none")
            case "opacity":
                says = says._replace(gone=True if _ZERO.match(plain) else says.gone)
            case "visibility":
                says = says._replace(unseen=plain in ("hidden", "collapse"))
            case _:
                says = says._replace(sizeless=bool(_ZERO.match(plain)))
    return says


def _said_of(element: HtmlElement, rules: dict[str, _Says]) -> _Says:
    """Return what is said of one element: its own style says more than its id, that more than its class."""
    says = _NOTHING
    if rules:
        for name in _names(element):
            if found := rules.get(name):
                says = says.under(found)
    if style := element.get("style"):
        says = says.under(_said(style[:INLINE]))
    return says._replace(gone=True) if element.get("hidden") is not None else says


def _names(element: HtmlElement) -> Iterable[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    yield tag
    for mark, value in ((".", element.get("class")), ("#", element.get("id"))):
        for each in value[:INLINE].lower().split()[:50] if value else ():
            yield f"{mark}{each}"
            yield f"{tag}{mark}{each}"
