"""The shapes that come with the program, and what is said of a broken one."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

import pytest

from amends.domain.draft import Job
from amends.letters import ShapeTrouble, UnknownShape, blanks, load, shape, shapes
from amends.letters.loading import JOBS

if TYPE_CHECKING:
    from pathlib import Path

PARTS = [part for form in shapes().values() for part in form.parts]
TEXTS = [
    text
    for form in shapes().values()
    for text in (
        form.title,
        form.when,
        *(
            words
            for part in form.parts
            for words in (part.title, part.guidance, part.prefill, *part.starters)
        ),
    )
]


def test_all_shapes_are_there_in_the_order_offered() -> None:
    assert list(shapes()) == [
        "they-complained",
        "i-write-first",
        "just-asking",
        "partly-me",
        "not-my-doing",
        "firm-and-brief",
        "it-happened-again",
        "short-note",
        "checking-back",
        "they-chose",
        "they-said-no",
    ]


def test_the_jobs_are_those_of_the_domain() -> None:
    assert set(get_args(Job)) == JOBS


def test_each_part_has_jobs_short_guidance_and_two_to_four_starters() -> None:
    for part in PARTS:
        assert part.jobs, part.name
        assert 20 < len(part.guidance) <= 140, part.guidance
        assert 2 <= len(part.starters) <= 4, part.name


def test_nothing_the_user_reads_shouts_or_guesses_who_somebody_is() -> None:
    for text in TEXTS:
        assert "!" not in text
        assert not re.search(r"\b(he|she|his|her|him|hers)\b", text, re.IGNORECASE), text


def test_every_bracket_in_a_starter_is_an_open_blank() -> None:
    for part in PARTS:
        for starter in part.starters:
            assert starter.count("[") == len(blanks(starter)), starter


def test_only_the_short_note_says_something_from_the_beginning() -> None:
    assert [part.name for part in PARTS if part.prefill] == ["note"]
    assert len(blanks(shape("short-note").parts[0].prefill)) == 1


def test_an_apology_is_a_finding_only_where_nothing_is_known() -> None:
    assert [form.id for form in shapes().values() if form.apology == "finding"] == ["just-asking"]
    for form in shapes().values():
        has_the_job = any("apology" in part.jobs for part in form.parts)

        assert has_the_job == (form.apology == "wanted"), form.id


def test_an_unknown_shape_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownShape, match=r"ode to joy.*they-complained") as caught:
        shape("ode to joy")

    assert tuple(shapes()) == caught.value.known


WHOLE = """
title = "T"
when = "W"
apology = "free"
greeting = "Hello {name},"
sign_off = "Bye,"
[[parts]]
name = "note"
title = "N"
guidance = "G"
"""


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("title = T", "", "line 1"),
        (WHOLE.replace('"note"', '"nowhere"'), "parts[1].name", "stands for no part"),
        (WHOLE.replace('title = "T"\n', ""), "title", "missing"),
        (WHOLE.replace('"free"', '"sure"'), "apology", "none of"),
        (WHOLE + 'jobs = ["sing"]', "parts[1].jobs", "sing"),
        (WHOLE + 'jobs = "ask"', "parts[1].jobs", "list of texts"),
        (WHOLE + "holds_offers = 1", "parts[1].holds_offers", "true nor false"),
        (WHOLE + "colour = 1", "parts[1].colour", "none of"),
        (WHOLE + '[[parts]]\nname = "note"\ntitle = "N"\nguidance = "G"', "parts", "same name"),
        (WHOLE.split("[[parts]]", maxsplit=1)[0], "parts", "at least one"),
    ],
)
def test_a_broken_shape_is_named_with_file_key_and_reason(
    tmp_path: Path, text: str, key: str, reason: str
) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ShapeTrouble) as caught:
        load(tmp_path)

    assert (caught.value.file, caught.value.key) == ("mine.toml", key)
    assert reason in caught.value.reason
    assert "mine.toml" in str(caught.value)


def test_letters_and_remedies_are_there_without_pydantic_and_without_a_terminal() -> None:
    program = (
        "import sys, amends.letters, amends.remedies as r; amends.letters.shapes(); r.catalogue();"
        "print([m for m in ('pydantic', 'babel', 'textual', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
