"""A judgement as the one interface that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amends.domain.judgement import Finding, Judgement, Sentence


def as_dict(judgement: Judgement) -> dict[str, Any]:
    """Return the judgement in plain lists and dicts, with the keys that ``amends check --json`` prints."""
    return {
        "text": judgement.text,
        "sentences": [_sentence(one) for one in judgement.sentences],
        "findings": [_finding(one) for one in judgement.findings],
        "jobs": {part: dict(jobs) for part, jobs in judgement.jobs.items()},
        "ready": judgement.ready,
    }


def _sentence(one: Sentence) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "moves": list(one.moves),
        "faults": list(one.faults),
        "perhaps": list(one.perhaps),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "message": one.message,
        "why": one.why,
        "source": one.source,
        "evidence": one.evidence,
        "try": one.advice,
        "fault": one.fault,
    }
