"""A pattern is skipped only where it could not match."""

from __future__ import annotations

import pytest

from amends.coach.book import book
from amends.coach.book import whole as coach_rules
from amends.domain.patterns import compiled
from amends.language.needs import needs
from amends.language.plain import lowered, plain
from amends.language.standing import Standing, is_looked_up, places
from amends.reading.matching import rules as reading_rules
from amends.reading.matching import whole as reading_whole


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"\bsorry\b", [[" sorry "]]),
        (r"sorry", [["sorry"]]),
        (r"\b(?:sorry|regrets?) if\b", [[" sorry if | regret if | regrets if "]]),
        (r"(?:very )?late", [["late"]]),
        (r"(?!never)late", [["late"]]),
        (r"^late\b", [[" ^ late "]]),
        (r"\blate[.!]$", [[" late $ "]]),
        (r"\bcan't\b", [[" can t "]]),
        (r"apologi[sz]e", [["apologise|apologize"]]),
        (r"\bmistakes{0,1} were", [[" mistake | mistakes "]]),
        (r"\bput .{1,9} (?:right|straight)\b", [[" put ", " right | straight "]]),
        (r"\bno \w+ (?:use of \w+|\w+ point)\b", [[" no ", " use of | point"]]),
        (r"\bput \w+ off|\bgot \w+ back\b", [[" put ", " off"], [" got ", " back "]]),
        (r"\d{1,3} \w+", [[]]),
        (r"\w|sorry", [[]]),
        (r"[!?]{2,9}", [[]]),
    ],
)
def test_what_stands_in_all_that_a_pattern_matches(pattern: str, ways: list[list[str]]) -> None:
    """Each way to match needs pieces in this order; of those told together one is enough."""
    found = [[{*pieces} for pieces in groups] for groups in needs(pattern)]
    assert found == [[{*pieces.split("|")} for pieces in groups] for groups in ways]


def called(pattern: str, *texts: str) -> list[int]:
    found = needs(pattern)
    pieces = [piece for groups in found for group in groups for piece in group]
    searched = [piece for piece in pieces if not is_looked_up(piece)]
    return [*places(Standing(texts, searched).calling(found))]


def test_a_pattern_is_called_by_the_texts_in_which_all_stands_that_it_needs() -> None:
    texts = ("i put it right.", "put it there", "right, i put it there", "the input is rightly", "")

    assert called(r"\bput .{1,9} right\b", *texts) == [0]
    assert called(r"put .{1,9} right", *texts) == [0, 3]
    assert called(r"\d", *texts) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^(?:so )?thanks\b", "thanks, dana"),
        (r"\bi(?:'m| am) (?:so,? )?sorry\b", "well, i'm so, sorry!"),
        (r"\bre-?sen[dt] the \w+", "i re-sent the files"),
        (r"\bcaf\w+ is\b", "the café is shut"),
        (r"\?\W{0,3}$", 'did you see it?")'),
        (r"(?:^|[,;] )but\b", "late; but it came"),
        (r"'ll\b", "they'll"),
        (r"_x_", "a _x_ b"),
    ],
)
def test_marks_and_ends_and_edges_call_as_they_match(pattern: str, text: str) -> None:
    assert compiled(pattern).search(text)
    assert called(pattern, text) == [0]


def test_no_pattern_matches_an_example_of_any_rule_without_being_called() -> None:
    rules = (*coach_rules(), *reading_whole())
    texts = [plain(lowered(one.text)).text for rule in rules for one in (*rule.found, *rule.not_found)]
    ready = (*book().matched, *reading_rules())
    standing = Standing(texts, {piece for rule in ready for piece in rule.searched})

    for rule in ready:
        pairs = zip((*rule.patterns, *rule.except_), (*rule.calls, *rule.except_calls), strict=True)
        for pattern, call in pairs:
            calling = standing.calling(call)
            for at, text in enumerate(texts):
                assert calling >> at & 1 or not compiled(pattern).search(text), (pattern, text)
