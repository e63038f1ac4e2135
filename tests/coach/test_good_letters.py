"""Letters that do everything they should hear nothing from the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.coach import Circumstances, judge
from amends.domain.letter import Letter
from coach.given import letter_in_parts
from coach.letters import ALL, ISOLATED

if TYPE_CHECKING:
    from amends.domain.judgement import Judgement


def in_parts(name: str) -> Judgement:
    shape, today, parts = ALL[name]
    letter = letter_in_parts(shape, parts, greeting="Hello Ines,", sign_off="Kind regards,\nJoss")
    return judge(letter, Circumstances(today=today, names=("Ines Varga",)))


def in_one_piece(name: str) -> Judgement:
    shape, today, parts = ALL[name]
    words = "\n\n".join(text for _, text in parts)
    return judge(
        Letter(f"Hello Ines,\n\n{words}\n\nKind regards,\nJoss\n", shape=shape), Circumstances(today=today)
    )


@pytest.mark.parametrize("name", ALL)
def test_a_good_letter_in_parts_is_clean(name: str) -> None:
    judgement = in_parts(name)

    assert [f for f in judgement.findings if f.severity != "hint"] == []
    assert judgement.ready


@pytest.mark.parametrize("name", ALL)
def test_a_good_letter_as_a_bare_text_under_its_shape_is_clean(name: str) -> None:
    judgement = in_one_piece(name)

    assert [f for f in judgement.findings if f.severity != "hint"] == []


@pytest.mark.parametrize("name", ALL)
def test_a_good_letter_without_a_shape_is_clean(name: str) -> None:
    _, today, parts = ALL[name]
    judgement = judge(Letter("\n\n".join(text for _, text in parts)), Circumstances(today=today))

    assert [f for f in judgement.findings if f.severity != "hint"] == []


@pytest.mark.parametrize("name", ALL)
def test_every_job_of_a_good_letter_is_ticked(name: str) -> None:
    judgement = in_parts(name)

    assert [
        (part, job) for part, jobs in judgement.jobs.items() for job, done in jobs.items() if not done
    ] == []


def test_a_cause_is_a_fault_before_the_act_is_owned() -> None:
    shape, today, parts = ISOLATED
    why = dict(parts)["why"]
    letter = letter_in_parts(shape, [("why", why)])

    rules = {finding.rule for finding in judge(letter, Circumstances(today=today)).findings}

    assert "blames-a-third" in rules or "outside-cause" in rules
