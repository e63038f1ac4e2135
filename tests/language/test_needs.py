"""A pattern is skipped only where it could not match."""

from __future__ import annotations

import pytest

from amends.coach.book import book
from amends.language.needs import both_needs, needs
from amends.language.plain import lowered, plain
from amends.language.rules import compiled


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bsorry\b", ("sorry",)),
        (r"\b(?:sorry|regrets?) if\b", ("sorry", "regret")),
        (r"(?:very )?late", ("late",)),
        (r"(?!never)late", ("late",)),
        (r"\d{1,3} \w+", None),
        (r"mistakes{0,1} were", ("mistake",)),
        (r"a|sorry", None),
        (r"(late)", None),
    ],
)
def test_the_pieces_of_a_pattern_stand_in_all_that_it_matches(
    pattern: str, pieces: tuple[str, ...] | None
) -> None:
    assert needs(pattern, lambda _: None) == pieces


def test_a_second_piece_from_elsewhere_in_the_pattern_is_needed_too() -> None:
    assert both_needs(r"\b(?:put|set) .{1,9} (?:right|straight)\b", lambda _: None) == (
        ("right", "straight"),
        ("put", "set"),
    )
    assert both_needs(r"\bsorry\b", lambda _: None) == (("sorry",), ())
    assert both_needs(r"sorry that|regret this", lambda _: None)[1] == ()


def test_no_pattern_matches_an_example_of_any_rule_without_its_pieces() -> None:
    texts = [plain(lowered(one.text)).text for rule in book().every for one in (*rule.found, *rule.not_found)]
    patterns = [
        pair
        for rule in book().matched
        for both in (rule.pieces, rule.also)
        for pair in zip(rule.patterns, both, strict=True)
    ]

    for pattern, pieces in patterns:
        for text in texts:
            if pieces and compiled(pattern).search(text):
                assert any(piece in text for piece in pieces), (pattern, text)
