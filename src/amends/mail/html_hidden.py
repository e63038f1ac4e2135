"""Words that HTML holds and does not show: hidden where they stand, or by a rule of the page's own style.

What is hidden in a way that is not understood is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amends.mail.html_style import INLINE, Sheet, Word, add, own, sheet_of, shows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from amends.mail.html_style import Says

_MAY_HIDE = re.compile(r"display|visibility|font-size|opacity|\bhidden\b", re.I)
_NONE = re.compile(r"display\s*:\s*none", re.I)
NO_WORDS = ("script", "style", "head", "title")
"""Tags in which no words stand."""


class _State(NamedTuple):
    """How it stands with what is in an element."""

    gone: bool = False
    """With all that is in it; the other two can be taken back within."""
    unseen: bool = False
    sizeless: bool = False


_SHOWN = _State()


def drop_hidden(tree: HtmlElement, html: str) -> bool:
    """Take out of the tree what the HTML, from which it was made, does not show; whether words were in it."""
    if not _MAY_HIDE.search(html):
        return False
    sheet = sheet_of(tree)
    gone: list[HtmlElement] = []
    states: dict[HtmlElement, _State] = {}
    dropped = False
    for element in list(tree.iter()):
        parent = element.getparent()
        around = _SHOWN if parent is None else states.get(parent, _SHOWN)
        if around.gone:
            states[element] = around
            continue
        if around != _SHOWN:
            dropped = dropped or _has_words(element.tail)
            element.tail = None
        state = _state(element, sheet, around)
        if not state.gone and _NONE.search(element.get("style", "")):
            del element.attrib["style"]  # what lays the page out goes by that alone
        if state == _SHOWN:
            continue
        states[element] = state
        if state.gone:
            gone.append(element)
        else:
            dropped = dropped or _speaks(element)
            element.text = None
    for element in gone:
        dropped = dropped or any(map(_speaks, element.iter()))
        dropped = dropped or any(_has_words(each.tail) for each in element.iterdescendants())
        element.text = None
        del element[:]
    return dropped


def _state(element: HtmlElement, sheet: Sheet, around: _State) -> _State:
    says = _said_of(element, sheet.rules)
    if not says:
        return around
    unseen = sheet.hides("visibility", says.get("visibility"))
    sizeless = sheet.hides("size", says.get("size"))
    return _State(
        bool(sheet.hides("display", says.get("display")) or sheet.hides("opacity", says.get("opacity"))),
        around.unseen if unseen is None else unseen,
        around.sizeless if sizeless is None else sizeless,
    )


def _said_of(element: HtmlElement, rules: dict[str, Says]) -> Says:
    """Return what is said of one element, by HTML itself, by the rules, and by its own style."""
    says: Says = {}
    if element.get("hidden") is not None:
        says["display"] = Word(False, -1, 0, True)
    if element.tag == "table" or (element.tag == "font" and element.get("size")):
        # A table takes no size from around it in a page without a doctype, as most mail is shown.
        says["size"] = Word(False, -1, 0, False)
    if rules:
        for name in _names(element):
            if found := rules.get(name):
                add(says, found)
    if style := element.get("style"):
        add(says, own(style))
    if len(element.get("class") or "") > INLINE:
        add(says, shows())  # any of them may show it
    return says


def _names(element: HtmlElement) -> Iterable[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    yield tag
    for mark, value in ((".", element.get("class")), ("#", element.get("id"))):
        for each in value[:INLINE].lower().split() if value else ():
            yield f"{mark}{each}"
            yield f"{tag}{mark}{each}"


def _speaks(element: HtmlElement) -> bool:
    return element.tag not in NO_WORDS and _has_words(element.text)


def _has_words(text: str | None) -> bool:
    return text is not None and any(map(str.isalnum, text))
