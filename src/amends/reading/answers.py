"""What an answer to offers comes to: a yes, a no, a question, and which of the offers it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from amends.reading.answer_pieces import clauses, pieces, ways
from amends.reading.offers_named import NoSuchOffer, by_name, named, names_all
from amends.reading.plain_no import plainly_refused
from amends.reading.reading import read

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from datetime import date, datetime

    from amends.domain.draft import Offer
    from amends.reading.answer_pieces import Clause, Piece

Meaning = Literal["accepted", "declined", "question", "other"]
Leaning = Literal["yes", "asks", "no", ""]
"""“asks” is a yes only where an offer is named."""

_CLOSE = 30
"""Characters before a yes in which a “not” takes it back."""
_SHORT = 40
"""Characters of a clause that can do without a verb: “The shelf cards.”"""
_FEW = 3
"""Words of a piece that can do without an article: “Pages by Tuesday.”"""
_STOP = re.compile(r"[,;:(]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer seems to come to; the offers are counted from 1."""

    meaning: Meaning
    offers: tuple[int, ...] = ()
    words: str = ""
    """The sentence that says so."""
    torn: bool = False
    """Whether it says no, and says yes or asks for something besides: then nothing is proposed."""


class _Said(NamedTuple):
    """What was said of one offer, how surely it was named there, and the sentence."""

    taken: bool
    surely: int
    words: str


@dataclass(slots=True)
class _Heard:
    """What was heard so far; each list holds the sentences."""

    yes: list[str] = field(default_factory=list)
    no: list[str] = field(default_factory=list)
    no_to_one: list[str] = field(default_factory=list)
    """“No discount will mend this”: a no to all of it where nothing else is wanted."""
    asked: list[str] = field(default_factory=list)
    said: dict[int, _Said] = field(default_factory=dict)
    leaves: bool = False
    thinks: bool = False
    defers: bool = False

    def of(
        self, offers: Mapping[int, int], clause: Clause, *, taken: bool, by_name: Container[int] = ()
    ) -> None:
        """Note what is said of these; of one spoken of twice the surer counts, else the later.

        A no to one that is called by name counts always, and so does one behind the “but” of its sentence.
        """
        for offer, surely in offers.items():
            before = self.said.get(offer)
            turned = clause.turns and before is not None and before.words == clause.sentence
            counts = not taken and (turned or offer in by_name)
            if before is None or counts or surely >= before.surely:
                self.said[offer] = _Said(taken, surely, clause.sentence)

    @property
    def decides(self) -> bool:
        """Whether it holds a yes or a no, so that it can stand in place of what was said before."""
        return bool(self.yes or self.no or self.no_to_one or self.said)

    def comes_to(self, count: int) -> Answer:
        """Return what all of it comes to, for so many offers."""
        taken = tuple(sorted(offer for offer, said in self.said.items() if said.taken))
        good: Meaning = "question" if self.defers else "accepted"
        if taken:
            return Answer(good, taken, self.said[taken[0]].words)
        refused = [said.words for said in self.said.values()]
        left = [offer for offer in range(1, count + 1) if offer not in self.said]
        if self.no:
            # “The first is no use to us. That sounds fair otherwise.” says neither yes nor no.
            return Answer("other" if self.yes else "declined", (), self.no[0], bool(self.yes or self.asked))
        if self.no_to_one and (self.leaves or not (self.yes or self.asked or self.thinks)):
            return Answer("declined", (), self.no_to_one[0])
        if self.yes and (left or not count):
            return Answer(good, tuple(left) if len(left) == 1 else (), self.yes[0])
        if self.asked:
            return Answer("question", (), self.asked[0])
        return Answer("declined" if count and not left else "other", (), refused[0] if refused else "")


def propose_answer(text: str, offers: Sequence[Offer], today: date | None = None) -> Answer:
    """Propose what an answer comes to; a yes that hangs on something is a question to be answered first.

    Several offers can be taken at once. One that is named only to say that it is not wanted is not taken.
    """
    return _heard(text, offers, today).comes_to(len(offers))


def refused(text: str, things: Sequence[Offer], today: date | None = None) -> tuple[int, ...]:
    """Return which of these an answer plainly says no to, counted from 1, by what they are: no numbers."""
    plainly = plainly_refused(text, things, today)
    if not plainly:
        return ()
    said = _heard(text, [thing.by(None) for thing in things], today, numbered=False).said
    return tuple(sorted(thing for thing in plainly if thing not in said or not said[thing].taken))


def _heard(text: str, offers: Sequence[Offer], today: date | None, *, numbered: bool = True) -> _Heard:
    heard = _Heard()
    for clause in clauses(text):
        if ways().only_takes_back.search(clause.low):
            heard = _Heard()
            continue
        if ways().takes_back.search(clause.low):
            alone = _Heard()
            _Listener(clause, offers, today, alone, numbered).listen()
            if alone.decides:
                heard = _Heard()
        _Listener(clause, offers, today, heard, numbered).listen()
    return heard


def is_charged(text: str, written: datetime | None = None) -> bool:
    """Whether an answer has charged words in it, so that a pause comes first; thanks are none."""
    reading = read(text, written)
    return any(
        span.label in ("charged", "legal_threat") and not reading.quote(span).lower().startswith("thank")
        for span in reading.spans
    )


@dataclass(slots=True)
class _Listener:
    """Hears one clause out, piece by piece."""

    clause: Clause
    offers: Sequence[Offer]
    today: date | None
    heard: _Heard
    numbered: bool = True
    """Whether “the first” is one of them."""

    def listen(self) -> None:
        """Note what the clause says, of which offers."""
        low, sentence = self.clause.low, self.clause.sentence
        parts = pieces(self.clause)
        self.heard.leaves |= bool(ways().leaves.search(low))
        self.heard.defers |= bool(ways().defers.search(low))
        self.heard.thinks |= bool(ways().thinks.search(low))
        declines = self._declines(parts)
        if declines:
            self.heard.no.append(sentence)
        if low.endswith("?") and not declines:
            parts = self._before_the_question(parts)
        leanings = self._leanings(parts)
        hangs = ways().hangs_on_something.search(low)
        if hangs and any(leaning in ("yes", "asks") for leaning in leanings):
            self.heard.asked.append(sentence)
            return
        for at, (piece, leaning) in enumerate(zip(parts, leanings, strict=True)):
            one_of = "either" in (piece.joint, *(after.joint for after in parts[at + 1 : at + 2]))
            self._note(piece, leaning, one_of=one_of, declines=declines)

    def _declines(self, parts: tuple[Piece, ...]) -> bool:
        """Whether it is a no to all; one to an offer that is named behind it is noted apart."""
        low = self.clause.low
        found = ways().no_to_one.match(low)
        to_one = bool(parts and found and self._names_one(parts[0]))
        if not (to_one or ways().declines.search(low)) or any(self._takes_but(piece) for piece in parts):
            return False
        if not (found and to_one):
            return True
        to_it = self._names_one(parts[0]._replace(low=found[0])) and self._refuses(parts[0])
        if to_it and not low.endswith("?"):
            self.heard.no_to_one.append(self.clause.sentence)
        return False

    def _takes_but(self, piece: Piece) -> bool:
        """Whether it names what is taken when nothing else is: “none of these except the call”."""
        before = self.clause.low[: piece.start].rstrip(" ,")
        exception = piece.joint == "against" and ways().an_exception.match(piece.low)
        return bool(exception and ways().none_but.search(before)) and self._names_one(piece)

    def _before_the_question(self, parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return what stands before a question and asks nothing; of “Could we have the first?” all of it."""
        low = self.clause.low
        found = ways().asks_for_it.search(low)
        if found and not ways().for_another.search(low) and any(map(self._asked_for, parts)):
            return parts
        self.heard.asked.append(self.clause.sentence)
        return () if ways().asks_first.search(low) else parts[:-1]

    def _note(self, piece: Piece, leaning: Leaning, *, one_of: bool, declines: bool) -> None:
        """Note what a piece says; of “the first or the second” neither is taken, and it is a yes still."""
        sentence = self.clause.sentence
        try:
            of = named(piece.words, piece.low, self.offers, self.today, numbered=self.numbered)
        except NoSuchOffer:
            return
        if leaning == "no":
            names = {one for one in of if by_name(piece.words, piece.low, self.offers[one - 1])}
            self.heard.of(of, self.clause, taken=False, by_name=names)
            return
        if leaning not in ("yes", "asks"):
            return
        if not of and names_all(piece.low, len(self.offers)):
            of = dict.fromkeys(range(1, len(self.offers) + 1), 0)
        if of and not one_of:
            self.heard.of(of, self.clause, taken=True)
        if not declines and (leaning == "yes" or (of and one_of)):
            self.heard.yes.append(sentence)

    def _leanings(self, parts: Sequence[Piece]) -> list[Leaning]:
        """Say which way each piece leans; one that only names something leans as the one beside it."""
        own: list[Leaning] = []
        since = 0
        """Where the last piece that refuses something ended: its “not” is spent."""
        for piece in parts:
            own.append(self._own_leaning(piece, since))
            if own[-1] == "no":
                since = piece.start + len(piece.low)
        for at, piece in enumerate(parts):
            if not own[at] and self._only_names(piece):
                own[at] = self._beside(parts, own, at)
        return own

    def _own_leaning(self, piece: Piece, since: int) -> Leaning:
        if ways().alone.search(piece.low):
            return "yes"
        if self._takes_but(piece):
            return "asks"
        if piece.joint == "against" or self._refuses(piece):
            return "no"
        for pattern, leaning in ((ways().accepts, "yes"), (ways().asks, "asks")):
            found = [met.span() for met in pattern.finditer(piece.low)]
            if found and any(not self._negated(piece, *span, since) for span in found):
                return "yes" if leaning == "yes" else "asks"
            if found and leaning == "yes":
                return "no"
        return ""

    def _refuses(self, piece: Piece) -> bool:
        """Whether it says no to what it names, and not only to a time for it."""
        for met in ways().refuses.finditer(piece.low):
            behind = self.clause.low[piece.start + met.end() :]
            if not ways().only_when.search(_STOP.split(behind, maxsplit=1)[0]):
                return True
        return False

    def _negated(self, piece: Piece, start: int, end: int, since: int) -> bool:
        """Whether a “not” stands close before the words, and is not that of something refused before."""
        begin = max(since, piece.start + start - _CLOSE, 0)
        return bool(ways().negates.search(self.clause.low[begin : piece.start + end]))

    def _only_names(self, piece: Piece) -> bool:
        if ways().has_a_verb.search(piece.low) or ways().refuses.search(piece.low):
            return False
        short = len(piece.low.split()) <= _FEW
        return bool(ways().a_thing.search(piece.low)) or (short and self._names_one(piece))

    def _beside(self, parts: Sequence[Piece], leanings: Sequence[Leaning], at: int) -> Leaning:
        """Return how a piece without a verb is meant: “the first, not the second”, “both, and the call”."""
        joint, before = parts[at].joint, leanings[at - 1] if at else ""
        if before in ("yes", "asks"):
            return before
        if before == "no":
            return "asks" if joint == "comma" else "no"
        for after, leaning in zip(parts[at + 1 :], leanings[at + 1 :], strict=True):
            if leaning == "no" and (after.joint in ("joined", "either") or after.low.rstrip(".!") == "no"):
                return "no"
            if leaning:
                return "asks"
        return "asks" if len(self.clause.low) <= _SHORT else ""

    def _asked_for(self, piece: Piece) -> bool:
        if ways().ends_with_all.search(self.clause.low) and names_all(piece.low, len(self.offers)):
            return True
        return self._names_one(piece)

    def _names_one(self, piece: Piece) -> bool:
        try:
            return bool(named(piece.words, piece.low, self.offers, self.today, numbered=self.numbered))
        except NoSuchOffer:
            return False
