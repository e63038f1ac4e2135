"""From a letter and what is known around it to a judgement."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from amends.coach.book import book
from amends.coach.checks import CHECKS
from amends.coach.circumstances import NOTHING_KNOWN
from amends.coach.ground import Ground
from amends.coach.jobs import ticked
from amends.coach.seen import owned_from, see
from amends.domain.judgement import ADVICE_FIRST, Finding, Judgement, Sentence
from amends.language.english import is_english, tells_its_language
from amends.language.sentences import LONGEST
from amends.letters.loading import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amends.coach.circumstances import Circumstances
    from amends.coach.ground import Mark
    from amends.coach.seen import Seen
    from amends.domain.judgement import Evidence, Severity
    from amends.domain.letter import Letter
    from amends.language.rules import Rule

_WEIGHT = {"error": 0, "warning": 1, "hint": 2}
_FIRST = ("no-ownership", "no-remedy", "no-apology", ADVICE_FIRST)
_TELLING = frozenset(("cause", "facts"))


def judge(letter: Letter, around: Circumstances = NOTHING_KNOWN) -> Judgement:
    """Say what each sentence does and what weakens it, which jobs are done, and what to look at.

    What should stand in a letter is judged only against its shape; a bare letter by its sentences.
    """
    shape = shapes().get(letter.shape) if letter.shape else None
    tells_cause = shape is not None and any(_TELLING & set(part.jobs) for part in shape.parts)
    sight = see(letter, tells_cause=tells_cause, english=_is_english(letter, around))
    ground = Ground(sight, around, shape, ticked(sight, shape, around.by_hand))
    own = _from_own(ground) if around.own.rules else ()
    findings = [*_from_sentences(ground), *own, *_from_checks(ground)]
    checked = _faults_checked(findings)
    left = [finding for finding in findings if _is_left(finding, around)]
    seen = (_unasked(one, left) for one in sight.sentences) if left else sight.sentences
    sentences = tuple(_sentence(letter.text, one, checked) for one in seen)
    kept = [finding for finding in _uncrowded(findings) if not _is_left(finding, around)]
    kept.sort(key=_order)
    notes = tuple(around.own.resting.values())
    return Judgement(letter.text, sentences, tuple(kept), ground.jobs, notes)


def _is_english(letter: Letter, around: Circumstances) -> bool:
    """Whether the coach can judge the letter; one hardly begun is taken for the client's language."""
    return is_english(letter.text) if tells_its_language(letter.text) else around.english


def _from_sentences(ground: Ground) -> Iterator[Finding]:
    owned = owned_from(ground.sight.sentences)
    bare = ground.shape is None and not ground.sight.letter.sections
    for one in ground.sight.spoken:
        spoken: set[str] = set()
        for hit in one.hits:
            rule = hit.rule
            if not rule.severity or rule.id in spoken:
                continue
            spoken.add(rule.id)
            start, end = (one.start, one.end) if rule.scope == "sentence" else (hit.start, hit.end)
            softly = bare and rule.quiet_once_owned and owned is not None and owned < one.start
            softly = softly or not rule.sure or rule.fault in one.perhaps
            yield _finding(ground, rule, start, end, severity="hint" if softly else "", part=one.part)


def _from_own(ground: Ground) -> Iterator[Finding]:
    """What the user's own rules find; each speaks once a sentence."""
    own, spoken = ground.around.own, ground.sight.spoken
    for one, found in zip(spoken, own.matches(one.plain.text for one in spoken), strict=True):
        for rule, begin, stop in {
            rule.id: (rule, begin, stop) for rule, begin, stop in reversed(found)
        }.values():
            whole = rule.scope == "sentence"
            start, end = (one.start, one.end) if whole else one.plain.original(begin, stop)
            severity = "" if rule.sure else "hint"
            yield _finding(ground, rule, start, end, severity=severity, part=one.part)


def _from_checks(ground: Ground) -> Iterator[Finding]:
    for rule in book().checked:
        if not (ground.sight.english or rule.any_language):
            continue
        for mark in CHECKS[rule.check](ground, rule):
            yield _finding(ground, rule, mark.start, mark.end, mark=mark)


def _finding(
    ground: Ground,
    rule: Rule,
    start: int,
    end: int,
    *,
    severity: str = "",
    part: str = "",
    mark: Mark | None = None,
) -> Finding:
    section = ground.sight.letter.section_at(start) if not part and start < end else None
    return Finding(
        rule=rule.id,
        severity=cast("Severity", severity or (mark.severity if mark else "") or rule.severity),
        start=start,
        end=end,
        text=ground.sight.letter.text[start:end],
        message=(mark.message if mark else "") or rule.message,
        advice=(mark.advice if mark else "") or rule.advice,
        why=" ".join(words for words in (rule.why, mark.why if mark else "") if words),
        source=rule.source,
        evidence=cast("Evidence", rule.evidence),
        fault=rule.fault,
        part=part or (mark.part if mark else "") or (section.part if section else ""),
        job=mark.job if mark else "",
    )


def _faults_checked(findings: list[Finding]) -> dict[int, list[Finding]]:
    """Return what checks of the whole letter found in single sentences, by where it stands."""
    checked = {rule.id for rule in book().checked if rule.fault} - _weighed()
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.rule in checked and finding.start < finding.end:
            found.setdefault(finding.start // LONGEST, []).append(finding)
    return found


def _sentence(text: str, one: Seen, checked: dict[int, list[Finding]]) -> Sentence:
    """Give a sentence its labels, with the faults that checks of the whole letter found in it."""
    faults = dict.fromkeys(one.faults)
    if not one.silent and checked:
        for stretch in range(one.start // LONGEST, one.end // LONGEST + 1):
            for finding in checked.get(stretch, ()):
                if one.start <= finding.start < finding.end <= one.end:
                    faults[finding.fault] = None
    return Sentence(one.start, one.end, text[one.start : one.end], one.moves, tuple(faults), one.perhaps)


def _unasked(one: Seen, left: list[Finding]) -> Seen:
    """Return a sentence without its doubts where the user has left one: one question a sentence is enough."""
    gone = {finding.fault for finding in left if finding.start < one.end and one.start < finding.end}
    return one._replace(perhaps=()) if gone & {*one.perhaps} else one


def _uncrowded(findings: list[Finding]) -> list[Finding]:
    """Return the findings without those that stand in the same words as a graver one, or the like of it."""
    whole = {rule.id for rule in book().checked if rule.scope == "letter"}
    kept: list[Finding] = []
    near: dict[int, list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (_WEIGHT[one.severity], one.start, one.end)):
        stretches = range(finding.start // LONGEST, finding.end // LONGEST + 1)
        others = (other for stretch in stretches for other in near.get(stretch, ()))
        crowds = finding.start < finding.end and finding.rule not in whole
        if crowds and any(_covers(other, finding) for other in others):
            continue
        kept.append(finding)
        for stretch in stretches:
            near.setdefault(stretch, []).append(finding)
    return kept


def _covers(other: Finding, finding: Finding) -> bool:
    if not (other.start < finding.end and finding.start < other.end):
        return False
    graver = _WEIGHT[other.severity] < _WEIGHT[finding.severity] and other.rule not in _weighed()
    return graver or (bool(finding.fault) and other.fault == finding.fault)


@cache
def _weighed() -> frozenset[str]:
    """Rules that mark a whole sentence for what many words say: what one phrase says stands beside them."""
    return frozenset(rule.id for rule in book().checked if rule.check == "weighed")


def _is_left(finding: Finding, around: Circumstances) -> bool:
    if finding.rule in around.quiet:
        return True
    return any(rule == finding.rule and quote in ("", finding.text) for rule, quote in around.left)


def _order(finding: Finding) -> tuple[int, int, int, int]:
    """Sort by weight; what is missing of owning, repair and apology before all else."""
    first = _FIRST.index(finding.rule) if finding.rule in _FIRST else len(_FIRST)
    return _WEIGHT[finding.severity], first, finding.start, finding.end
