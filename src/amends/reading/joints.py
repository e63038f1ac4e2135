"""Where a sentence falls into clauses: at its marks, its joining words, and where somebody else acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.reading.features import kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Breaks = Callable[[str], bool]
    """Whether a clause ends behind these words."""

SHORTEST = 3
"""Words. "On Friday," is no clause of its own."""

_FEWEST_IN_BRACKETS = 5
"""Words, a verb among them. "(see page 7)" stays with what it explains."""

_SUBJECT = (
    r"(?:i|we|you|he|she|they|it|there|nobody|no one|no-one|this|that|these|those"
    r"|the|my|our|your|their|his|her)"
)
_BREAK = re.compile(
    r"(?:[;:]\s|\s[-–—]{1,3}\s|—)"
    r"|,\s{1,3}(?=(?:and\s)?\(?\d{1,2}[.)]\s)"
    r"|\s(?=(?:and|or)\s\(?(?:\d{1,2}|[a-h])\)\s)"
    r"|,\s{1,3}(?=(?:of|on|in|for|to|from|with|at)\s(?:which|whom)\b)"
    r"|,\s{1,3}(?=(?:and|but|so|because|as|since|while|when|which|who|although|though|then|yet|or|after"
    r"|before|until|if|where|whereas|however|only to|even though|despite|please|not|nor|can|could|would"
    r"|will|what|why|how"
    rf"|{_SUBJECT}(?!\s\d)|i'm|we're|you're|it's|don't|despite|unless|otherwise)\b)"
    r"|\s(?=(?:i|we)(?:['’]ll| will|['’]m going| am going|['’]re going| are going| shall)\s)"
    r"|,\s{1,3}(?=(?:are|is|do|did|does|have|has|was|were|will)\s(?:you|it|this|that|they|there)\b)"
    r"|\s(?=(?:but|because|although|though|whereas|only to|even though|despite the|unless|otherwise)\s)"
    rf"|\s(?=(?:and|so|while|or|then|yet)\s{_SUBJECT}(?:\s|['’]))"
    r"|(?<!\sof)(?<!\son)(?<!\sin)(?<!\sto)(?<!\sat)(?<!\sfor)(?<!\sfrom)(?<!\swith)"
    rf"\s(?=which\s{_SUBJECT}(?:\s|['’]))"
    r"|\s(?=and\s(?:\w{2,12}ed|had|got|was|were|sent|told|said|paid|came|went|made|gave|took|lost|found|left"
    r"|then|please|now|still|when|if|nobody|could|can|would)\s)",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:is|are|was|were|has|have|had|does|did|will|would|can|cannot|could|should|must|came|comes|went|goes"
    r"|got|gave|gives|said|says|told|took|takes|sent|paid|left|lost|made|found|saw|shows|needs|wants|ran|broke"
    r"|fell|wrote|rang|[a-z]{2,9}n['’]t)"
)
_SOMEBODY_ELSE = re.compile(
    r"(?:,\s{1,3}|\s(?=(?:and|or)\s))"
    rf"(?=(?:(?:and|or)\s)?(?!(?:and|or|as|that|to)\s)(?:[\w£$€%][\w£$€%.’'-]{{0,20}}\s{{1,2}}){{1,3}}{_ACTS}\s"
    r"|(?:and\s)[A-Z]\w{1,20}['’]s\s(?:in|on|at|not|been|gone|got|still|just|never|now|a|the)\s)"
)
_ORDER = re.compile(
    r"(?:,\s{1,3}|\s(?=(?:and|or)\s))(?=(?:(?:and|or|then|also|please)\s){0,3}(\w{2,14})\s\w)"
)
_ASKED_FOR = re.compile(
    r"\s(?=and\s(?:(?:(?:an?|my|our|the|your|some|full|partial|written|proper) ){1,3}"
    r"(?:refund|credit|apology|discount|compensation|explanation|confirmation|reply|answer|replacement)"
    r"|(?:[£$€]\s?\d[\d.,]{0,10}|\d[\d.,]{0,8}\s?(?:euros?|pounds|dollars|%|per cent|eur|usd|gbp)"
    r"|half|all|the rest|(?:my|our|the) (?:money|deposit))"
    r" (?:of \w{1,12} \w{1,12} )?(?:back|off|refunded|returned))\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"\b(?:{_ACTS}|am|be|do|may|might|please|let|want|need|[a-z]{{2,14}}ed)\b|['’](?:s|re|m|ve|ll|d)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:please|pls|kindly|can|could|would|will|want|need|needs|must|should|ought|have|has|got|request\w*|ask\w*"
    r"|expect|to|let['’]s|don['’]?t)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"[\"“][^\"“”\n]{1,200}[\"”]")
"""Somebody's own words: what breaks off within them breaks off nothing."""
_BRACKETS = re.compile(r"\s\(([^()\n]{1,300})\)(?:\s|(?=[.,;:!?]))")
_FIRST_WORD = re.compile(r"\W{0,3}(?:please |kindly |just |and |then ){0,2}(\w{2,14})", re.IGNORECASE)


def joints(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the joints between the clauses of a sentence, in order: where one ends and the next begins.

    A stretch of one or two words goes with the next.
    """
    whole = [(one.start(), one.end()) for one in _SAID.finditer(text, start, end)]
    found: dict[int, tuple[int, Breaks]] = {}
    for one in _BRACKETS.finditer(text, start, end):
        if len(one[1].split()) < _FEWEST_IN_BRACKETS or not _VERB.search(one[1]):
            whole.append((one.start(), one.end(1)))
        else:
            found[one.start()] = one.start(1), _always
            found[one.end(1)] = one.end(), _always
    for pattern, breaks in (
        (_BREAK, _always),
        (_SOMEBODY_ELSE, _behind_a_verb),
        (_ASKED_FOR, _behind_a_verb),
        (_ORDER, _behind_a_wish),
    ):
        for one in pattern.finditer(text, start, end):
            if pattern is not _ORDER or _is_order(one[1]):
                found.setdefault(one.start(), (one.end(), breaks))
    at = start
    for here, (behind, ends) in sorted(found.items()):
        if here < at or any(begin < here < stop for begin, stop in whole):
            continue
        if len(text[at:here].split()) < SHORTEST or len(text[behind:end].split()) < 2:
            continue
        if ends(text[at:here]):
            yield here, behind
            at = behind


def _always(_before: str) -> bool:
    return True


def _behind_a_verb(before: str) -> bool:
    return bool(_VERB.search(before) or _opens_as_order(before))


def _behind_a_wish(before: str) -> bool:
    return bool(_WISH.search(before) or _opens_as_order(before))


def _opens_as_order(before: str) -> bool:
    first = _FIRST_WORD.match(before)
    return bool(first and _is_order(first[1]))


def _is_order(word: str) -> bool:
    return "order" in kinds_of(word.lower())
