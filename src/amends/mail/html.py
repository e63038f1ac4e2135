"""HTML as text: what the client saw, with hidden words left out and quotations marked by ">"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.clean import clean
from amends.mail.html_hidden import NO_WORDS, drop_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LAID_OUT = 1_000_000
"""Above so many characters only the tags are taken out: laying out takes a second for each four million."""

HIDDEN = "Words that the mail hides were left out."

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for the edges of a quotation while the text is laid out."""
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6]|/blockquote)\b[^<>]*>", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*>")
_LINKED = re.compile(r"(?:https?://)?(?:www\.)?([^/?#\s]+)", re.I)
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def to_text(html: str) -> str:
    """Return the text that the HTML shows, cleaned."""
    return read_html(html)[0]


def read_html(html: str) -> tuple[str, str]:
    """Return the text that the HTML shows, cleaned, and a remark when words or the layout were left out."""
    html = html.replace("\0", "").replace(_OPEN, "").replace(_CLOSE, "")
    text, dropped = _laid_out(html) if len(html) <= LAID_OUT else ("", False)
    if any(char.isalnum() for char in text):
        return text, HIDDEN if dropped else ""
    text = _stripped(html)
    return text, "Its layout was too much to follow; these are its words alone." if text else ""


def _laid_out(html: str) -> tuple[str, bool]:
    """Return the text with its lines, lists and tables, and whether hidden words were left out.

    Returns "" when the markup cannot be followed.
    """
    from inscriptis import Inscriptis  # type: ignore[import-untyped]
    from inscriptis.css_profiles import CSS_PROFILES  # type: ignore[import-untyped]
    from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    styles = CSS_PROFILES["strict"]
    config = ParserConfig(css={**styles, "blockquote": styles["div"]})
    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
        source = _DECLARATION.sub("", html).encode("utf-8", "replace")
        tree = document_fromstring(source, parser=parser)
        dropped = drop_hidden(tree, html)
        _mark_quotations(tree)
        _show_targets(tree)
        text = str(Inscriptis(tree, config).get_text())
    except (LxmlError, RecursionError, ValueError):
        return "", False
    return _quoted(clean(text)), dropped


def _mark_quotations(tree: HtmlElement) -> None:
    """Put the marks around what stands in each blockquote."""
    for quotation in tree.iter("blockquote"):
        quotation.text = f"{_OPEN}{quotation.text or ''}"
        last = quotation[-1] if len(quotation) else None
        if last is None:
            quotation.text += _CLOSE
        else:
            last.tail = f"{last.tail or ''}{_CLOSE}"


def _show_targets(tree: HtmlElement) -> None:
    """Write a link's address after its label when the label names another place."""
    for link in tree.iter("a"):
        target = (link.get("href") or "").strip()
        if not target.lower().startswith(("http://", "https://", "mailto:")):
            continue
        label = "".join(link.itertext()).strip()
        named = _LINKED.match(label)
        place = _LINKED.match(target.removeprefix("mailto:"))
        says_place = named is not None and "." in named[1] and " " not in label
        if label and says_place and named and place and named[1].lower() not in place[1].lower():
            link.tail = f" ({target[:200]}){link.tail or ''}"


def _quoted(text: str) -> str:
    """Turn the marks around quotations into ">" before each of their lines."""
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):
        within = depth + line.count(_OPEN)
        depth = max(within - line.count(_CLOSE), 0)
        words = line.replace(_OPEN, "").replace(_CLOSE, "").rstrip()
        if not words and words != line.rstrip():
            continue
        if within:
            words = ">" * min(within, 20) + (" " + words.lstrip() if words.strip() else "")
        lines.append(words)
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _stripped(html: str) -> str:
    """Return the words between the tags; linear whatever the markup."""
    from html import unescape

    html = _without(html, "<!--", "-->")
    for name in NO_WORDS:
        html = _without(html, f"<{name}", f"</{name}")
    text = clean(unescape(_TAG.sub("", _BREAK.sub("\n", html))))
    return _BLANK_LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip("\n")


def _without(html: str, opening: str, closing: str) -> str:
    """Return the HTML without what stands between the two, found in one pass."""
    lowered = html.lower()
    if len(lowered) != len(html):
        # A few letters grow when lowered; then the places would not match.
        lowered = html
    kept: list[str] = []
    at = 0
    while (start := lowered.find(opening, at)) >= 0:
        kept.append(html[at:start])
        end = lowered.find(closing, start + len(opening))
        if end < 0:
            return "".join(kept)
        at = end + len(closing)
    kept.append(html[at:])
    return "".join(kept)
