"""The plain way, the end of a letter: read as a whole, what is open, ways out, and whether it is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.commands.plain.answered import answers, has_points
from amends.commands.plain.arranging import arrange
from amends.commands.plain.talk import ask_for, choose, numbers, one_number, say, way, yes
from amends.commands.plain.writing import tell
from amends.domain.envelope import how_to_send, in_a_chat, subject_of, told_lacking
from amends.ledger import WAYS, promised_on, sent, unlike_a_letter, usual_way
from amends.ledger.days import due_named
from amends.ledger.promises import doubt
from amends.ledger.typed import day, moment
from amends.ledger.zones import there
from amends.letters import render

if TYPE_CHECKING:
    from datetime import date

    from amends.commands.plain.at_hand import AtHand
    from amends.commands.plain.writing import Writing
    from amends.domain.draft import Promise
    from amends.domain.judgement import Judgement

ENDS = {
    "f": "write it into a file, as a mail draft; f txt or f md: as text or Markdown",
    "c": "copy it",
    "e": "change it: parts, offers, subject, another letter",
    "a": "the points: which part answers each",
    "l 1": "leave remark 1 as it is",
    "y 1": "why there is remark 1",
    "s": "it is sent: note that",
}
ABOUT_REMARKS = ("l 1", "y 1")
KINDS = ("eml", "txt", "md")
_ANOTHER_DAY = re.compile(r"(\d+)\s+(.*[^\d\s,].*)")


def hand_over(at: AtHand, writing: Writing) -> bool:
    """Read the letter as a whole and let it go out; return whether it is sent."""
    judgement = _whole(at, writing)
    while True:
        key, rest = way("What now", _ways(at, judgement), empty="leaves it for now", why=_not_sent(at))
        if not key:
            return False
        if key == "s":
            mark_as_sent(at)
            return True
        if key == "e":
            arrange(at, writing)
            judgement = _whole(at, writing)
        elif key == "a":
            answers(at)
            judgement = writing.judge()
            tell(judgement.findings)
        elif key in ("l", "y"):
            writing.about(judgement.findings, key, rest)
            judgement = writing.judge()
            if key == "l":
                tell(judgement.findings)
        else:
            _out(at, key, rest or "eml")


def _ways(at: AtHand, judgement: Judgement) -> dict[str, str]:
    """Return what can be done with the letter as it was judged last."""
    first = {"c": "copy it, to paste into the chat"} if in_a_chat(at.case) else {}
    ways = first | {key: words for key, words in ENDS.items() if key not in first}
    if at.settings.drafts:
        ways["d"] = f"put it among the drafts in {at.settings.drafts}"
    hidden = () if judgement.findings else ABOUT_REMARKS
    hidden = hidden if has_points(at) else (*hidden, "a")
    return {key: words for key, words in ways.items() if key not in hidden}


def _whole(at: AtHand, writing: Writing) -> Judgement:
    """Tell the letter as the client gets it, and what is still open."""
    draft, judgement = at.draft, writing.judge()
    letter = render(draft, currency_locale=at.settings.locale)
    say()
    if draft.subject or not in_a_chat(at.case):
        say(f"Subject: {subject_of(at.case, draft.subject) or 'none yet'}")
    say(letter.text.rstrip(), as_it_is=True)
    say()
    say(f"{letter.length} words.")
    tell(judgement.findings)
    if judgement.ready:
        say("Nothing stands in the way." if judgement.understood else "The coach cannot judge it.")
    return judgement


def _not_sent(at: AtHand, *, mail: bool = False) -> str:
    """Say that it is not sent, and what a mail of it still lacks."""
    lacks = told_lacking(at.case, at.draft.subject) if mail else ""
    how = how_to_send(chat=in_a_chat(at.case) and not mail)
    return f"{lacks} It is not sent; you {how}.".strip()


def _out(at: AtHand, key: str, kind: str) -> None:
    """Write the letter into a new file, among the drafts, or to the clipboard; say where it is."""
    from amends.mail import clipboard
    from amends.mail.drafts_folder import deliver
    from amends.mail.outgoing import as_bytes, eml, file_stem
    from amends.mail.trouble import Trouble
    from amends.storage.files import put_new
    from amends.storage.places import expanded
    from amends.storage.trouble import NotSaved

    case, draft, settings = at.case, at.draft, at.settings
    letter = render(draft, currency_locale=settings.locale)
    try:
        if key == "c":
            program = clipboard.copy(letter.text)
            none = "No program here takes a copy; f writes a file."
            say(f"Copied with {program}. {_not_sent(at)}" if program else none)
        elif key == "d":
            data = eml(letter, case, draft, name=settings.name, email=settings.email, unsent=False)
            path = deliver(expanded(settings.drafts), data, at.now)
            say(f"Among the drafts in {path.parent.parent}. {_not_sent(at, mail=True)}")
        elif kind not in KINDS:
            say(f"  f writes {', '.join(KINDS)}.")
        else:
            data = as_bytes(kind, letter, case, draft, name=settings.name, email=settings.email)
            path = put_new(at.places.letters, file_stem(case), kind, data)
            say(f"Written to {path}. {_not_sent(at, mail=kind == 'eml')}")
            at.keep_version("after handing it over")
    except (Trouble, NotSaved) as trouble:
        say(str(trouble))


def mark_as_sent(at: AtHand) -> None:
    """Ask when and how it went, and which promises are taken on with it."""
    now, draft = at.now, at.draft
    letter = render(draft, currency_locale=at.settings.locale)
    if (odd := unlike_a_letter(draft, letter)) and not yes(f"{odd} Was it sent like this"):
        return
    when = ask_for(
        "When did you send it",
        lambda typed: (moment(typed, now, at.settings.locale) if typed else None) or now,
        empty="just now",
        why="A day with a time, as in Tuesday 14:30.",
    )
    by = tuple(WAYS)[choose("How", tuple(WAYS.values()), tuple(WAYS).index(usual_way(at.case)))]
    found = promised_on(at.case, when.date(), now, at.settings.locale)
    promises = _taken_on(at, found, when.date())
    at.change(sent(at.case, when, by, promises, at.now), "mark as sent")
    say("Noted as sent. amends due shows what you owe, and by when.")


def _taken_on(at: AtHand, found: tuple[Promise, ...], day_sent: date) -> tuple[Promise, ...]:
    """Show what the letter sent on that day promises until it is right; return what is taken on."""
    why = "Numbers drop promises, as in 2 3. A number and a day changes the day, as in 2 Friday 22 May."

    def changed(answer: str) -> tuple[Promise, ...]:
        if met := _ANOTHER_DAY.fullmatch(answer):
            place = one_number(met[1], len(found))
            new = found[place - 1].but(due=day(met[2], at.today, at.settings.locale))
            return (*found[: place - 1], new, *found[place:])
        dropped = numbers(answer, len(found))
        return tuple(each for place, each in enumerate(found, 1) if place not in dropped)

    while found:
        say("It promises:")
        for number, promise in enumerate(found, 1):
            say(f"  {number}. {told(at, promise)}")
            if odd := doubt(promise, day_sent):
                say(f"     {odd}")
        before = found
        found = ask_for("Which do you drop or change", changed, empty="takes all of them on", why=why)
        if found == before:
            return found
    say("It promises nothing with a day.")
    return found


def told(at: AtHand, promise: Promise) -> str:
    """Say what is promised, by when, and what it hangs on."""
    due = f", by {due_named(promise.due, at.now)}" if promise.due else ""
    clock = there(promise.due, at.now, at.case.client.time_zone)
    theirs = f", {clock} where they are" if clock else ""
    chosen = " Owed only if they choose it." if promise.if_chosen and promise.kept is None else ""
    kept = " Kept." if promise.kept is not None else ""
    return f"{promise.what}{due}{theirs}.{chosen}{kept}"
