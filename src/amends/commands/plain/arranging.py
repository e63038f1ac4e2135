"""The plain way: anything in the letter changed, by the number of its part or by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amends.commands.plain.facts import facts
from amends.commands.plain.offering import offers
from amends.commands.plain.taking_in import points
from amends.commands.plain.talk import ask, say, text
from amends.commands.plain.writing import another_letter
from amends.letters import in_or_out, layout, moved, with_another

if TYPE_CHECKING:
    from amends.commands.plain.at_hand import AtHand
    from amends.commands.plain.writing import Writing
    from amends.letters import ShapePart

MEANT = (
    "2: write part 2 anew. 2 +: add to it. 2 up, 2 down: move it. 2 out, 2 in: leave it out, its words kept, "
    "or take it in. 2 and a job: tick that job by hand, or open it again. "
    "new: one part more. subject, greeting, sign-off, offers, letter, points, facts: change that."
)
_PART = re.compile(r"(\d{1,3})\s*(.*)")


def arrange(at: AtHand, writing: Writing) -> None:
    """Change one thing after the other, until nothing more is to be changed."""
    while True:
        for number, (plan, part) in enumerate(zip(layout(at.draft), at.draft.parts, strict=True), 1):
            count = len(f"{part.text} {part.after}".split())
            out = "left out, " if part.out else ""
            say(f"  {number}. {plan.title}: {out}{count or 'no'} {'word' if count == 1 else 'words'}")
        answer = ask("Change what, as in 2, 2 up, 2 out, new, subject", empty="nothing more", why=MEANT)
        if not answer:
            return
        met = _PART.fullmatch(answer)
        plans = layout(at.draft)
        if met and 1 <= int(met[1]) <= len(plans):
            _part(at, writing, plans[int(met[1]) - 1], met[2].strip().lower())
        elif not _named(at, answer.lower()):
            say(f"  {MEANT}")


def _part(at: AtHand, writing: Writing, plan: ShapePart, act: str) -> None:
    """Do what is wanted with one part."""
    draft, part = at.draft, at.draft.part(plan.name)
    assert part is not None
    if act in ("", "+"):
        writing.write(plan, more=act == "+")
        writing.remarks(plan)
    elif act in ("up", "down"):
        at.keep(moved(draft, plan.name, -1 if act == "up" else 1), "arrange the parts")
    elif act in ("out", "in"):
        if part.out == (act == "in"):
            at.keep(in_or_out(draft, plan.name), "arrange the parts")
    else:
        writing.tick(plan, part, act)


def _named(at: AtHand, name: str) -> bool:
    """Change what has a name of its own; False when nothing has this one."""
    if name == "new":
        at.keep(with_another(at.draft), "arrange the parts")
    elif name == "letter":
        another_letter(at)
    elif name in ("points", "facts"):
        (points if name == "points" else facts)(at)
    elif name == "offers":
        holder = next((plan for plan in layout(at.draft) if plan.holds_offers), None)
        if holder is None:
            say("  This letter has no place for offers.")
        else:
            offers(at, holder)
    elif name in ("subject", "greeting"):
        words = ask(name.capitalize(), getattr(at.draft, name))
        at.keep(at.draft.but(**{name: words}), f"writing {name}")
    elif name == "sign-off":
        say(f"It reads: {at.draft.sign_off}")
        text(
            "The sign-off, and your name.",
            lambda words: at.keep(at.draft.but(sign_off=words), "writing sign-off"),
            empty="it stays",
        )
    else:
        return False
    return True
