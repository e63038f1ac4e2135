"""The plain way, first half: their message, a moment to cool down, the points, the facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from amends.commands.plain.talk import ask, ask_for, choose, say, text, yes
from amends.domain.case import Facts
from amends.widgets.typed import day

if TYPE_CHECKING:
    from datetime import datetime

    from amends.domain.case import Case
    from amends.domain.message import Doing, Message
    from amends.session.session import Session

WHOSE = "Whose doing: m mine, n not mine, u unsure, x needs no answer"
BREATHE = (
    "Breathe in while you count to five, and out while you count to five. Six times is a minute.",
    "Slow breathing calms the body at once. What it does for anger is likely, not certain.",
    "Stop if you feel dizzy.",
)


def begin(now: datetime) -> Case | None:
    """Ask how a case begins; None when it could not be."""
    from amends.mail import Trouble, read_file, read_text, sample
    from amends.session.beginning import begin_case

    ways = ("Paste their message", "A file with their message", "They have gone quiet", "The sample, to try")
    way = choose("How does it begin", ways)
    try:
        if way == 0:
            message: Message | None = read_text(text("Paste it here.").encode("utf-8", "replace"))
        elif way == 1:
            message = read_file(Path(ask("Which file")).expanduser())
        else:
            message = sample() if way == 3 else None
    except Trouble as trouble:
        say(str(trouble))
        return None
    return (
        begin_with(message, now)
        if message
        else begin_case(now, name=ask("Their name"), about=ask("What about"))
    )


def begin_with(message: Message, now: datetime) -> Case:
    """Return a case with this message; only a missing name is asked."""
    from amends.session.beginning import begin_case

    name = "" if message.sender.strip() else ask("Who wrote this")
    return begin_case(now, message, name=name)


def cool_down(session: Session) -> None:
    """Say who wrote and nothing else; then a page to cool down, and two optional lines."""
    case = session.case
    if case.message is None:
        return
    words = len(case.message.text.split())
    say(f"{case.client.name or 'Somebody'} wrote {words} words. They are out of sight.")
    if yes("Take a minute first", given=True):
        for line in BREATHE:
            say(line)
        ask("Enter goes on")
    should = ask("What should be done here, as you would tell a friend (optional)", case.cooling.should)
    matters = ask("What matters to you in your work (optional)", case.cooling.matters)
    cooling = case.cooling.but(should=should, matters=matters, passed=True)
    session.change(case.but(cooling=cooling), "cool down")
    if yes("Hear their message now, as they wrote it"):
        say(case.message.text)


def points(session: Session) -> None:
    """Go through what the message says and asks for: whose doing is each."""
    from amends.reading import read_together

    message = session.case.message
    if message is None:
        return
    together = read_together(session.case.to_answer)
    for sign in together.signs(session.case.facts.fee):
        say(f"Stop: {sign.title} {sign.what_first}")
    found = message.points or together.points()
    wanted = [point for point in found if point.wants_answer]
    say(f"{len(wanted)} points in it want an answer. Heat and threats are noticed, not answered.")
    message = message.but(points=tuple(found))
    session.change(session.case.with_message(message), "take the points over")
    for number, point in enumerate(wanted, 1):
        due = f", by {point.due:%A} {point.due.day} {point.due:%B}" if point.due else ""
        say(f"{number}. {point.label}{due}: {point.title}")
        answer = ask_for(WHOSE, _doing, (point.doing or "unsure")[0])
        marked = point.but(set_aside="") if answer is None else point.but(doing=answer)
        message = message.but(points=tuple(marked if each is point else each for each in message.points))
        session.change(session.case.with_message(message), "mark a point")


def _doing(typed: str) -> Doing | None:
    """Read whose doing a point is; None leaves it out."""
    answers: dict[str, Doing | None] = {"m": "mine", "n": "not mine", "u": "unsure", "x": None}
    if typed[:1].lower() not in answers:
        raise ValueError("Answer with m, n, u or x.")
    return answers[typed[:1].lower()]


def facts(session: Session) -> None:
    """Ask for the few facts that decide which letter it is; all can be left open."""
    from amends.reading import read_together

    case = session.case
    known = case.facts
    if case.message is None:
        sure = ("yes", "perhaps", "no")
        answer = choose("Do you know of something that went wrong", sure, 1)
        known = known.but(sure=sure[answer])
    elif known == Facts():
        known = read_together(case.to_answer).facts()
    today = case.updated.date()
    agreed = ask_for(
        "When was it due (optional)",
        lambda typed: day(typed, today),
        str(known.agreed) if known.agreed else "",
    )
    happened = ask("What happened, in a line (optional)", " ".join(known.happened.split()))
    cost = ask("What it cost them (optional)", " ".join(known.cost.split()))
    known = known.but(agreed=agreed, happened=happened, cost=cost)
    session.change(session.case.but(facts=known), "note the facts")
