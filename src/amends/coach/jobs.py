"""Which jobs each part has, and which of them are done."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amends.coach.seen import Seen, Sight
    from amends.letters.loading import Shape

_THANKS = r"\b(?:thank|thanks|grateful|appreciate)\b"
_FOND = (
    r"\b(?:enjoyed|loved|liked|pleasure|valued|joy|grateful|appreciate|thank|thanks|honou?r"
    r"|(?:good|great|lovely|nice|wonderful|fun) (?:to|\w+ing)"
    r"|(?:helped|taught|encouraged|inspired|trusted|supported) (?:me|us))\b"
)
_NAMES_NONE = (
    r"\b(?:one|either|any|both|which|whichever|two|three|some) of (?:these|those|them|the (?:two|three))\b"
    r"|\bwhich(?:ever)?\b|\bthe following\b|\b(?:these|those) (?:two|three|ways|things)\b"
)
"""Words that point at offers and name none."""
LIST_LINE = r"(?:\d{1,2}[.)]|[-*•–]) "
"""How a line of a list begins."""
_ASKS_OPENLY = frozenset(("just-asking",))
"""Shapes that are one open question: what yes or no would answer tells nothing about a silent client."""
_AUXILIARY = r"(?:do|does|did|is|are|was|were|would|will|can|could|have|has|had|should|shall|may|might)\b"
_OPEN = (
    r"(?:^|[:;–—] ?|, (?:and |so |but )?|\b(?:and|so|but|then|(?:tell|write) (?:me|us)|let (?:me|us) know"
    r"|know|say|hear|ask(?:ing)?|wonder(?:ing)?|learn|see) )(?:(?:in|at|on|for|with|from|about|to|of|by) )?"
    r"(?:what\b(?! (?:about|if)\b)|how\b(?! about\b)|why\b|(?<!, )(?:which|whose|who)\b"
    rf"|(?:when|where) {_AUXILIARY})"
)
"""Where a question begins that yes or no cannot answer; “When you have time, is there …?” has none."""
_BY_MOVE = {
    "acknowledge": "acknowledge",
    "apology": "apology",
    "change": "concrete_prevention",
    "ask": "ask",
    "appreciation": "appreciation",
}


def ticked(
    sight: Sight, shape: Shape | None, by_hand: Mapping[tuple[str, str], bool]
) -> dict[str, dict[str, bool]]:
    """Return for each part, in order, its jobs and whether each is done; the user's own word counts first.

    In a text without sections a job is done when it is done anywhere.
    """
    parts = {part.name: part.jobs for part in shape.parts} if shape else {}
    for section in sight.letter.sections:
        if section.part:
            parts.setdefault(section.part, section.jobs)
    whole, last = not sight.letter.sections, next(reversed(parts), "")
    done = _openly if shape is not None and shape.id in _ASKS_OPENLY else is_done
    of_part: dict[str, list[Seen]] = {}
    for one in sight.spoken:
        of_part.setdefault(_part_of(one, last), []).append(one)
    return {
        name: {
            job: by_hand[name, job]
            if (name, job) in by_hand
            else done(job, sight.spoken if whole else of_part.get(name, ()))
            for job in jobs
        }
        for name, jobs in parts.items()
    }


def _part_of(one: Seen, last: str) -> str:
    """Return the part it counts for: a sentence over the name ends the last."""
    return last if one.section is not None and one.section.kind == "sign-off" else one.part


def is_done(job: str, sentences: Iterable[Seen]) -> bool:
    """Whether any of these sentences does the job; what stands below a line that leads on is an offer too."""
    several = tuple(sentences)
    if any(does(one, job) for one in several):
        return True
    return job == "offer" and any(
        "choice_offered" in before.moves and _leads(before) and _is_listed(after, before)
        for before, after in pairwise(several)
    )


def _openly(job: str, sentences: Iterable[Seen]) -> bool:
    """Whether a job is done where only an open question asks."""
    return is_done(job, (one for one in sentences if job != "ask" or _is_open(one)))


def _is_open(one: Seen) -> bool:
    text = one.plain.text
    if compiled(_OPEN).search(text):
        return True
    return not text.endswith("?") and not compiled(r"\b(?:if|whether)\b").search(text)


def does(one: Seen, job: str) -> bool:
    """Whether this sentence does the job."""
    if job in ("thanks", "appreciation"):
        kind = "appreciation" in one.moves or "appreciation" in one.ticks
        return kind and bool(compiled(_THANKS if job == "thanks" else _FOND).search(one.plain.text))
    if job == "offer":
        return offers_something(one)
    if job == "ask" and one.plain.text.endswith("?"):
        return True
    if job == "repair" and "concrete_remedy" in one.moves:
        return True
    if job == "cause":
        return _is_cause(one)
    if job == "impact" and "conditional_apology" in one.faults:
        return False
    move = _BY_MOVE.get(job)
    return move in one.moves or job in one.ticks


def offers_something(one: Seen) -> bool:
    """Whether this sentence names something that is offered; “I can offer you one of these:” does not."""
    if _leads(one):
        return False
    if "concrete_remedy" in one.moves:
        return True
    return "choice_offered" in one.moves and (" or " in one.plain.text or not _names_none(one))


def _leads(one: Seen) -> bool:
    """Whether it only leads to what stands below it; “I will take 20% off, as I said:” gives too."""
    if not one.plain.text.rstrip().endswith(":"):
        return False
    # “One of these, at no cost to you:” sounds like something given.
    return "concrete_remedy" not in one.moves or _names_none(one)


def _names_none(one: Seen) -> bool:
    return bool(compiled(_NAMES_NONE).search(one.plain.text))


def _is_listed(one: Seen, above: Seen) -> bool:
    """Whether a line names what the line above leads to.

    In a part any words do, unless they ask which one or point back at the list. In a text without parts it
    takes the sign of a list: the next paragraph may be about anything.
    """
    text = one.plain.text
    if compiled(LIST_LINE).match(text):
        return True
    if not one.part or one.part != above.part:
        return False
    return not text.endswith("?") and not _names_none(one)


def _is_cause(one: Seen) -> bool:
    if "cause" not in one.ticks and "excuse" not in one.faults and "blame_shift" not in one.faults:
        return False
    return not {"concrete_prevention", "apology", "appreciation"} & set(one.moves)
