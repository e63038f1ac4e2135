"""The plain way: what earlier cases with this client left to remember, told when a case with them begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.commands.plain.talk import say, way
from amends.ledger.days import dated
from amends.ledger.endings import ENDED
from amends.ledger.history import happened_again, somebody_else

if TYPE_CHECKING:
    from amends.commands.plain.at_hand import AtHand
    from amends.ledger import Past

WHY = (
    "A letter that calls it a one-off is stopped where it happened before, "
    "and what you change now has to be something else."
)


def before(at: AtHand) -> None:
    """Tell the earlier cases, when there are any, and ask what they mean for this one."""
    from amends.storage.background import past
    from amends.storage.summaries import summaries

    found = past(summaries(at.places), at.case)
    if not found:
        return
    sure = any(each.sure for each in found)
    say(f"Before, with {at.case.client.name}:" if sure else f"Is this the same {at.case.client.name}?")
    for each in found:
        say(f"  {_told(each)}")
    ways = {"r": "it happened again", "n": "somebody else of that name"}
    if all(each.sure for each in found):
        del ways["n"]
    key, _ = way("What does it mean here", ways, empty="goes on", why=WHY)
    if key == "r":
        at.change(happened_again(at.case), "it happened again")
    elif key == "n":
        at.change(somebody_else(at.case, found), "somebody else of the same name")


def _told(past: Past) -> str:
    pieces = (
        f"{past.title or 'A case'}, {dated(past.day)}. {ENDED.get(past.ending, '')}".rstrip(),
        f"What: {past.happened}." if past.happened else "",
        f"Cause: {past.cause}." if past.cause else "",
        f"Changed: {past.changed}." if past.changed else "",
        f"Held on {dated(past.held)}." if past.held else "",
    )
    return " ".join(" ".join(filter(None, pieces)).split())
