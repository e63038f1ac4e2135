"""Which letter to write: proposed from the points and the facts, never decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amends.domain.judgement import ADVICE_FIRST
from amends.domain.letter import CHOSEN, SHORT_NOTE

if TYPE_CHECKING:
    from amends.domain.case import Case
    from amends.domain.message import Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A shape and why it is proposed, in one line."""

    shape: str
    reason: str


ADVICE = "Advice first: they speak of the law."


def propose(case: Case) -> Proposal:
    """Propose a shape, and say before the reason that advice comes first, until that is set aside."""
    proposal = _proposed(case)
    if not case.claim_announced or _set_aside(case) or proposal.shape == SHORT_NOTE:
        return proposal
    return Proposal(proposal.shape, f"{ADVICE} {proposal.reason}")


def _set_aside(case: Case) -> bool:
    """Whether the user said, at the letter being written, that advice is not waited for."""
    return case.draft is not None and case.draft.leaves(ADVICE_FIRST)


def _proposed(case: Case) -> Proposal:
    """Propose by how it ended, by what is still unanswered, by whose doing it was."""
    if case.outcome is not None:
        return _after_the_answer(case.outcome.ending)
    letter_sent = any(draft.sent is not None and draft.shape != SHORT_NOTE for draft in case.drafts)
    if letter_sent and not case.has_answer:
        return Proposal("checking-back", "Your letter is sent and there is no answer yet.")
    message = case.message
    if message is None:
        return _for_silence(case)
    proposal = _for_signs(case, message) or _for_points_first(case, message) or _for_facts(case)
    if proposal.shape == "they-complained" and case.facts.kind == "repeat":
        return Proposal("it-happened-again", "It was your doing, and it has happened before.")
    return proposal


def _after_the_answer(ending: str) -> Proposal:
    if ending == "accepted":
        return Proposal(CHOSEN, "They took an offer; say what they get, and when.")
    if ending == "silent":
        return Proposal("checking-back", "It has been quiet since your letter.")
    return Proposal("they-said-no", "They turned it down; leave well.")


def _for_silence(case: Case) -> Proposal:
    if case.facts.sure == "yes":
        return Proposal("i-write-first", "They have gone quiet, and you know what went wrong.")
    return Proposal("just-asking", "Nothing is known to have gone wrong, so ask before you apologise.")


def _for_signs(case: Case, message: Message) -> Proposal | None:
    """Propose what the stop signs call for, until it is said whose doing all of it was.

    Where they speak of a claim that changes nothing: it is the answer that waits for advice, until the note
    is out, another letter was chosen or the advice set aside.
    """
    if _is_settled(case, message) and not (case.claim_announced and not _set_aside(case)):
        return None
    if not case.advice_first:
        mine = any(point.doing == "mine" for point in message.points if point.wants_answer)
        return None if mine else _for_unkindness(case)  # who is owed an answer gets one, insults or not
    if any(draft.shape == SHORT_NOTE and draft.sent is not None for draft in case.drafts):
        return None
    if case.draft is not None and case.draft.shape != SHORT_NOTE:
        return None
    return Proposal(SHORT_NOTE, "Until you have had advice, say only that you have received it.")


def _is_settled(case: Case, message: Message) -> bool:
    """Whether it is said whose doing it was, of the whole or of each point that wants an answer."""
    wanted = [point for point in message.points if point.wants_answer]
    return case.facts.doing is not None or bool(wanted and all(point.doing for point in wanted))


def _for_unkindness(case: Case) -> Proposal | None:
    if "threat" in case.signs:
        return Proposal("firm-and-brief", "It threatens you; be brief and firm, or do not answer.")
    if "abuse" in case.signs:
        return Proposal("firm-and-brief", "It insults you; be brief and firm, or do not answer.")
    return None


def _for_points_first(case: Case, message: Message) -> Proposal | None:
    """Propose by the points, and say so where the facts alone would propose another letter."""
    proposal = _for_points(case, message)
    if proposal is None or case.facts.doing is None or _for_facts(case).shape == proposal.shape:
        return proposal
    return Proposal(proposal.shape, f"{proposal.reason} The points count before “whose doing” in the facts.")


def _for_points(case: Case, message: Message) -> Proposal | None:
    answered = [point for point in message.points if point.wants_answer]
    if message.points and not answered and case.facts.doing is None:
        if any(point.label in ("heat", "threat") for point in message.points):
            return Proposal("firm-and-brief", "There is heat in it, and nothing that asks for an answer.")
        return None
    doing = {point.doing for point in answered} - {None}
    if "mine" in doing and "not mine" in doing:
        return Proposal("partly-me", "Some of the points are yours, some are not.")
    if "mine" in doing:
        return Proposal("they-complained", "The points you have settled are your doing.")
    if doing == {"not mine"} and any(point.doing is None for point in answered):
        return Proposal("partly-me", "Some of the points are not yours, and the others are not settled yet.")
    if doing == {"not mine"}:
        return Proposal("not-my-doing", "None of the points is your doing.")
    if "not mine" in doing:
        return Proposal("partly-me", "Some of the points are not yours, and some are still unsure.")
    return _unsure(case) if doing == {"unsure"} else None


def _for_facts(case: Case) -> Proposal:
    if case.facts.doing == "shared":
        return Proposal("partly-me", "Some of it was your doing, some was not.")
    if case.facts.doing == "not mine":
        return Proposal("not-my-doing", "It was not your doing.")
    if case.facts.doing == "unsure":
        return _unsure(case)
    if case.facts.doing == "mine":
        return Proposal("they-complained", "It was your doing.")
    if _nothing_found(case):
        return Proposal(
            "they-complained", "Nothing was found that went wrong; which letter fits, you choose."
        )
    return Proposal("they-complained", "They wrote that something went wrong.")


def _nothing_found(case: Case) -> bool:
    """Whether neither the points nor the facts of a message tell of any trouble; a fee alone tells none."""
    facts, message = case.facts, case.message
    known = (facts.kind, facts.agreed, facts.happened, facts.cost, facts.cause, facts.changed)
    return message is not None and not message.points and not any(known)


def _unsure(case: Case) -> Proposal:
    if any(draft.shape == SHORT_NOTE and draft.sent is not None for draft in case.drafts):
        return Proposal("partly-me", "You are still unsure; begin with what you know to be yours.")
    return Proposal(SHORT_NOTE, "You are still unsure whose doing it was; a note buys time to find out.")
