from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amends.storage.plain_head import plain_head
from amends.storage.toml_out import Head, dumps
from strategies import cases, days, moments

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from amends.domain.case import Case

LINES = (
    *(
        'a = "x"',
        'a = "x"  # y',
        "a = 2026-06-03T08:15:00+01:00",
        "b = 2026-06-03",
        "b = 12",
        "b = 012",
        "b = 2026-02-30",
    ),
    *(
        "[client]",
        "# amends case.",
        "# amends case.\0",
        "",
        " ",
        'a = "\t"',
        'a = "\\n"',
        "a = 2026-06-03T08:15:00+25:00",
        "[[x]]",
        "a = '''",
    ),
    *(
        "a = 2026-06-03T08:15:00",
        "a = 1.0",
        "a.b = 1",
        "a",
        "client = 1",
        'c = "  # "  # "',
        'a = "\r"',
        "a = 1\r",
    ),
)


def test_the_head_that_amends_writes_is_read_without_the_parser(case: Callable[..., Case]) -> None:
    head = plain_head(dumps(case(), Head("sent", case().created, case().created.date())))

    assert head is not None
    assert head["client"]["name"] == "Marek Dvořák"


@pytest.mark.parametrize("line", LINES)
def test_it_never_reads_what_the_parser_refuses(line: str) -> None:
    _agree(line)


@given(st.lists(st.sampled_from(LINES), max_size=6).map("\n".join))
@example('a = "x"\n[client]\na = "y"\n[client]')
def test_it_never_says_anything_but_what_the_parser_says(text: str) -> None:
    _agree(text)


@settings(max_examples=30)
@given(cases(), st.text(), moments, days)
def test_it_agrees_with_the_parser_on_any_case(case: Case, stands: str, since: datetime, due: date) -> None:
    _agree(dumps(case.but(messages=(), drafts=(), promises=()), Head(stands, since, due)))


def _agree(text: str) -> None:
    head = plain_head(text)
    if head is not None:
        assert tomllib.loads(text) == head
