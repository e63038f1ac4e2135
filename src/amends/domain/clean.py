"""Text from outside, made safe to show: once, after every decoding and before anything is measured."""

from __future__ import annotations

from unicodedata import normalize

from amends.domain.patterns import compiled

_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_CONTROLS = "[\x00-\x08\x0e-\x1f\x7f]"
_REPLACED = "[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]"
_UNSEEN = "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
_PILED = (
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}


def clean(text: str) -> str:
    """Return the text with LF line ends, controls made visible, bidi controls replaced, piles of marks cut.

    Letters are composed, so that a name is the same whichever way a machine writes its "é".
    Joiners and variation selectors stay: emoji, Persian and Indic scripts need them.
    """
    if not all(line.isprintable() for line in text.split("\n")):
        text = _printable(text)
    return text if text.isascii() else compiled(_PILED).sub(r"\1", composed(text))


def composed(text: str) -> str:
    """Return the text with each letter and its marks as one character where there is one."""
    return normalize("NFC", text)


def _printable(text: str) -> str:
    text = compiled(_LINE_ENDS).sub("\n", text)
    if compiled(_CONTROLS).search(text):
        text = text.translate(
            {code: picture for code, picture in _PICTURES.items() if code not in (0x09, 0x0A)}
        )
    text = compiled(_REPLACED).sub("\ufffd", text)
    return compiled(_UNSEEN).sub("", text)


def clean_line(text: str) -> str:
    """Return cleaned text on one line: for titles, headers, names and ids."""
    return " ".join(clean(text).split())
