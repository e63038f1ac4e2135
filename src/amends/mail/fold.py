"""A message's own words apart from its signature and from the history quoted with it. No line is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amends.mail.intros import header_block, marker_line, wrote_line

LINES = 5000
"""Announcing lines are looked for in so many lines; quote marks are seen in all of them."""
CANDIDATES = 400
"""So many lines are asked closely whether they announce a quotation."""
SIGNATURE_LINES = 20
LINE = 300

_QUOTED = re.compile(r"[ \t]{0,3}>")
_DELIMITER = re.compile(r"(?:--|[—–]{1,10})[ \t]*$")
_AFTERTHOUGHT = re.compile(r"p\.? ?s\.?[ :.]", re.I)
_FOOTER = re.compile(
    r"(?:sent from|sent via|sent with|sent using|get outlook for|typed on|written on|excuse (?:brevity|typos)"
    r"|von meinem .{1,40} gesendet|gesendet (?:von|mit|aus)|envoyé (?:de|depuis|à partir)|télécharger outlook"
    r"|enviado (?:desde|do|de|a partir)|obtener outlook|inviato (?:da|dal)|verzonden (?:vanaf|met|via)"
    r"|skickat från|sendt fra|lähetetty|wysłane z|отправлено (?:с|из))\b",
    re.I,
)
_DEVICE = re.compile(
    r"phone|pad\b|galaxy|android|\bios\b|blackberry|samsung|huawei|pixel|mobile|tablet|handy|téléphone|móvil"
    r"|outlook|yahoo|gmail|proton|thunderbird|mail\b|telefon|smartphone|brevity|typos|gerät",
    re.I,
)
_ADDED = re.compile(
    r"(?:virus-free\b|yahoo mail: search|this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)"
    r"|to unsubscribe\b|you received this message because|avast logo|scanned by\b)",
    re.I,
)
_BANNER = re.compile(
    r"[*_\[ ]{0,5}(?:(?:caution|warning|attention|note)[\]!*: -]{1,6})?"
    r"(?:external(?: e-?mail| sender)?[\]!*:]"
    r"|(?:this|the) (?:e-?mail|message) (?:originated|came|was sent|is) from (?:outside|an external)"
    r"|you don't often get e-?mail from)",
    re.I,
)
"""What a server writes above each mail from outside."""
_CLOSING = re.compile(
    r"(?:(?:with |my |very |many )*(?:kind|best|warm|kindest|warmest)(?: regards| wishes)?|regards|cheers"
    r"|thanks|thank you|many thanks|yours(?: \w+)?|sincerely)\s*[,.]?$",
    re.I,
)
_CONTACT = re.compile(
    r"(?:\+|\b0)\d[\d ()/.-]{6,20}\d|\bwww\.|https?://|[^\s@]{1,64}@[^\s@]{1,100}\.[a-z]{2,}"
    r"|\b(?:ltd|llc|inc|gmbh|s\.?r\.?l|b\.?v|limited)\b\.?",
    re.I,
)
_SENTENCE = re.compile(r"[?!,]$|(?<!ltd)(?<!inc)(?<!llc)(?<!co)(?<![ .]\w)\.$", re.I)
CARD_LINES = 10
_DISCLAIMER = re.compile(
    r"[*_ ]{0,5}(?:confidentiality notice|disclaimer\b|this (?:e-?mail|message|communication)[^.]{0,80}"
    r"(?:confidential|privileged|intended (?:only|solely))"
    r"|the information (?:contained )?in this (?:e-?mail|message)"
    r"|(?:please )?(?:consider|think of) the environment before"
    r"|diese e-?mail enthält|ce message[^.]{0,60}confidentiel"
    r"|este (?:mensaje|correo)[^.]{0,80}confidencial)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in three; together they hold every line."""

    own: str
    signature: str = ""
    quoted: str = ""


def fold(text: str) -> Folded:
    """Return the text with signature and quoted history folded off.

    Answers written between quoted lines stay where they are, quotation and all. A text that is nothing but
    quotation is not folded: there would be nothing left to answer.
    """
    lines = text.split("\n")
    quoted, flat = _mark(lines)
    foot = _delimiter(lines, quoted, 0, _closing(lines, 0, flat))
    history = _trailing(lines, quoted, foot)
    opening = _leading(lines, quoted, history) or _banner(lines, history)
    middle = _closing(lines, opening, _delimiter(lines, quoted, opening, history))
    middle = _card(lines, opening, middle)
    upper, upper_end = _afterthought(lines, middle, history)
    lower, lower_end = _afterthought(lines, foot, flat)
    own = _joined(lines[opening:middle], lines[upper:upper_end], lines[lower:lower_end])
    if not own:
        return Folded(_joined(lines))
    signature = _joined(
        lines[middle:upper], lines[upper_end:history], lines[foot:lower], lines[lower_end:flat]
    )
    return Folded(own, signature, _joined(lines[:opening], lines[history:foot], lines[flat:]))


def _mark(lines: list[str]) -> tuple[list[bool], int]:
    """Return which lines are quoted, and where history without quote marks begins (the end if nowhere)."""
    quoted = [bool(_QUOTED.match(line)) for line in lines]
    asked = 0
    for at, line in enumerate(lines[:LINES]):
        if quoted[at] or not line.strip() or len(line) > LINE:
            continue
        if not _may_announce(lines, at) or asked >= CANDIDATES:
            continue
        asked += 1
        count = wrote_line(lines, at)
        if count:
            if not _next_is_quoted(quoted, lines, at + count):
                return quoted, at
            quoted[at : at + count] = [True] * count
        elif _starts_history(lines, at):
            return quoted, at
    return quoted, len(lines)


def _may_announce(lines: list[str], at: int) -> bool:
    """Whether a closer look at the line is worth its time."""
    line = lines[at].strip()
    if line[0] in "-_*" or ":" in line[:16]:
        return True
    ends = (each.rstrip()[-6:] for each in lines[at : at + 3])
    return any(each.endswith((":", ">", "wrote", "wrote.")) for each in ends)


def _next_is_quoted(quoted: list[bool], lines: list[str], at: int) -> bool:
    """Whether the next line with words is quoted."""
    for place in range(at, min(at + 4, len(lines))):
        if lines[place].strip():
            return quoted[place]
    return False


def _starts_history(lines: list[str], at: int) -> bool:
    """Whether header lines of an earlier message, or a line that announces one, begin here."""
    if marker_line(lines[at]):
        return True
    block = header_block(lines, at)
    return block is not None and "from" in block.fields and len(block.fields) >= (2 if block.marked else 3)


def _trailing(lines: list[str], quoted: list[bool], end: int) -> int:
    """Return where the quotation that ends the text begins; the end when it does not end in one."""
    start = end
    for at in range(end - 1, -1, -1):
        if quoted[at]:
            start = at
        elif lines[at].strip():
            break
    return start


def _leading(lines: list[str], quoted: list[bool], end: int) -> int:
    """Return where the words begin after a quotation at the top, 0 when more quotation comes later."""
    first = next((at for at in range(end) if lines[at].strip()), end)
    if first == end or not quoted[first]:
        return 0
    words = next((at for at in range(first, end) if lines[at].strip() and not quoted[at]), end)
    return 0 if words == end or any(quoted[words:end]) else words


def _banner(lines: list[str], end: int) -> int:
    """Return where the words begin after a server's warning at the top, 0 without one."""
    first = next((at for at in range(end) if lines[at].strip()), end)
    if first == end or not _BANNER.match(lines[first][:LINE].strip()):
        return 0
    return next((at for at in range(first, min(end, first + 6)) if not lines[at].strip()), 0)


def _card(lines: list[str], start: int, end: int) -> int:
    """Return where the contact details below a closing and a name begin; the end without any."""
    last = next((n for n in range(end - 1, start - 1, -1) if lines[n].strip()), start)
    top = max(start, last - CARD_LINES)
    closing = next((n for n in range(last, top - 1, -1) if _CLOSING.match(lines[n][:LINE].strip())), None)
    if closing is None:
        return end
    name = next((n for n in range(closing + 1, last) if lines[n].strip()), last)
    below = [line.strip() for line in lines[name + 1 : last + 1] if line.strip()]
    if any(len(line) > 70 or _SENTENCE.search(line) or _AFTERTHOUGHT.match(line) for line in below):
        return end
    return name + 1 if any(_CONTACT.search(line) for line in below) else end


def _closing(lines: list[str], start: int, end: int) -> int:
    """Return where the footers of devices and lawyers at the very end begin."""
    found = end
    at = end
    only_footers = True
    for _ in range(4):
        last = next((n for n in range(at - 1, start - 1, -1) if lines[n].strip()), -1)
        if last < 0:
            break
        if only_footers and _is_footer(lines[last]):
            found = at = last
            continue
        only_footers = False
        at = next((n + 1 for n in range(last, start - 1, -1) if not lines[n].strip()), start)
        if any(_QUOTED.match(line) for line in lines[at : last + 1]):
            break
        if _DISCLAIMER.match(lines[at][:LINE].strip()):
            found = at
    return found


def _is_footer(line: str) -> bool:
    """Whether the line is what a telephone or a mail program adds."""
    line = line.strip()
    return len(line) <= 120 and bool((_FOOTER.match(line) and _DEVICE.search(line)) or _ADDED.match(line))


def _delimiter(lines: list[str], quoted: list[bool], start: int, end: int) -> int:
    """Return where a signature begins that is set off by "-- "; the end without one."""
    below = [0] * (end - start + 1)
    for at in range(end - 1, start - 1, -1):
        below[at - start] = below[at - start + 1] + bool(lines[at].strip())
    first = next((at for at in range(start, end) if lines[at].strip()), end)
    last_quoted = next((at for at in range(end - 1, start - 1, -1) if quoted[at]), start - 1)
    for at in range(max(first, last_quoted) + 1, end):
        if _DELIMITER.match(lines[at][:LINE]) and 1 <= below[at - start + 1] <= SIGNATURE_LINES:
            return at
    return end


def _afterthought(lines: list[str], start: int, end: int) -> tuple[int, int]:
    """Return the stretch of a “PS” within a signature: it belongs to the words. Empty when there is none."""
    at = next((n for n in range(start, end) if _AFTERTHOUGHT.match(lines[n].lstrip()[:LINE])), end)
    if at == end:
        return end, end
    return at, next((n for n in range(at, end) if not lines[n].strip()), end)


def _joined(*stretches: list[str]) -> str:
    """Return stretches of lines as one text, each without the blank lines around it."""
    texts = []
    for lines in stretches:
        first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
        last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), -1)
        texts.append("\n".join(lines[first : last + 1]))
    return "\n\n".join(text for text in texts if text)
