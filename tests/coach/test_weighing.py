"""What the weights say, how it is told, and that they stay small and made from the letters beside them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from amends.coach import judge
from amends.coach.checks_weighed import ASKED
from amends.coach.weighing import WEIGHTS, model, named
from amends.domain.judgement import Fault, Move
from amends.domain.letter import Letter

LETTERS = Path(__file__).parents[2] / "benchmarks" / "letters"
LABELS = (*Move.__args__, *Fault.__args__)  # type: ignore[attr-defined]


def test_the_weights_know_every_label_and_stay_small() -> None:
    assert model().labels == LABELS
    assert WEIGHTS.stat().st_size < 700_000


def test_the_weights_were_learned_from_the_letters_as_they_are() -> None:
    """When letters change, benchmarks/learn.py --write makes the weights anew."""
    sets = (path.stem for path in LETTERS.glob("*.txt") if len(path.stem) <= 2)
    names = [*sorted(sets, key=lambda name: (len(name), name)), "pairs", "plain_pairs", "near_misses"]
    every = b"".join((LETTERS / f"{name}.txt").read_bytes() for name in names)

    assert model().about["letters"] == hashlib.sha256(every).hexdigest()[:16]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("I've run this workshop for twenty years and nobody has ever called me careless.", "defensive"),
        ("The seams had not been pressed as they should have been.", "passive_evasion"),
        ("It's just a tiny crack and nobody will see it.", "minimizer"),
    ],
)
def test_a_fault_without_a_telling_phrase_is_found_and_its_words_are_named(text: str, fault: str) -> None:
    (finding,) = [one for one in judge(Letter(text)).findings if one.fault == fault]
    words = named(text.lower(), fault)

    assert words
    assert all(word in text.lower() for word in words)
    assert f"“{words[0]}”" in finding.why


def test_what_is_only_likely_is_asked_and_is_no_fault() -> None:
    judgement = judge(Letter("The gate was left open, but nobody came to harm."))

    assert judgement.sentences[0].faults == ()
    assert judgement.sentences[0].perhaps == ("passive_evasion",)
    assert [(one.severity, "?" in one.message) for one in judgement.findings] == [("hint", True)]


@pytest.mark.parametrize(
    "text",
    [
        "From now on we will double check everything.",
        "Unless I am paid by Friday I will have to involve my solicitor.",
    ],
)
def test_what_a_rule_knows_to_be_hollow_is_no_move(text: str) -> None:
    judgement = judge(Letter(text))

    assert not {"concrete_prevention", "concrete_remedy"} & set(judgement.sentences[0].moves)
    assert judgement.findings


def test_one_sentence_gets_one_question_at_most() -> None:
    judgement = judge(Letter("The gate was left open for a moment, as anybody might."))

    assert len(judgement.sentences[0].perhaps) > 1
    assert sum(one.message in ASKED.values() for one in judgement.findings) == 1


def test_a_quotation_and_a_greeting_are_not_weighed() -> None:
    text = "Hello Ines,\n\n> You should have told me, it is your own fault.\n"

    assert all(not one.faults and not one.moves for one in judge(Letter(text)).sentences)


def test_weights_load_without_heavy_libraries_and_only_when_a_letter_is_judged() -> None:
    script = (
        "import sys; import amends.coach; from amends.coach import weighing, judge\n"
        "from amends.domain.letter import Letter\n"
        "assert weighing.model.cache_info().currsize == 0\n"
        "judge(Letter('I sent the wrong file.'))\n"
        "assert weighing.model.cache_info().currsize == 1\n"
        "assert not {'numpy', 'scipy', 'sklearn'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
