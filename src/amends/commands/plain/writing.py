"""The plain way, the letter: which one, part by part, with what the coach says of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from amends.coach import circumstances, judge
from amends.commands.plain.offering import offers
from amends.commands.plain.taking_in import signs
from amends.commands.plain.talk import ask_for, choose, say, text, way
from amends.domain.draft import Left
from amends.domain.envelope import in_a_chat
from amends.domain.judgement import GRADES
from amends.ledger import is_written
from amends.letters import layout, propose, render, reshape, shape, shapes, with_next, with_short_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.coach import Background
    from amends.commands.plain.at_hand import AtHand
    from amends.domain.draft import Part
    from amends.domain.judgement import Finding, Judgement
    from amends.letters import ShapePart

WEIGHT = {"error": "In the way", "warning": "Coach", "hint": "Perhaps"}
REMARKS = {
    "w": "write it anew",
    "+": "add to it",
    "l 1": "leave remark 1",
    "y 1": "why there is remark 1",
    "t": "and a job, tick it by hand",
}
LEFT = (
    "Every remark can be left as it is. w and + ask for words; l 2 leaves remark 2 in this letter; y 2 says "
    "why it is there; t apology ticks that job, or opens it again."
)
ALIKE = 3
"""So many remarks of one rule are told; the others are counted."""


class Writing:
    """The letter that is being written in the case at hand."""

    def __init__(self, at: AtHand, background: Background) -> None:
        self._at = at
        self._background = background

    def judge(self, *, by_hand: bool = True) -> Judgement:
        """Ask the coach about the letter as it stands; without the user's own word when that is asked."""
        at = self._at
        letter = render(at.draft, currency_locale=at.settings.locale)
        around = circumstances(
            at.case, at.draft, today=at.today, background=self._background, quiet=at.settings.quiet
        )
        return judge(letter, around if by_hand else around._replace(by_hand={}))

    def parts(self) -> None:
        """Go through the parts that are not written yet, in their order."""
        draft = self._at.draft
        there = [part.name for part in draft.parts if not part.out]
        if in_a_chat(self._at.case) and not draft.subject:
            say(f"Greeting “{draft.greeting}”: it can be changed at the end.")
        else:
            say(f"Subject “{draft.subject}”, greeting “{draft.greeting}”: both can be changed at the end.")
        for plan in layout(draft):
            part = self._at.draft.part(plan.name)
            if part is None or part.out or (part.text.strip() and is_written(self._at.draft, part)):
                continue
            self.write(plan, f"Part {there.index(plan.name) + 1} of {len(there)}. ")
            self.remarks(plan)

    def write(self, plan: ShapePart, head: str = "", *, more: bool = False) -> None:
        """Ask for the words of a part, anew or more of them, and for the offers that stand in it."""
        part = self._at.draft.part(plan.name)
        if part is None:
            return
        say()
        say(f"{head}{plan.title}. {plan.guidance}")
        if plan.jobs:
            say(f"It should hold: {', '.join(plan.jobs)}.")
        for starter in plan.starters[:2] if not part.text.strip() else ():
            say(f"An opening, when you like: {starter}")
        if part.text.strip():
            say(f"It reads: {part.text.strip()}")

        def keep(words: str) -> None:
            words = f"{part.text.rstrip()}\n\n{words}" if more and part.text.strip() else words
            draft = self._at.draft
            now = draft.part(plan.name) or part
            self._at.keep(draft.written(now.but(text=words)), f"writing {plan.name}")

        empty = "it stays as it is" if part.text.strip() else "it stays empty for now"
        text("Your words.", keep, empty=empty, why=f"{plan.guidance} Empty lines make paragraphs.")
        if plan.holds_offers:
            offers(self._at, plan)

    def remarks(self, plan: ShapePart) -> None:
        """Tell what the coach says of this part; each remark can be left, explained, or acted on."""
        while True:
            told = [f for f in self.judge().findings if f.part == plan.name and f.severity != "hint"]
            part = self._at.draft.part(plan.name)
            if not told or part is None:
                return
            tell(told)
            key, rest = way("What now", REMARKS, empty="goes on", why=LEFT)
            if not key:
                return
            if key in ("w", "+"):
                self.write(plan, more=key == "+")
            elif key == "t":
                self.tick(plan, part, rest)
            else:
                self.about(told, key, rest)

    def about(self, told: Sequence[Finding], key: str, rest: str) -> None:
        """Leave a remark in this letter, or say why it is there."""
        number = int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 4 else 1 if not rest else 0
        if not 1 <= number <= len(told):
            say(f"  There is no remark {rest}.")
            return
        finding = told[number - 1]
        if key == "l":
            left = Left(rule=finding.rule)
            draft = self._at.draft
            self._at.keep(draft.but(left=(*draft.left, left)), "leave a remark")
            return
        say(f"{finding.why} Source: {finding.source or 'amends'}.".strip())
        say(f"Evidence: {finding.evidence}, {GRADES[finding.evidence]}.")

    def tick(self, plan: ShapePart, part: Part, name: str) -> None:
        """Tick a job of a part by hand, or open it again."""
        found = self.judge(by_hand=False).jobs.get(plan.name, {})
        if name not in plan.jobs:
            say(f"  Its jobs are {', '.join(plan.jobs) or 'none'}.")
            return
        self._at.keep(self._at.draft.written(part.turned(name, found.get(name, False))), f"tick {name}")
        done = self.judge().jobs.get(plan.name, {}).get(name, False)
        say(f"{name.capitalize()} counts as {'done' if done else 'open'} in “{plan.title}”.")


def tell(findings: Sequence[Finding]) -> None:
    """Say remarks, numbered; of many that are alike, the first ones."""
    seen: Counter[str] = Counter()
    for number, finding in enumerate(findings, 1):
        seen[finding.rule] += 1
        if seen[finding.rule] <= ALIKE:
            quote = f"“{' '.join(finding.text.split())}” " if finding.text.strip() else ""
            words = f"{quote}{finding.message} {finding.advice}".rstrip()
            say(f"  {number}. {WEIGHT[finding.severity]}: {words}")
    for rule, count in seen.items():
        if count > ALIKE:
            like = next(number for number, each in enumerate(findings, 1) if each.rule == rule)
            say(f"  And {count - ALIKE} more like {like}.")


def next_letter(at: AtHand) -> None:
    """Begin the letter that comes next: the one proposed, or another one."""
    signs(at)
    proposal = propose(at.case)
    say(f"Letter: {shape(proposal.shape).spoken}. {proposal.reason}")
    chosen = _shape("Which letter, or l for the list", proposal.shape)
    settings = at.settings
    case = with_next(at.case, chosen, name=settings.name, signature=settings.signature, today=at.today)
    at.change(case, "begin the letter")


def another_letter(at: AtHand) -> None:
    """Choose another letter for the same words: what is written stays."""
    chosen = _shape("Which letter, or l for the list", at.draft.shape)
    if chosen != at.draft.shape:
        at.keep(reshape(at.draft, chosen, at.case), "choose another letter")


def short_note(at: AtHand) -> None:
    """Begin a short note with the time of the full answer; sent, that is a promise."""
    from amends.ledger.times import proposed, time_to_come
    from amends.ledger.zones import from_yours, zone_named, zone_of

    signs(at)
    zone = zone_of(at.case.client, at.now)
    times = proposed(at.now, zone)
    for number, (chosen, _) in enumerate(times, 1):
        say(f"  {number}. {chosen}")
    why = "The note says that their message is here, and when you answer. Sent, it is a promise."
    theirs = zone_named(at.case.client.time_zone)
    clock = f", on their clock, {from_yours(theirs, at.now)}" if theirs is not None else ""
    question = f"When will you answer in full: 1 to 3, or a time in words{clock}"

    def read(typed: str) -> str:
        if typed in ("1", "2", "3") or not typed:
            return times[int(typed or 1) - 1][1]
        return time_to_come(typed, at.now.astimezone(zone))

    when = ask_for(question, read, "1", why=why)
    settings = at.settings
    case = with_short_note(at.case, when, name=settings.name, signature=settings.signature, today=at.today)
    at.change(case, "begin the short note")


def _shape(question: str, proposed: str) -> str:
    """Ask which letter, by its name; the list is told only when it is wanted."""
    known = shapes()

    def read(answer: str) -> str:
        wanted = answer.lower()
        found = [id_ for id_, each in known.items() if each.title.lower().startswith(wanted) or id_ == wanted]
        if wanted != "l" and len(found) != 1:
            raise ValueError("Answer with the beginning of its name, or l for the list.")
        return "" if wanted == "l" else found[0]

    title = known[proposed].title if proposed in known else proposed
    chosen = ask_for(question, read, title, why="What is written stays, whichever you choose.")
    if chosen:
        return chosen
    ids = list(known)
    options = [f"{each.title}. {each.when}" for each in known.values()]
    return ids[choose("Letter", options, ids.index(proposed) if proposed in ids else 0)]
