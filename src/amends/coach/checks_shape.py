"""Checks of what should stand in a letter: only against a shape that has the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amends.coach.checks_state import uncovered
from amends.coach.deciding import REGRET
from amends.coach.ground import Mark, on
from amends.coach.jobs import LIST_LINE, offers_something
from amends.domain.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.coach.seen import Seen
    from amends.language.rules import Rule

_QUESTION_WILL_DO = frozenset(("i-write-first", "checking-back"))
"""Shapes in which the question what would put it right can stand without an offer."""
_PATIENCE = r"\b(?:thank you|thanks) for (?:your |bearing|waiting|being (?:so )?(?:patient|understanding))"
_CALLS = r"\b(?:call|ring|phone|write|talk|speak|answer|reply|get back|let you know|hear from)\b"
_LATE = 0.6
_TOO_MUCH_CAUSE = 0.25
_SHORT, _LONG = 60, 250
_GLUED = r"[^\n,]+,([^\W\d_][^\n]*)"
"""A name typed right behind "Kind regards,"."""
_OWN_LINE = "The name is glued to the sign-off: it belongs on a line of its own."
_FEW_WORDS = 40
"""A cause of so few words is never too long, whatever its share."""


def missing_job(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The shape has the rule's job, and no sentence does it."""
    part = ground.wants(rule.job)
    if part is None or ground.is_done(rule.job):
        return
    if rule.job == "offer" and (ground.around.offers or _question_will_do(ground)):
        return
    if rule.job == "apology" and any("conditional_apology" in one.faults for one in ground.sight.spoken):
        return  # there is one; what is said at it tells why it does not count yet
    at = ground.place(part)
    if rule.job == "offer" and any(_is_promised(one) for one in ground.sight.spoken):
        words = "Work, a sum or a date is in the letter, but nothing stands under Remedy to choose from."
        yield Mark(at, at, part, rule.job, message=words, severity="hint")
        return
    yield Mark(at, at, part, rule.job)


def _is_promised(one: Seen) -> bool:
    """Whether work, a sum or a day stands outside the offers; a day for a call mends nothing."""
    if offers_something(one):
        return True
    repairs = one.section is not None and "repair" in one.section.jobs
    return repairs and "next step" in one.ticks and not compiled(_CALLS).search(one.plain.text)


def _question_will_do(ground: Ground) -> bool:
    return ground.sight.letter.shape in _QUESTION_WILL_DO and ground.is_done("ask")


def choice_count(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Fewer than two offers, more than three, or no question that lets the client choose."""
    part = next((name for name, jobs in ground.jobs.items() if {"offer", "ask"} <= jobs.keys()), None)
    if part is None:
        return
    number = _offers(ground, part)
    at = ground.place(part)
    if number > 3:
        yield Mark(at, at, part, "offer", message=f"{number} offers are more than one can weigh.")
    elif number == 1:
        yield Mark(at, at, part, "offer", message="One offer leaves nothing to choose.")
    elif not number and (question := _asks_which(ground, part)):
        yield on(question, "This asks which one they would like, and there is nothing to choose from yet.")
    elif number and not _asks(ground, part):
        yield Mark(at, at, part, "ask", message="Nothing asks which of the offers they would like.")


def _asks_which(ground: Ground, part: str) -> Seen | None:
    """Return the sentence that asks for a choice."""
    asked = r"\b(?:which|rather|prefer|choose|either)\b"
    for one in _standing_in(ground, part):
        if (
            "choice_offered" in one.moves
            and one.plain.text.endswith("?")
            and compiled(asked).search(one.plain.text)
        ):
            return one
    return None


def _offers(ground: Ground, part: str) -> int:
    if ground.around.offers:
        return len(ground.around.offers)
    here = _standing_in(ground, part)
    listed = sum(bool(compiled(LIST_LINE).match(one.plain.text)) for one in here)
    if listed:
        return listed
    if any("choice_offered" in one.moves and offers_something(one) for one in here):
        return 2
    return min(1, sum("concrete_remedy" in one.moves for one in here))


def _asks(ground: Ground, part: str) -> bool:
    return any(
        one.plain.text.endswith("?") or {"ask", "choice_offered"} & set(one.moves)
        for one in _standing_in(ground, part)
    )


def _standing_in(ground: Ground, part: str) -> tuple[Seen, ...]:
    """Return the sentences of a part; all of them in a text without sections."""
    if not ground.sight.letter.sections:
        return ground.sight.spoken
    return tuple(one for one in ground.sight.spoken if one.part == part)


def repair_late(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The first repair stands after three fifths of the words."""
    if not (ground.wants("acknowledge") and (ground.wants("offer") or ground.wants("repair"))):
        return
    total, before = ground.words(), 0
    for one in ground.sight.spoken:
        if "concrete_remedy" in one.moves or "repair" in one.ticks:
            if total > _SHORT and before > total * _LATE:
                yield on(one)
            return
        before += one.words


def explains_too_much(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The cause takes more words than the repair, or a quarter of the letter."""
    if not ground.wants("cause"):
        return
    causes = [one for one in ground.sight.spoken if _is_cause(ground, one)]
    cause = sum(one.words for one in causes)
    repairing = {"concrete_remedy", "concrete_prevention", "choice_offered"}
    repair = sum(one.words for one in ground.sight.spoken if repairing & set(one.moves))
    if cause > _FEW_WORDS and (cause > repair or cause > ground.words() * _TOO_MUCH_CAUSE):
        yield Mark(causes[0].start, causes[-1].end if causes[-1].part == causes[0].part else causes[0].end)


def _is_cause(ground: Ground, one: Seen) -> bool:
    if {"concrete_prevention", "concrete_remedy", "choice_offered", "apology"} & set(one.moves):
        return False
    if one.section is None:
        return "excuse" in one.faults
    return "cause" in one.section.jobs


def too_short(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Fewer words than an answer to a complaint needs."""
    length = ground.sight.letter.length
    if _is_full_letter(ground) and ground.words() and length < _SHORT:
        yield Mark(0, 0, message=f"{length} words are few for this letter.")


def too_long(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """More words than will be read; not while more is asked for, of what carries the letter or of answers."""
    length = ground.sight.letter.length
    if _is_full_letter(ground) and length > _LONG and not _lacks(ground):
        yield Mark(0, 0, message=f"{length} words: much of it will not be read.")


def _lacks(ground: Ground) -> bool:
    carrying = ("acknowledge", "apology", "offer")
    without = (job for job in carrying if ground.wants(job) and not ground.is_done(job))
    if any(job != "offer" or not ground.around.offers for job in without):
        return True
    return bool(uncovered(ground))


def _is_full_letter(ground: Ground) -> bool:
    return ground.shape is not None and ground.shape.apology == "wanted"


def thanks_only(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Thanks for patience, and no apology anywhere, in a letter that should have one."""
    if not _is_full_letter(ground) or ground.sight.does("apology"):
        return
    for one in ground.sight.spoken:
        if compiled(_PATIENCE).search(one.plain.text):
            yield on(one)
            return


def regret_only(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Regret, and no apology anywhere, in a letter that should have one."""
    if not _is_full_letter(ground) or ground.sight.does("apology"):
        return
    for one in ground.sight.spoken:
        if compiled(REGRET).search(one.plain.text):
            yield on(one)
            return


def nothing_written(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A letter of a shape, with a greeting or a name and not one word between them."""
    sections = ground.sight.letter.sections
    if sections and not any(section.part for section in sections):
        yield Mark(sections[0].end, sections[0].end)


def unsigned(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A sign-off of one line that ends in a comma: the name under it is missing, or is glued to it."""
    for section in ground.sight.letter.sections:
        words = ground.sight.letter.text[section.start : section.end].rstrip()
        if section.kind != "sign-off":
            continue
        glued = compiled(_GLUED).match(words)
        if glued:
            start, end = glued.span(1)
            yield Mark(section.start + start, section.start + end, message=_OWN_LINE)
        elif "\n" not in words.strip() and words.endswith(","):
            yield Mark(section.end, section.end)


def bare_offer(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """An offer with neither a size nor a day."""
    part = next((name for name, jobs in ground.jobs.items() if "offer" in jobs), None)
    if part is None:
        return
    at = ground.place(part)
    for number, offer in enumerate(ground.around.offers, 1):
        if not offer.sized and offer.due is None:
            yield Mark(at, at, part, "offer", message=f"Offer {number} has neither a size nor a day.")
