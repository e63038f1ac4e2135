"""The plain way after a letter: their answer, what it comes to, promises kept, the next letter, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.change_said import card_of
from amends.commands.plain.beginning import given
from amends.commands.plain.handing_over import told
from amends.commands.plain.talk import ask, ask_for, choose, choose_some, one_number, say, way, yes
from amends.commands.plain.writing import next_letter
from amends.domain.case import Outcome
from amends.ledger import answered, before_cooling, ended, kept, left_open, new_among, next_step, with_day
from amends.ledger.days import dated, due_named
from amends.ledger.declined import declined_in, told_let_go, without
from amends.ledger.endings import ENDED, endings, leaning, proposed_among, readings, taken_by, torn_between
from amends.ledger.possible import acts, can_be_kept, first_act, waiting_for_the_letter
from amends.ledger.typed import day
from amends.letters import propose, shape
from amends.remedies import say as said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amends.commands.plain.at_hand import AtHand
    from amends.commands.plain.beginning import Way
    from amends.domain.case import Case
    from amends.ledger.endings import Understood
    from amends.ledger.possible import Act
    from amends.reading.answers import Answer

SEVERAL = "Several offers: their numbers, as in 1 2."


def follow_up(at: AtHand) -> bool:
    """Tell where it stands and do one thing; False when there is nothing more to do now."""
    _tell(at)
    ways, first = _ways(at)
    empty = "" if first else "leaves it for now"
    key, rest = way("What now", {**ways, "q": "leave it for now"} if first else ways, first, empty=empty)
    if key == "a":
        _take_answer(at)
    elif key == "d":
        decide(at)
    elif key == "k":
        _keep_promise(at, rest)
    elif key == "n":
        next_letter(at)
    elif key == "e":
        _end(at)
    elif key == "c":
        _card(at)
    elif key == "h":
        at.change(at.case.but(card=card_of(at.case).but(held=at.today)), "the change holds")
    return key not in ("", "q")


def _tell(at: AtHand) -> None:
    """Say how it ended or what is out, what is owed, and what comes next."""
    case, letter = at.case, at.case.last_sent
    say()
    if case.outcome is not None:
        say(f"{ENDED[case.outcome.ending]} {_taken(at, case.outcome)}".rstrip())
    elif letter is not None and letter.sent is not None:
        say(f"Your letter went out on {due_named(letter.sent, at.now)}.")
    if waits := waiting_for_the_letter(case):
        say(f"{waits} for your next letter.")
    for number, promise in enumerate(case.promises, 1):
        say(f"  {number}. {told(at, promise)}")
    say(next_step(case, at.now).words)


def _taken(at: AtHand, outcome: Outcome) -> str:
    taken = (said(offer, at.settings.locale) for _, offer in taken_by(at.case))
    return " ".join(filter(None, (*taken, outcome.note)))


def _ways(at: AtHand) -> tuple[dict[str, str], str]:
    """Return what can be done where the case stands, and what an empty line does."""
    case = at.case
    number = _first_to_keep(case)
    words: dict[Act, tuple[str, str]] = {
        "answer": ("a", "another message of theirs" if case.has_answer else "their answer is here"),
        "decide": ("d", "note what their answer comes to"),
        "keep": (f"k {number}", f"promise {number} is kept, or not kept after all"),
        "next_letter": ("n", f"write the next letter: {shape(propose(case).shape).spoken}"),
        "outcome": ("e", "how it ended" if case.outcome is None else "another ending"),
        "card": ("c", "the closing card"),
        "held": ("h", "you looked: what you changed holds"),
    }
    first = first_act(case, at.now)
    return dict(words[act] for act in acts(case) if act in words), words[first][0] if first in words else ""


def _first_to_keep(case: Case) -> int:
    """Return the number of the first promise that can be kept, 1 where there is none."""
    return next((number for number, one in enumerate(case.promises, 1) if can_be_kept(one)), 1)


def _take_answer(at: AtHand) -> None:
    """Take their answer in, from a paste or a file; then what it comes to."""
    from amends.reading import with_points

    ways: tuple[Way, ...] = ("paste", "file")
    how = ways[choose("Their answer", ("Paste it", "A file or mailbox with it"))]
    messages = new_among(given(how, at.settings.sender), at.case)
    if not messages:
        say("Nothing new was taken in.")
        return
    at.keep_version("before their answer")
    case = at.case
    for message in messages:
        case = answered(case, message, at.now)
    at.change(with_points(case), "take in their answer")
    if at.case.has_answer:
        decide(at)


def decide(at: AtHand, *, cooled: bool = False) -> None:
    """Propose from their words what the newest answer comes to; the user decides.

    Cooling down is offered only when it is charged, and not a second time.
    """
    from amends.reading.answers import is_charged, propose_answer

    message = at.case.message
    if message is None:
        return
    if not cooled and is_charged(message.text, message.date):
        say("There are charged words in it, so it is not read out here.")
        if yes("Cool down first", given=True, why="The message keeps; it is looked at after the pause."):
            at.change(before_cooling(at.case), "cool down first")
            return
    else:
        say(message.text.strip())
    offers = at.case.offers_made
    proposal = propose_answer(message.text, offers, at.today)
    choices = readings(offers, at.settings.locale)
    why = f"Proposed for “{' '.join(proposal.words.split())}”." if proposal.words else ""
    words = (torn_between(proposal) or why, leaning(proposal), "You decide; the message is kept either way.")
    say(" ".join(filter(None, words)))
    proposed = _proposed(choices, proposal)
    options = [words for words, _ in choices]
    picked = choose_some("What does it come to", options, proposed, several=len(offers), why=SEVERAL)
    chosen = choices[picked[0]][1]
    if chosen.reading == "accepted" or chosen.reading == "declined":
        taken = [number for place in picked for number in choices[place][1].offers]
        outcome = Outcome.of(chosen.reading, at.today, taken)
        _note_ending(at, outcome, "note what they decided")
        for place in reversed(declined_in(at.case, message.text, at.today)):
            what = at.case.promises[place].what
            if yes(f"They seem to say no to “{what}”. Take it off what you owe"):
                at.change(without(at.case, (place,)), "take off what they declined")
    elif chosen.reading != "cool":
        at.change(left_open(at.case, chosen.reading), "note what it comes to")
        next_letter(at)


def _proposed(choices: Sequence[tuple[str, Understood]], proposal: Answer) -> tuple[int, ...]:
    """Return the places that an empty line takes: the offers have a line each, in their order."""
    place = proposed_among(choices, proposal)
    if place is None or (proposal.offers and not leaning(proposal)):
        return tuple(number - 1 for number in proposal.offers)
    return (place,)


def _keep_promise(at: AtHand, answer: str) -> None:
    """Tick a promise as kept today, or take that back."""
    promises = at.case.promises
    try:
        number = one_number(answer or str(_first_to_keep(at.case)), len(promises))
    except ValueError as error:
        say(f"  {error}")
        return
    if not can_be_kept(promises[number - 1]):
        say("  It is owed only if they choose it: note what they decided first.")
        return
    on_day = at.today if promises[number - 1].kept is None else None
    at.change(kept(at.case, number - 1, on_day), "promise kept" if on_day else "promise not kept yet")


def _end(at: AtHand) -> None:
    """Ask how it ended."""
    case = at.case
    before = case.outcome
    ways = endings(case.offers_decided, at.settings.locale, again=before is not None)
    offers, options = len(case.offers_decided), [words for words, _ in ways]
    picked = choose_some("How did it end", options, several=offers, why=SEVERAL if offers > 1 else "")
    end = ways[picked[0]][1]
    if end.ending is None:
        at.change(case.but(outcome=None), "open the case again")
        return
    note = ask("A note", before.note if before else "", empty="none")
    taken = [number for place in picked for number in ways[place][1].offers]
    letter = before.letter if before is not None else None
    outcome = Outcome.of(end.ending, at.today, taken, note).but(letter=letter)
    _note_ending(at, outcome, "note the end")


def _note_ending(at: AtHand, outcome: Outcome, what: str) -> None:
    """Note how it ended, and say what is no longer owed after that."""
    before = at.case
    at.change(ended(before, outcome), what)
    if gone := told_let_go(before, at.case):
        say(gone)


def _card(at: AtHand) -> None:
    """Fill the closing card: it is told when a new case with this client begins."""
    card = card_of(at.case)
    say("The closing card is told when a new case with this client begins.")
    cause = ask("The cause, in a line", card.cause)
    changed = ask("What is different now", card.changed)
    check_on = ask_for(
        "When to check that it holds",
        lambda typed: day(typed, at.today, at.settings.locale),
        dated(card.check_on) if card.check_on else "",
        empty="no day",
    )
    new = with_day(card.but(cause=cause, changed=changed), check_on)
    at.change(at.case.but(card=new), "closing card")
