"""The plain way, the first step: their message taken in, a moment to cool down, the points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from amends.commands.plain.talk import ask, ask_for, choose, one_number, say, way
from amends.domain.border import remarks_below
from amends.ledger.days import named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from amends.commands.plain.at_hand import AtHand
    from amends.domain.message import Doing, Message, Point

BREATHE = (
    "Breathe in while you count to five, and out while you count to five. Six times is a minute. "
    "Slow breathing calms the body at once; what it does for anger is likely, not certain. "
    "Stop if you feel dizzy."
)
ARRIVAL = {
    "c": "cool down first, then the points",
    "s": "write a short note first, that says when the answer comes",
    "l": "I need longer: leave it alone for a while",
    "r": "read it now, as they wrote it",
}
LETTERS: dict[str, Doing | None] = {"m": "mine", "n": "not mine", "u": "unsure", "x": None}

WHOSE = "Whose doing is each: m mine, n not mine, u unsure, x needs no answer"
HOW = (
    "One letter for all, then others by their number, as in m 3n 7x; or a letter for each, as in mmn. "
    "r reads their message; + and words add a point of yours."
)


def arrival(at: AtHand) -> str:
    """Say who wrote and nothing else; return which way to go on: c, s or l."""
    message = at.case.message
    if message is None:
        return "c"
    when = f" on {named(message.date)}" if message.date else ""
    about = f", “{message.subject}”" if message.subject else ""
    say(f"{at.case.client.name or 'Somebody'} wrote{when}{about}, {len(message.text.split()):,} words.")
    for remark in (*message.remarks, *(f"Attached: {name}" for name in message.attachments[:4])):
        say(remark)
    say("It is out of sight. You have probably read it already; once is enough for now.")
    ways = {key: words for key, words in ARRIVAL.items() if key != "s" or at.case.last_sent is None}
    while True:
        key, _ = way("How do you go on", ways, "c", why="Calming down works; letting off steam does not.")
        if key != "r":
            return key
        say(message.text)
        ways.pop("r")


def cool_down(at: AtHand) -> None:
    """A page without their message: how hot it is, a breath, two optional lines."""
    from amends.ledger import taken_up

    scale = "The number is yours. It is kept, and nothing is made of it."
    before = ask_for("How hot is it, 0 to 10", _heat, empty="not said", why=scale)
    say(BREATHE)
    you = at.settings.name.split()[0] if at.settings.name.strip() else "you"
    cooling = at.case.cooling
    own = "As you would tell a friend. Your own name gives some distance."
    should = ask(f"What should {you} do here", cooling.should, why=own)
    value = "People who first said what they value wrote with fewer excuses."
    matters = ask("What matters to you in your work", cooling.matters, why=value)
    cooling = cooling.but(should=should, matters=matters, passed=True)
    if before is not None:
        after = ask_for("And how hot now, 0 to 10", _heat, empty="not said", why=scale)
        cooling = cooling.but(before=before, after=after)
    at.change(taken_up(at.case.but(cooling=cooling)), "cool down")


def _heat(typed: str) -> int | None:
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 2 and int(typed) <= 10):
        raise ValueError("A number from 0 to 10, or an empty line.")
    return int(typed)


def longer(at: AtHand) -> bool:
    """Leave the case alone until a time; return whether a short note goes out first."""
    from amends.commands.plain.talk import yes
    from amends.ledger.times import waits

    choices = waits(at.now)
    options = [f"{words}, until {until:%A %H:%M}" for words, until in choices]
    until = choices[choose("Until when", options, why="Going over it again keeps it warm.")][1]
    at.change(at.case.but(cooling=at.case.cooling.but(until=until)), "wait longer")
    why = "It tells them that their message is here and when you will answer."
    return yes("Write the short note first", why=why)


def signs(at: AtHand) -> None:
    """Say each stop sign once in a case, before anything is written."""
    case = at.case
    if case.message is None:
        return
    found = at.reading.signs(case.facts.fee)
    new = [sign for sign in found if sign.kind not in case.signs_shown]
    for sign in new:
        say(f"Stop. {sign.title} {sign.what_first}")
        if sign.words:
            say(f"They write: “{sign.words}”")
    if new:
        say("Your decision. This is said once.")
        at.note(case.noting(sign.kind for sign in new))


def points(at: AtHand) -> None:
    """Go through what they say and ask for: whose doing each is, in one answer."""
    message = at.case.message
    if message is None:
        return
    together = at.reading
    if not together.reading.english:
        say("The reading knows English only, and this seems to be another language.")
        say("Add the points by hand: + and what they say or ask, in your words.")
    elif not together.reading.whole:
        say("The message is so long that only its first thirty pages were looked at.")
    if not message.points:
        _propose(at, message)
    signs(at)
    listed: tuple[Point, ...] | None = None
    while True:
        wanted = _wanted(at)
        if wanted != listed:
            _tell(wanted, at.today)
        listed = wanted
        said = ask_for(WHOSE, partial(_answer, wanted), empty="goes on", why=HOW)
        if said == "":
            return
        if said == "r":
            say(together.reading.text)
            if remarks_below(message):
                say("Remarks of theirs may stand in what is quoted below it:")
                say(message.quoted)
        elif isinstance(said, str):
            _add(at, said)
        else:
            _mark(at, wanted, said)
            return


def _propose(at: AtHand, message: Message) -> None:
    from amends.coach.answered_before import ANSWERED, without_answered
    from amends.mail import exchange

    proposed = message.but(points=at.reading.points())
    proposed = without_answered(proposed, exchange(message, at.settings.sender))
    at.change(at.case.with_message(proposed), "propose points")
    for point in proposed.points:
        if point.set_aside == ANSWERED:
            say(f"Set aside as {ANSWERED}: {point.title} (+ adds it after all)")


def _wanted(at: AtHand) -> tuple[Point, ...]:
    message = at.case.message
    return tuple(point for point in message.points if point.wants_answer) if message else ()


def _tell(wanted: Sequence[Point], today: date) -> None:
    from amends.reading.dues import due_told

    say(f"{len(wanted) or 'No'} {'point wants' if len(wanted) == 1 else 'points want'} an answer.")
    for number, point in enumerate(wanted, 1):
        due = f", {due_told(point, named, today)}" if point.due else ""
        doing = f" ({point.doing})" if point.doing else ""
        say(f"  {number}. {point.label}{due}: {point.title}{doing}")


def _answer(wanted: Sequence[Point], answer: str) -> str | list[Point]:
    """Read what was answered at the points: their marks, or words that are about something else."""
    return answer if answer in ("", "r") or answer.startswith("+") else _marked(answer, wanted)


def _add(at: AtHand, words: str) -> None:
    """Add a point in the user's own words."""
    from amends.reading.by_hand import in_words

    message, words = at.case.message, words.lstrip("+ ")
    if message is not None and words:
        new = in_words(words, at.today)
        at.change(at.case.with_message(message.but(points=(*message.points, new))), "add a point")


def _mark(at: AtHand, old: Sequence[Point], new: Sequence[Point]) -> None:
    """Keep the points with their marks."""
    message = at.case.message
    if message is not None:
        marked = {id(before): after for before, after in zip(old, new, strict=True)}
        points = tuple(marked.get(id(point), point) for point in message.points)
        at.change(at.case.with_message(message.but(points=points)), "mark the points")


def _marked(answer: str, wanted: Sequence[Point]) -> list[Point]:
    """Return the points with the letters of the answer."""
    words = answer.lower().replace(",", " ").split()
    letters = [""] * len(wanted)
    if words and len(words[0]) == 1 and words[0] in LETTERS:
        letters = [words.pop(0)] * len(wanted)
    elif len("".join(words)) == len(wanted) and set("".join(words)) <= LETTERS.keys():
        letters, words = list("".join(words)), []
    for word in words:
        number, letter = word[:-1], word[-1]
        if letter not in LETTERS:
            raise ValueError(HOW)
        letters[one_number(number, len(wanted)) - 1] = letter
    return [_with(point, letter) for point, letter in zip(wanted, letters, strict=True)]


def _with(point: Point, letter: str) -> Point:
    if not letter:
        return point
    doing = LETTERS[letter]
    return point.but(set_aside="") if doing is None else point.but(doing=doing)
