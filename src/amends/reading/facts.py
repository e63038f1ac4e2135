"""What the facts form can be filled with from a message, where it is plain."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, get_args

from amends.language import amounts, dates
from amends.language.counted_days import months_from, shifted
from amends.reading.happened import happened, told_in_a_fact
from amends.reading.matching import Matcher, rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amends.domain.case import Facts, Kind
    from amends.domain.message import Message
    from amends.domain.money import Fee
    from amends.reading.reading import Reading

_MOST_QUOTED = 2
_WAITING = frozenset(("silent", "late"))

_VERB = (
    r"(?:cost|pay|paying|charge|los(?:e|ing)|spend|spending|refund|hire|owe|cover|(?<!the\s)re\w{0,3}print"
    r"|have\s(?:to|lost|paid|cost|spent|had|been))"
)
_HAPPENED = (
    r"(?:(?:have|has|also|then|already|just|only|even|still|now|really|actually|simply)\s){0,2}"
    r"(?:had|cost(?!\syou\b)|lost|paid|spent|got|went|was|were|did|\w+ed)"
)
_SOMETHING_ELSE = (
    r"(?:we|i|it|they|he|she|this|that|(?<!\b(?:in|at|by|of|on)\s)(?:the|our|my|your|this|that)\s\w+)\s"
    rf"{_HAPPENED}\b"
)
"""Somebody or something, and what it did: what was said before is not said of this."""
_FAR = rf"(?:(?!{_SOMETHING_ELSE})\w+\s){{0,4}}"
_NEAR = rf"(?:\w+\s(?!{_SOMETHING_ELSE}){_FAR})?"
"""The first word may be the one who does it: "would it cost us", "should we have lost"."""
_NOT_HAD = re.compile(
    # refused: "I won't pay the £900", "we refuse to pay", "no way am I paying"
    rf"(?:(?:n['’]t|\bnot)(?!\s(?:just|only|merely|simply)\b)|\bnever|\brefus\w{{1,3}})\s{_FAR}{_VERB}\b"
    rf"|\b(?:no way|neither|why should)\s{_NEAR}{_VERB}\b"
    # to come, or only possible: "it will cost us £500", "you can refund the £80", "it won't just cost us"
    r"|(?:\b(?:(?:will|wo|would|could|might|can?|should|shall|must)(?:n['’]t)?|going to|about to|if|unless"
    rf"|(?-i:may))|['’]ll)\s{_NEAR}{_VERB}\b",
    re.IGNORECASE,
)
_FOR_THE_WORK = re.compile(
    r"\b(?:i|we)(?:['’]ve| have| had| did)? (?:already |just )?pa(?:id|y) (?!an? |another |some)"
    r"|\byou(?:['’]ve| have| had)? (?:charged?|billed?|invoiced?)\b",
    re.IGNORECASE,
)
"""What they gave for the work, or were to give: the fee, not what the trouble cost."""
_ASKED = re.compile(
    r"(?:(?:please|so|and|just|or|either|kindly|then)[, ]{1,2}){0,4}"
    r"(?:refund|return|repay|credit|reimburse|deduct|knock|take|give|send|compensate|pay|cover|waive|reduce|cancel)\b"
    r"|[^\n]{0,20}\b(?:(?:i|we)(?:['’]d| would)? (?:now )?(?:want|expect|demand|request|require|like|ask)\b"
    r"|(?:i|we)(?:['’]m| am|['’]re| are) (?:asking|requesting|claiming)\b|(?:asking|ask) for\b)",
    re.IGNORECASE,
)
"""What they wish to have back is a request, not what the trouble cost."""
_NUMBERED = re.compile(r"(?:the\s)?(\d{1,2})(?:st|nd|rd|th)\Z", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:extra|again|another|new|somebody|someone|courier|taxi|rush|express|twice|double|too much|more than"
    r"|instead|on top|replace\w{0,6}|re-?prints?|cancel\w{0,8}|postage)\b",
    re.IGNORECASE,
)


def propose_facts(reading: Reading, message: Message) -> Facts:
    """Return kind, agreed day, what happened, its cost and the fee, each only where it is said plainly.

    Of a fee that is not named, the currency is that of the sums that are.
    """
    from amends.domain.case import Facts  # pydantic stays out of a plain reading

    if not reading.english:
        return Facts()
    found = _found(reading)
    base = message.date.date() if message.date else None
    kinds = _kinds(found)
    return Facts(
        kind=_kind(kinds),
        agreed=_agreed(reading, found.get("agreed", []), base),
        happened=happened(reading, kinds, found.get("cost", [])),
        cost=_cost(reading, found.get("cost", [])),
        fee=_in_their_currency(reading, _fee(reading, _fees(found))),
    )


def fee_named(reading: Reading) -> Fee:
    """Return the fee where the message names it."""
    return _fee(reading, _fees(_found(reading)))


def _found(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    matcher = Matcher(reading.front, chat=reading.chat)
    found: dict[str, list[tuple[int, int]]] = {}
    for rule in rules():
        if rule.family == "facts":
            for _, start, end in matcher.hits(rule):
                found.setdefault(rule.label, []).append((start, end))
    return {label: sorted(set(places)) for label, places in found.items()}


def kind_of_all(readings: Iterable[Reading]) -> Kind | None:
    """Return the kind of trouble in several messages, given with the oldest first.

    Those count in which a fact says it, where there are any: a bare reminder speaks of waiting, whatever
    went wrong.
    """
    told = [(reading, _kinds(_found(reading))) for reading in readings if reading.english]
    plainly = [
        kinds for reading, kinds in told if "repeat" in kinds or told_in_a_fact(reading, _places(kinds))
    ]
    together: dict[str, list[tuple[int, int]]] = {}
    for number, kinds in enumerate(plainly or (kinds for _, kinds in told)):
        for label, places in kinds.items():
            # The number of the message goes before the place in it: of equals the first said counts.
            together.setdefault(label, []).extend((number, start) for start, _ in places)
    if together.keys() - _WAITING:
        together.pop("silent", None)  # they waited for an answer about something that went wrong
    return _kind(together)


def _kinds(found: dict[str, list[tuple[int, int]]]) -> dict[str, list[tuple[int, int]]]:
    from amends.domain.case import Kind

    return {label: places for label, places in found.items() if label in get_args(Kind)}


def _places(kinds: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return [place for places in kinds.values() for place in places]


def _fees(found: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return where the fee is named; what somebody else charged them is their loss, not the fee."""
    costs = found.get("cost", [])
    return [(a, b) for a, b in found.get("fee", []) if not any(c < b and a < d for c, d in costs)]


def _kind(kinds: dict[str, list[tuple[int, int]]]) -> Kind | None:
    """Return what is said most often, of equals the first; that it happened before beats all."""
    if "repeat" in kinds:
        return "repeat"
    counts: Counter[Kind] = Counter()
    for label, places in kinds.items():
        counts[label] = len(places)  # type: ignore[index]
    return min(counts, key=lambda label: (-counts[label], kinds[label][0]), default=None)


def _agreed(reading: Reading, places: list[tuple[int, int]], base: date | None) -> date | None:
    for start, end in places:
        mentions = dates.find(reading.text[start:end], base)
        if not mentions or base is None:
            continue
        last = mentions[-1]
        words = reading.text[start + last.start : start + last.end]
        if last.weekday is not None and not any(character.isdigit() for character in words):
            return shifted(base, -((base.weekday() - last.weekday - 1) % 7 + 1))
        day = last.day
        if day and day > base and (number := _NUMBERED.search(words)):
            # "for the 16th": the nearest, as of every date without a month or a year
            day = min(months_from(base, (-1, 0, 1), int(number[1])), key=lambda one: abs(one - base))
        if day and day <= base:
            return day
    return None


def _cost(reading: Reading, places: list[tuple[int, int]]) -> str:
    """Return what the client says to have had of costs; nothing refused, feared, asked, or paid as fee."""
    had = [_line(reading.text[a:b]) for a, b in places if reading.text[b : b + 1] != "?"]
    had = [
        words
        for words in had
        if not _NOT_HAD.search(words)
        and not _ASKED.match(words)
        and (_BESIDES.search(words) or not _FOR_THE_WORK.search(words))
    ]
    return "; ".join(list(dict.fromkeys(had))[:_MOST_QUOTED])


def _fee(reading: Reading, places: list[tuple[int, int]]) -> Fee:
    from amends.domain.money import Fee

    for start, end in places:
        words = reading.text[start:end]
        sums = amounts.find(words)
        if sums:
            paid = True if "paid" in words.lower() else None
            return Fee(amount=sums[-1].amount, currency=sums[-1].currency, paid=paid)
    return Fee()


def _in_their_currency(reading: Reading, fee: Fee) -> Fee:
    """Give a fee the one currency of all sums in the message; a bare $ may be that of many countries."""
    if fee.currency:
        return fee
    text = reading.front
    named = {one.currency for one in amounts.find(text) if text[one.start] != "$"}
    return fee.but(currency=named.pop()) if len(named) == 1 else fee


def _line(words: str) -> str:
    return " ".join(words.split())
