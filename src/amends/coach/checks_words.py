"""Checks on the words of a letter that need more than one sentence, or the capitals."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from amends.coach.ground import Mark, on
from amends.domain.blanks import blanks
from amends.domain.letter import SUBJECT
from amends.domain.patterns import compiled
from amends.domain.subject import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.ground import Ground
    from amends.language.rules import Rule

_PRIVATE = (
    r"\bmy (?:\w{2,12} )?(?:son|daughter|kids?|child|children|baby|wife|husband|partner|mother|father|mum|"
    r"mom|dad|parents|grandma|grandmother|grandfather|dog|cat|car|van|landlord|flat|boiler|doctor|dentist|"
    r"wedding|family)(?! company)\b"
    r"|\bi (?:was|had been|have been|got|fell|had|caught|came down with)(?: \w{1,10}){0,2} "
    r"(?:ill|sick|unwell|in hospital|flu|cold|covid|migraine|fever|burnt out|exhausted|moving house)\b"
    r"|\bat the (?:vet|hospital|dentist)\b"
)
_CAPITALS = r"\b(?:I |A )?[A-Z][A-Z']+(?: (?:I|A|[A-Z][A-Z']+)\b)*"
_PLAIN_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about again all already also always am and any are as ask asked at be because been before but
        by can did do does done ever every fault fix fixed for from get got had has have he how i if in
        is it know late me must my need never new no not now of on one only or our out please read
        really said send sent she so sorry still stop that the their them then there they this time to
        told too up very wait want was we were what when why will with work wrong yes you your
        """,
    )
)
_ISOLATED = (
    r"\b(?:one-off|one off|isolated (?:incident|event|case|occurrence|mistake|error|instance|lapse)|one-time|"
    r"(?:the |my |our )?(?:first|only) (?:time|occasion|date|deadline|delay|slip)\b.{0,40}\b"
    r"(?:ever|happened|happens|missed|late|with you|we have|i have|i've|we've|in \w+ years)|"
    r"(?:has|had) never happened(?: to (?:me|us))?(?: before)?|never happened before|"
    r"never (?:once )?missed a (?:date|deadline)(?: before)?)\b"
)
_NOT_ISOLATED = (
    r"\b(?:not|n't|no|never|hardly)(?: \w+){0,2} (?:a |an |the )?(?:one-off|isolated|first|only)\b"
)
_HEAT = (
    r"\b(?:disasters?|disastrous|unacceptable|unbelievable|outrageous|outraged?|disgrace(?:ful)?|disgusting|"
    r"disgusted|furious|appall(?:ing|ed)|shocking|horrible|horrific|terrible|awful|dreadful|pathetic|useless|"
    r"incompeten(?:t|ce)|ridiculous|nightmare|scam|catastroph(?:e|ic)|worst|fed up|sick of|had enough|"
    r"ruined|shambles|fiasco|mess|insult(?:ing)?|livid|ripped off|rip-?off)\b"
)
"""Words of anger in a subject; in the text they may be quoted back on purpose."""

_FEWEST = 4
"""Words of a sentence that nobody says twice on purpose."""
_TURNS = (
    r"(?:but|however|still|that said|having said that|even so|mind you)\b(?! you(?:'re| are| were) right)"
)
_VAGUE = (
    r"\b(?:sorry|apologi[sz]e|apologies|apology) (?:for|about|over|regarding) (?:all (?:of )?)?"
    r"(?:this|that|it|it all|all this)(?= ?[.,;!)]|$| and (?:i|we|for|thank|hope|will)\b)"
)
_TAKES_BACK = (
    r"\b(?:but|although|though|even though|however)\b,?"
    r" (?=(?:the|your|my|our|this|that|it|there|they|he|she|you|nobody|no one|somebody|someone|everyone|both"
    r"|two|three|some|most|all|in|on|at|with|a|an)\b)"
    r"(?!you(?:'re| are| were)? (?:right|kind|fair|patient|had|got|saw|only|still"
    r"|asked|ordered|paid|needed|wanted|waited)\b)"
)
"""A “but” with something other than the writer behind it: what they themselves did takes nothing back."""
_NO_TURN = (
    r"\b(?:all|nothing|anything|everything|anyone|everyone|none|nobody|no one|not (?:only|just)\b.*),? ?\Z"
)
"""Before a “but” that means “except”, or “not only … but”."""
_HELD_AGAINST_IT = (
    r"\b(?:promised|said|agreed|told you|quoted|assured|offered|asked|ordered|expected|due|was to)\b"
)
"""What the “but” then tells is the failing itself: “I said Friday, but the plates went out on Monday.”"""
_STILL_OWNS = (
    r"\b(?:mine|on me|with me|now|no excuse|not (?:an )?excuse|corrected|fixed|replaced|repaired"
    r"|(?:my|not your) (?:own )?(?:fault|mistake|error|doing)|(?:should|must) (?:not|never)"
    r"|does(?: not|n't) (?:excuse|change))\b"
)
_GOOD = frozenset(("acknowledge", "concrete_remedy", "concrete_prevention", "choice_offered", "appreciation"))


def shouting(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Two words or more in capitals, one of them an everyday word: acronyms and names are no shouting."""
    yield from _in_subject(bare(ground.sight.letter.subject))
    if ground.sight.letter.text.isupper():
        return
    for one in ground.sight.spoken:
        run = next(_shouted(ground.sight.own(one)), None)
        if run is not None:
            yield Mark(one.start + run.start(), one.start + run.end())


def _shouted(text: str) -> Iterator[re.Match[str]]:
    for run in compiled(_CAPITALS).finditer(text):
        words = run.group().split()
        if len(words) > 1 and any(len(word) > 1 and word.lower() in _PLAIN_WORDS for word in words):
            yield run


def _in_subject(subject: str) -> Iterator[Mark]:
    """The subject in the client's raised voice: it stands over the answer as if it were one's own."""
    run, heat = next(_shouted(subject), None), compiled(_HEAT).search(subject.lower())
    advice = "Name the thing in plain small letters: it stands over your answer in their list of mail."
    if run is not None:
        yield Mark(0, 0, SUBJECT, message=f"The subject shouts: “{run.group()}”", advice=advice)
    elif subject.isupper() and len(subject.split()) > 2:
        yield Mark(0, 0, SUBJECT, message="The subject is all in capitals.", advice=advice)
    if heat is not None:
        words = subject[heat.start() : heat.end()]
        yield Mark(0, 0, SUBJECT, message=f"The subject still carries their heat: “{words}”", advice=advice)
    elif compiled(r"!{2,}|\?{2,}|!\?|\?!").search(subject):
        yield Mark(0, 0, SUBJECT, message="The subject has several marks in a row.", advice=advice)


def private_reasons(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Two different private reasons in one paragraph."""
    for paragraph in ground.paragraphs():
        found = [
            (match.group(), one) for one in paragraph for match in compiled(_PRIVATE).finditer(one.plain.text)
        ]
        if len({words for words, _ in found}) > 1:
            yield Mark(found[0][1].start, found[-1][1].end)


def sorry_count(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The third sentence that apologises."""
    sorry = [
        one for one in ground.sight.spoken if {"apology", "conditional_apology"} & {*one.moves, *one.faults}
    ]
    if len(sorry) > 2:
        yield on(sorry[2])


def isolated_bare(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A one-off is claimed, and no sentence says what changed."""
    if ground.sight.does("concrete_prevention"):
        return
    for start, end in isolated(ground):
        yield Mark(start, end)


def history_clash(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A one-off is claimed, and the files hold an earlier incident with this client."""
    if ground.around.earlier:
        last = max(ground.around.earlier)
        words = f"A one-off? Your files have one of {last.day} {last:%B %Y} with them."
    elif ground.around.again:
        words = "A one-off? Under the facts you noted that it happened again."
    else:
        return
    for start, end in isolated(ground):
        yield Mark(start, end, message=words)


def isolated(ground: Ground) -> Iterator[tuple[int, int]]:
    """Yield the sentences that say it was the only time."""
    for one in ground.sight.spoken:
        if compiled(_ISOLATED).search(one.plain.text) and not compiled(_NOT_ISOLATED).search(one.plain.text):
            yield one.start, one.end


def said_twice(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The same sentence right after itself; a short one may be meant: “Thank you! Thank you!”"""
    text = ground.sight.letter.text
    for before, one in pairwise(ground.sight.spoken):
        if one.words >= _FEWEST and _bare(text[one.start : one.end]) == _bare(
            text[before.start : before.end]
        ):
            yield on(one)


def _bare(sentence: str) -> str:
    """Return the words alone. What is quoted is among them: two quotations are not the same."""
    return " ".join(compiled(r"\w+").findall(sentence.lower()))


def open_blank(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Each blank, in greeting and sign-off too."""
    text = ground.sight.letter.text
    for start, end in blanks(text):
        words = text[start:end] if end - start <= 30 else f"{text[start : start + 29]}…"
        yield Mark(start, end, message=f"{' '.join(words.split())} is still open.")


def another_language(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The letter is in a language that the coach does not know."""
    if not ground.sight.english:
        yield Mark(0, 0)


def sorry_for_that(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """Sorry for “that”, with nothing owned in this sentence or the one before for it to point at."""
    for paragraph in ground.paragraphs():
        for at, one in enumerate(paragraph):
            vague = compiled(_VAGUE).search(one.plain.text)
            if not vague or any("acknowledge" in near.moves for near in paragraph[max(0, at - 1) : at + 1]):
                continue
            start, end = one.plain.original(*vague.span())
            yield Mark(start, end)


def but_after_owning(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """The act is owned, and the same sentence goes on with a “but” about somebody or something else."""
    for one in ground.sight.spoken:
        said = one.plain.text
        moves = {*one.moves} & {"acknowledge", "apology", "concrete_remedy", "concrete_prevention"}
        turn = compiled(_TAKES_BACK).search(said) if moves == {"acknowledge"} else None
        if turn and not said.endswith("?") and _is_step_back(said[: turn.start()], said[turn.end() :]):
            start, _ = one.plain.original(*turn.span())
            yield Mark(start, one.end)


def _is_step_back(before: str, after: str) -> bool:
    """Whether the writer's act stands before the turn, and the words behind it do not own it all the same."""
    owned = compiled(r"\b(?:i|we|my|our)\b").search(before) and not compiled(_HELD_AGAINST_IT).search(before)
    return bool(owned) and not compiled(_NO_TURN).search(before) and not compiled(_STILL_OWNS).search(after)


def but_after_sorry(ground: Ground, rule: Rule) -> Iterator[Mark]:
    """A sentence that begins with "but" right after an apology, and neither owns nor repairs anything."""
    for paragraph in ground.paragraphs():
        for one, after in pairwise(paragraph):
            turns = compiled(_TURNS).match(after.plain.text)
            if turns and "apology" in one.moves and _GOOD.isdisjoint(after.moves):
                yield Mark(after.start, after.end)
