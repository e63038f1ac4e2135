"""What happened, in the client's words: the clauses that tell the trouble itself, each readable alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from amends.reading.along import Along
from amends.reading.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amends.reading.reading import Reading
    from amends.reading.stretches import Stretch

_MOST_QUOTED = 2
_LONGEST = 180
"""Characters; a sentence that is longer is not taken whole where a clause breaks off."""
_REPEAT = "repeat"
_PLAIN = 1
"""The rank up to which a clause tells the trouble itself."""

_SAID_FIRST = re.compile(
    r"(?:i['’]?m afraid|i (?:have to|must) say|i(?:['’]ve| have)? (?:just )?(?:notice|noticed|see|saw|find"
    r"|found)|i (?:think|believe)|it (?:seems|looks like|appears|turns out))(?: that)? "
    r"(?=(?:the|your|our|my|this|that|these|those|you|it|they|there|some|all|half|page|one|two|three)\b)",
    re.IGNORECASE,
)
"""What opens a sentence and tells nothing: it is left out of the quote."""
_HEDGED = re.compile(
    r"(?:perhaps|maybe|possibly|no doubt|presumably|i (?:guess|suppose|assume|feel|wonder|may|might|hope"
    r"|trust)|i (?:was|am) wondering|i['’]?m (?:sure|wondering)|i am sure|it (?:may|might|could) be|if"
    r"|as you know)\b",
    re.IGNORECASE,
)
_INSULT = re.compile(
    r"\byou (?:\w+ ){0,2}(?:idiots?|fools?|morons?|clowns?|crooks?|liars?|amateurs?|muppets?|jokers?"
    r"|imbeciles?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?:i|we)(?:['’]\w{1,2})?\s", re.IGNORECASE)
_OF_TALK = re.compile(
    r"\b(?:i|we|you)(?:['’](?:ve|d)| have| had| even| then| also){0,2} (?:\w+ly )?"
    r"(?:said|say|promised|told|asked|wrote|e-?mailed|called|mentioned|assured|warned|rang|phoned|chased|texted"
    r"|claimed|insisted|swore)\b",
    re.IGNORECASE,
)
"""Who said what, when: it tells of the trouble, and not the trouble."""
_NOT = re.compile(
    r"\b(?:not|never|no|nothing|nobody|none|neither|without|cannot|unable|refus\w{1,3}|fail\w{1,3})\b|n['’]t\b",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|came|comes|went|goes|got|which|who"
    r"|whose|that|to|of|not|missing|entirely|still|instead|rather|than)\b",
    re.IGNORECASE,
)
"""How no clause of its own begins: its subject stands before it."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|came|went|got|gave|said|told|took|sent|paid"
    r"|left|lost|made|found|saw|ran|broke|fell|wrote|rang|put|let|[a-z]{2,14}(?:ed|ing))\b|['’](?:s|re|m|ve|ll|d|t)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"(?:per|as|on|in|at|by|for|from|since|after|before|with|without|despite|to|during|until|again|also|so)\b",
    re.IGNORECASE,
)
"""How a stretch begins that a clause can do without."""

Place = tuple[int, int]


class _Told(NamedTuple):
    """A stretch that may tell the trouble, made readable, with how well it does: 0 for the best."""

    rank: int
    start: int
    end: int


def happened(reading: Reading, kinds: dict[str, list[Place]], costs: Sequence[Place]) -> str:
    """Return the clauses that tell the trouble best, at most two, or nothing where none tells it.

    ``kinds``: where the kinds of trouble are named; ``costs``: what is told of money, which has its own line.
    """
    sentences = Along(stretches(reading.front, chat=reading.chat))
    starts = {label: _starts(places) for label, places in kinds.items()}
    money = _starts(costs)
    told = [
        each
        for start, end in _stated(reading)
        if (each := _judged(reading, (start, end), starts, money, sentences)) is not None
    ]
    if not any(each.rank <= _PLAIN for each in told):
        told += _unmarked(reading, starts, sentences)
    best = min((each.rank for each in told), default=0)
    places = _apart((each.start, each.end) for each in told if each.rank == best)
    words = [" ".join(reading.text[start:end].split()).rstrip(".!;, ") for start, end in places]
    return "; ".join(list(dict.fromkeys(words))[:_MOST_QUOTED])


def told_in_a_fact(reading: Reading, places: Iterable[Place]) -> bool:
    """Whether one of these places lies in something that the client states."""
    starts = _starts(places)
    return any(_holds(fact, starts) for fact in _stated(reading))


def _stated(reading: Reading) -> list[Place]:
    return [(span.start, span.end) for span in reading.spans if span.label == "fact"]


def _judged(
    reading: Reading,
    fact: Place,
    kinds: dict[str, list[int]],
    costs: Sequence[int],
    sentences: Along[Stretch],
) -> _Told | None:
    """Return a fact made whole with its rank; None when it tells of no trouble."""
    within = {label for label, places in kinds.items() if _holds(fact, places)}
    start, end = _whole(reading.text, fact, sentences)
    words = reading.text[start:end]
    if _INSULT.search(words):
        return None
    mine, aside = _FIRST_PERSON.match(words), _HEDGED.match(words) or _OF_TALK.search(words)
    if within - {_REPEAT}:
        return _Told(2 if aside else 1 if mine else 0, start, end)
    if _NOT.search(words) and not aside and not mine and not _holds(fact, costs):
        return _Told(3, start, end)
    return _Told(4, start, end) if within else None


def _unmarked(reading: Reading, kinds: dict[str, list[int]], sentences: Along[Stretch]) -> Iterator[_Told]:
    """Yield clauses that name the trouble and were taken for no fact; of heat only what opens calmly."""
    named = sorted(start for label, starts in kinds.items() if label != _REPEAT for start in starts)
    spans = Along(reading.spans)
    for clause in (clause for stretch in sentences for clause in stretch.clauses):
        start, end = _whole(reading.text, clause, sentences)
        labels = {span.label for span in spans.over(*clause)}
        calm = _SAID_FIRST.match(reading.text, clause[0], clause[1])
        if not _holds(clause, named) or labels - {"charged"} or ("charged" in labels and not calm):
            continue
        words = reading.text[start:end]
        if not (_HEDGED.match(words) or _OF_TALK.search(words) or _FIRST_PERSON.match(words)):
            yield _Told(_PLAIN, start, end)


def _starts(places: Iterable[Place]) -> list[int]:
    return sorted(start for start, _ in places)


def _holds(stretch: Place, starts: Sequence[int]) -> bool:
    """Whether one of these characters, which are in order, lies in it."""
    return bisect_left(starts, stretch[0]) < bisect_left(starts, stretch[1])


def _whole(text: str, clause: Place, sentences: Along[Stretch]) -> Place:
    """Return where the words begin and end that can be read alone: from the subject on, no opening."""
    start, end = clause
    sentence = sentences.at(start)
    first = sentence.clauses[0][0] if sentence is not None else start
    before = text[first:start]
    headless = not _VERB.search(before) and not _ADDED.match(before)
    if before and end - first <= _LONGEST and (headless or _BROKEN_OFF.match(text, start)):
        start = first
    said = _SAID_FIRST.match(text, start, end)
    return (said.end() if said else start), end


def _apart(places: Iterable[Place]) -> list[Place]:
    """Return the places in order; of those that overlap, as one that was made whole may, the longer."""
    kept: list[Place] = []
    for start, end in sorted(places):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
