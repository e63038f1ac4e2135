"""Tokens and clauses: who does what, when, and whether."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.language.features import features, stem
from amends.language.grammar import Clause, clauses, lexicon, tokens
from amends.language.plain import lowered, plain


def first(text: str) -> Clause:
    return clauses(tokens(text))[0]


def test_a_shortened_not_is_a_word_of_its_own() -> None:
    assert [token.word for token in tokens("i didn't, we won't")] == [
        "i",
        "did",
        "n't",
        ",",
        "we",
        "will",
        "n't",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("£120", "<sum>"),
        ("20%", "<sum>"),
        ("90 euros", "<sum>"),
        ("10:30", "<clock>"),
        ("4pm", "<clock>"),
        ("612", "<num>"),
    ],
)
def test_numbers_are_told_apart(text: str, kind: str) -> None:
    assert tokens(text)[0].classes == (kind,)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("i left the page out", "self"),
        ("our printer folded it twice", "own"),
        ("you signed the sheet", "you"),
        ("your bookkeeper held it back", "yours"),
        ("the courier dropped it", "role"),
        ("nobody could have known", "nobody"),
        ("the draft was sent on monday", "thing"),
        ("it was left out", "it"),
    ],
)
def test_the_subject_is_known_by_its_kind(text: str, subject: str) -> None:
    assert first(text).subject == subject


def test_a_passive_without_its_doer_is_told_from_one_by_us() -> None:
    assert first("the page was printed twice").passive
    assert not first("the page was printed twice by me").passive
    assert not first("i printed the page twice").passive


@pytest.mark.parametrize(
    ("text", "tense", "negated"),
    [
        ("i forgot the map", "past", False),
        ("i did not draw the map", "past", True),
        ("i will draw the map", "will", False),
        ("you should have told me", "should_have", False),
        ("i have drawn the map", "perfect", False),
    ],
)
def test_the_tense_and_the_not_are_seen(text: str, tense: str, negated: bool) -> None:
    clause = first(text)

    assert (clause.tense, clause.negated) == (tense, negated)


def test_a_clause_knows_what_opened_it() -> None:
    assert [clause.opened_by for clause in clauses(tokens("i was late because the tram broke down"))] == [
        "",
        "because",
    ]


def test_each_word_of_the_lexicon_is_lower_case() -> None:
    assert all(word == word.lower() for word in lexicon())


def test_a_stem_joins_number_and_tense() -> None:
    assert {stem(word) for word in ("delay", "delays", "delayed", "delaying")} == {"delay"}


@given(st.text(max_size=200))
def test_features_stand_within_the_sentence(text: str) -> None:
    made = plain(lowered(text)).text
    for feature in features(made):
        assert 0 <= feature.start <= feature.end <= len(made)
