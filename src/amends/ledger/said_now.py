"""What a sentence promises in the present tense: "The files are with you by Friday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.ledger.promises import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.language.dates import Mention

_ACTS = (
    "answer|begin|bring|call|come|correct|credit|deliver|drop|finish|fix|give|go through|hand|mail|e-?mail"
    "|finali[sz]e|pay|phone|post|print|put|redo|refund|repair|replace|reply|return|ring|send|show|start|take"
    "|tell|transfer|upload|visit|wire|write|get back|let you know"
)
_ACTING = (
    "answering|bringing|calling|coming|correcting|crediting|delivering|emailing|fixing|paying|phoning|posting"
    "|refunding|replacing|returning|ringing|sending|transferring|uploading|writing"
)
_PROMISES = re.compile(
    rf"\b(?:I|we)(?:\s+(?:also|then|both))?\s+(?:{_ACTS})\b"
    rf"|\b(?:I['’]m|I\s+am|we['’]re|we\s+are)\s+(?:{_ACTING})\b"
    r"|\byou\s+(?:get\s+(?!back\b|to\b|in\b|me\b|us\b)|receive\b|hear\s+from\s+(?:me|us)\b)"
    r"|\byou\s+have\s+(?:it|them|this|these|both|all|everything|the\s+rest)\b"
    r"|\byou\s+have\s+(?:the|your|a|an|my|our)\s[^.;:?!]{1,80}?\b(?=(?:by|before|within|no later than)\s)"
    r"|\b(?:comes?|goes|go|gets?|reach(?:es)?|(?:is|are|it['’]s)\s+(?:back\s+)?with)\s+(?:back\s+|out\s+)?"
    r"(?:to\s+)?you\b"
    rf"|\b(?:is|are|gets?)\s+{DONE}(?=[^.;:?!]{{0,60}}\b(?:by|before|within|until|till|no\s+later\s+than)\s)"
    rf"|\b(?:by|before)\s(?:(?!\b(?:if|once|not)\b)[^.;:?!,]){{0,60}}?\b(?:is|are|gets?)\s+{DONE}"
    r"|\b(?:is|are)\s+(?:back\s+)?in\s+your\s+(?:account|folder|hands|inbox|mailbox|shop)\b"
    r"|\b(?:it|they|both|everything|all\s+of\s+it|the\s+rest)\s+(?:comes?|arrives?|follows?|goes\s+out|go\s+out"
    r"|leaves?|(?:is|are)\s+(?:ready|done|finished|corrected|live|there|back|yours))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:if|unless|once|when|whenever|as\s+soon\s+as|provided|should\s+you|option|offer\s+\d|prefer|usually"
    r"|normally|always|every|each|whether|asked|wanted|expected|agreed|planned|hoped|said|wrote|thought|wish"
    r"|would|could|should|might|may|can|used\s+to|didn['’]t|doesn['’]t|do|did|never)\b",
    re.IGNORECASE,
)
"""Before the words that promise: a condition, a choice, a habit, or somebody's wish."""
_ONLY_IF = re.compile(
    r"\b(?:if|once|unless|when|as\s+soon\s+as|provided)\s+(?:that\s+)?(?:you|we\s+have|I\s+have|option)\b",
    re.I,
)
_BY = re.compile(
    r"(?:\b(?:by|on|before|within|in|at|no\s+later\s+than|around|this|next)\s+(?:the\s+)?|[,(]\s*)$", re.I
)
_NEAR = re.compile(r"(?:today|tonight|tomorrow|tmrw|this|next|coming|within|inside|in|the\s+day|day)\b", re.I)
_OPENS = re.compile(
    r"\W*(?:(?:and|then|so|but)\s+)?(?:(?:by|on|before|within|at|no\s+later\s+than)\s+)?(?:the\s+)?", re.I
)


def promised_now(words: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return the days by which the sentence says that something is done, in the present tense; else none.

    A day counts where it is named as a day by which ("by", "on", "today"), after what is promised or as the
    first word of the sentence: "the version of Friday" and "you have until Friday" name other days.
    """
    if words.rstrip(" )”\"'").endswith("?"):
        return []
    for start, end in _clauses(words):
        for said in _PROMISES.finditer(words, start, end):
            if _OTHERWISE.search(words, start, said.start()) or _ONLY_IF.search(words, said.end(), end):
                continue
            named = [one for one in mentions if start <= one.start < end and _is_by(words, one)]
            after = [one for one in named if one.start >= said.start()]
            if found := after or [one for one in named if _OPENS.fullmatch(words, start, one.start)]:
                return found
    return []


def _clauses(words: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between semicolons and colons: a condition reaches no further."""
    at = 0
    for stop in re.finditer(r"[;:](?=\s)", words):
        yield at, stop.start()
        at = stop.end()
    yield at, len(words)


def _is_by(words: str, mention: Mention) -> bool:
    before = words[: mention.start]
    return bool(_NEAR.match(words, mention.start) or _BY.search(before) or not before.strip())
