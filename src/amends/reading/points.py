"""From spans to points: one for each thing that deserves an answer, heat and threats at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.domain.judgement import Span
from amends.reading import covering
from amends.reading.along import Along
from amends.reading.dues import day_ahead, day_at, given, with_shared_days
from amends.reading.leaning import leaning
from amends.reading.matching import Matcher, rule
from amends.reading.stretches import stretches
from amends.reading.worth import alike, content, few, says_little, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from amends.domain.message import Label, Point
    from amends.reading.reading import Reading

_ORDER: tuple[Label, ...] = ("fact", "request", "question", "deadline", "heat", "threat")
_LABELS: dict[str, Label] = {
    "fact": "fact",
    "request": "request",
    "deadline": "deadline",
    "question": "question",
    "charged": "heat",
    "threat_to_leave": "threat",
    "legal_threat": "threat",
}
_MOST = {"fact": 20, "request": 8, "question": 8, "deadline": 4, "heat": 5, "threat": 4}
"""More than this nobody answers one by one; the heaviest stay, and the user can add the others."""

_MOST_OF_IT = 0.8
_FEWEST = 2
"""Words of heat that make a point: "NOW" alone is none."""
_COVERED = re.compile(f"{covering.COVER}+")

_A_WISH_OF_ITS_OWN = 12
"""Characters before the question in "send it again and let me know when"."""

_LAST_JOINT = re.compile(r"[\s,;]{1,3}(?:and|or|then)?[\s,]{0,3}\Z", re.IGNORECASE)
_TO_BE_GONE_ON = re.compile(
    r"\b(?:to|that|you|us|me|please|can|could|will|would|want|like|need|and|or)\Z", re.IGNORECASE
)
_WAS_DUE = re.compile(
    r"\b(?:was|were|had been|should have been)\s(?:\w+\s){0,2}(?:due|promised|agreed|supposed|to be|meant)\b",
    re.IGNORECASE,
)
_IS_TODAY = re.compile(
    r"\b(?:(?:it|this|today)(?: is|['’]s)|we (?:have|are at))\s(?:now |already |only |just )?(?:on )?\Z",
    re.IGNORECASE,
)
"""Before the day of the message: "it is now the 9th of June" tells the day and sets none."""
_AT_LAST = re.compile(r"\b(?:by|until|till|before|latest|deadline)\b", re.IGNORECASE)
"""About the day: "we have until today" sets it after all."""
_BROKEN_OFF = re.compile(
    r"(?:(?:and|but|so|or|because|since|as|no|if)\s)?(?:we|i)\s(?:\w+ly\s)?"
    r"(?:(?:will|shall|would|can)\s(?:\w+ly\s)?not|(?:wo|would|ca|sha)n['’]t|cannot)",
    re.IGNORECASE,
)
"""A threat that is no more than this says nothing on its own: "because we will not"."""
_POLITE = re.compile(
    r"(?:(?:so|and|but|also|please)[, ]\s?)?(?:can|could|would|will|may|might)\s"
    r"(?:you|u|we|i|someone|somebody|anyone|it)\b",
    re.IGNORECASE,
)
_TELL = re.compile(
    r"\b(?:tell|explain|say|know|confirm|clarify|advise|inform)\b.{0,30}"
    r"\b(?:what|why|how|when|where|who|whether|if|which)\b",
    re.IGNORECASE | re.DOTALL,
)


def propose_points(reading: Reading, written: datetime | None) -> tuple[Point, ...]:
    """Return the points of a message in the order to answer them; quotes are cut from its text as they stand.

    A wish carries the day it is wanted by; a question that wants no answer stays in the heat it was asked in.
    """
    from amends.domain.message import Point  # pydantic stays out of a plain reading

    found = with_shared_days(reading.text, _candidates(reading, written))
    return tuple(
        Point(label=label, quote=reading.quote(span).strip(), due=due)
        for label, span, due in leaning(reading, list(_weighed(reading, found)))
    )


def merged(of_messages: Iterable[tuple[Point, ...]], *, as_said: bool = False) -> tuple[Point, ...]:
    """Return the points of several messages as those of one, the newest message first, or as they were said.

    What was said before is not said twice: the words of the newest stay.
    """
    kept: dict[Label, list[tuple[int, Point]]] = {label: [] for label in _ORDER}
    known: dict[Label, list[frozenset[str]]] = {label: [] for label in _ORDER}
    for age, points in enumerate(of_messages):
        for point in points:
            words = content(point.quote)
            mine = known[point.label]
            if len(mine) < _MOST[point.label] and not any(alike(words, other) for other in mine):
                mine.append(words)
                kept[point.label].append((age, point))
    if as_said:
        for of_label in kept.values():
            of_label.sort(key=lambda one: -one[0])
    return tuple(point for label in _ORDER for _, point in kept[label])


def _candidates(reading: Reading, written: datetime | None) -> Iterator[tuple[Label, Span, date | None]]:
    spans = reading.spans
    asked = [span for span in spans if span.label == "question"]
    wished = [span for span in spans if span.label == "request"]
    questions, deadlines = Along(asked), Along(span for span in spans if span.label == "deadline")
    done = _rhetorical(reading, asked)
    for wish in wished:
        around = questions.over(wish.start, wish.end)
        twin = next((ask for ask in around if _share(wish, ask) > 0.5), None)
        if twin is None or _is_wish(reading.quote(twin)):
            done |= {twin} if twin else set()
            yield "request", wish, _due(reading, wish, written, deadlines)
        elif twin.start - wish.start > _A_WISH_OF_ITS_OWN:
            cut = _until(reading, wish, twin.start)
            if _TO_BE_GONE_ON.search(reading.quote(cut)):  # "I want you to" + "explain why"
                done.add(twin)
                cut = wish
            yield "request", cut, _due(reading, wish, written, deadlines)
    for ask in asked:
        if ask not in done:
            yield "question", ask, _due(reading, ask, written, deadlines)
    alone = list(_alone(reading, [*wished, *asked], written))
    yield from alone
    wants = [*wished, *(one for _, one, _ in alone)]
    yield from _told(reading, Along(wants), Along([*wants, *asked]))


def _told(
    reading: Reading, wants: Along[Span], told: Along[Span]
) -> Iterator[tuple[Label, Span, date | None]]:
    """Yield the heat, and the facts and threats that were not said yet in what is wished, asked or due."""
    drained = covering.covered(reading.text, covering.stretches(reading.text, reading.spans))
    for span in _threats_joined(reading.spans):
        label = _LABELS.get(span.label)
        if label == "heat":
            hidden = _out_of_sight(span, drained)
            if hidden is not None:
                yield label, hidden, None
        elif label == "fact":
            again = any(_share(span, one) > _MOST_OF_IT for one in told.over(span.start, span.end))
            if not again and not says_little(reading.quote(span)):
                yield label, span, None
        elif label == "threat" and not any(
            covering.mostly(span, one.start, one.end) for one in wants.over(span.start, span.end)
        ):
            yield label, span, None


def _threats_joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, threats that run into each other as one: to leave and to go to law is one breath."""
    last: Span | None = None
    for span in spans:
        if _LABELS.get(span.label) != "threat":
            yield span
        elif last is not None and span.start < last.end:
            last = last._replace(end=max(last.end, span.end))
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


def _out_of_sight(heat: Span, drained: str) -> Span | None:
    """Return as much of the heat as is covered in the message; what it tells or asks has its own row."""
    hidden = list(_COVERED.finditer(drained, heat.start, heat.end))
    if len(hidden) < _FEWEST:
        return None
    return heat._replace(start=hidden[0].start(), end=hidden[-1].end())


def _alone(
    reading: Reading, answered: list[Span], written: datetime | None
) -> Iterator[tuple[Label, Span, date | None]]:
    """Yield the deadlines that belong to no wish and no question and are not gone, each with its clause."""
    base = written.date() if written else None
    sentences = list(stretches(reading.front, chat=reading.chat))
    clauses = Along(Span(*clause, "deadline") for stretch in sentences for clause in stretch.clauses)
    gone = Along(one for one in sentences if _WAS_DUE.search(reading.text, one.start, one.end))
    known = Along(answered)
    named = [span for span in reading.spans if span.label == "deadline"]
    for span in named:
        if known.over(span.start, span.end) or gone.at(span.start):
            continue
        due = day_at(reading.text, span.start, span.end, written)
        if due is not None and due == base and _tells_today(reading, span):
            continue
        if due is None or base is None or due >= base:
            clause = clauses.at(span.start) or span
            yield "deadline", span._replace(start=clause.start, end=max(clause.end, span.end)), due
    known = Along([*answered, *named])
    for clause in clauses if reading.english else ():
        over = [last for _, _, last in given(reading.text, clause.start, clause.end, base)]
        if over and not known.over(clause.start, clause.end):
            yield "deadline", clause, over[0]


def _tells_today(reading: Reading, span: Span) -> bool:
    """Whether a day that is today is only told: "it is the 9th of June", but not "we have until 6pm"."""
    told = _IS_TODAY.search(reading.text, max(0, span.start - 40), span.start)
    return bool(told) and not _AT_LAST.search(reading.text, span.start, span.end)


def _until(reading: Reading, span: Span, end: int) -> Span:
    """Return the span cut off here, without the word that joins what follows."""
    return span._replace(end=span.start + len(_LAST_JOINT.sub("", reading.text[span.start : end])))


def _rhetorical(reading: Reading, asked: list[Span]) -> set[Span]:
    """Return the questions that are heat: insults, those their rule finds, those mostly charged.

    "Can you at least tell me what happened?" is asked in heat and wants its answer all the same.
    """
    matcher = Matcher(reading.front, chat=reading.chat)
    insults = Along(Span(start, end, "charged") for _, start, end in matcher.hits(rule("abusive")))
    hits = [Span(start, end, "charged") for _, start, end in matcher.hits(rule("rhetorical-question"))]
    heat = Along([*hits, *(span for span in reading.spans if span.label == "charged")])
    return {
        ask
        for ask in asked
        if any(ask.start <= insult.start for insult in insults.over(ask.start, ask.end))
        or (
            not (_POLITE.match(reading.quote(ask)) and _TELL.search(reading.quote(ask)))
            and any(covering.mostly(ask, hot.start, hot.end) for hot in heat.over(ask.start, ask.end))
        )
    }


def _is_wish(question: str) -> bool:
    """Whether a question is a polite wish: "could you send it?", but not "could you tell me when?"."""
    return bool(_POLITE.match(question)) and not _TELL.search(question)


def _share(span: Span, other: Span) -> float:
    """Return which part of the shorter of two spans they have in common."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared / min(span.end - span.start, other.end - other.start) if shared > 0 else 0.0


def _due(reading: Reading, wish: Span, written: datetime | None, deadlines: Along[Span]) -> date | None:
    base, text = written.date() if written else None, reading.text
    day = day_ahead(text, wish.start, wish.end, base)
    named = (day_at(text, one.start, one.end, written) for one in deadlines.over(wish.start, wish.end))
    over = (last for _, _, last in given(text, wish.start, wish.end, base))
    return day or next((found for found in (*named, *over) if found), None)


def _weighed(
    reading: Reading, candidates: list[tuple[Label, Span, date | None]]
) -> Iterator[tuple[Label, Span, date | None]]:
    """Yield the candidates label after label, duplicates merged, the lightest left out of many."""
    for label in _ORDER:
        kept: list[tuple[Label, Span, date | None]] = []
        known: dict[str, list[frozenset[str]]] = {}
        for candidate in (one for one in candidates if one[0] == label):
            words = content(reading.quote(candidate[1]))
            if label == "threat" and _BROKEN_OFF.fullmatch(reading.quote(candidate[1]).strip()):
                continue
            rare = few(words)
            if words and not any(alike(words, other) for word in rare for other in known.get(word, ())):
                for word in rare:
                    known.setdefault(word, []).append(words)
                kept.append(candidate)
        heaviest = sorted(kept, key=lambda one: -weight(reading.quote(one[1])))[: _MOST[label]]
        yield from sorted(heaviest, key=lambda one: one[1].start)
