"""The lines that mail programs put above a quoted or forwarded message, in the languages they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINES = 40
"""More lines than that are no header block."""
LINE = 300
"""A longer line is prose; the patterns below only ever see shorter ones."""

_WROTE = re.compile(
    r"(?:\bwrote|\bschrieb|\ba écrit|\bescribió|\bha scritto|\bskrev|\bescreveu|\bschreef"
    r"|\bgeschreven|\bkirjoitti|\bnapisała?|\bpisze|\bnapsala?|написала?|написав|yazdı|έγραψε|写道|\bírta)\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"[^\s<>@:;,()\"\[\]]{1,64}@[^\s<>@:;,()\"\[\]]{1,253}")
_PRONOUN = re.compile(r"\b(?:you|he|she|they|we|i) wrote\W*$", re.I)
_OPENS = re.compile(
    r"\W{0,3}(?:(?:on|am|le|el|il|den|em|op|w dniu|dnia|in data|dne|på)\b"
    r"|[^\W\d_]{2,3}[.,]? \d{1,2}[.,]|\d{1,4}[./-]\d)",
    re.I,
)
"""How an announcement begins that runs over several lines; a line of prose above it does not."""
_MARKER = re.compile(r"\s*-{3,}[^-\n]{3,60}-{3,}\s*$")
_ENDS = (":", ">", "wrote", "wrote.")
_FORWARDED = re.compile(
    r"\W{0,40}(?:begin )?(?:forwarded message|forwarded by|weitergeleitete (?:nachricht|e-mail)"
    r"|anfang der weitergeleiteten e-mail|message transféré|début du message (?:réexpédié|transféré)"
    r"|mensaje reenviado|inicio del mensaje reenviado|doorgestuurd bericht|messaggio inoltrato"
    r"|mensagem encaminhada|vidarebefordrat meddelande|videresendt melding|пересылаемое сообщение)\b",
    re.I,
)
_ORIGINAL = re.compile(
    r"\W{1,40}(?:original message|original-nachricht|ursprüngliche nachricht|message d'origine"
    r"|message original|mensaje original|oorspronkelijk bericht|origineel bericht|messaggio originale"
    r"|mensagem original"
    r"|oprindelig (?:meddelelse|besked)|opprinnelig melding|ursprungligt meddelande)\W{0,40}$",
    re.I,
)
_RULE = re.compile(r"\s*[-_]{10,}\s*$")

_FIELDS = {
    "from": "from von de da från fra van od lähettäjä от",
    "date": "date sent dato datum gesendet envoyé fecha enviado data skickat sendt verzonden дата",
    "to": "to an à para a till til aan do кому",
    "subject": "subject betreff objet asunto oggetto assunto ämne emne onderwerp temat тема",
    "cc": "cc kopie kopia",
    "reply-to": "reply-to antwort-an",
    "message-id": "message-id",
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names.split()}
_FIELD = re.compile(
    r"[ \t]{0,8}\*?([^\W\d_][\w-]{0,11})(?: (?:le|el|am|den))?(?:[ \xa0]:|:\*?(?=[ \t*]|$))[ \t]*\*?(.*)$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Header lines within a text, from the marker above them to the last of them."""

    start: int
    end: int
    """Lines; end exclusive."""
    fields: dict[str, str]
    forwarded: bool = False
    """Whether a line above says that this message was forwarded."""
    marked: bool = False
    """Whether there is any such line above."""


def wrote_line(lines: list[str], at: int) -> int:
    """Return how many lines from here on are an “On … wrote:”; 0 when this is prose.

    A sentence such as “On Friday you wrote:” is only taken for one when quoted lines follow it.
    """
    for count in (1, 2, 3):
        pieces = [_unquoted(line) for line in lines[at : at + count]]
        if len(pieces) < count or not pieces[-1] or not pieces[0]:
            return 0
        joined = " ".join(pieces).rstrip("- ")
        if len(joined) > LINE or (count > 1 and not _OPENS.match(pieces[0])):
            return 0
        if joined.endswith(_ENDS) and _introduces(joined) and _is_history(lines, at, count, joined):
            return count
    return 0


def _introduces(line: str) -> bool:
    """Whether the line has the form in which mail programs announce what they quote."""
    from quotequail import quote

    if _WROTE.search(line) and (_CLOCK.search(line) or _YEAR.search(line) or _ADDRESS.search(line)):
        return True
    if line.endswith(">:") and _CLOCK.search(line) and _ADDRESS.search(line):
        return True
    # The pattern for “2026/5/12 Dana <dana@…>” tries every pair of brackets, so it gets lines with one.
    if line.count("<") > 1 or not line[:1].isalnum():
        return False
    found = quote(line, quote_intro_line=True)
    return len(found) > 1 and not found[0][1]


def _is_history(lines: list[str], at: int, count: int, line: str) -> bool:
    """Whether what follows an announcing line is a quoted mail and not a turn of phrase."""
    following = next((line for line in lines[at + count : at + count + 3] if line.strip()), "")
    if following.lstrip().startswith((">", "|")) or lines[at].lstrip().startswith(">"):
        return True
    if _PRONOUN.search(line):
        return False
    return bool(_ADDRESS.search(line) or (_CLOCK.search(line) and _YEAR.search(line)) or ">" in line)


def marker_line(line: str, *, bare: bool = False) -> bool:
    """Whether the line says that another message follows: “-----Original Message-----”.

    Bare takes “Begin forwarded message:” too, which has no dashes and could be prose.
    """
    line = line[:LINE].strip()
    if bare and line.endswith(":") and _FORWARDED.match(line):
        return True
    return line.startswith("-") and bool(_ORIGINAL.match(line) or _FORWARDED.match(line))


def header_block(lines: list[str], at: int) -> Block | None:
    """Return the block of header lines that begins here, with or without a marker above; else None."""
    first = at
    forwarded = marked = False
    while at < min(len(lines), first + 4) and not _FIELD.match(lines[at][:LINE]):
        line = lines[at][:LINE]
        if line.strip():
            says = bool(_FORWARDED.match(line))
            if not (says or _ORIGINAL.match(line) or _MARKER.match(line) or _RULE.match(line)):
                return None
            forwarded, marked = forwarded or says, True
        elif not marked:
            return None
        at += 1
    fields: dict[str, str] = {}
    name = ""
    while at < min(len(lines), first + LINES) and len(lines[at]) <= 4 * LINE:
        found = _FIELD.match(lines[at])
        known = _NAMES.get(found[1].lower()) if found else None
        if found and known:
            name = known
            fields.setdefault(name, found[2].strip().rstrip("*").strip())
        elif name in ("to", "cc", "from") and lines[at].strip().startswith(("<", "'", '"')):
            fields[name] = f"{fields[name]} {lines[at].strip()}"
        elif found is None or not lines[at].strip():
            break
        at += 1
    if not fields:
        return None
    return Block(first, at, fields, forwarded, marked)


def _unquoted(line: str) -> str:
    """Return the line without quote marks and white space around it."""
    return line[: 2 * LINE].lstrip("> \t").rstrip()


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the mail addresses that stand in a line."""
    return tuple(_ADDRESS.findall(text[:LINE]))
